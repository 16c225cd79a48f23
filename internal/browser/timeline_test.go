//go:build browser

package browser_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// tellFilter is what a reader sees of a page's filter.
const tellFilter = `({
	Query: location.search,
	Status: document.querySelector(".controls [role=status]").textContent,
	Shown: [...document.querySelectorAll(".entry")].filter(e => e.checkVisibility()).length,
	Phases: [...document.querySelectorAll(".phase")].filter(e => e.checkVisibility()).length,
	Days: [...document.querySelectorAll(".monthbar li")].filter(e => e.checkVisibility()).length,
	Choice: [...document.querySelectorAll(".controls select")].map(s => s.value).join(" ").trim(),
})`

type filterState struct {
	Query, Status, Choice string
	Shown, Phases, Days   int
}

// TestTimelineFilter chooses from the keyboard, goes back, and clears.
func TestTimelineFilter(t *testing.T) {
	server := shared.server
	tab, done := chromedp.NewContext(shared.browser)
	defer done()
	open := func(path string) {
		t.Helper()
		if err := chromedp.Do(tab, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(server.URL+path)); err != nil {
			t.Fatal(err)
		}
	}
	state := func() filterState {
		t.Helper()
		s, err := chromedp.Run(tab, chromedp.Evaluate[filterState](tellFilter))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}

	open("/timeline/")
	before := state()
	if before.Status != "" || before.Phases == 0 || before.Shown != 0 {
		t.Errorf("before a choice the timeline shows %+v", before)
	}
	waitFor(t, tab, `(document.querySelector("select[name=position]").focus(), document.activeElement.options.length > 1)`)
	if err := chromedp.Do(tab, chromedp.KeyEvent(kb.ArrowDown)); err != nil {
		t.Fatal(err)
	}
	waitFor(t, tab, `document.querySelector("[role=status]").textContent`)
	first := state()
	if first.Query != "?position="+first.Choice || first.Phases != 0 || first.Shown == 0 || !strings.HasPrefix(first.Status, fmt.Sprint(first.Shown, " of ")) {
		t.Errorf("with a position the timeline shows %+v", first)
	}
	waitFor(t, tab, `(document.querySelector("select[name=source]").focus(), true)`)
	if err := chromedp.Do(tab, chromedp.KeyEvent(kb.ArrowDown)); err != nil {
		t.Fatal(err)
	}
	waitFor(t, tab, `location.search.includes("source=") && !document.querySelector("[role=status]").textContent.startsWith("`+fmt.Sprint(first.Shown, " of")+`")`)
	if second := state(); second.Shown >= first.Shown || !strings.HasPrefix(second.Query, first.Query+"&source=") {
		t.Errorf("with a source, too, the timeline shows %+v", second)
	}
	waitFor(t, tab, `(history.back(), true)`)
	waitFor(t, tab, `document.querySelectorAll(".results .entry").length === `+fmt.Sprint(first.Shown))
	if back := state(); back != first {
		t.Errorf("back from there the timeline shows %+v, want %+v", back, first)
	}
	waitFor(t, tab, `(document.querySelector(".controls button").focus(), true)`)
	if err := chromedp.Do(tab, chromedp.KeyEvent(kb.Enter)); err != nil {
		t.Fatal(err)
	}
	waitFor(t, tab, `document.querySelectorAll(".results .entry").length === 0`)
	if cleared := state(); cleared.Query != "" || cleared.Choice != "" || cleared.Phases != before.Phases {
		t.Errorf("cleared, the timeline shows %+v", cleared)
	}

	open("/timeline/2026/02/")
	whole := state()
	open("/timeline/2026/02/?person=kaja-kallas")
	waitFor(t, tab, `document.querySelector("[role=status]").textContent`)
	month := state()
	if month.Choice != "kaja-kallas" || month.Shown == 0 || month.Shown >= whole.Shown || month.Days >= whole.Days ||
		month.Status != fmt.Sprintf("%d of %d articles", month.Shown, whole.Shown) {
		t.Errorf("of %+v a person's month shows %+v", whole, month)
	}
	waitFor(t, tab, `document.querySelector("a[rel=next]").search === "?person=kaja-kallas"`)
	open("/timeline/2026/02/?person=nobody")
	waitFor(t, tab, `document.querySelector("[role=status]").textContent.startsWith("0 of ")`)
}

// TestTimelineWithoutScript: every choice is a link, and nothing is hidden.
func TestTimelineWithoutScript(t *testing.T) {
	server := shared.server
	tab, done := chromedp.NewContext(shared.browser)
	defer done()
	look := func(path, expression string) int {
		t.Helper()
		if err := chromedp.Do(tab, chromedp.Navigate(server.URL+path)); err != nil {
			t.Fatal(err)
		}
		n, err := chromedp.Run(tab, chromedp.Evaluate[int](expression))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	disableScripts(t, tab)
	const visible = `.filter(e => e.checkVisibility()).length`
	for _, test := range []struct {
		path, what, expression string
		want                   bool
	}{
		{"/timeline/", "phases", `[...document.querySelectorAll(".phase")]` + visible, true},
		{"/timeline/", "links to positions", `[...document.querySelectorAll("[data-facet=position] a")]` + visible, true},
		{"/timeline/", "links to people, below a summary", `document.querySelectorAll("details [data-facet=person] a").length`, true},
		{"/timeline/", "bars", `[...document.querySelectorAll(".chart a")]` + visible, true},
		{"/timeline/", "forms", `[...document.querySelectorAll("form")]` + visible, false},
		{"/timeline/2026/02/", "entries", `[...document.querySelectorAll(".entry")]` + visible, true},
		{"/timeline/2026/02/", "forms", `[...document.querySelectorAll("form")]` + visible, false},
		{"/timeline/position/oppose/", "entries", `[...document.querySelectorAll(".entry")]` + visible, true},
	} {
		if n := look(test.path, test.expression); n > 0 != test.want {
			t.Errorf("without scripts %s shows %d %s", test.path, n, test.what)
		}
	}
}

// TestTimelineLayout: nothing overflows, each width has its drawing, whose links can
// be pointed at, and what is sticky hides nothing that has the focus.
func TestTimelineLayout(t *testing.T) {
	server := shared.server
	tab, done := chromedp.NewContext(shared.browser)
	defer done()
	type layout struct {
		Overflow, Drawings, Small, Hidden int
	}
	for _, path := range []string{"/timeline/", "/timeline/2026/02/", "/timeline/position/engage/"} {
		for _, width := range []int64{320, 360, 834, 1280} {
			err := chromedp.Do(tab, chromedp.EmulateViewport(width, 700), chromedp.Navigate(server.URL+path))
			if err != nil {
				t.Fatal(err)
			}
			got, err := chromedp.Run(tab, chromedp.Evaluate[layout](`(() => {
				document.documentElement.style.scrollBehavior = "auto";
				const visible = (e) => e.checkVisibility();
				const bars = [...document.querySelectorAll(".chart .area")].filter(visible).map(e => e.getBoundingClientRect());
				const links = [...document.querySelectorAll(".entry h3 a")].filter(visible).reverse();
				const hidden = links.filter(a => {
					a.focus();
					const r = a.getBoundingClientRect();
					return !a.contains(document.elementFromPoint(r.left + 2, r.top + r.height / 4));
				});
				return {
					Overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
					Drawings: [...document.querySelectorAll(".wide, .narrow")].filter(e => e.matches("svg") && visible(e)).length,
					Small: bars.filter(r => r.width < 24 || r.height < 24).length,
					Hidden: hidden.length,
				};
			})()`))
			if err != nil {
				t.Fatal(err)
			}
			want := layout{}
			if path == "/timeline/" {
				want.Drawings = 1
			}
			if got != want {
				t.Errorf("%s at %d px: %+v, want %+v", path, width, got, want)
			}
		}
	}
}

// TestTimelineStaysPut: when the script of the filter runs, nothing moves.
func TestTimelineStaysPut(t *testing.T) {
	bare := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/js/filter.js" {
			http.NotFound(w, r)
			return
		}
		http.FileServer(http.Dir(shared.output)).ServeHTTP(w, r)
	}))
	defer bare.Close()
	tab := newTab(t)
	for _, path := range []string{"/timeline/", "/timeline/2026/02/"} {
		for _, width := range []int64{320, 1280} {
			places := func(site, truth string) []string {
				t.Helper()
				if err := chromedp.Do(tab, chromedp.EmulateViewport(width, 900), chromedp.Navigate(site+path)); err != nil {
					t.Fatal(err)
				}
				waitFor(t, tab, truth)
				return inPage[[]string](t, tab, `(document.querySelectorAll("details").forEach(part => { part.open = true; }),
					[...document.querySelectorAll("main :not(option)")].filter(e => e.checkVisibility()).map(e => e.tagName + " at " + e.getBoundingClientRect().top))`)
			}
			before := places(bare.URL, `document.readyState === "complete"`)
			after := places(shared.server.URL, `document.querySelector("select[name=source]").length > 1`)
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("%s at %d px moves (-before the script, +after it):\n%s", path, width, diff)
			}
		}
	}
}
