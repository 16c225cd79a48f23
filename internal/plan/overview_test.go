package plan

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

func TestUnits(t *testing.T) {
	for _, test := range []struct {
		from, to     string
		wide, narrow unit
	}{
		{"2026-05-28", "2026-05-28", byDay, byDay},
		{"2026-05-28", "2026-07-01", byDay, byDay},
		{"2026-05-28", "2026-07-02", byWeek, byWeek},
		{"2025-12-19", "2026-07-01", byWeek, byWeek},
		{"2025-01-01", "2026-06-30", byWeek, byMonth},
		{"2025-01-01", "2026-12-31", byMonth, byMonth},
		{"2019-01-01", "2025-12-31", byMonth, byQuarter},
		{"2000-01-01", "2025-12-31", byQuarter, byYear},
		{"1900-01-01", "2025-12-31", byDecade, byDecade},
		{"0001-01-01", "9999-12-31", byCentury, byCentury},
	} {
		from, _ := parse(t, test.from).Days()
		to, _ := parse(t, test.to).Days()
		if wide, narrow := wideLimits.finest(from, to), narrowLimits.finest(from, to); wide != test.wide || narrow != test.narrow {
			t.Errorf("%s to %s is drawn by %s and by %s, want by %s and by %s", test.from, test.to, wide, narrow, test.wide, test.narrow)
		}
	}
}

// TestUnitWords lays units over the turn of a year.
func TestUnitWords(t *testing.T) {
	day := time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC) // a Friday
	for _, test := range []struct {
		unit                      unit
		words, short, first, next string
	}{
		{byDay, "2 January 2026", "2 Jan", "2026-01-02", "2026-01-03"},
		{byWeek, "29 December 2025 – 4 January 2026", "29 Dec", "2025-12-29", "2026-01-05"},
		{byMonth, "January 2026", "Jan", "2026-01-01", "2026-02-01"},
		{byQuarter, "January–March 2026", "Jan–Mar", "2026-01-01", "2026-04-01"},
		{byYear, "2026", "2026", "2026-01-01", "2027-01-01"},
		{byDecade, "2020–2029", "2020", "2020-01-01", "2030-01-01"},
		{byCentury, "2000–2099", "2000", "2000-01-01", "2100-01-01"},
	} {
		first := test.unit.first(day)
		next := test.unit.next(first)
		got := []string{test.unit.words(first), test.unit.short(first, false), first.Format(time.DateOnly), next.Format(time.DateOnly)}
		if diff := cmp.Diff([]string{test.words, test.short, test.first, test.next}, got); diff != "" {
			t.Errorf("the %s of %s (-want +got):\n%s", test.unit, day.Format(time.DateOnly), diff)
		}
	}
	if got := byMonth.short(day, true); got != "Jan 2026" {
		t.Errorf("the first label of a year is %q", got)
	}
	if got := byWeek.words(time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC)); got != "31 December 0000" {
		t.Errorf("a week that begins before the calendar is %q", got)
	}
}

// overviewArchive is a debate of seven weeks, too long to be drawn by day.
func overviewArchive(t *testing.T) *news.Archive {
	t.Helper()
	archive := newArchive()
	a := add(t, archive, "first", "2026-01-05")
	say(a, "jane-doe", "open")
	say(a, "john-roe", "open") // one position, one article
	say(a, "john-roe", "close")
	say(add(t, archive, "second", "2026-01-11T23:30:00+01:00"), "jane-doe", "")
	say(add(t, archive, "monthly", "2026-02"), "jane-doe", "wait")
	add(t, archive, "last", "2026-02-20")
	add(t, archive, "yearly", "2026")
	add(t, archive, "draft", "").Draft = true
	addPhase(t, archive, "survey", "2025-12-01", "2026-01-14")
	addPhase(t, archive, "works", "2026-02-01", "")
	for _, day := range []string{"2025-11-01", "2026-01-06", "2026-01-07", "2026", "2026-03-01"} {
		addEvent(t, archive, "e"+day, day)
	}
	return archive
}

func TestOverview(t *testing.T) {
	v := view[Timeline](t, planned(t, overviewArchive(t)), "timeline/").Overview
	if v.Unit != "week" || v.NarrowUnit != "week" {
		t.Errorf("counted by %s and %s", v.Unit, v.NarrowUnit)
	}
	if want := "4 articles: the first of 5 January 2026, the latest of 20 February 2026. The fullest week was 5–11 January 2026, with 2."; v.Lead != want {
		t.Errorf("lead %q, want %q", v.Lead, want)
	}
	wantNotes := []string{
		"An article with statements at two positions counts half at each; beside the positions' names and in the table it counts at both.",
		"Where no statement takes a position, the article counts as no position.",
		"1 article dated by month only: counted in the week in which the month begins.",
		"2 articles without a month: not drawn.",
	}
	if diff := cmp.Diff(wantNotes, v.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	var keys, rows, bars, events []string
	for _, k := range v.Keys {
		keys = append(keys, fmt.Sprint(k.Mark.Label, " ", k.Articles, " ", k.Href))
	}
	for _, r := range v.Rows {
		rows = append(rows, fmt.Sprint(r.Name, " ", r.Articles, " ", r.Counts, " ", r.Events))
	}
	for _, b := range v.Wide.Bars {
		bars = append(bars, b.Title+" → "+b.Href)
	}
	for _, b := range v.Wide.Events {
		events = append(events, b.Title+" → "+b.Href)
	}
	for name, diff := range map[string]string{
		"keys": cmp.Diff([]string{
			"Open it 1 /sub/timeline/position/open/", "Wait 1 /sub/timeline/position/wait/", "Close it 1 /sub/timeline/position/close/", "No position 2 ",
		}, keys),
		"rows": cmp.Diff([]string{
			"5–11 January 2026 2 [1 0 1 1] 2", "26 January – 1 February 2026 1 [0 1 0 0] 0", "16–22 February 2026 1 [0 0 0 1] 0",
		}, rows),
		"bars": cmp.Diff([]string{
			"5–11 January 2026: 2 articles. Open it 1; Close it 1; no position 1 → /sub/timeline/2026/01/#d2026-01-05",
			"26 January – 1 February 2026: 1 article. Wait 1 → /sub/timeline/2026/02/#d2026-02",
			"16–22 February 2026: 1 article. no position 1 → /sub/timeline/2026/02/#d2026-02-20",
		}, bars),
		"events": cmp.Diff([]string{"5–11 January 2026: 2 events. The e2026-01-06; The e2026-01-07 → /sub/events/#e2026-01-07"}, events),
	} {
		if diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestOverviewOfLittle: one article, one day, no scale, and nothing at all.
func TestOverviewOfLittle(t *testing.T) {
	archive := newArchive()
	if v := view[Timeline](t, planned(t, archive), "timeline/"); v.Overview != nil || !v.Filter.Empty() || v.Modules != nil {
		t.Errorf("an empty site has the overview %+v and the filter %+v", v.Overview, v.Filter)
	}
	add(t, archive, "one", "2026-05-28")
	if v := view[Timeline](t, planned(t, archive), "timeline/").Overview; v.Lead != "One article so far, of 28 May 2026." || len(v.Wide.Bars) != 1 || len(v.Narrow.Bars) != 1 {
		t.Errorf("one article: %q, %d and %d bars", v.Lead, len(v.Wide.Bars), len(v.Narrow.Bars))
	}
	add(t, archive, "two", "2026-05-28")
	archive.Settings.Positions = nil
	if v := view[Timeline](t, planned(t, archive), "timeline/").Overview; v.Lead != "2 articles of 28 May 2026." || v.Keys != nil || v.Notes != nil || v.Wide.Bars[0].Title != "28 May 2026: 2 articles" {
		t.Errorf("two of a day without a scale: %q, %v, %v, %q", v.Lead, v.Keys, v.Notes, v.Wide.Bars[0].Title)
	}
}

// TestDrawingsHold: whatever the debate, shapes lie within the drawing, the shapes
// of a bar touch and do not overlap, and every article stands in the table.
func TestDrawingsHold(t *testing.T) {
	for seed := range uint64(6) {
		archive := generate(t, seed, []int{1, 3, 20, 60, 200, 400}[seed])
		if seed == 4 {
			add(t, archive, "old", "1999-12-31") // years of silence
		}
		v := view[Timeline](t, planned(t, archive), "timeline/").Overview
		if v == nil {
			continue
		}
		articles := 0
		for _, r := range v.Rows {
			articles += r.Articles
		}
		if !strings.HasPrefix(v.Lead, "One article") && !strings.HasPrefix(v.Lead, count(articles, "article")) {
			t.Errorf("seed %d: %d articles in the table; %s", seed, articles, v.Lead)
		}
		for name, d := range map[string]OverviewDrawing{"wide": v.Wide, "narrow": v.Narrow} {
			checkDrawing(t, fmt.Sprintf("seed %d, %s", seed, name), d)
		}
		for _, bar := range v.Wide.Bars {
			for i := 1; i < len(bar.Shapes); i++ {
				if above, below := bar.Shapes[i], bar.Shapes[i-1]; above.Y+above.H > below.Y {
					t.Errorf("seed %d: in %q a shape at %d, %d high, overlaps one at %d", seed, bar.Title, above.Y, above.H, below.Y)
				}
			}
		}
		for _, bar := range v.Narrow.Bars {
			for i := 1; i < len(bar.Shapes); i++ {
				if left, right := bar.Shapes[i-1], bar.Shapes[i]; left.X+left.W != right.X {
					t.Errorf("seed %d: in %q a shape ends at %s and the next begins at %s", seed, bar.Title, left.X+left.W, right.X)
				}
			}
		}
	}
}

func checkDrawing(t *testing.T, name string, d OverviewDrawing) {
	t.Helper()
	within := func(s OverviewShape) {
		if s.X < 0 || s.W < 0 || s.X+s.W > fullWidth || s.Y < 0 || s.H < 0 || s.Y+s.H > d.Height {
			t.Errorf("%s: %+v is not within %d pixels", name, s, d.Height)
		}
	}
	for _, s := range d.Bands {
		within(s)
	}
	for _, bar := range append(append([]OverviewBar{}, d.Bars...), d.Events...) {
		within(bar.Area)
		for _, s := range bar.Shapes {
			within(s)
		}
		if n := bar.Number; n.Words != "" && (n.X < 0 || n.X > fullWidth || n.Y > bar.Area.Y+bar.Area.H) {
			t.Errorf("%s: the number %+v is not in its bar", name, n)
		}
		if len(bar.Shapes) == 0 || bar.Href == "" || bar.Title == "" {
			t.Errorf("%s: the bar %+v says nothing, or leads nowhere", name, bar)
		}
	}
	for _, text := range d.Texts {
		if text.X < 0 || text.X > fullWidth || text.Y < 0 || text.Y > d.Height || text.Words == "" {
			t.Errorf("%s: the text %+v is not within %d pixels", name, text, d.Height)
		}
	}
}

func TestStep(t *testing.T) {
	for most, want := range map[int]int{1: 1, 4: 1, 5: 2, 8: 2, 9: 5, 20: 5, 21: 10, 41: 20, 175: 50, 400: 100, 401: 200} {
		if got := step(most); got != want {
			t.Errorf("step(%d) = %d, want %d", most, got, want)
		}
	}
}

func TestPercentWords(t *testing.T) {
	for p, want := range map[Across]string{0: "0.00%", 7: "0.07%", 1234: "12.34%", fullWidth: "100.00%"} {
		if got := p.String(); got != want {
			t.Errorf("Across(%d) = %q, want %q", int(p), got, want)
		}
	}
}
