package news_test

import (
	"fmt"
	"testing"
	"time"

	"digest/internal/news"
)

func ExampleDate_Week() {
	for _, written := range []string{"2026-05-28", "2026-05", "2026-05-28~", "2027-01-01T09:17:00+01:00"} {
		d, _ := news.ParseDate(written)
		if week, known := d.Week(); known {
			fmt.Printf("%s is in %s, %s\n", written, week, week.Days().Words())
		} else {
			fmt.Printf("%s is in no week\n", written)
		}
	}
	// Output:
	// 2026-05-28 is in 2026-W22, 25–31 May 2026
	// 2026-05 is in no week
	// 2026-05-28~ is in 2026-W22, 25–31 May 2026
	// 2027-01-01T09:17:00+01:00 is in 2026-W53, 28 December 2026 – 3 January 2027
}

func TestDateWeek(t *testing.T) {
	for _, test := range []struct{ date, want string }{
		{"2026-05-25", "2026-W22"},
		{"2026-05-31", "2026-W22"},
		{"2026-06-01", "2026-W23"},
		{"2024-12-30", "2025-W01"},
		{"2023-01-01", "2022-W52"},
		// A time belongs to its civil day, whatever day it is in Greenwich.
		{"2026-05-31T23:59:59-05:00", "2026-W22"},
		{"2026-06-01T00:30:00+02:00", "2026-W23"},
		{"2026-05-25/2026-05-31", "2026-W22"},
		{"2026-05-31/2026-06-01", ""},
		{"2026-05-25/2027-05-25", ""},
		{"2026-05-28/..", ""},
		{"../2026-05-28", ""},
		{"/2026-05-28", ""},
		{"2026-05-28~", "2026-W22"},
		{"2026-05-28?", "2026-W22"},
		{"2026-05-28%", "2026-W22"},
		{"2026-05-25~/2026-05-31?", "2026-W22"},
		{"2026-05-31~/2026-06-01", ""},
		{"2026-05-28~/..", ""},
		{"2026-05~", ""},
		{"2026-05-XX~", ""},
		{"2026-05-XX", ""},
		{"2026-21", ""},
		{"2026", ""},
	} {
		d, err := news.ParseDate(test.date)
		if err != nil {
			t.Fatal(err)
		}
		week, known := d.Week()
		if got := week.String(); known != (test.want != "") || known && got != test.want {
			t.Errorf("%s is in the week %s (%t), want %q", test.date, got, known, test.want)
		}
	}
	if _, known := (news.Date{}).Week(); known {
		t.Error("no date is in a week")
	}
}

func TestParseWeek(t *testing.T) {
	for s, want := range map[string]bool{
		"2026-W22": true, "2026-W53": true, "2020-W53": true, "2025-W53": false, "2026-W54": false, "2026-W00": false, "2026-W1": false,
		"2026-w22": false, "2026-W2x": false, "2026W22": false, "": false, "２０２６-W22": false, "0001-W01": true, "0000-W10": false, "2026-W221": false,
	} {
		week, ok := news.ParseWeek(s)
		if ok != want || ok && week.String() != s {
			t.Errorf("ParseWeek(%q) = %s, %t, want %t", s, week, ok, want)
		}
	}
}

// TestWeeksFollowEachOther walks through all days of a leap cycle: the weeks are
// those of package time, seven days each, and each names itself.
func TestWeeksFollowEachOther(t *testing.T) {
	for day := time.Date(2000, 1, 3, 0, 0, 0, 0, time.UTC); day.Year() < 2028; day = day.AddDate(0, 0, 7) {
		year, number := day.ISOWeek()
		w := news.Week{Year: year, Number: number}
		if !w.Monday().Equal(day) {
			t.Fatalf("%s begins on %s, want %s", w, w.Monday(), day)
		}
		if parsed, ok := news.ParseWeek(w.String()); !ok || parsed != w {
			t.Fatalf("%s is read as %s", w, parsed)
		}
		if before := w.Before(); !before.Monday().Equal(day.AddDate(0, 0, -7)) || before.Compare(w) >= 0 || w.Compare(before) <= 0 {
			t.Fatalf("%s is before %s", before, w)
		}
		if in, ok := w.Days().Week(); !ok || in != w {
			t.Fatalf("the days of %s, %s, are in %s", w, w.Days(), in)
		}
	}
}
