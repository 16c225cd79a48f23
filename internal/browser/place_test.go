//go:build browser

package browser_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"digest/internal/serve"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// atRest waits for what the page draws next, and for the events of that.
const atRest = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))`

// tellPlace is where a reader is, and what stands there.
const tellPlace = atRest + `.then(() => scrollY + ": " + document.elementFromPoint(200, 300).textContent.slice(0, 200))`

// A livePage is a tab with the preview of the repository's site.
type livePage struct {
	tab   context.Context
	url   string
	save  func()       // has the tab reload; it is marked until then
	index sync.RWMutex // while it is locked, no file of the search index comes
}

func newLivePage(t *testing.T) *livePage {
	t.Helper()
	p := &livePage{tab: newTab(t)}
	file := func(name string) ([]byte, error) {
		if strings.HasPrefix(name, "search/index/") {
			p.index.RLock()
			defer p.index.RUnlock()
		}
		return os.ReadFile(filepath.Join(shared.output, filepath.FromSlash(name)))
	}
	dir := t.TempDir()
	saves := 0
	p.save = func() {
		t.Helper()
		saves++
		waitFor(t, p.tab, `window.marked = true`)
		if err := os.WriteFile(filepath.Join(dir, "page"), fmt.Append(nil, saves), 0o644); err != nil {
			t.Fatal(err)
		}
		waitFor(t, p.tab, `!window.marked && document.readyState === "complete"`)
	}
	p.url, _ = preview(t, dir, "127.0.0.1:0", func(string) (*serve.Snapshot, error) {
		return &serve.Snapshot{BasePath: "/", File: file}, nil
	})
	return p
}

// open shows a page, and goes to a place in it once something is true.
func (p *livePage) open(t *testing.T, path, truth string, top int) {
	t.Helper()
	if err := chromedp.Do(p.tab, chromedp.EmulateViewport(1280, 600), chromedp.Navigate(p.url+path)); err != nil {
		t.Fatal(err)
	}
	waitFor(t, p.tab, truth)
	p.scroll(t, top)
}

func (p *livePage) scroll(t *testing.T, top int) {
	t.Helper()
	waitFor(t, p.tab, fmt.Sprintf(`(scrollTo({top: %d, behavior: "instant"}), scrollY === %d)`, top, top))
}

const (
	found    = `document.querySelector("section a mark")`
	filled   = `document.querySelector("select[name=source]").length > 1`
	filtered = `document.querySelector("[role=status]").textContent.includes(" of ")`
)

// TestLivePlace: after a reload the same words are at the same place, also where a script
// draws them.
func TestLivePlace(t *testing.T) {
	p := newLivePage(t)
	for _, test := range []struct {
		path, truth string
		top         int
	}{
		{"search/?q=Macron", found, 900},
		{"timeline/", filled, 1234},
		{"timeline/#filter_title", filled, 1234},
		{"timeline/?person=kaja-kallas", filtered, 1500},
		{"timeline/2026/02/?person=kaja-kallas", filtered, 700},
		{"positions/?member=eu", `document.querySelector("[data-sort] button")`, 1234},
	} {
		p.open(t, test.path, test.truth, test.top)
		before := inPage[string](t, p.tab, tellPlace)
		p.save()
		waitFor(t, p.tab, test.truth)
		if after := inPage[string](t, p.tab, tellPlace); after != before {
			t.Errorf("%s is at %q after the reload, was at %q", test.path, after, before)
		}
	}
}

// TestLivePlaceWaits: a place that is not there yet is waited for, over another reload,
// too; but a reader who moves has gone from it.
func TestLivePlaceWaits(t *testing.T) {
	p := newLivePage(t)
	p.open(t, "search/?q=Macron", found, 900)
	p.index.Lock()
	p.save()
	p.save()
	if top := inPage[int](t, p.tab, `scrollY`); top >= 900 {
		t.Fatalf("without its results the page is at %d", top)
	}
	p.index.Unlock()
	waitFor(t, p.tab, found)
	waitFor(t, p.tab, `scrollY === 900`)

	for name, move := range map[string]func(){
		"a key":         func() { press(t, p.tab, kb.Home) },
		"the scrollbar": func() { waitFor(t, p.tab, `(scrollTo({top: 10, behavior: "instant"}), scrollY === 10)`) },
	} {
		p.scroll(t, 900)
		p.index.Lock()
		p.save()
		move()
		waitFor(t, p.tab, `scrollY < 20`)
		inPage[bool](t, p.tab, atRest)
		p.index.Unlock()
		waitFor(t, p.tab, found)
		if place := inPage[string](t, p.tab, tellPlace); strings.HasPrefix(place, "900") {
			t.Errorf("after %s the page goes to %q", name, place)
		}
	}
}

// TestLiveFolds: what the reader opened or closed stays so, and the place with it. What
// the editor now writes otherwise, and the reader did not touch, is as it is written.
func TestLiveFolds(t *testing.T) {
	p := newLivePage(t)
	const people = `document.querySelector("details:has([data-facet=person])")`
	p.open(t, "timeline/", filled+` && (`+people+`.open = true)`, 1234)
	before := inPage[string](t, p.tab, tellPlace)
	p.save()
	waitFor(t, p.tab, people+`.open`)
	if after := inPage[string](t, p.tab, tellPlace); after != before {
		t.Errorf("the page is at %q after the reload, was at %q", after, before)
	}

	dir := t.TempDir()
	write := func(html string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "page"), []byte(html), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(`<details>opened</details><details open>closed</details><details>left</details>`)
	url, _ := preview(t, dir, "127.0.0.1:0", func(dir string) (*serve.Snapshot, error) {
		return &serve.Snapshot{BasePath: "/", File: func(string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, "page")) }}, nil
	})
	if err := chromedp.Do(p.tab, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
	waitFor(t, p.tab, `(document.querySelectorAll("details").forEach((part, i) => { part.open = i === 0; }), window.marked = true)`)
	write(`<details>opened</details><details open>closed</details><details open>left</details>`)
	waitFor(t, p.tab, `!window.marked && document.readyState === "complete" && [...document.querySelectorAll("details")].map(part => part.open).join() === "true,false,true"`)
}
