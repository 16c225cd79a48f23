package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
)

// loopback is the host when none is named. Go would take an empty host for "every
// network"; an editor who writes ":8080" means the port.
const loopback = "127.0.0.1"

// listen opens the address.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("listening: %w", err)
	}
	if host == "" {
		host = loopback
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", net.JoinHostPort(host, port))
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is taken, perhaps by another digest serve; choose another port, such as --addr %s",
			net.JoinHostPort(host, port), net.JoinHostPort(host, another(port)))
	case err != nil:
		return nil, fmt.Errorf("%w; choose another address, such as --addr %s:8080", err, loopback)
	}
	return listener, nil
}

// another is a port to try when one is taken: the next, or any.
func another(port string) string {
	n, err := strconv.Atoi(port)
	if err != nil || n >= 1<<16-1 {
		return "0"
	}
	return strconv.Itoa(n + 1)
}

// openTo warns of who can reach an address, if it is more than this computer.
func openTo(addr net.Addr) string {
	switch at := addrPort(addr); {
	case at.Addr().IsLoopback():
		return ""
	case at.Addr().IsUnspecified():
		return fmt.Sprintf("port %d is open on every network of this computer: whoever can reach the computer can read the site, drafts included", at.Port())
	default:
		return fmt.Sprintf("whoever can reach %s can read the site, drafts included", at)
	}
}

// origin is the address for a browser on this computer, without a path: the host as
// the editor named it, and the port that was opened.
func origin(named string, addr net.Addr) string {
	at := addrPort(addr)
	host, _, _ := net.SplitHostPort(named)
	switch {
	case host == "":
		host = loopback
	case at.Addr().IsUnspecified():
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, strconv.Itoa(int(at.Port())))
}

func addrPort(addr net.Addr) netip.AddrPort {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return netip.AddrPort{}
	}
	at := tcp.AddrPort()
	return netip.AddrPortFrom(at.Addr().Unmap(), at.Port())
}

// A hostCheck knows the names under which the server may be asked. A page elsewhere
// can make its own name point at this computer and then read what is served here; the
// browser still sends that name as the request's host.
type hostCheck struct {
	open  bool   // an editor opened the site to others: any name will do
	named string // the host of --addr, which may be a name of this computer
}

func newHostCheck(named string, addr net.Addr) hostCheck {
	host, _, _ := net.SplitHostPort(named)
	return hostCheck{open: !addrPort(addr).Addr().IsLoopback(), named: strings.ToLower(host)}
}

// allows says whether a request's host is one of ours. Names below "localhost" are
// always this computer's (RFC 6761, section 6.3).
func (c hostCheck) allows(host string) bool {
	if c.open {
		return true
	}
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"), "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.Unmap().IsLoopback()
	}
	return host != "" && host == c.named
}
