//go:build browser

package browser_test

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestPositionsByKeyboard sorts and filters the matrix as somebody without a mouse
// does, and finds the choice again after a reload.
func TestPositionsByKeyboard(t *testing.T) {
	server := shared.server
	tab, done := chromedp.NewContext(shared.browser)
	defer done()
	open := func(path string) {
		t.Helper()
		if err := chromedp.Do(tab, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(server.URL+path)); err != nil {
			t.Fatal(err)
		}
		waitFor(t, tab, `!document.querySelector(".filters").hidden`)
	}
	open("/positions/")
	const names = `[...document.querySelectorAll(".matrix tbody tr:not([hidden]) th")].map(th => th.textContent)`
	const order = `[...document.querySelectorAll(".matrix tbody tr td:nth-child(2)")].map(td => +td.dataset.value)`
	const sorted = `(order => order.every((n, i) => !i || order[i - 1] <= n))(` + order + `)`
	waitFor(t, tab, sorted) // the order of the scale
	all := inPage[[]string](t, tab, names)

	// To the first head, and through its three orders.
	focusOn(t, tab, `.matrix th[data-sort=person] button`)
	press(t, tab, kb.Enter)
	waitFor(t, tab, `document.querySelector("[data-sort=person]").ariaSort === "ascending" && location.search === "?sort=person"`)
	up := inPage[[]string](t, tab, names)
	press(t, tab, " ")
	waitFor(t, tab, `document.querySelector("[data-sort=person]").ariaSort === "descending" && location.search === "?sort=-person"`)
	down := inPage[[]string](t, tab, names)
	press(t, tab, kb.Enter)
	waitFor(t, tab, `!document.querySelector(".matrix [aria-sort]") && location.search === "" && `+sorted)
	if len(up) != len(all) || up[0] != down[len(down)-1] || up[0] == all[0] && up[1] == all[1] && up[2] == all[2] {
		t.Errorf("by name\nup   %s\ndown %s", strings.Join(up, ", "), strings.Join(down, ", "))
	}

	// Tab goes on to the next head, and shift and Tab to the filters before the table.
	focusOn(t, tab, `.filters select[name=country]`)
	press(t, tab, kb.ArrowDown)
	waitFor(t, tab, `document.querySelector(".filters select").selectedIndex === 1 && location.search.startsWith("?country=")`)
	waitFor(t, tab, `[...document.querySelectorAll("tr[data-country]:not([hidden])")].every(row => row.dataset.country === document.querySelector(".filters select").value)`)
	waitFor(t, tab, `/^[1-9]\d* of \d+ people shown$/.test(document.querySelector("[role=status]").textContent)`)
	few := inPage[[]string](t, tab, names)
	if len(few) == 0 || len(few) >= len(all) {
		t.Errorf("a country has %d of %d people", len(few), len(all))
	}

	country := inPage[string](t, tab, `document.querySelector(".filters select").value`)
	open("/positions/?country=" + country + "&sort=-person&institution=none")
	waitFor(t, tab, `document.querySelector("[name=country]").value === "`+country+`" && !document.querySelector("[name=institution]")?.value`)
	waitFor(t, tab, `document.querySelector("[data-sort=person]").ariaSort === "descending"`)
	if again := inPage[[]string](t, tab, names); len(again) != len(few) {
		t.Errorf("after a reload there are %v, and there were %v", again, few)
	}
}

// TestPositionsWithoutScripts: all rows are there, nothing dead is shown, and every
// mark of the map and of the matrix is a link.
func TestPositionsWithoutScripts(t *testing.T) {
	server := shared.server
	tab, done := chromedp.NewContext(shared.browser)
	defer done()
	disableScripts(t, tab)
	for _, path := range []string{"/positions/", "/positions/2026/02/"} {
		for _, width := range []int64{320, 1280} {
			err := chromedp.Do(tab, chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL+path))
			if err != nil {
				t.Fatal(err)
			}
			page := inPage[struct {
				Rows, Same, Tiles, Overflow, Buttons, Unlinked int
				Filters                                        string
			}](t, tab, `({
				Rows: document.querySelectorAll(".matrix tbody tr").length,
				Same: document.querySelectorAll(".same tbody tr").length,
				Tiles: document.querySelectorAll(".tiles g").length,
				Overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
				Buttons: document.querySelectorAll("main button").length,
				Unlinked: [...document.querySelectorAll(".tiles rect, .matrix td > :not(a, details, abbr)")].filter(e => !e.closest("a")).length,
				Filters: getComputedStyle(document.querySelector(".filters")).display,
			})`)
			if page.Rows == 0 || page.Rows != page.Same || page.Tiles != 27 || page.Overflow > 0 || page.Buttons > 0 || page.Unlinked > 0 || page.Filters != "none" {
				t.Errorf("%s at %d px: %+v", path, width, page)
			}
		}
	}
}

// focusOn goes to an element, as Tab would in the end.
func focusOn(t *testing.T, tab context.Context, selector string) {
	t.Helper()
	waitFor(t, tab, `(document.querySelector("`+selector+`").focus(), document.activeElement.matches("`+selector+`"))`)
}
