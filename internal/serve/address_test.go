package serve

import (
	"net"
	"net/netip"
	"strings"
	"testing"
)

func tcp(addr string) net.Addr {
	return net.TCPAddrFromAddrPort(netip.MustParseAddrPort(addr))
}

// A page elsewhere may point its own name at this computer; it must not read drafts.
func TestHosts(t *testing.T) {
	tests := []struct {
		named, at string // --addr, and the address opened for it
		host      string
		want      bool
	}{
		{"127.0.0.1:8080", "127.0.0.1:8080", "127.0.0.1:8080", true},
		{"127.0.0.1:8080", "127.0.0.1:8080", "localhost:8080", true},
		{"127.0.0.1:8080", "127.0.0.1:8080", "LocalHost.", true},
		{"127.0.0.1:8080", "127.0.0.1:8080", "digest.localhost:8080", true},
		{"127.0.0.1:8080", "127.0.0.1:8080", "127.8.9.1", true},
		{"[::1]:8080", "[::1]:8080", "[::1]:8080", true},
		{"[::1]:8080", "[::1]:8080", "[::1]", true},
		{":8080", "127.0.0.1:8080", "", false},
		{"127.0.0.1:8080", "127.0.0.1:8080", "example.org", false},
		{"127.0.0.1:8080", "127.0.0.1:8080", "example.org:8080", false},
		{"127.0.0.1:8080", "127.0.0.1:8080", "localhost.example.org", false},
		{"127.0.0.1:8080", "127.0.0.1:8080", "notlocalhost", false},
		{"127.0.0.1:8080", "127.0.0.1:8080", "192.0.2.7:8080", false},
		{"digest.test:8080", "127.0.0.1:8080", "Digest.Test:8080", true},
		{"0.0.0.0:8080", "0.0.0.0:8080", "desk.example.org:8080", true},
		{"192.0.2.7:8080", "192.0.2.7:8080", "192.0.2.7:8080", true},
	}
	for _, tt := range tests {
		check := newHostCheck(tt.named, tcp(tt.at))
		if got := check.allows(tt.host); got != tt.want {
			t.Errorf("with --addr %s, host %q allowed = %v, want %v", tt.named, tt.host, got, tt.want)
		}
	}
}

func TestOrigin(t *testing.T) {
	tests := []struct{ named, at, want, warning string }{
		{"127.0.0.1:8080", "127.0.0.1:8080", "http://127.0.0.1:8080", ""},
		{"localhost:0", "127.0.0.1:40123", "http://localhost:40123", ""},
		{":8080", "127.0.0.1:8080", "http://127.0.0.1:8080", ""},
		{"[::1]:8080", "[::1]:8080", "http://[::1]:8080", ""},
		{"0.0.0.0:8080", "0.0.0.0:8080", "http://localhost:8080", "on every network"},
		{"[::]:8080", "[::]:8080", "http://localhost:8080", "on every network"},
		{"192.0.2.7:8080", "192.0.2.7:8080", "http://192.0.2.7:8080", "whoever can reach 192.0.2.7:8080"},
	}
	for _, tt := range tests {
		if got := origin(tt.named, tcp(tt.at)); got != tt.want {
			t.Errorf("origin(%s, %s) = %s, want %s", tt.named, tt.at, got, tt.want)
		}
		if got := openTo(tcp(tt.at)); (got == "") != (tt.warning == "") || !strings.Contains(got, tt.warning) {
			t.Errorf("openTo(%s) = %q, want %q in it", tt.at, got, tt.warning)
		}
	}
}

func TestListenRefuses(t *testing.T) {
	taken, err := listen(t.Context(), ":0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	if !addrPort(taken.Addr()).Addr().IsLoopback() {
		t.Errorf("without a host it listens on %s, want this computer only", taken.Addr())
	}
	tests := []struct{ addr, want string }{
		{taken.Addr().String(), "is taken"},
		{taken.Addr().String(), "--addr 127.0.0.1:"},
		{"8080", "missing port"},
		{"127.0.0.1:http-ish", "--addr 127.0.0.1:8080"},
	}
	for _, tt := range tests {
		listener, err := listen(t.Context(), tt.addr)
		if err == nil {
			listener.Close()
			t.Errorf("listen(%q) works, want an error", tt.addr)
		} else if !strings.Contains(err.Error(), tt.want) {
			t.Errorf("listen(%q): %q, want %q in it", tt.addr, err, tt.want)
		}
	}
}
