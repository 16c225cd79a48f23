package plan

import (
	"fmt"
	"time"

	"digest/internal/news"
)

// A unit is a stretch of the calendar that a chart counts by.
type unit int

const (
	byDay unit = iota
	byWeek
	byMonth
	byQuarter
	byYear
	byDecade
	byCentury
)

// unitNames are the units as nouns, for "coverage a week".
var unitNames = [...]string{"day", "week", "month", "quarter", "year", "decade", "century"}

func (u unit) String() string { return unitNames[u] }

// first is the first day of the unit that holds the day: the Monday of a week.
func (u unit) first(day time.Time) time.Time {
	year, month, d := day.Date()
	switch u {
	case byDay:
	case byWeek:
		d -= (int(day.Weekday()) + 6) % 7
	case byMonth:
		d = 1
	case byQuarter:
		month, d = month-(month-1)%3, 1
	default:
		year, month, d = year-year%u.years(), 1, 1
	}
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

// next is the first day of the unit after the one that begins on the day.
func (u unit) next(first time.Time) time.Time {
	switch u {
	case byDay:
		return first.AddDate(0, 0, 1)
	case byWeek:
		return first.AddDate(0, 0, 7)
	case byMonth:
		return first.AddDate(0, 1, 0)
	case byQuarter:
		return first.AddDate(0, 3, 0)
	}
	return time.Date(first.Year()-first.Year()%u.years()+u.years(), 1, 1, 0, 0, 0, 0, time.UTC)
}

func (u unit) years() int {
	switch u {
	case byDecade:
		return 10
	case byCentury:
		return 100
	}
	return 1
}

// words name the unit that begins on the day: "9–15 February 2026".
func (u unit) words(first time.Time) string {
	const day, month = "2006-01-02", "2006-01"
	text := first.Format("2006")
	switch u {
	case byDay:
		text = first.Format(day)
	case byWeek:
		text = first.Format(day) + "/" + first.AddDate(0, 0, 6).Format(day)
	case byMonth:
		text = first.Format(month)
	case byQuarter:
		text = first.Format(month) + "/" + first.AddDate(0, 2, 0).Format(month)
	case byDecade, byCentury:
		text = first.Format("2006") + "/" + fmt.Sprintf("%04d", first.Year()+u.years()-1)
	}
	d, err := news.ParseDate(text)
	if err != nil { // a week, decade or century that begins before the year 1
		return first.Format("2 January 2006")
	}
	return d.Words()
}

// short is a label for a row of a chart; the first of a year says which.
func (u unit) short(first time.Time, sayYear bool) string {
	layout := "2 Jan"
	switch u {
	case byMonth, byQuarter:
		layout = "Jan"
	case byYear, byDecade, byCentury:
		return first.Format("2006")
	}
	text := first.Format(layout)
	if u == byQuarter {
		text += "–" + first.AddDate(0, 2, 0).Format(layout)
	}
	if sayYear {
		text += first.Format(" 2006")
	}
	return text
}

// limits are how many stretches a chart has room for.
type limits struct{ days, weeks, others int }

// finest is the finest unit in which the days from one to the other make no more
// stretches than there is room for.
func (l limits) finest(from, to time.Time) unit {
	for u := range byCentury {
		most := l.others
		switch u {
		case byDay:
			most = l.days
		case byWeek:
			most = l.weeks
		}
		n := 0
		for at := u.first(from); !at.After(to) && n <= most; at = u.next(at) {
			n++
		}
		if n <= most {
			return u
		}
	}
	return byCentury
}

// heading stands above the rows that short labels.
func (u unit) heading() string {
	switch u {
	case byDay:
		return "Day"
	case byWeek:
		return "Week of"
	case byMonth:
		return "Month"
	case byQuarter:
		return "Quarter"
	}
	return "From"
}
