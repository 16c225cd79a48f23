//go:build browser

package browser_test

import (
	"context"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestLiveTabs: however many tabs show the site, a browser listens once, and all of them
// see what changes.
func TestLiveTabs(t *testing.T) {
	dir := t.TempDir()
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "page"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("first")
	if err := os.WriteFile(filepath.Join(dir, "style.css"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	site, stop := preview(t, dir, "127.0.0.1:0", onePage)
	url, streams := countStreams(t, site)
	listening := func(want int32) {
		t.Helper()
		for end := time.Now().Add(10 * time.Second); streams.Load() != want; time.Sleep(5 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("the browser keeps %d streams, want %d", streams.Load(), want)
			}
		}
	}

	tabs := make([]context.Context, 8) // two more than connections
	closeTab := make([]func(), len(tabs))
	for i := range tabs {
		tabs[i], closeTab[i] = chromedp.NewContext(shared.browser)
		defer closeTab[i]()
		if err := chromedp.Do(tabs[i]); err != nil {
			t.Fatal(err)
		}
		soon, cancel := context.WithTimeout(tabs[i], 10*time.Second)
		if err := chromedp.Do(soon, chromedp.Navigate(url)); err != nil {
			t.Fatalf("tab %d: %v", i+1, err)
		}
		cancel()
	}
	shows := func(text string, tabs ...context.Context) {
		t.Helper()
		for _, tab := range tabs {
			waitFor(t, tab, `document.body.innerText.startsWith("`+text+`")`)
		}
	}
	shows("first", tabs...)
	listening(1)
	write("second")
	shows("second", tabs...)
	listening(1)

	// A mistake is told to all, and so is that it was mended.
	for _, tab := range tabs {
		waitFor(t, tab, `window.marked = true`)
	}
	const mistake = `(document.querySelector("[aria-live]")?.innerText ?? "").includes("mend it")`
	write("mistake")
	for _, tab := range tabs {
		waitFor(t, tab, `window.marked && `+mistake)
	}
	write("second")
	for _, tab := range tabs {
		waitFor(t, tab, `!window.marked && !`+mistake)
	}

	// Whichever tab listens, another takes over from it when it is hidden or closed.
	hide := func(tab context.Context, hidden string) {
		t.Helper()
		waitFor(t, tab, `(Object.defineProperty(document, "hidden", {configurable: true, value: `+hidden+`}), document.dispatchEvent(new Event("visibilitychange")))`)
	}
	for i, text := range []string{"third", "fourth", "fifth"} {
		hide(tabs[i], "true")
		listening(1)
		write(text)
		shows(text, tabs[i+1:]...)
		listening(1)
	}
	for i, text := range []string{"second", "third", "fourth"} {
		shows(text, tabs[i])
		hide(tabs[i], "false")
		shows("fifth", tabs[i])
	}
	listening(1)
	for i, text := range []string{"sixth", "seventh", "eighth"} {
		closeTab[i]()
		listening(1)
		write(text)
		shows(text, tabs[i+1:]...)
	}
	left := tabs[3:]

	// The server stops, and another run of it takes its place.
	stop()
	listening(0)
	write("ninth")
	preview(t, dir, site[len("http://"):len(site)-1], onePage)
	shows("ninth", left...)
	listening(1)

	for _, tab := range left {
		hide(tab, "true")
	}
	listening(0)
}

const streamPath = "/.digest/events"

// countStreams stands before a preview, and counts the streams that are open.
func countStreams(t *testing.T, site string) (string, *atomic.Int32) {
	t.Helper()
	to, err := url.Parse(site)
	if err != nil {
		t.Fatal(err)
	}
	streams := new(atomic.Int32)
	proxy := &httputil.ReverseProxy{
		FlushInterval: -1,
		Rewrite:       func(r *httputil.ProxyRequest) { r.SetURL(to) },
		ModifyResponse: func(r *http.Response) error {
			if r.Request.URL.Path == streamPath {
				if !r.Close {
					t.Error("a stream does not end its connection, so Chromium keeps that for seconds after it let go")
				}
				r.Header.Set("Connection", "close") // a proxy does not pass it on
			}
			return nil
		},
		ErrorLog: log.New(io.Discard, "", 0), // the server is stopped, and tabs are closed
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == streamPath {
			streams.Add(1)
			defer streams.Add(-1)
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/", streams
}
