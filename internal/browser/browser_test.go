//go:build browser

// Package browser looks at the repository's own site in a real browser. It runs
// with `make browser`, needs the program chromium, and fails without it.
package browser_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"digest/internal/build"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// pages are one of every kind that readers see most.
var pages = []string{
	"/", "/timeline/", "/timeline/2026/02/", "/people/", "/people/kaja-kallas/", "/positions/", "/shifts/",
	"/topics/", "/sources/", "/events/", "/search/?q=talk", "/feeds/", "/data/", "/about/",
	"/articles/2026-05-28-prevot-wants-a-seat-for-the-eu/",
}

// A look is what a page in the browser tells about itself.
type look struct {
	Overflow  int
	Headings  int
	Focus     string
	Resources []resource
}

// A resource is a file that the page asked for.
type resource struct {
	Name   string
	Status int
}

const tellLook = `({
	Overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
	Headings: document.querySelectorAll("h1").length,
	Focus: document.activeElement.className,
	Resources: performance.getEntriesByType("resource").map(r => ({Name: r.name, Status: r.responseStatus})),
})`

func TestPagesInChromium(t *testing.T) {
	server := serveSite(t)
	browser := newBrowser(t)
	for _, path := range pages {
		t.Run(path, func(t *testing.T) {
			tab, done := chromedp.NewContext(browser)
			defer done()
			for _, width := range []int64{320, 1280} {
				err := chromedp.Do(tab,
					chromedp.EmulateViewport(width, 900),
					chromedp.Navigate(server.URL+path),
					chromedp.KeyEvent(kb.Tab),
				)
				if err != nil {
					t.Fatalf("at %d px: %v", width, err)
				}
				page, err := chromedp.Run(tab, chromedp.Evaluate[look](tellLook))
				if err != nil {
					t.Fatalf("at %d px: %v", width, err)
				}
				page.check(t, width, server.URL)
			}
		})
	}
}

func (l look) check(t *testing.T, width int64, own string) {
	t.Helper()
	if l.Overflow > 0 {
		t.Errorf("at %d px the page is %d px too wide", width, l.Overflow)
	}
	if l.Headings != 1 {
		t.Errorf("the page has %d h1, want 1", l.Headings)
	}
	if l.Focus != "skip" {
		t.Errorf("the first Tab goes to %q, want the skip link", l.Focus)
	}
	if len(l.Resources) == 0 {
		t.Error("the page loads no file, not even its stylesheet")
	}
	for _, r := range l.Resources {
		if !strings.HasPrefix(r.Name, own) {
			t.Errorf("the page asks another host: %s", r.Name)
		}
		if r.Status != http.StatusOK {
			t.Errorf("%s came with status %d", r.Name, r.Status)
		}
	}
}

// serveSite builds the repository's site and serves it on loopback.
func serveSite(t *testing.T) *httptest.Server {
	t.Helper()
	output := t.TempDir() + "/public"
	server := httptest.NewServer(http.FileServer(http.Dir(output)))
	t.Cleanup(server.Close)
	_, err := build.Site(t.Context(), build.Options{
		Source: "../..", Output: output, BaseURL: server.URL + "/", Jobs: runtime.GOMAXPROCS(0),
		Now: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	return server
}

func newBrowser(t *testing.T) context.Context {
	t.Helper()
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
	)
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	browser, closeBrowser := chromedp.NewContext(allocator)
	t.Cleanup(closeBrowser)
	if err := chromedp.Do(browser); err != nil {
		t.Fatalf("starting chromium, which these tests need: %v", err)
	}
	return browser
}
