package news

import (
	"testing"
	"time"
)

func TestDays(t *testing.T) {
	for _, test := range []struct{ date, first, after string }{
		{"2026-05-28", "2026-05-28", "2026-05-29"},
		{"2026-05", "2026-05-01", "2026-06-01"},
		{"2026-05-XX~", "2026-05-01", "2026-06-01"},
		{"2026", "2026-01-01", "2027-01-01"},
		{"199X", "1990-01-01", "2000-01-01"},
		{"2026-24", "2026-12-01", "2027-03-01"},
		// The day is the author's: in Greenwich it was still the 8th, and already the 10th.
		{"2026-01-09T00:30:00+01:00", "2026-01-09", "2026-01-10"},
		{"2026-01-09T23:30:00-01:00", "2026-01-09", "2026-01-10"},
		{"2026-01-09T12:00:00", "2026-01-09", "2026-01-10"},
		// An interval counts from its anchor, which is its end where it has no start.
		{"2026-01-14/2026-01-16", "2026-01-14", "2026-01-17"},
		{"2026-03-14/..", "2026-03-14", ""},
		{"2026-03-14/", "2026-03-14", ""},
		{"../2026-03-14", "2026-03-14", "2026-03-15"},
		{"/2026-03", "2026-03-01", "2026-04-01"},
		{"", "", ""},
	} {
		first, after := mustParse(t, test.date).Days()
		if got := day(first); got != test.first {
			t.Errorf("%q.Days() begin on %q, want %q", test.date, got, test.first)
		}
		if got := day(after); got != test.after {
			t.Errorf("%q.Days() end before %q, want %q", test.date, got, test.after)
		}
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
