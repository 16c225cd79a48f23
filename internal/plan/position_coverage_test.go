package plan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPositionCoverage(t *testing.T) {
	archive := newArchive()
	for _, day := range []string{"2026-05-28T09:00:00+02:00", "2026-05-28", "2026-05", "2026-04-30", "2026", "2025-12-31"} {
		say(add(t, archive, "a"+strings.ToLower(strings.NewReplacer(":", "", "+", "p").Replace(day)), day), "jane-doe", "open")
	}
	say(add(t, archive, "other", "2026-05-29"), "jane-doe", "wait")
	plan := planned(t, archive)
	if sitemap := document(t, plan, "sitemap.xml"); !strings.Contains(sitemap, "<loc>https://example.org/sub/timeline/position/open/</loc>") {
		t.Error("the sitemap does not list the page")
	}
	v := view[PositionCoverage](t, plan, "timeline/position/open/")
	if want := "Open it: 6 articles in which a statement takes this position, newest first."; v.Name != "Open it" || v.Summary != want || v.Years != nil {
		t.Errorf("%q, %q, %v", v.Name, v.Summary, v.Years)
	}
	var got []string
	for _, m := range v.Months {
		for _, d := range m.Days {
			got = append(got, fmt.Sprint(m.Name, " ", m.Href, ": ", d.Date.Words, ": ", len(d.Entries)))
		}
	}
	want := []string{
		"May 2026 /sub/timeline/2026/05/: 28 May 2026: 2", "May 2026 /sub/timeline/2026/05/: May 2026: 1",
		"April 2026 /sub/timeline/2026/04/: 30 April 2026: 1", "2026 : 2026: 1", "December 2025 /sub/timeline/2025/12/: 31 December 2025: 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("days (-want +got):\n%s", diff)
	}
	var others []string
	for _, o := range v.Others {
		others = append(others, fmt.Sprint(o.Mark.ID, " ", o.Articles))
	}
	if got := strings.Join(others, ", "); got != "wait 1, close 0" {
		t.Errorf("the other positions: %s", got)
	}
}

// TestLongPositionCoverage: what is too long for a page has a page a year.
func TestLongPositionCoverage(t *testing.T) {
	archive := newArchive()
	for i := range longCoverage {
		say(add(t, archive, fmt.Sprint("a", i), fmt.Sprintf("%d-05-%02d", 2024+i%2, 1+i%28)), "jane-doe", "open")
	}
	if v := view[PositionCoverage](t, planned(t, archive), "timeline/position/open/"); v.Years != nil || v.Articles != longCoverage {
		t.Errorf("%d articles in the years %v", v.Articles, v.Years)
	}
	say(add(t, archive, "one-more", "2026-01-01"), "jane-doe", "open")
	draft := add(t, archive, "draft", "")
	draft.Draft = true
	say(draft, "jane-doe", "open")
	plan := planned(t, archive)
	entries := func(v PositionCoverage) (n int) {
		for _, m := range v.Months {
			for _, d := range m.Days {
				n += len(d.Entries)
			}
		}
		return n
	}
	v := view[PositionCoverage](t, plan, "timeline/position/open/")
	want := []YearLine{
		{Ref{"2026", "/sub/timeline/position/open/2026/"}, 1, false},
		{Ref{"2025", "/sub/timeline/position/open/2025/"}, 150, false},
		{Ref{"2024", "/sub/timeline/position/open/2024/"}, 150, false},
	}
	if diff := cmp.Diff(want, v.Years); diff != "" || entries(v) != latestCoverage || v.Articles != longCoverage+2 {
		t.Errorf("%d of %d articles, years (-want +got):\n%s", entries(v), v.Articles, diff)
	}
	year := view[PositionCoverage](t, plan, "timeline/position/open/2025/")
	if year.Name != "Open it in 2025" || entries(year) != 150 || !year.Years[1].Here || year.Crumbs[2] != (Ref{"Open it", "/sub/timeline/position/open/"}) {
		t.Errorf("the page of a year: %q, %d articles, %+v, %+v", year.Name, entries(year), year.Years, year.Crumbs)
	}
}
