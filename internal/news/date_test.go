package news

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // the zones of the tests, wherever they run
)

// written are dates in every form, in the order of Compare.
var written = []string{
	"0001", "0001-01-01",
	"19XX", "190X", "199X",
	"2025/2026", "2025", "2025-24",
	"2026-01-14/2026-01-16", "2026-01-14", "2026-01-15/",
	"2026-03/..", "2026-21",
	"2026-05%", "2026-05?", "2026-05~", "2026-05", "2026-05-XX",
	"2026-05-01/2026-05-02", "2026-05-01~", "2026-05-01", "2026-05-01T00:00:00", "2026-05-01T09:00:00",
	"/2026-05-28", "2026-05-28",
	"2026-05-28T09:17:00+02:00", "2026-05-28T08:17:00+00:59", "2026-05-28T08:17:00Z", "2026-05-28T09:17:00",
	"2026-05-28T09:17:01", "2026-05-28T05:17:30-04:00",
	"9999-12-31T23:59:59+14:00",
}

func TestCompareOrders(t *testing.T) {
	dates := []Date{{}} // no date stands first
	for _, s := range written {
		dates = append(dates, mustParse(t, s))
	}
	for i, d := range dates {
		for j, e := range dates {
			if got, want := sign(d.Compare(e)), cmp.Compare(i, j); got != want {
				t.Errorf("%q.Compare(%q) = %d, want %d", d, e, got, want)
			}
		}
	}
}

func TestIn(t *testing.T) {
	for _, test := range []struct{ date, zone, want string }{
		{"2026-05-28T09:17:00Z", "Europe/Brussels", "2026-05-28T11:17:00+02:00"},
		{"2026-01-28T09:17:00Z", "Europe/Brussels", "2026-01-28T10:17:00+01:00"},
		{"2026-05-28T23:17:00Z", "Europe/Brussels", "2026-05-29T01:17:00+02:00"},
		{"2026-05-28T09:17:00", "Europe/Brussels", "2026-05-28T09:17:00+02:00"},
		{"2026-05-28T09:17:00", "UTC", "2026-05-28T09:17:00Z"},
		{"2026-05-28T09:17:00", "Asia/Kathmandu", "2026-05-28T09:17:00+05:45"},
		// The hour that summer time skips is named by what the clocks then show.
		{"2026-03-29T02:30:00", "Europe/Brussels", "2026-03-29T03:30:00+02:00"},
		// Amsterdam's offset was once +00:19:32: the moment stays exact.
		{"1920-01-01T12:00:00Z", "Europe/Amsterdam", "1920-01-01T12:19:00+00:19"},
		// Out of the years: stays.
		{"9999-12-31T23:30:00Z", "Europe/Brussels", "9999-12-31T23:30:00Z"},
		{"0001-01-01T00:30:00Z", "America/New_York", "0001-01-01T00:30:00Z"},
		// No time of day: stays.
		{"2026-05-28", "Asia/Tokyo", "2026-05-28"},
		{"2026-05-28/..", "Asia/Tokyo", "2026-05-28/.."},
		{"", "Asia/Tokyo", ""},
	} {
		if got := mustParse(t, test.date).In(zone(t, test.zone)).String(); got != test.want {
			t.Errorf("%q.In(%s) = %q, want %q", test.date, test.zone, got, test.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, test := range []struct{ date, start, end string }{
		{"19XX", "1900-01-01T00:00:00Z", "2000-01-01T00:00:00Z"},
		{"199X", "1990-01-01T00:00:00Z", "2000-01-01T00:00:00Z"},
		{"2026", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"},
		{"2026-XX", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"},
		{"2026-XX-XX", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"},
		{"2026-21", "2026-03-01T00:00:00Z", "2026-06-01T00:00:00Z"},
		{"2026-24", "2026-12-01T00:00:00Z", "2027-03-01T00:00:00Z"},
		{"2026-12", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"},
		{"2024-02-XX", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"},
		{"2024-02-29~", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"},
		{"2026-05-28T09:17:00", "2026-05-28T09:17:00Z", "2026-05-28T09:17:01Z"},
		{"2026-05-28T09:17:00+02:00", "2026-05-28T09:17:00+02:00", "2026-05-28T09:17:01+02:00"},
		{"2026-05-30/2026-06", "2026-05-30T00:00:00Z", "2026-07-01T00:00:00Z"},
		{"2026-05/..", "2026-05-01T00:00:00Z", ""},
		{"/2026-05", "", "2026-06-01T00:00:00Z"},
		{"", "", ""},
	} {
		d := mustParse(t, test.date)
		if got := [2]string{stamp(d.Start()), stamp(d.End())}; got != [2]string{test.start, test.end} {
			t.Errorf("%q: Start, End = %q, want %q, %q", test.date, got, test.start, test.end)
		}
	}
}

func TestTimeIsTheMomentInTheZone(t *testing.T) {
	brussels := zone(t, "Europe/Brussels")
	for date, want := range map[string]string{
		"2026-05-28":           "2026-05-28T00:00:00+02:00",
		"2026-01":              "2026-01-01T00:00:00+01:00",
		"2026-05-28T09:17:00":  "2026-05-28T09:17:00+02:00",
		"2026-05-28T09:17:00Z": "2026-05-28T11:17:00+02:00",
		"2026-05-28/..":        "2026-05-28T00:00:00+02:00",
		"../2026-05-28":        "2026-05-28T00:00:00+02:00",
		"":                     "",
	} {
		if got := stamp(mustParse(t, date).Time(brussels)); got != want {
			t.Errorf("%q.Time(Brussels) = %q, want %q", date, got, want)
		}
	}
}

func TestFields(t *testing.T) {
	type fields struct {
		Year                                             int
		Month                                            time.Month
		Day                                              int
		MonthKey, DayKey                                 string
		HasTime, IsDay, Interval, Approximate, Uncertain bool
	}
	for date, want := range map[string]fields{
		"":                          {},
		"199X":                      {Year: 1990},
		"2026":                      {Year: 2026},
		"2026-XX-XX":                {Year: 2026},
		"2026-22?":                  {Year: 2026, Uncertain: true},
		"2026-05~":                  {Year: 2026, Month: 5, MonthKey: "2026-05", Approximate: true},
		"2026-05-XX":                {Year: 2026, Month: 5, MonthKey: "2026-05"},
		"2026-05-28%":               {2026, 5, 28, "2026-05", "2026-05-28", false, true, false, true, true},
		"2026-05-28T09:17:00+02:00": {2026, 5, 28, "2026-05", "2026-05-28", true, true, false, false, false},
		"2026-01-14/2026-02-16~":    {2026, 1, 14, "2026-01", "2026-01-14", false, false, true, true, false},
		"../2026-02":                {Year: 2026, Month: 2, MonthKey: "2026-02", Interval: true},
	} {
		d := mustParse(t, date)
		got := fields{
			d.Year(), d.Month(), d.Day(), d.MonthKey(), d.DayKey(),
			d.HasTime(), d.IsDay(), d.Interval(), d.Approximate(), d.Uncertain(),
		}
		if got != want {
			t.Errorf("%q has the fields %+v, want %+v", date, got, want)
		}
		if d.IsZero() != (date == "") {
			t.Errorf("%q.IsZero() = %t", date, d.IsZero())
		}
	}
}

func ExampleDate_Compare() {
	var dates []Date
	for _, s := range []string{"2026-05-28T09:17:00", "2026-05-28", "2026-06", "2026-05", "2026-05~"} {
		d, err := ParseDate(s)
		if err != nil {
			fmt.Println(err)
			return
		}
		dates = append(dates, d)
	}
	slices.SortFunc(dates, Date.Compare)
	fmt.Println(dates)
	// Output: [2026-05~ 2026-05 2026-05-28 2026-05-28T09:17:00 2026-06]
}

func mustParse(t *testing.T, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// stamp is RFC 3339, or "" for the zero time.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func sign(n int) int { return cmp.Compare(n, 0) }

func TestBefore(t *testing.T) {
	for _, test := range []struct {
		d, e          string
		before, after bool
	}{
		{"2026-05-01", "2026-05-02", true, false},
		{"2026-05-01", "2026-05-01", false, false},
		{"2026-05-01~", "2026-05-02", true, false},
		{"2026-05-01", "2026-05-01T09:00:00+02:00", false, false},
		{"2026-05-01T08:00:00+02:00", "2026-05-01T09:00:00+02:00", true, false},
		{"2026-05-01T09:00:00+02:00", "2026-05-01T08:30:00+01:00", true, false},
		{"2026-05", "2026-05-31", false, false},
		{"2026-05", "2026-06-01", true, false},
		{"2026-04", "2026", false, false},
		{"2025-12-31/2026-01-02", "2026-01-02", false, false},
		{"2025-12-31/2026-01-02", "2026-01-03", true, false},
		{"../2026-01-02", "2026-01-03", true, false},
		{"../2026-01-02", "2025-01-03", false, false},
		{"2026-01-02/..", "2026-01-03", false, false},
		{"2026-01-02/..", "2026-01-01", false, true},
	} {
		d, e := mustParse(t, test.d), mustParse(t, test.e)
		if d.Before(e) != test.before || e.Before(d) != test.after {
			t.Errorf("%s and %s: before %t, after %t, want %t, %t", d, e, d.Before(e), e.Before(d), test.before, test.after)
		}
	}
	if (Date{}).Before(mustParse(t, "2026")) || mustParse(t, "2026").Before(Date{}) {
		t.Error("no date has an order")
	}
}
