package news

import (
	"fmt"
	"time"
)

// A Week is a week of ISO 8601, which begins on a Monday. The zero value means
// "no week". Weeks are == when they are the same.
type Week struct {
	// Year is the year of the week's Thursday: that of most of its days.
	Year int
	// Number is 1 to 52, or 53 in some years.
	Number int
}

// ParseWeek reads a week as [Week.String] writes it: "2026-W22". It refuses a week
// that its year does not have.
func ParseWeek(s string) (Week, bool) {
	const pattern = "0000-W00"
	if len(s) != len(pattern) {
		return Week{}, false
	}
	number := 0
	for i, want := range []byte(pattern) {
		switch got := s[i]; {
		case want != '0':
			if got != want {
				return Week{}, false
			}
		case got < '0' || got > '9':
			return Week{}, false
		default:
			number = number*10 + int(got-'0')
		}
	}
	w := Week{Year: number / 100, Number: number % 100}
	if w.Year == 0 || w.Number == 0 || w != weekOf(w.Monday()) {
		return Week{}, false
	}
	return w, true
}

func weekOf(day time.Time) Week {
	year, number := day.ISOWeek()
	return Week{Year: year, Number: number}
}

// String is the week as ISO 8601 writes it: "2026-W22".
func (w Week) String() string { return fmt.Sprintf("%04d-W%02d", w.Year, w.Number) }

// Monday is the week's first day, at midnight UTC.
func (w Week) Monday() time.Time {
	fourth := time.Date(w.Year, time.January, 4, 0, 0, 0, 0, time.UTC) // always in the first week
	sinceMonday := (int(fourth.Weekday()) + 6) % 7
	return fourth.AddDate(0, 0, 7*(w.Number-1)-sinceMonday)
}

// Before is the week before this one.
func (w Week) Before() Week { return weekOf(w.Monday().AddDate(0, 0, -7)) }

// Days are the seven days of the week, as an interval of dates.
func (w Week) Days() Date {
	monday := w.Monday()
	return Date{from: dayPoint(monday), to: dayPoint(monday.AddDate(0, 0, 6))}
}

func dayPoint(t time.Time) point {
	return point{year: int16(t.Year()), month: uint8(t.Month()), day: uint8(t.Day()), form: formDay}
}

// Compare orders weeks in time: negative when w is earlier than x.
func (w Week) Compare(x Week) int { return (w.Year-x.Year)*100 + w.Number - x.Number }

// Week is the week that the whole of the date's span lies in, and false when there
// is none: a month, an interval from one week into another. "About" a day and
// "possibly" a day are in that day's week: a page shows the date in words, which
// say so.
func (d Date) Week() (Week, bool) {
	if d.Interval() && (!d.from.known() || !d.to.known()) {
		return Week{}, false
	}
	first, after := d.Days()
	if first.IsZero() || after.Sub(first) > 7*24*time.Hour {
		return Week{}, false
	}
	w := weekOf(first)
	return w, w == weekOf(after.AddDate(0, 0, -1))
}
