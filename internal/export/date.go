package export

import (
	"strings"
	"time"

	"digest/internal/news"
)

// A day is as much of a calendar date as is known; month and day may be 0.
type day struct{ year, month, day int }

// dayOf is where a date that is no interval begins. A season has its first
// month, so that what sorts by the day does not put it into January.
func dayOf(d news.Date) day {
	known := day{d.Year(), int(d.Month()), d.Day()}
	if season := seasonOf(d); season != 0 {
		known.month = 3 * season
	}
	return known
}

// seasonOf is 1 for spring to 4 for winter, or 0 for a date that is no season.
// Of the dates without a month, a season alone starts in another than January.
func seasonOf(d news.Date) int {
	if d.Interval() || d.Month() != 0 || d.Start().Month() == time.January {
		return 0
	}
	return int(d.Start().Month()) / 3
}

// ends are the dates on both sides of an interval's slash; one that is open or
// unknown is zero. A date that is no interval is its own start, without an end.
func ends(d news.Date) (from, to news.Date) {
	if !d.Interval() {
		return d, news.Date{}
	}
	start, end, _ := strings.Cut(d.String(), "/")
	from, _ = news.ParseDate(start) // fails for "" and "..", and is zero then
	to, _ = news.ParseDate(end)
	return from, to
}

// isPlain reports whether year, month, day and time of day say all of d.
func isPlain(d news.Date) bool { return d.ISO() == d.String() }
