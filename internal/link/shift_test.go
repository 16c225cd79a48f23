package link_test

import (
	"fmt"
	"strings"
	"testing"

	"digest/internal/news"
)

// TestShifts gives one person statements, written as "article date position [date
// of the statement, or - for the article's] [kind]", and expects the shifts, newest first, and the statements'
// order, newest first, each by its anchor within its article.
func TestShifts(t *testing.T) {
	for _, test := range []struct {
		name       string
		statements []string
		shifts     string
		order      string
	}{
		{"none", nil, "", ""},
		{"one statement", []string{"a 2026-05-01 open"}, "", "a1"},
		{"a change", []string{"a 2026-05-01 open", "b 2026-05-02 wait"}, "b1: open to wait", "b1 a1"},
		{"no change", []string{"a 2026-05-01 open", "b 2026-05-02 open"}, "", "b1 a1"},
		{"there and back", []string{"a 2026-05-01 open", "b 2026-05-02 wait", "c 2026-05-03 open"}, "c1: wait to open, b1: open to wait", "c1 b1 a1"},
		{"a statement without position between", []string{"a 2026-05-01 open", "b 2026-05-02 -", "c 2026-05-03 wait"}, "c1: open to wait", "c1 b1 a1"},
		{"only a statement without position", []string{"a 2026-05-01 open", "b 2026-05-02 -"}, "", "b1 a1"},
		{"told later", []string{"a 2026-05-01 open", "b 2026-05-02 wait", "c 2026-05-03 open 2026-04-30"}, "b1: open to wait", "b1 a1 c1"},
		{"told later, of a time between", []string{"a 2026-05-01 open", "c 2026-05-05 open", "d 2026-05-09 wait 2026-05-03"}, "c1: wait to open, d1: open to wait", "c1 d1 a1"},
		{"within one article, the later is the newer", []string{"a 2026-05-01 open", "a 2026-05-01 wait"}, "", "a2 a1"},
		{"within one article, by date", []string{"a 2026-05-09 open", "a 2026-05-09 wait 2026-05-01"}, "a1: wait to open", "a1 a2"},
		{"on one day, as the articles stand", []string{"b 2026-05-01 open", "a 2026-05-01 wait"}, "", "a1 b1"},
		{"on one day, said after reported", []string{"b 2026-05-01 open", "a 2026-05-01 open - reported", "c 2026-05-02 wait"}, "c1: open to wait from b1", "c1 b1 a1"},
		{"on one day, a time reported after what was said", []string{"b 2026-05-01 open", "a 2026-05-01T09:00:00+02:00 open - reported"}, "", "a1 b1"},
		{"on one day, no time before a time", []string{"a 2026-05-01T09:00:00+02:00 open", "b 2026-05-01 wait"}, "", "a1 b1"},
		{"by the moment of two times", []string{"a 2026-05-01T09:00:00+02:00 open", "b 2026-05-01T08:30:00+02:00 wait"}, "a1: wait to open", "a1 b1"},
		{"a month before its days", []string{"a 2026-05 open", "b 2026-05-01 wait"}, "", "b1 a1"},
		{"the day after a month", []string{"a 2026-05 open", "b 2026-06-01 wait"}, "b1: open to wait", "b1 a1"},
		{"about a day", []string{"a 2026-05-25~ open", "b 2026-05-26 wait"}, "b1: open to wait", "b1 a1"},
		{"about the same day", []string{"a 2026-05-25~ open", "b 2026-05-25 wait"}, "", "b1 a1"},
		{"an open start", []string{"a 2026-05-01 open", "b 2026-05-09 wait ../2026-05-05"}, "", "b1 a1"},
		{"after an open start", []string{"a 2026-05-09 open", "b 2026-05-08 wait ../2026-05-05"}, "a1: wait to open", "a1 b1"},
		{"an open end", []string{"a 2026-05-01 open 2026-04/..", "b 2026-05-05 wait"}, "", "b1 a1"},
		{"past one whose order is not known", []string{"a 2026-04-30 open", "b 2026-05-09 wait", "c 2026-05 close"}, "b1: open to wait from a1, c1: open to close from a1", "b1 c1 a1"},
		{"one change, told twice", []string{"a 2026-04-30 open", "b 2026-05-09 wait", "c 2026-05 wait"}, "c1: open to wait from a1", "b1 c1 a1"},
		{"which position was left is not known", []string{"a 2026-05-01 open", "b 2026-05-01 wait", "c 2026-05-02 open"}, "", "c1 a1 b1"},
		{"nor within a month", []string{"a 2026-04 close", "b 2026-04-10 open", "d 2026-04-20 open", "c 2026-05-02 wait"}, "", "c1 d1 b1 a1"},
		{"three positions in a row", []string{"a 2026-05-01 open", "b 2026-05-02 wait", "c 2026-05-03 close"}, "c1: wait to close, b1: open to wait", "c1 b1 a1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			archive := newArchive()
			for _, line := range test.statements {
				f := append(strings.Fields(line), "", "")
				n := len(archive.Articles)
				if n == 0 || archive.Articles[n-1].Slug != f[0] {
					add(t, archive, f[0], f[1])
					n++
				}
				s := say(archive.Articles[n-1], "jane-doe", strings.Trim(f[2], "-"))
				s.Date, s.Kind = date(t, strings.TrimPrefix(f[3], "-")), news.Kind(f[4])
			}
			site := linked(t, archive)
			jane := person(t, site, "jane-doe")
			var shifts, order []string
			for _, s := range site.Shifts {
				shifts = append(shifts, fmt.Sprintf("%s: %s to %s from %s", name(s.To), s.From.Position.ID, s.To.Position.ID, name(s.From)))
				if s.To.Shift != s || s.Person != jane {
					t.Errorf("the statement %s does not know its shift", s.To.Anchor)
				}
			}
			for _, s := range jane.Statements {
				order = append(order, name(s))
			}
			if !strings.Contains(test.shifts, " from ") {
				for i, s := range shifts {
					shifts[i], _, _ = strings.Cut(s, " from ")
				}
			}
			if got := strings.Join(shifts, ", "); got != test.shifts {
				t.Errorf("shifts %q, want %q", got, test.shifts)
			}
			if got := strings.Join(order, " "); got != test.order {
				t.Errorf("statements %q, want %q", got, test.order)
			}
			if len(jane.Shifts) != len(site.Shifts) {
				t.Errorf("the person has %d shifts, the site %d", len(jane.Shifts), len(site.Shifts))
			}
		})
	}
}

// TestShiftsOfSeveral mixes two persons' shifts by date, and on one day as their
// articles stand.
func TestShiftsOfSeveral(t *testing.T) {
	archive := newArchive()
	for _, line := range []string{
		"a 2026-05-01 open wait", "b 2026-05-02 wait wait", "c 2026-05-03 wait open", "d 2026-05-04 open close", "e 2026-05-04 open open",
	} {
		f := strings.Fields(line)
		a := add(t, archive, f[0], f[1])
		say(a, "jane-doe", f[2])
		say(a, "john-roe", f[3])
	}
	var got []string
	for _, s := range linked(t, archive).Shifts {
		got = append(got, s.Person.Slug+" in "+s.To.Article.Slug)
	}
	if got, want := strings.Join(got, ", "), "john-roe in d, jane-doe in e, john-roe in c, jane-doe in b"; got != want {
		t.Errorf("shifts %q, want %q", got, want)
	}
}

// name is the statement's article and ordinal: "a1".
func name(s *news.Statement) string {
	return s.Article.Slug + strings.TrimPrefix(s.Anchor, "jane-doe-")
}

func TestStatementDefaults(t *testing.T) {
	archive := newArchive()
	a := add(t, archive, "talks", "2026-05-28")
	say(a, "jane-doe", "")
	say(a, "john-roe", "open").Kind = "reported"
	say(a, "jane-doe", "").ID = "answer"
	say(a, "jane-doe", "").Date = date(t, "2026-05-01")
	var got []string
	for _, s := range linked(t, archive).Articles[0].Statements {
		got = append(got, fmt.Sprint(s.Anchor, " ", s.Kind, " ", s.Date, " ", s.Position != nil))
	}
	want := "jane-doe-1 said 2026-05-28 false, john-roe-1 reported 2026-05-28 true, answer said 2026-05-28 false, jane-doe-3 said 2026-05-01 false"
	if got := strings.Join(got, ", "); got != want {
		t.Errorf("statements\ngot  %s\nwant %s", got, want)
	}
}
