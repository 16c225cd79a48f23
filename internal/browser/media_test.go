//go:build browser

package browser_test

import "testing"

// TestPrint: on paper there is what is to be read, in ink that is dark, and nothing
// that can only be pressed, whatever the colours of the screen are.
func TestPrint(t *testing.T) {
	tab := newTab(t)
	for _, path := range pages {
		open(t, tab, 794, path) // A4 at 96 dots an inch
		emulate(t, tab, "print", "prefers-color-scheme", "dark")
		for _, element := range inPage[[]string](t, tab, `[...document.querySelectorAll("nav, form, button:not(th button), select, .skip, .permalink, [role=status]")]
			.filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 120))`) {
			t.Errorf("%s is printed with %s", path, element)
		}
		if words := inPage[int](t, tab, `document.querySelector("main").innerText.length`); words < 100 && path != "/404.html" {
			t.Errorf("%s is printed with %d letters only", path, words)
		}
		if ink := inPage[string](t, tab, `getComputedStyle(document.body).color + " on " + getComputedStyle(document.body).backgroundColor`); ink != "rgb(0, 0, 0) on rgb(255, 255, 255)" {
			t.Errorf("%s is printed in %s", path, ink)
		}
		if wide := inPage[int](t, tab, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("%s is printed %d px too wide", path, wide)
		}
		emulate(t, tab, "")
	}
}

// TestForcedColours: where a reader's own colours take over, the shares, bars and
// marks are still to be seen, and the focus.
func TestForcedColours(t *testing.T) {
	tab := newTab(t)
	emulate(t, tab, "", "forced-colors", "active")
	for path, drawn := range map[string]string{
		"/":                          ".share",
		"/timeline/":                 ".chart.wide .t1",
		"/positions/":                ".tiles rect",
		"/people/antonio-costa/":     ".strip circle",
		"/sources/":                  ".bar",
		"/timeline/position/oppose/": ".entry",
	} {
		open(t, tab, 1280, path)
		unseen := inPage[int](t, tab, `[...document.querySelectorAll("`+drawn+`")].filter(e => {
			const style = getComputedStyle(e), paper = getComputedStyle(document.body).backgroundColor;
			const ink = [style.borderTopColor, style.backgroundColor, style.fill, style.stroke];
			return ink.every(colour => [paper, "none", "rgba(0, 0, 0, 0)"].includes(colour));
		}).length`)
		if unseen > 0 {
			t.Errorf("%s in forced colours does not show %d of %s", path, unseen, drawn)
		}
		if plain := inPage[[]string](t, tab, tellOutlines); len(plain) > 0 {
			t.Errorf("%s in forced colours does not show the focus on %s", path, plain)
		}
	}
}

// TestReducedMotion: nothing moves for who asked for that.
func TestReducedMotion(t *testing.T) {
	tab := newTab(t)
	for motion, want := range map[string]string{"no-preference": "smooth", "reduce": "auto"} {
		emulate(t, tab, "", "prefers-reduced-motion", motion)
		open(t, tab, 1280, "/")
		got := inPage[string](t, tab, `getComputedStyle(document.documentElement).scrollBehavior`)
		if got != want {
			t.Errorf("with %s scrolling is %s, want %s", motion, got, want)
		}
		if moving := inPage[int](t, tab, `document.getAnimations().length`); moving > 0 {
			t.Errorf("with %s %d things move", motion, moving)
		}
	}
}
