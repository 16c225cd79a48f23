package plan

import (
	"fmt"
	"strings"
	"testing"
)

// TestLater: the time between two dates, in the unit that says it well.
func TestLater(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"2026-05-28", "2026-05-28", "the same day"},
		{"2026-05-28T09:00:00+02:00", "2026-05-28T21:00:00+02:00", "the same day"},
		{"2026-05-28", "2026-05-29", "1 day later"},
		{"2026-05-01", "2026-05-14", "13 days later"},
		{"2026-05-01", "2026-05-15", "2 weeks later"},
		{"2026-05-31", "2026-06-30", "4 weeks later"},
		{"2026-05-01", "2026-06-30", "8 weeks later"},
		{"2026-05-01", "2026-07-01", "2 months later"},
		{"2026-05-31", "2026-07-30", "8 weeks later"},
		{"2025-12-31", "2026-03-31", "3 months later"},
		{"2024-06-01", "2026-05-31", "23 months later"},
		{"2024-05-01", "2026-05-01", "2 years later"},
		{"2019-05-01", "2026-04-01", "6 years later"},
		{"2026-01", "2026-05-28", "about 4 months later"},
		{"2026-04~", "2026-05-07", "about 1 month later"},
		{"2026-05-01?", "2026-05-28", ""}, // within a month nobody knows
		{"2026-05", "2026-05-28", ""},
		{"2025", "2026-05-28", ""},
		{"2020-01", "2026-05", "about 6 years later"},
		{"", "2026-05-28", ""},
	} {
		if got := later(parse(t, test.from), parse(t, test.to)); got != test.want {
			t.Errorf("later(%q, %q) = %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

// TestShiftsView: the changes by where they began and ended, and an address for each.
// TestOlderShifts: a shift for which the first page has no room stands on another, for
// good, and is found from where it stood before.
func TestOlderShifts(t *testing.T) {
	t.Parallel()
	archive := newArchive()
	archive.Settings.Build.PageSize = 5
	for i := range 13 { // which makes 12 shifts
		say(add(t, archive, fmt.Sprint("a", i), fmt.Sprintf("2026-05-%02d", i+1)), "jane-doe", []string{"open", "close"}[i%2])
	}
	plan := planned(t, archive)
	newest, older := view[Shifts](t, plan, "shifts/"), view[OlderShifts](t, plan, "shifts/page/1/")
	list := func(shifts []Shift) string {
		var dates []string
		for _, s := range shifts {
			dates = append(dates, s.From.Date.ISO[8:]+" "+s.Href)
		}
		return strings.Join(dates, ", ")
	}
	const page, part = "/sub/shifts/#jane-doe-2026-05-", "/sub/shifts/page/1/#jane-doe-2026-05-"
	if got, want := list(newest.Shifts[:2])+" to "+list(newest.Shifts[6:]), "12 "+page+"13, 11 "+page+"12 to 06 "+page+"07"; got != want {
		t.Errorf("newest\n%s, want\n%s", got, want)
	}
	if got, want := list(older.Shifts), "05 "+part+"06, 04 "+part+"05, 03 "+part+"04, 02 "+part+"03, 01 "+part+"02"; got != want {
		t.Errorf("older\n%s, want\n%s", got, want)
	}
	if newest.Count != 12 || newest.Since.ISO != "2026-05-02" || newest.Older.Href != "/sub/shifts/page/1/" || older.Newer.Href != "/sub/shifts/" || older.Older.Href != "" {
		t.Errorf("%d shifts since %s, older %q; of the older ones newer %q, older %q",
			newest.Count, newest.Since.ISO, newest.Older.Href, older.Newer.Href, older.Older.Href)
	}
	anchors := make(map[string]string)
	for _, way := range newest.Ways {
		for _, line := range way.Shifts {
			anchors[line.Href] = line.Anchor
		}
	}
	if len(anchors) != 12 || anchors[page+"07"] != "" || anchors[part+"06"] != "jane-doe-2026-05-06" {
		t.Errorf("the short list leads to %v", anchors)
	}
}

func TestShiftsView(t *testing.T) {
	archive := newArchive()
	for i, line := range []string{
		"2026-05-01 open close", "2026-05-02 close wait", "2026-05-09 wait close", "2026-06~ close close", "2026-07-01 open -",
	} {
		f := strings.Fields(line)
		a := add(t, archive, fmt.Sprint("a", i), f[0])
		say(a, "jane-doe", f[1])
		if f[2] != "-" {
			say(a, "john-roe", f[2])
		}
	}
	twice := add(t, archive, "z", "2026-07-01")
	say(twice, "jane-doe", "wait")
	v := view[Shifts](t, planned(t, archive), "shifts/")
	var anchors, ways []string
	for _, s := range v.Shifts {
		anchors = append(anchors, s.Anchor)
		if s.Href != "/sub/shifts/#"+s.Anchor {
			t.Errorf("%s is at %s", s.Anchor, s.Href)
		}
	}
	want := "jane-doe-2026-07-01-2 jane-doe-2026-07-01 jane-doe-2026-06-about john-roe-2026-05-09 jane-doe-2026-05-09 john-roe-2026-05-02 jane-doe-2026-05-02"
	if got := strings.Join(anchors, " "); got != want {
		t.Errorf("anchors\n%s, want\n%s", got, want)
	}
	for _, w := range v.Ways {
		ways = append(ways, fmt.Sprint(w.From.ID, " to ", w.To.ID, " ", len(w.Shifts)))
	}
	if got, want := strings.Join(ways, ", "), "close to wait 3, wait to close 2, close to open 1, open to close 1"; got != want {
		t.Errorf("ways %q, want %q", got, want)
	}
	if v.People != 2 || v.Since.ISO != "2026-05-02" || v.Until.ISO != "2026-07-01" {
		t.Errorf("%d people, from %s to %s", v.People, v.Since.ISO, v.Until.ISO)
	}
	if empty := view[Shifts](t, planned(t, newArchive()), "shifts/"); empty.Shifts != nil || empty.Ways != nil || len(empty.Feeds) != 3 {
		t.Errorf("without shifts: %+v", empty)
	}
}
