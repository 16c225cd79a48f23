package plan

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestPhaseNames: names that would meet, or be cut by a line, stand in rows; many are
// shortened, and lines pass behind them.
func TestPhaseNames(t *testing.T) {
	names := func(phases int, title string) string {
		archive := newArchive()
		add(t, archive, "first", "2026-01-01")
		add(t, archive, "last", "2026-06-30")
		for i := range phases {
			from := time.Date(2026, 1, 1+i*180/phases, 0, 0, 0, 0, time.UTC)
			to := time.Date(2026, 1, (i+1)*180/phases, 0, 0, 0, 0, time.UTC)
			addPhase(t, archive, fmt.Sprint("p", i), from.Format(time.DateOnly), to.Format(time.DateOnly))
			archive.Phases[i].Title = title
		}
		var got []string
		for _, text := range view[Timeline](t, planned(t, archive), "timeline/").Overview.Wide.Texts {
			if text.Href != "" {
				got = append(got, fmt.Sprintf("%d%s", text.Y/wideRow, strings.Repeat("<", len(text.Anchor)-len("end"))))
			}
		}
		return strings.Join(got, " ")
	}
	for _, test := range []struct {
		phases      int
		title, want string
	}{
		{1, "Short", "0<<"},
		{3, "Short", "0<< 0<< 0<<"},
		{3, "A title of some forty letters, or so", "0<< 1<< 2<<"},
		{9, "A title of some forty letters, or so", "0<< 2<< 3<< 4<< 5<< 2<< 3<< 1 0"},
	} {
		if got := names(test.phases, test.title); got != test.want {
			t.Errorf("%d phases named %q stand in the rows %q, want %q (< begins at its day)", test.phases, test.title, got, test.want)
		}
	}
}

// TestNamesAreNotCut lays long and short names: the line of a phase goes through no
// name, whichever of the two comes first.
func TestNamesAreNotCut(t *testing.T) {
	archive := newArchive()
	add(t, archive, "first", "2026-01-01")
	add(t, archive, "last", "2026-07-05")
	for i, phase := range []struct{ start, end, title string }{
		{"2026-01-01", "2026-01-31", "One"},
		{"2026-02-01", "2026-04-30", "A title of some thirty letters"},
		{"2026-05-01", "2026-05-19", "Another that ends"},
		{"2026-05-20", "2026-05-31", "Short"},
		{"2026-06-01", "", "It stands before its day"},
	} {
		addPhase(t, archive, fmt.Sprint("p", i), phase.start, phase.end)
		archive.Phases[i].Title = phase.title
	}
	p := newPlanner(linked(t, archive))
	names, rows := p.phaseNames(wideFrame{tally: p.tally(p.dated(), byWeek)})
	if len(names) != len(archive.Phases) || rows > wideRows {
		t.Errorf("%d of %d names in %d rows", len(names), len(archive.Phases), rows)
	}
	for i, n := range names {
		for _, m := range names[:i] {
			if n.meets(m) || n.cuts(m) {
				t.Errorf("%q in row %d (%d to %d) and %q in row %d (%d to %d) are in each other's way",
					m.Words, m.row, m.start, m.end, n.Words, n.row, n.start, n.end)
			}
		}
	}
}

// TestLastTick: a month that has just begun is named at the end of the drawing, and
// left out where its name would meet the one before.
func TestLastTick(t *testing.T) {
	for _, test := range []struct{ first, last, want string }{
		{"2025-12-19", "2026-07-01", "Dec 2025<< Jan 2026<< Feb<< Mar<< Apr<< May<< Jun<< Jul"},
		{"2026-03-02", "2026-07-05", "Mar 2026<< Apr<< May<< Jun<< Jul<<"},
		{"2025-03-03", "2026-02-01", "Mar 2025<< Apr<< May<< Jun<< Jul<< Aug<< Sep<< Oct<< Nov<< Dec<< Jan 2026<<"},
	} {
		archive := newArchive()
		add(t, archive, "first", test.first)
		add(t, archive, "last", test.last)
		d := view[Timeline](t, planned(t, archive), "timeline/").Overview.Wide
		var got []string
		for _, text := range d.Texts {
			if text.Y == d.Height-wideMonths+16 {
				got = append(got, text.Words+strings.Repeat("<", len(text.Anchor)-len("end")))
			}
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s to %s (< begins at its day; -want +got):\n%s", test.first, test.last, diff)
		}
	}
}
