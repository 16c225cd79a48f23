//go:build browser

package browser_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// walk is how many times a test presses Tab on each page: through the head of the page
// and well into it.
const walk = 16

// tellFocus is where the focus is, and what is wrong with that.
const tellFocus = `(() => {
	const here = document.activeElement;
	const before = window.last;
	window.last = here;
	const style = getComputedStyle(here);
	return [
		here === document.body && "on nothing",
		before && !(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING) && "not after the one before",
		(style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) && "not outlined",
		here.getBoundingClientRect().right < 0 && "out of sight",
	].filter(Boolean).map(fault => here.outerHTML.slice(0, 120) + " is " + fault);
})()`

// tellOutlines puts the focus on everything that can have it, in what is folded away, too.
const tellOutlines = `(() => {
	document.querySelectorAll("details").forEach(part => { part.open = true; });
	const can = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(e => e.checkVisibility());
	return can.filter(e => {
		e.focus({preventScroll: true});
		const style = getComputedStyle(e);
		return document.activeElement !== e || !e.matches(":focus-visible") || style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2;
	}).map(e => e.outerHTML.slice(0, 120));
})()`

// TestFocus: Tab begins with the skip link, goes through a page in its order, and
// can be followed by the eye; the skip link skips.
func TestFocus(t *testing.T) {
	tab := newTab(t)
	for _, path := range pages {
		open(t, tab, 1280, path)
		for i := range walk {
			press(t, tab, kb.Tab)
			if i == 0 && inPage[string](t, tab, "document.activeElement.className") != "skip" {
				t.Errorf("%s: the first Tab does not go to the skip link", path)
			}
			for _, fault := range inPage[[]string](t, tab, tellFocus) {
				t.Errorf("%s: Tab %d: %s", path, i+1, fault)
			}
		}
		for _, plain := range inPage[[]string](t, tab, tellOutlines) {
			t.Errorf("%s: the focus cannot be seen on %s", path, plain)
		}
		open(t, tab, 320, path)
		press(t, tab, kb.Tab)
		press(t, tab, kb.Enter)
		waitFor(t, tab, `location.hash === "#content"`)
		press(t, tab, kb.Tab)
		if !inPage[bool](t, tab, `!!document.activeElement.closest("main, .foot")`) {
			t.Errorf("%s: the skip link does not skip the menu", path)
		}
	}
}
