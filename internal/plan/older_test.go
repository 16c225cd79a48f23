package plan

import (
	"fmt"
	"testing"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// longArchive has n articles, one a day, in each of which Jane Doe speaks, on a topic.
func longArchive(t *testing.T, n int) *news.Archive {
	t.Helper()
	archive := newArchive()
	archive.Settings.Build.PageSize = 10
	for i := range n {
		a := add(t, archive, fmt.Sprintf("day-%02d", i+1), fmt.Sprintf("2026-05-%02d", i+1))
		a.Topics = []string{"cost"}
		say(a, "jane-doe", "open")
	}
	return archive
}

// Up to twice the size of a page a list is whole; then the oldest articles go, and
// the first page keeps as many as a page has, at least.
func TestOlder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		articles, first, parts int
	}{
		{0, 0, 0}, {19, 19, 0}, {20, 10, 1}, {29, 19, 1}, {30, 10, 2},
	} {
		plan := planned(t, longArchive(t, c.articles))
		for _, path := range []string{"people/jane-doe/", "topics/cost/", "sources/example-times/"} {
			if c.articles == 0 && path == "sources/example-times/" {
				continue
			}
			seen := coverageOf(t, plan, path)
			if len(seen) != c.first {
				t.Errorf("%s of %d articles shows %d, want %d", path, c.articles, len(seen), c.first)
			}
			for number := c.parts; number > 0; number-- {
				v := view[Older](t, plan, fmt.Sprintf("%spage/%d/", path, number))
				seen = append(seen, v.Coverage...)
			}
			want := ""
			for i := c.articles; i > 0; i-- {
				want += fmt.Sprintf("day-%02d ", i)
			}
			if got := titles(seen); got+" " != want && c.articles > 0 {
				t.Errorf("%s of %d articles and its older pages show %s, want %s", path, c.articles, got, want)
			}
		}
	}
}

func coverageOf(t *testing.T, plan *Plan, path string) []*Entry {
	t.Helper()
	for _, p := range plan.Pages {
		if p.Path != path+"index.html" {
			continue
		}
		switch v := p.View().(type) {
		case Person:
			return v.Coverage
		case Topic:
			return v.Coverage
		case Source:
			return v.Coverage
		}
	}
	t.Fatalf("there is no page %s", path)
	return nil
}

// Another article changes no older page, unless one more begins: then the last one
// has a new neighbour.
func TestOlderPagesStay(t *testing.T) {
	t.Parallel()
	for articles, same := range map[int]int{27: 1, 28: 1, 29: 0} {
		before, after := planned(t, longArchive(t, articles)), planned(t, longArchive(t, articles+1))
		for _, path := range []string{"people/jane-doe/", "topics/cost/", "sources/example-times/"} {
			first, second := view[Older](t, before, path+"page/1/"), view[Older](t, after, path+"page/1/")
			first.Chrome, second.Chrome = nil, nil // the date of the site
			if got := cmp.Equal(first, second); got != (same == 1) {
				t.Errorf("%s with %d articles and one more: same is %v", path, articles, got)
			}
		}
	}
}

func TestNumbered(t *testing.T) {
	for want, last := range map[string]int{"article 3": 3, "articles 3–5": 5} {
		if got := numbered("article", "articles", 3, last); got != want {
			t.Errorf("numbered = %q, want %q", got, want)
		}
	}
}
