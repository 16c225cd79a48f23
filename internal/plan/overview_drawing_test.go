package plan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBarsAreTheirArticles: a bar is as long as its articles, however many positions
// each of them takes, and an article's positions have equal parts of it.
func TestBarsAreTheirArticles(t *testing.T) {
	archive := newArchive()
	say(add(t, archive, "one", "2026-05-28"), "jane-doe", "open")
	both := add(t, archive, "both", "2026-05-28")
	say(both, "jane-doe", "open")
	say(both, "john-roe", "close")
	say(both, "john-roe", "close") // a position's statements count once
	add(t, archive, "none", "2026-05-28")
	all := add(t, archive, "all", "2026-05-29")
	for _, position := range []string{"close", "wait", "open"} {
		say(all, "jane-doe", position)
	}
	v := view[Timeline](t, planned(t, archive), "timeline/").Overview
	for _, test := range []struct{ bar, articles, open, wait, close, none int }{
		{0, 3, 90, 0, 30, 60},
		{1, 1, 20, 20, 20, 0},
	} {
		wide, narrow := v.Wide.Bars[test.bar].Shapes, v.Narrow.Bars[test.bar].Shapes
		base := v.Wide.Bars[test.bar].Area.Y + widePlot
		if got, want := base-wide[len(wide)-1].Y, test.articles*widePlot/3; got != want {
			t.Errorf("bar %d: %d articles are %d pixels high, want %d", test.bar, test.articles, got, want)
		}
		last := narrow[len(narrow)-1]
		if got, want := last.X+last.W-narrowLeft, (narrowRight-narrowLeft)*Across(test.articles)/3; got != want {
			t.Errorf("bar %d: %d articles are %s long, want %s", test.bar, test.articles, got, want)
		}
		var wantWide, gotWide []int
		parts, upTo := 0, func(parts int) int { return base - parts*widePlot/(3*whole) }
		for _, n := range []int{test.open, test.wait, test.close, test.none} {
			if parts += n; n > 0 {
				wantWide = append(wantWide, upTo(parts))
			}
		}
		for _, s := range wide {
			gotWide = append(gotWide, s.Y)
		}
		if diff := cmp.Diff(wantWide, gotWide); diff != "" {
			t.Errorf("bar %d: upper edges of the positions (-want +got):\n%s", test.bar, diff)
		}
	}
}

// TestPartsAddUp: also a number of positions that does not divide an article loses
// nothing of it.
func TestPartsAddUp(t *testing.T) {
	for positions := 1; positions <= 2*whole; positions++ {
		b := bin{counts: make([]int, positions), parts: make([]int, positions)}
		places := make([]int, positions)
		for i := range places {
			places[i] = i
		}
		b.add(places)
		sum, least, most := 0, whole, 0
		for _, n := range b.parts {
			sum, least, most = sum+n, min(least, n), max(most, n)
		}
		if sum != whole || most-least > 1 || positions <= 6 && most != least {
			t.Errorf("an article at %d positions is split in %v", positions, b.parts)
		}
	}
}

// TestEventNumbers: where not all events are drawn there is their number, and numbers
// do not meet.
func TestEventNumbers(t *testing.T) {
	archive := newArchive()
	add(t, archive, "first", "2017-01-01")
	add(t, archive, "last", "2026-12-31")
	most := map[string]int{"2017-01": 5, "2018-01": 6, "2019-01": 7, "2026-01": 12, "2026-02": 12, "2026-03": 12}
	for month, events := range most {
		for i := range events {
			addEvent(t, archive, fmt.Sprint("e", month, i), fmt.Sprintf("%s-%02d", month, i+1))
		}
	}
	v := view[Timeline](t, planned(t, archive), "timeline/").Overview
	if v.Unit != "month" || v.NarrowUnit != "year" {
		t.Fatalf("counted by %s and %s", v.Unit, v.NarrowUnit)
	}
	tell := func(d OverviewDrawing) (said []string) {
		for _, b := range d.Events {
			stretch, _, _ := strings.Cut(b.Title, ". ")
			at := ""
			if b.Number.Words != "" {
				at = fmt.Sprintf("%s at %d", b.Number.Words, b.Number.Y-b.Area.Y)
			}
			said = append(said, fmt.Sprintf("%s|%d|%s", stretch, len(b.Shapes), at))
		}
		return said
	}
	if diff := cmp.Diff([]string{
		"January 2017: 5 events|5|", "January 2018: 6 events|6|", "January 2019: 7 events|6|7 at 38",
		"January 2026: 12 events|6|12 at 38", "February 2026: 12 events|6|12 at 50", "March 2026: 12 events|6|12 at 62",
	}, tell(v.Wide)); diff != "" {
		t.Errorf("wide (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"2017: 5 events|5|", "2018: 6 events|5|6 at 17", "2019: 7 events|5|7 at 17", "2026: 36 events|5|36 at 17",
	}, tell(v.Narrow)); diff != "" {
		t.Errorf("narrow (-want +got):\n%s", diff)
	}
	checkDrawing(t, "wide", v.Wide)
	checkDrawing(t, "narrow", v.Narrow)
}
