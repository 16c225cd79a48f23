package dates_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer/dates"
	"digest/internal/news"
)

func ExampleAll() {
	for _, d := range dates.All("Published 4 March 2026, changed 05/04/2026", "") {
		fmt.Printf("%q is %q\n", d.Text, d.Date)
	}
	// Output:
	// "4 March 2026" is "2026-03-04"
	// "05/04/2026" is ""
}

func TestAll(t *testing.T) {
	for _, tc := range []struct{ text, order, want string }{
		{"2026-03-04", "", "2026-03-04"},
		{"2026/3/4", "", "2026-03-04"},
		{"2026-03-04T10:15:00Z", "", "2026-03-04"},
		{"Wednesday, March 4, 2026 at 10:15", "", "2026-03-04"},
		{"4th of March 2026", "", "2026-03-04"},
		{"4 Sept. 2026", "", "2026-09-04"},
		{"4. März 2026", "", "2026-03-04"},
		{"1er mars 2026", "", "2026-03-01"},
		{"4 de marzo de 2026", "", "2026-03-04"},
		{"4 марта 2026", "", "2026-03-04"},
		{"4 березня 2026", "", "2026-03-04"},
		{"2026 m. kovo 4 d.", "", "2026-03-04"},
		{"2026. gada 4. martā", "", "2026-03-04"},
		{"2026年3月4日", "", "2026-03-04"},
		{"04.03.2026", "", "2026-03-04"},
		{"13/03/2026", "", "2026-03-13"},
		{"03/13/2026", "", "2026-03-13"},
		{"04/04/2026", "", "2026-04-04"},
		{"03/04/2026", "", ""},
		{"03/04/2026", dates.DMY, "2026-04-03"},
		{"03/04/2026", dates.MDY, "2026-03-04"},
		{"31 February 2026", "", "none"},
		{"99/99/2026", "", "none"},
		{"42 of them", "", "none"},
	} {
		got := "none"
		if list := dates.All(tc.text, tc.order); len(list) > 0 {
			got = list[0].Date
		}
		if got != tc.want {
			t.Errorf("All(%q, %q) = %q, want %q", tc.text, tc.order, got, tc.want)
		}
	}
}

func TestMachine(t *testing.T) {
	for value, want := range map[string]string{
		"2026-03-04T09:00:00.000Z":       "2026-03-04T09:00:00Z",
		"2026-03-04T09:00:00+0100":       "2026-03-04T09:00:00+01:00",
		"2026-03-04 09:00:00 UTC":        "2026-03-04T09:00:00Z",
		"2026-03-04 09:00":               "2026-03-04T09:00:00",
		"20260304":                       "2026-03-04",
		"Wed, 04 Mar 2026 09:00:00 GMT":  "2026-03-04T09:00:00Z",
		"Wed, 4 Mar 2026 09:00:00 -0500": "2026-03-04T09:00:00-05:00",
		"March 4, 2026 9:00":             "2026-03-04",
		"2026-03-04T25:00:00Z":           "2026-03-04",
		"2026-13-04":                     "",
		"03/04/2026":                     "",
		"":                               "",
		"tomorrow":                       "",
	} {
		if got := dates.Machine(value, ""); got != want {
			t.Errorf("Machine(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestPlausible(t *testing.T) {
	for _, tc := range []struct {
		date, latest string
		want         bool
	}{
		{"2026-03-04", "", true},
		{"2026-03-04T09:00:00Z", "2026-03-04", true},
		{"2026-03-05", "2026-03-04", false},
		{"0001-01-01", "", false},
		{"1970-01-01", "", false},
		{"", "", false},
	} {
		if got := dates.Plausible(tc.date, tc.latest); got != tc.want {
			t.Errorf("Plausible(%q, %q) = %v, want %v", tc.date, tc.latest, got, tc.want)
		}
	}
}

// What is found is EDTF, and stands in the text where it says.
func FuzzAll(f *testing.F) {
	for _, text := range []string{"2026-03-04", "4 March 2026", "März 4, 2026", "03.04.2026", "2026年3月4日", "\xff 4 mar 2026", "Wed, 04 Mar 2026 09:00:00 GMT"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range dates.All(text, "") {
			if diff := cmp.Diff(d.Text, text[d.Start:d.End]); diff != "" {
				t.Error(diff)
			}
			if _, err := news.ParseDate(d.Date); d.Date != "" && err != nil {
				t.Error(err)
			}
		}
		if date := dates.Machine(text, ""); date != "" {
			if _, err := news.ParseDate(date); err != nil {
				t.Errorf("Machine(%q): %v", text, err)
			}
		}
	})
}
