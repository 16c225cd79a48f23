package fetch_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"digest/internal/importer/fetch"
)

// server answers on this machine, which only AllowPrivate reaches.
func server(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<p>", r.UserAgent())
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/hosts")
		w.WriteHeader(http.StatusFound)
	})
	mux.HandleFunc("/big", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, strings.Repeat("x", 2000)) })
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestGet(t *testing.T) {
	s := server(t)
	got, err := fetch.Get(t.Context(), s.URL+"/moved", fetch.Limits{AllowPrivate: true, Contact: "https://example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	if string(got.Data) != "<p>digest-import/1 (+https://example.org/)" || got.Address != s.URL+"/page" || got.ContentType != "text/html; charset=utf-8" {
		t.Errorf("got %s, %+v", got.Data, got)
	}
}

func TestGetRefuses(t *testing.T) {
	s := server(t)
	open := fetch.Limits{AllowPrivate: true, Bytes: 1000, Redirects: 3, Time: 5 * time.Second}
	brief := open
	brief.Time = 50 * time.Millisecond
	for _, tc := range []struct {
		name, address string
		limits        fetch.Limits
		want          string
	}{
		{"this machine", s.URL + "/page", fetch.Limits{}, "127.0.0.1 is an address of this machine or of a private network; allow it with --allow-private"},
		{"this machine by its name", strings.Replace(s.URL, "127.0.0.1", "localhost", 1), fetch.Limits{}, "is an address of this machine"},
		{"IPv4 in IPv6", "http://[::ffff:127.0.0.1]:1/", fetch.Limits{}, "127.0.0.1 is an address of this machine"},
		{"cloud metadata", "http://169.254.169.254/", fetch.Limits{}, "169.254.169.254 is an address of this machine"},
		{"private network", "http://10.0.0.1/", fetch.Limits{}, "10.0.0.1 is an address of this machine"},
		{"private network, version 6", "http://[fd00::1]/", fetch.Limits{}, "fd00::1 is an address of this machine"},
		{"carrier's network", "http://100.64.0.1/", fetch.Limits{}, "100.64.0.1 is an address of this machine"},
		{"no network", "http://0.0.0.0/", fetch.Limits{}, "0.0.0.0 is an address of this machine"},
		{"another scheme", "file:///etc/hosts", fetch.Limits{}, `"file:///etc/hosts" is no http or https address`},
		{"a password", "https://jane:secret@example.org/", fetch.Limits{}, `"https://jane:xxxxx@example.org/" has a user name in it; take it out`},
		{"a redirect to a file", s.URL + "/file", open, `"file:///etc/hosts" is no http or https address`},
		{"a redirect loop", s.URL + "/loop", open, "the server redirected 4 times; the limit is 3"},
		{"too large", s.URL + "/big", open, "the document holds more than 1000 bytes; raise the limit with --max-size"},
		{"too slow", s.URL + "/slow", brief, "the server took more than 50ms; raise the limit with --timeout"},
		{"not there", s.URL + "/none", open, `the server answered "404 Not Found"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := fetch.Get(t.Context(), tc.address, tc.limits)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want %s", err, tc.want)
			}
		})
	}
}
