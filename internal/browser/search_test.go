//go:build browser

package browser_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"digest/internal/search/searchtest"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestSearch looks for things in the repository's own site, served below a path, and
// compares what the browser shows with what package searchtest reads from the same files.
func TestSearch(t *testing.T) {
	index, server := serveSearch(t)
	tab, done := chromedp.NewContext(shared.browser)
	defer done()
	open := func(query string) {
		t.Helper()
		if err := chromedp.Do(tab, chromedp.EmulateViewport(360, 800), chromedp.Navigate(server.url+"/search/"+query)); err != nil {
			t.Fatal(err)
		}
	}
	open("")
	checkFold(t, tab)
	waitFor(t, tab, `document.querySelector("#search-help").checkVisibility() && document.querySelector("#query").getAttribute("aria-describedby") === "search-help"`)

	for _, query := range []string{
		"kallas", "KALL", "sefcovic", "Niinistö", "niinisto", "macron envoy", "talk", "e", "the", "russia dialogue europe",
		"zelenskyy's", "2026-05", "nothingofthekind", "<b>envoy</b>", "", "a b c d e f g h",
	} {
		answer, err := searchtest.Find(index, query)
		if err != nil {
			t.Fatal(err)
		}
		typed := fmt.Sprintf(`document.querySelector("#query").value = %q, document.querySelector("#query").dispatchEvent(new Event("input"))`, query)
		if _, err := chromedp.Run(tab, chromedp.Evaluate[bool](typed)); err != nil {
			t.Fatal(err)
		}
		waitFor(t, tab, fmt.Sprintf(`document.querySelector("[role=status]").textContent === %q && `+
			`[...document.querySelectorAll("section:not([hidden]) a")].map(a => a.getAttribute("href")).join(" ") === %q`,
			message(query, answer), addresses(answer)))
		waitFor(t, tab, `document.documentElement.scrollWidth <= document.documentElement.clientWidth`)
	}

	// From the keyboard: down to the results and more of them, back, into one, and back.
	open("")
	waitFor(t, tab, `document.querySelector("#query").focus() || true`)
	press(t, tab, "russia")
	waitFor(t, tab, `location.search === "?q=russia" && document.querySelector("section a mark")`)
	press(t, tab, kb.ArrowDown)
	waitFor(t, tab, `document.activeElement === document.querySelector("section:not([hidden]) a")`)
	press(t, tab, kb.ArrowUp)
	waitFor(t, tab, `document.activeElement.id === "query"`)
	press(t, tab, kb.ArrowDown+kb.ArrowDown+kb.Escape)
	waitFor(t, tab, `document.activeElement.id === "query" && document.activeElement.value === "russia"`)
	waitFor(t, tab, `(window.shown = document.querySelectorAll("section:last-of-type li").length, document.querySelector("section:last-of-type button").focus(), true)`)
	press(t, tab, kb.Enter)
	waitFor(t, tab, `document.querySelectorAll("section:last-of-type li").length > window.shown && `+
		`document.activeElement === document.querySelectorAll("section:last-of-type li a")[window.shown]`)
	press(t, tab, kb.Enter)
	waitFor(t, tab, `location.pathname.startsWith("/sub/articles/")`)
	waitFor(t, tab, `(setTimeout(() => history.back()), true)`) // which a page kept in memory does not tell as loading
	waitFor(t, tab, `location.search === "?q=russia" && document.querySelector("#query").value === "russia" && document.querySelector("section a mark")`)

	// An index that does not come is said, and is asked for again.
	server.broken.Store(true)
	open("?q=kallas")
	waitFor(t, tab, `document.querySelector("[role=status]").textContent.includes("cannot be loaded")`)
	server.broken.Store(false)
	waitFor(t, tab, `(document.querySelector("#query").dispatchEvent(new Event("input")), document.querySelector("section a mark"))`)
}

// message is what a screen reader is told.
func message(query string, a searchtest.Answer) string {
	total := 0
	for _, n := range a.Found {
		total += n
	}
	switch {
	case strings.TrimSpace(query) == "":
		return ""
	case total == 0:
		return "Nothing found. Check the spelling, or try fewer words."
	case a.More:
		return fmt.Sprintf("At least %d found.", total)
	}
	return fmt.Sprintf("%d found.", total)
}

func addresses(a searchtest.Answer) string {
	var all []string
	for _, r := range a.First {
		all = append(all, r.Href)
	}
	return strings.Join(all, " ")
}

func press(t *testing.T, tab context.Context, keys string) {
	t.Helper()
	if err := chromedp.Do(tab, chromedp.KeyEvent(keys)); err != nil {
		t.Fatal(err)
	}
}

// checkFold holds the script to the table that the index is held to.
func checkFold(t *testing.T, tab context.Context) {
	t.Helper()
	data, err := os.ReadFile("../search/testdata/fold.json")
	if err != nil {
		t.Fatal(err)
	}
	var table [][2]string
	if err := json.Unmarshal(data, &table); err != nil {
		t.Fatal(err)
	}
	folded, err := chromedp.Run(tab, chromedp.Evaluate[[]string](
		`import("/sub/js/search.js").then(m => `+string(data)+`.map(row => m.fold(row[0])))`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range table {
		if i >= len(folded) || folded[i] != row[1] {
			t.Errorf("fold(%q) is not %q in the browser: %q", row[0], row[1], folded)
		}
	}
}

// A searchServer serves a site below /sub.
type searchServer struct {
	url    string
	broken atomic.Bool // the index is not there
}

// serveSearch builds the repository's site and serves it. index reads a file of the
// search index.
func serveSearch(t *testing.T) (index func(string) ([]byte, error), s *searchServer) {
	t.Helper()
	output := t.TempDir() + "/public"
	s = new(searchServer)
	files := http.StripPrefix("/sub", http.FileServer(http.Dir(output)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.broken.Load() && strings.HasPrefix(r.URL.Path, "/sub/search/index/") {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	s.url = server.URL + "/sub"
	if err := buildSite(t.Context(), output, s.url+"/"); err != nil {
		t.Fatal(err)
	}
	return func(path string) ([]byte, error) {
		return os.ReadFile(filepath.Join(output, "search/index", path))
	}, s
}
