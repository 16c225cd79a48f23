package plan

import (
	"time"

	"digest/internal/news"
)

// A Date is a date for people and for machines.
type Date struct {
	// Words are for people: "about 14 January 2026".
	Words string
	// ISO is for the datetime attribute; empty when HTML has no form for the date.
	ISO string
	// Clock is the time of day, "09:17", or empty.
	Clock string
}

func date(d news.Date) Date {
	if d.IsZero() {
		return Date{Words: "no date"}
	}
	return Date{Words: d.Words(), ISO: d.ISO(), Clock: d.TimeWords()}
}

// dayNumber counts days from 1970 on, so that they can be subtracted: a [time.Duration]
// ends after 292 years.
func dayNumber(day time.Time) int {
	const seconds = 24 * 60 * 60
	return int(day.Unix() / seconds)
}
