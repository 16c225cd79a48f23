package news

import (
	"slices"
	"strings"
	"time"
)

// suggest gives a hint for dates in the ways that people and programs write
// them, or "". Where 03/04/2026 may be either, it names both.
func suggest(s string) string {
	const month, civil = "2006-01", "2006-01-02T15:04:05"
	var readings []string
	for _, spelling := range []struct {
		as      string
		layouts []string
	}{
		{time.DateOnly, []string{
			"2/1/2006", "1/2/2006", "2.1.2006", "2-1-2006", "2006/1/2", "2006.1.2", "2006-1-2", "20060102",
			"2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006",
		}},
		{month, []string{"2006/1", "2006-1", "1/2006", "January 2006"}},
		{civil, []string{"2006-01-02 15:04", "2006-01-02 15:04:05", civil}},
		{time.RFC3339, []string{
			"2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05Z0700", time.RFC1123Z,
		}},
	} {
		for _, layout := range spelling.layouts {
			t, err := time.Parse(layout, s) // reads fractions of a second too
			if err != nil || t.Year() < minYear {
				continue
			}
			reading := t.Format(spelling.as)
			if _, hint := parseDate(reading); hint == "" && !slices.Contains(readings, reading) {
				readings = append(readings, reading)
			}
		}
	}
	if len(readings) == 0 {
		return ""
	}
	return "write it as " + strings.Join(readings, " or ")
}
