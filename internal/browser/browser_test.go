//go:build browser

// Package browser looks at the repository's own site in a real browser. It runs
// with `make browser`, needs the program chromium and the file of axe-core that
// the Makefile fetches, and fails without them.
package browser_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"digest/internal/build"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// mainPages are one of each kind that readers see most; pages are one of every kind.
var (
	mainPages = []string{
		"/", "/timeline/", "/timeline/2026/02/", "/people/", "/people/antonio-costa/", "/positions/", "/positions/2026/02/",
		"/articles/2026-05-28-prevot-wants-a-seat-for-the-eu/", "/shifts/", "/topics/envoy/", "/sources/",
		"/briefings/2026-W22/", "/search/?q=talk",
	}
	pages = slices.Concat(mainPages, []string{
		"/timeline/position/oppose/", "/people/kaja-kallas/", "/topics/", "/sources/tass/", "/briefings/", "/events/",
		"/feeds/", "/data/", "/about/", "/404.html",
	})
)

// shared is what all tests look at. They change neither the site nor the browser:
// each opens a tab of its own.
var shared struct {
	output  string // the folder of the site
	server  *httptest.Server
	browser context.Context
}

func TestMain(m *testing.M) {
	code, err := withSite(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// withSite builds the repository's site, serves it on loopback, starts the browser,
// and runs the tests.
func withSite(run func() int) (int, error) {
	dir, err := os.MkdirTemp("", "digest-browser-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	shared.output = filepath.Join(dir, "public")
	shared.server = httptest.NewServer(http.FileServer(http.Dir(shared.output)))
	defer shared.server.Close()
	if err := buildSite(context.Background(), shared.output, shared.server.URL+"/"); err != nil {
		return 0, fmt.Errorf("building the site: %w", err)
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	browser, closeBrowser := chromedp.NewContext(allocator)
	defer closeBrowser()
	if err := chromedp.Do(browser); err != nil {
		return 0, fmt.Errorf("starting chromium, which these tests need: %w", err)
	}
	shared.browser = browser
	return run(), nil
}

// buildSite writes the repository's site.
func buildSite(ctx context.Context, output, base string) error {
	_, err := build.Site(ctx, build.Options{
		Source: "../..", Output: output, BaseURL: base, Jobs: runtime.GOMAXPROCS(0),
		Now: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC),
	})
	return err
}

// newTab opens a tab that is closed when the test ends.
func newTab(t *testing.T) context.Context {
	t.Helper()
	tab, done := chromedp.NewContext(shared.browser)
	t.Cleanup(done)
	if err := chromedp.Do(tab); err != nil {
		t.Fatal(err)
	}
	return tab
}

// open shows a page of the site in a window of a width.
func open(t *testing.T, tab context.Context, width int64, path string) {
	t.Helper()
	if err := chromedp.Do(tab, chromedp.EmulateViewport(width, 900), chromedp.Navigate(shared.server.URL+path)); err != nil {
		t.Fatalf("%s at %d px: %v", path, width, err)
	}
	if path == "/search/?q=talk" {
		waitFor(t, tab, `document.querySelector("noscript p, section a mark")`)
	}
}

// inPage is what an expression gives in the page.
func inPage[V any](t *testing.T, tab context.Context, script string) V {
	t.Helper()
	v, err := chromedp.Run(tab, chromedp.Evaluate[V](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// disableScripts turns the pages' own scripts off; expressions of the test still run.
func disableScripts(t *testing.T, tab context.Context) {
	t.Helper()
	_, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	if err != nil {
		t.Fatal(err)
	}
}

// emulate sets the medium ("print", or "" for the screen) and its features, as pairs of
// name and value.
func emulate(t *testing.T, tab context.Context, medium string, features ...string) {
	t.Helper()
	params := emulation.SetEmulatedMediaParams{Media: medium}
	for pair := range slices.Chunk(features, 2) {
		params.Features = append(params.Features, &emulation.MediaFeature{Name: pair[0], Value: pair[1]})
	}
	if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, params); err != nil {
		t.Fatal(err)
	}
}
