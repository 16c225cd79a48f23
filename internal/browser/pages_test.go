//go:build browser

package browser_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A look is what a page in the browser tells about itself.
type look struct {
	Overflow  int
	Headings  int
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
	Resources: performance.getEntriesByType("resource").map(r => ({Name: r.name, Status: r.responseStatus})),
})`

// TestPages: no page is wider than its window, asks another host, or says a word on
// the console.
func TestPages(t *testing.T) {
	tab := newTab(t)
	said := listen(t, tab)
	for _, path := range pages {
		for _, width := range []int64{320, 360, 1280} {
			open(t, tab, width, path)
			inPage[look](t, tab, tellLook).check(t, path, width)
		}
		for _, words := range said() {
			t.Errorf("%s: the console says %s", path, words)
		}
	}
}

func (l look) check(t *testing.T, path string, width int64) {
	t.Helper()
	if l.Overflow > 0 {
		t.Errorf("%s at %d px is %d px too wide", path, width, l.Overflow)
	}
	if l.Headings != 1 {
		t.Errorf("%s has %d h1, want 1", path, l.Headings)
	}
	if len(l.Resources) == 0 {
		t.Errorf("%s loads no file, not even its stylesheet", path)
	}
	for _, r := range l.Resources {
		if !strings.HasPrefix(r.Name, shared.server.URL) {
			t.Errorf("%s asks another host: %s", path, r.Name)
		}
		if r.Status != http.StatusOK {
			t.Errorf("%s: %s came with status %d", path, r.Name, r.Status)
		}
	}
}

// listen collects errors and warnings of a tab: exceptions, the console, files that
// did not come. What it gives is what was said since it was last asked.
func listen(t *testing.T, tab context.Context) func() []string {
	t.Helper()
	var lock sync.Mutex
	var words []string
	say := func(s string) {
		lock.Lock()
		defer lock.Unlock()
		words = append(words, s)
	}
	err := chromedp.Listen(tab, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			say(e.ExceptionDetails.Text + describe(e.ExceptionDetails.Exception))
		case *runtime.EventConsoleAPICalled:
			text := string(e.Type)
			for _, arg := range e.Args {
				text += describe(arg)
			}
			say(text)
		case *log.EventEntryAdded:
			say(string(e.Entry.Level) + ": " + e.Entry.Text + " " + e.Entry.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return func() []string {
		lock.Lock()
		defer lock.Unlock()
		all := slices.Clone(words)
		words = nil
		return all
	}
}

func describe(object *runtime.RemoteObject) string {
	switch {
	case object == nil:
		return ""
	case object.Description != "":
		return " " + object.Description
	}
	return " " + string(object.Value)
}

// tellContent is what a reader without scripts must find, too: texts, and where links
// lead. Controls are no content.
const tellContent = `(() => {
	const controls = "form, button, [role=status], .filters, noscript, template";
	const seen = e => !e.closest(controls) && e.checkVisibility();
	const words = e => {
		const copy = e.cloneNode(true);
		copy.querySelectorAll(controls).forEach(control => control.remove());
		return copy.textContent.replace(/\s+/g, " ").trim();
	};
	const texts = "main :is(h1, h2, h3, p, li, dt, dd, th, td, caption, summary, blockquote, pre)";
	return {
		Texts: [...new Set([...document.querySelectorAll(texts)].filter(seen).map(words).filter(Boolean))],
		Links: [...new Set([...document.links].filter(seen).map(a => a.href.split("?")[0]))],
	};
})()`

type content struct{ Texts, Links []string }

// TestSameWithoutScripts: what a page shows with scripts is there without them. The
// results of a search are the one exception, and the page says so.
func TestSameWithoutScripts(t *testing.T) {
	with, without := newTab(t), newTab(t)
	disableScripts(t, without)
	for _, path := range pages {
		open(t, without, 1280, path)
		plain := inPage[content](t, without, tellContent)
		if strings.HasPrefix(path, "/search/") {
			if said := inPage[bool](t, without, `document.querySelector("noscript p").checkVisibility()`); !said {
				t.Errorf("%s without scripts does not say that it needs them", path)
			}
			if promised := inPage[bool](t, without, `document.querySelector("#search-help").checkVisibility()`); promised {
				t.Errorf("%s without scripts tells how results appear", path)
			}
			if len(plain.Links) < 20 {
				t.Errorf("%s without scripts leads to %d pages only", path, len(plain.Links))
			}
			continue
		}
		open(t, with, 1280, path)
		for _, text := range inPage[content](t, with, tellContent).Texts {
			if !slices.Contains(plain.Texts, text) {
				t.Errorf("%s without scripts lacks the text %q", path, text)
			}
		}
		for _, link := range inPage[content](t, with, tellContent).Links {
			if !slices.Contains(plain.Links, link) {
				t.Errorf("%s without scripts lacks the link %q", path, link)
			}
		}
		if dead := inPage[int](t, without, `[...document.querySelectorAll("main :is(button, select)")].filter(e => e.checkVisibility()).length`); dead > 0 {
			t.Errorf("%s without scripts has %d controls that do nothing", path, dead)
		}
	}
}
