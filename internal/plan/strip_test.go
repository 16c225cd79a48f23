package plan

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// stripOf is the strip of Jane Doe, who says what the words tell: "2026-05-28 open".
func stripOf(t *testing.T, said ...string) (*Strip, Person) {
	t.Helper()
	archive := newArchive()
	for i, words := range said {
		day, position, _ := strings.Cut(words, " ")
		say(add(t, archive, fmt.Sprintf("a%d", i), day), "jane-doe", position)
	}
	v := view[Person](t, planned(t, archive), "people/jane-doe/")
	return v.Strip, v
}

// TestStrip draws a course with two shifts, as a whole.
func TestStrip(t *testing.T) {
	got, v := stripOf(t, "2026-01-01 open", "2026-01-02 open", "2026-02-10 wait", "2026-03-01", "2026-04-11 open", "2026-04-11")
	want := &Strip{
		From: Date{Words: "1 January 2026", ISO: "2026-01-01"}, To: Date{Words: "11 April 2026", ISO: "2026-04-11"},
		Statements: 6, Height: 218, Bottom: 196,
		Lanes: []Lane{
			{Mark: v.Mark, Label: 33, Y: 58}, // two rows of dots
			{Mark: v.Shifts[0].From.Mark, Label: 86, Y: 99},
			{Mark: got.Lanes[2].Mark, Label: 127, Y: 140},
			{Mark: got.Lanes[3].Mark, Label: 168, Y: 181},
		},
		Dots: []Dot{
			{X: 0, Y: 58, Slot: "1", Count: 1, Statement: "d2026-01-01", Words: "Open it, 1 January 2026"},
			{X: 10, Y: 46, Slot: "1", Count: 1, Statement: "d2026-01-02", Words: "Open it, 2 January 2026"},
			{X: 400, Y: 99, Slot: "3", Count: 1, Statement: "d2026-02-10", Words: "Wait, 10 February 2026"},
			{X: 590, Y: 181, Slot: "0", Count: 1, Statement: "d2026-03-01", Words: "No position, 1 March 2026"},
			{X: 1000, Y: 181, Slot: "0", Count: 1, Statement: "d2026-04-11", Words: "No position, 11 April 2026"},
			{X: 1000, Y: 58, Slot: "1", Count: 1, Statement: "d2026-04-11_2", Words: "Open it, 11 April 2026"},
		},
		Line: []Segment{
			{X1: 0, Y1: 58, X2: 400, Y2: 58, Slot: "1"},
			{X1: 400, Y1: 58, X2: 400, Y2: 99},
			{X1: 400, Y1: 99, X2: 1000, Y2: 99, Slot: "3"},
			{X1: 1000, Y1: 99, X2: 1000, Y2: 58},
		},
		Turns: []StripText{{X: 400, Text: "10 Feb", Align: "middle"}, {X: 1000, Text: "11 Apr", Align: "end"}},
		Ticks: []StripText{
			{X: 0, Text: "2026", Align: "middle"},
			{X: 310, Text: "Feb", Align: "middle"},
			{X: 590, Text: "Mar", Align: "middle"},
			{X: 900, Text: "Apr", Align: "middle"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("strip (-want +got):\n%s", diff)
	}
	if got.Lanes[2].Mark.ID != "close" || got.Lanes[3].Mark.Label != "No position" {
		t.Errorf("lanes %+v and %+v", got.Lanes[2].Mark, got.Lanes[3].Mark)
	}
}

// TestStripDegenerate: what has no course is not drawn, and what has hardly one is whole.
func TestStripDegenerate(t *testing.T) {
	for _, test := range []struct {
		name                      string
		said                      []string
		lanes, dots, lines, turns int
	}{
		{"one statement", []string{"2026-05-28 open"}, 0, 0, 0, 0},
		{"two at one time", []string{"2026-05-28 open", "2026-05-28 open"}, 3, 2, 1, 0},
		{"no position at all", []string{"2026-05-27", "2026-05-28"}, 1, 2, 0, 0},
		{"years, a month and a decade", []string{"199X open", "2026 wait", "2026-05~ close"}, 3, 3, 4, 1},
		{"all the years that there are", []string{"0001-01-01 open", "9999-12-31 wait"}, 3, 2, 2, 1},
		{"two positions on one day, which is no shift", []string{"2026-05-28 open", "2026-05-28 wait"}, 3, 2, 1, 0},
		{"shifts on one day", []string{"2026-05-28T09:00:00+02:00 open", "2026-05-28T10:00:00+02:00 wait"}, 3, 2, 2, 1},
	} {
		got, _ := stripOf(t, test.said...)
		if got == nil {
			got = &Strip{}
		}
		if len(got.Lanes) != test.lanes || len(got.Dots) != test.dots || len(got.Line) != test.lines || len(got.Turns) != test.turns {
			t.Errorf("%s: %d lanes, %d dots, %d lines, %d turns of %+v", test.name, len(got.Lanes), len(got.Dots), len(got.Line), len(got.Turns), got)
		}
		if got.Broken != (test.name == "two positions on one day, which is no shift") {
			t.Errorf("%s: broken %t", test.name, got.Broken)
		}
		if n := len(got.Ticks); got.Dots != nil && (n < 2 || n > 8) {
			t.Errorf("%s: %d ticks", test.name, n)
		}
	}
}

// TestStripLaw holds for any course, up to 300 statements in seven years: every
// statement is in one dot, dots of one row do not touch, a number says when they are
// merged, everything lies within the strip, every dot leads to a statement of the page,
// and the line goes on where it ended.
func TestStripLaw(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 7))
		var said []string
		start := time.Date(2019, 11, 3, 0, 0, 0, 0, time.UTC)
		for range 2 + int(seed*seed*5)/2 {
			day := start.AddDate(0, 0, r.IntN(7*365)).Format(time.DateOnly)
			said = append(said, []string{day, day, day, day[:7], day[:4]}[r.IntN(5)]+" "+[]string{"", "open", "wait", "close"}[r.IntN(4)])
		}
		got, v := stripOf(t, said...)
		anchors := make(map[string]bool)
		for _, s := range v.Statements {
			if anchors[s.Anchor] {
				t.Errorf("seed %d: two statements have the id %s", seed, s.Anchor)
			}
			anchors[s.Anchor] = true
		}
		total, last := 0, make(map[int]int)
		for _, dot := range got.Dots {
			total += dot.Count
			if before, any := last[dot.Y]; any && dot.X-before < stripDot {
				t.Errorf("seed %d: dots at %d and %d of one row", seed, before, dot.X)
			}
			last[dot.Y] = dot.X
			if dot.X < 0 || dot.X > stripWidth || dot.Y < stripLabel || dot.Y >= got.Bottom || !anchors[dot.Statement] || dot.Words == "" {
				t.Errorf("seed %d: dot %+v", seed, dot)
			}
			if dot.Count > 1 && !got.Merged {
				t.Errorf("seed %d: %+v is merged, and the strip does not say so", seed, dot)
			}
		}
		if total != len(said) || got.Statements != total {
			t.Errorf("seed %d: %d of %d statements are drawn", seed, total, len(said))
		}
		for i, s := range got.Line {
			if s.X1 > s.X2 || (s.Slot == "") != (s.X1 == s.X2) || i > 0 && got.Line[i-1].Slot != "" && s.X1 != got.Line[i-1].X2 {
				t.Errorf("seed %d: segment %d is %+v after %+v", seed, i, s, got.Line[max(i-1, 0)])
			}
		}
		if n := len(got.Ticks); n < 2 || n > 8 {
			t.Errorf("seed %d: %d ticks", seed, n)
		}
	}
}
