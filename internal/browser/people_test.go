//go:build browser

package browser_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The pages that this file looks at: a person with shifts, and one of two entries on
// one story.
const (
	somebody = "/people/antonio-costa/"
	entry    = "/articles/2026-01-09-meloni-wants-orderly-talks-with-russia/"
)

// A drawing is what a strip in the browser tells about itself.
type drawing struct {
	Statements, Drawn int
	Nameless, Lost    []string // dots without a name, dots that lead nowhere
	Small             float64  // the size of the smallest letters, in pixels
	Outside           int      // dots beyond the window's edges
	Rows              int      // of the table
	Overflow          int
}

const tellDrawing = `(() => {
	const dots = [...document.querySelectorAll(".strip a")];
	const count = dot => Number(dot.querySelector("text")?.textContent ?? 1);
	const boxes = dots.map(dot => dot.getBoundingClientRect());
	return {
		Statements: document.querySelectorAll("section .anchored > .statement").length,
		Drawn: dots.reduce((sum, dot) => sum + count(dot), 0),
		Nameless: dots.filter(dot => !dot.getAttribute("aria-label")).map(dot => dot.outerHTML),
		Lost: dots.map(dot => dot.getAttribute("href")).filter(href => !document.getElementById(href.slice(1))),
		Small: Math.min(...[...document.querySelectorAll(".strip g text")].map(text => parseFloat(getComputedStyle(text).fontSize))),
		Outside: boxes.filter(box => box.left < 0 || box.right > innerWidth).length,
		Rows: document.querySelectorAll("figure tbody tr").length,
		Overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
	};
})()`

// TestStripInChromium: every statement is a dot, and every dot a link with a name, on
// the narrowest screens too, where the words keep their size.
func TestStripInChromium(t *testing.T) {
	server, chromium := shared.server, shared.browser
	for _, width := range []int64{320, 1280} {
		tab, done := chromedp.NewContext(chromium)
		defer done()
		if err := chromedp.Do(tab, chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL+somebody)); err != nil {
			t.Fatal(err)
		}
		d, err := chromedp.Run(tab, chromedp.Evaluate[drawing](tellDrawing))
		if err != nil {
			t.Fatal(err)
		}
		if d.Statements == 0 || d.Drawn != d.Statements || d.Rows != d.Statements {
			t.Errorf("at %d px %d dots and %d rows for %d statements", width, d.Drawn, d.Rows, d.Statements)
		}
		if len(d.Nameless) > 0 || len(d.Lost) > 0 || d.Outside > 0 || d.Overflow > 0 || d.Small < 11 {
			t.Errorf("at %d px the strip is %+v", width, d)
		}
		// A dot leads to its statement on the page, from the keyboard too.
		if err := chromedp.Do(tab, chromedp.Evaluate[chromedp.Void](`document.querySelector(".strip a").focus()`), chromedp.KeyEvent("\r")); err != nil {
			t.Fatal(err)
		}
		target, err := chromedp.Run(tab, chromedp.Evaluate[string](`document.querySelector(":target > .statement")?.parentElement.id ?? ""`))
		if err != nil || target == "" {
			t.Errorf("at %d px Enter on a dot leads to %q, %v", width, target, err)
		}
	}
}

// TestWithoutScripts: the pages say all they have to say, and nothing stands there
// that does not work.
func TestWithoutScripts(t *testing.T) {
	server, chromium := shared.server, shared.browser
	tab, done := chromedp.NewContext(chromium)
	defer done()
	disableScripts(t, tab)
	for path, words := range map[string][]string{
		"/":      {"Where it stands now", "Latest shifts", "The phase we are in", "Latest coverage", "Follow the debate"},
		somebody: {"Position over time", "The same as a table", "Popolo JSON", "Appears beside"},
		entry:    {"Read the original", "Who said what", "The same story elsewhere", "Cite this", "BibTeX", "CSL-JSON"},
	} {
		if err := chromedp.Do(tab, chromedp.EmulateViewport(320, 640), chromedp.Navigate(server.URL+path)); err != nil {
			t.Fatal(err)
		}
		text, err := chromedp.Run(tab, chromedp.Text("main"))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range words {
			if !strings.Contains(text, want) {
				t.Errorf("%s without scripts lacks %q", path, want)
			}
		}
		buttons, err := chromedp.Run(tab, chromedp.Evaluate[int](`document.querySelectorAll("button").length`))
		if err != nil || buttons > 0 {
			t.Errorf("%s without scripts has %d buttons, %v", path, buttons, err)
		}
	}
}

// TestCopy: what the controls put on the clipboard is what stands there, and where
// there is no clipboard, or a device has its own way to share, that is used.
func TestCopy(t *testing.T) {
	server, chromium := shared.server, shared.browser
	tab, done := chromedp.NewContext(chromium)
	defer done()
	if err := chromedp.Do(tab, chromedp.Navigate(server.URL+entry)); err != nil {
		t.Fatal(err)
	}
	for control, want := range map[string]string{
		".statement .copy":        "document.querySelector('.statement .permalink').href",
		".cite-plain + .copy":     "document.querySelector('.cite-plain').textContent",
		".cite pre + .copy":       "document.querySelector('.cite pre').textContent",
		".sharing > :first-child": "location.href",
	} {
		got, err := chromedp.Run(tab, chromedp.Evaluate[[]string](`(async () => {
			const control = document.querySelector("`+control+`");
			let copied = "", shown = "";
			const press = async () => {
				control.click();
				await new Promise(requestAnimationFrame);
				return control.textContent;
			};
			navigator.clipboard.writeText = async text => { copied = text; };
			const said = await press();
			navigator.clipboard.writeText = async () => { throw new Error("not allowed"); };
			window.prompt = (_, text) => { shown = text; };
			control.closest("details")?.setAttribute("open", ""); // only what is seen can be selected
			await press();
			return [`+want+`, copied, shown || getSelection().toString(), said];
		})()`, chromedp.EvalAwaitPromise))
		if err != nil || len(got) != 4 || got[0] == "" || got[1] != got[0] || strings.TrimSpace(got[2]) != got[0] || got[3] != "Copied" {
			t.Errorf("%s: want, copied, shown to be copied by hand, said: %q, %v", control, got, err)
		}
	}
	shared, err := chromedp.Run(tab, chromedp.Evaluate[[]string](`(async () => {
		let shared = {};
		navigator.share = async page => { shared = page; };
		await import("/js/copy.js?for-a-device-that-shares");
		[...document.querySelectorAll(".sharing .copy")].at(-1).click();
		return [shared.title, shared.url];
	})()`, chromedp.EvalAwaitPromise))
	if err != nil || len(shared) != 2 || shared[0] == "" || shared[1] != server.URL+entry {
		t.Errorf("the device is asked to share %q, %v", shared, err)
	}
	record, err := chromedp.Run(tab, chromedp.Evaluate[string](`document.querySelectorAll(".cite pre")[1].textContent`))
	if err != nil || !json.Valid([]byte(record)) {
		t.Errorf("the CSL-JSON is no JSON, %v: %s", err, record)
	}
}

// TestFirstScreen: at 360 by 640 pixels the front page says what it is about and what
// is new before anybody scrolls.
func TestFirstScreen(t *testing.T) {
	server, chromium := shared.server, shared.browser
	tab, done := chromedp.NewContext(chromium)
	defer done()
	if err := chromedp.Do(tab, chromedp.EmulateViewport(360, 640), chromedp.Navigate(server.URL+"/")); err != nil {
		t.Fatal(err)
	}
	below, err := chromedp.Run(tab, chromedp.Evaluate[[]string](`["h1", ".lead", ".new"].filter(
		part => document.querySelector(part).getBoundingClientRect().bottom > innerHeight)`))
	if err != nil || len(below) > 0 {
		t.Errorf("below the first screen: %v, %v", below, err)
	}
}
