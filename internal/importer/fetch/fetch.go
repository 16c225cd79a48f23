// Package fetch reads a document from the web, within limits, and from public
// addresses only: a page that an editor imports must not reach into the editor's
// own network through a redirect or a name (server-side request forgery, CWE-918).
//
//	document, err := fetch.Get(ctx, "https://example.org/a", fetch.Limits{})
//
// The address of every connection is checked after names are resolved, so that a
// name which changes its address in between does not help. Proxies of the
// environment are not used: they would make the connection where it cannot be
// checked.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// Limits bound a request. The zero Limits are those of an editor's command.
type Limits struct {
	// Bytes is the most that a document holds, unpacked; 0 means 20 MB.
	Bytes int64
	// Time is the most that the whole request takes; 0 means 30 s.
	Time time.Duration
	// Redirects is the most that are followed; 0 means 5.
	Redirects int
	// AllowPrivate allows addresses of this machine and of private networks.
	AllowPrivate bool
	// Contact is an address that tells a server's owner who asks; it may be empty.
	Contact string
}

// A Document is what an address answered.
type Document struct {
	Data []byte
	// Address is where the document was, after redirects.
	Address string
	// ContentType is what the server says it is.
	ContentType string
}

// userAgent names the program and who uses it (RFC 9110, section 10.1.5).
func userAgent(contact string) string {
	if contact == "" {
		return "digest-import/1"
	}
	return "digest-import/1 (+" + contact + ")"
}

// Get reads the document at an http or https address.
func Get(ctx context.Context, address string, limits Limits) (Document, error) {
	limits = limits.orDefault()
	ctx, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	request, err := newRequest(ctx, address, limits.Contact)
	if err != nil {
		return Document{}, err
	}
	client := newClient(limits)
	defer client.CloseIdleConnections()
	response, err := client.Do(request)
	if err != nil {
		return Document{}, explain(err, limits)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return Document{}, fmt.Errorf("the server answered %q", response.Status)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, limits.Bytes+1))
	if err != nil {
		return Document{}, explain(err, limits)
	}
	if int64(len(data)) > limits.Bytes {
		return Document{}, fmt.Errorf("the document holds more than %d bytes; raise the limit with --max-size", limits.Bytes)
	}
	return Document{Data: data, Address: response.Request.URL.String(), ContentType: response.Header.Get("Content-Type")}, nil
}

func (l Limits) orDefault() Limits {
	const bytes, redirects, wait = 20 << 20, 5, 30 * time.Second
	if l.Bytes <= 0 {
		l.Bytes = bytes
	}
	if l.Time <= 0 {
		l.Time = wait
	}
	if l.Redirects <= 0 {
		l.Redirects = redirects
	}
	return l
}

func newRequest(ctx context.Context, address, contact string) (*http.Request, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	if err := checkURL(u); err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", userAgent(contact))
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/json;q=0.9,text/plain;q=0.8,*/*;q=0.1")
	return request, nil
}

// checkURL refuses what is no address of a page: other schemes, and passwords.
func checkURL(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("%q is no http or https address", u.Redacted())
	}
	if u.User != nil {
		return fmt.Errorf("%q has a user name in it; take it out", u.Redacted())
	}
	return nil
}

func newClient(limits Limits) *http.Client {
	dialer := &net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		if limits.AllowPrivate {
			return nil
		}
		return checkAddress(address)
	}}
	return &http.Client{
		Transport: &http.Transport{DialContext: dialer.DialContext, ForceAttemptHTTP2: true, MaxResponseHeaderBytes: 1 << 20},
		CheckRedirect: func(next *http.Request, before []*http.Request) error {
			if len(before) > limits.Redirects {
				return fmt.Errorf("the server redirected %d times; the limit is %d", len(before), limits.Redirects)
			}
			return checkURL(next.URL)
		},
	}
}

// errPrivate is that of an address which is not on the public internet.
var errPrivate = errors.New("is an address of this machine or of a private network; allow it with --allow-private")

// checkAddress refuses a host and port to connect to that is not public.
func checkAddress(address string) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("connecting to %q: %w", address, err)
	}
	if ip := to.Addr().Unmap().WithZone(""); !public(ip) {
		return fmt.Errorf("%s %w", ip, errPrivate)
	}
	return nil
}

// special are the blocks of the registries of special-purpose addresses (RFC 6890)
// that the methods of netip.Addr do not know.
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),     // this network
	netip.MustParsePrefix("100.64.0.0/10"), // carriers' networks (RFC 6598)
	netip.MustParsePrefix("192.0.0.0/24"),  // protocol assignments
	netip.MustParsePrefix("198.18.0.0/15"), // benchmarks
	netip.MustParsePrefix("240.0.0.0/4"),   // reserved, and broadcast
	netip.MustParsePrefix("64:ff9b::/96"),  // IPv4 behind NAT64 (RFC 6052)
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("2002::/16"), // 6to4, which embeds IPv4
	netip.MustParsePrefix("2001::/32"), // Teredo, likewise
}

func public(ip netip.Addr) bool {
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
		return false
	}
	for _, block := range special {
		if block.Contains(ip) {
			return false
		}
	}
	return true
}

// explain says which limit ended a request.
func explain(err error, limits Limits) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("the server took more than %v; raise the limit with --timeout", limits.Time)
	}
	if failure, ok := errors.AsType[*url.Error](err); ok {
		return failure.Err
	}
	return err
}
