package news

import (
	"cmp"
	"math"
	"time"
)

// A Date is a calendar date, a time of day on one, or an interval of dates, as
// precise as its author knew it: an EDTF date of levels 0 and 1 (ISO 8601-2:2019,
// https://www.loc.gov/standards/datetime/).
//
// A Date is a small plain value. The zero value means "no date". Two dates are
// == when they are written alike, and exactly then [Date.Compare] gives 0.
//
// Calendar dates have no time zone: 2026-05-28 is that day wherever the reader
// is. A time of day has an offset when its author wrote one; [Date.In] gives all
// the times of a site that of the site.
//
// An interval is known by its anchor, the date at which it starts, or at which
// it ends where the start is open or unknown. Year, Month, Day, the keys, Time
// and Compare all go by the anchor.
type Date struct {
	// from is the date itself, or the start of an interval.
	from point
	// to is the end of an interval, and the zero point for anything else.
	to point
}

// A point is one end of an interval, or a date that is no interval. Fields that
// its form does not use are zero, so that equal spellings are equal values.
type point struct {
	year                 int16 // 1 to 9999; the first year of a decade or century
	offset               int16 // minutes east of UTC
	form                 form
	qualifier            qualifier
	month, day           uint8 // month is 21 to 24 for a season
	hour, minute, second uint8
}

// A form is how a point is written, from the coarsest to the finest.
type form uint8

const (
	formNone    form = iota // no point: the zero Date, or no interval
	formOpen                // ".."
	formUnknown             // "" beside the slash of an interval
	formCentury             // 19XX
	formDecade              // 199X
	formYear                // 2026
	formMonthXX             // 2026-XX
	formDayXXXX             // 2026-XX-XX
	formSeason              // 2026-21
	formMonth               // 2026-05
	formDayXX               // 2026-05-XX
	formDay                 // 2026-05-28
	formTime                // 2026-05-28T09:17:00
	formZoned               // 2026-05-28T09:17:00+02:00
)

// A qualifier holds what the author doubts. Of dates that differ by nothing else
// the one with the larger qualifier, the more doubtful one, stands first.
type qualifier uint8

const (
	approximate qualifier = 1 << iota // "~"
	uncertain                         // "?"; with approximate it is "%"
)

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Year is the year, or the first one of a decade, century or interval; 0 for no date.
func (d Date) Year() int { return int(d.anchor().year) }

// Month is the month, or 0 where it is unknown, as in a year or a season.
func (d Date) Month() time.Month {
	p := d.anchor()
	if p.form == formSeason {
		return 0
	}
	return time.Month(p.month)
}

// Day is the day of the month, or 0 where it is unknown.
func (d Date) Day() int { return int(d.anchor().day) }

// HasTime reports whether the date holds a time of day.
func (d Date) HasTime() bool { return d.from.hasTime() }

// IsDay reports whether the date is one known day, with or without a time of day.
func (d Date) IsDay() bool { return !d.Interval() && d.from.form >= formDay }

// Interval reports whether the date is an interval: "2026-01-14/2026-01-16", "2026-03/..".
func (d Date) Interval() bool { return d.to.form != formNone }

// Approximate reports whether the date, or an end of the interval, is marked "~" or "%".
func (d Date) Approximate() bool { return (d.from.qualifier|d.to.qualifier)&approximate != 0 }

// Uncertain reports whether the date, or an end of the interval, is marked "?" or "%".
func (d Date) Uncertain() bool { return (d.from.qualifier|d.to.qualifier)&uncertain != 0 }

// Start is the first moment of the date's span. Calendar dates and times without
// an offset are given as if they were UTC; a time with an offset is exact. Start
// is the zero time for no date, and for an interval without a known start.
//
// Seasons are those of the northern hemisphere by the meteorologists' months:
// spring 2026 starts on 1 March 2026, winter 2026 on 1 December 2026.
func (d Date) Start() time.Time {
	start := d.from.start(time.UTC)
	if d.from.form == formZoned {
		return start.In(time.FixedZone("", int(d.from.offset)*60))
	}
	return start
}

// End is the first moment after the date's span, by the rules of [Date.Start]; a
// time of day lasts one second. End is the zero time for no date, and for an
// interval without a known end.
func (d Date) End() time.Time {
	switch {
	case d.Interval():
		return d.to.after()
	case d.HasTime():
		return d.Start().Add(time.Second)
	}
	return d.from.after()
}

// Days are the civil days of the date's span: the first one, and the one after
// the last, both as midnight UTC. A time of day counts for the day that its author
// wrote, whatever day it is in Greenwich, and an interval from its anchor. Both are
// zero for no date; after is, too, where no end is known.
func (d Date) Days() (first, after time.Time) {
	last := d.from
	if d.Interval() {
		last = d.to
	}
	return d.anchor().firstDay(), last.after()
}

// Time is the moment that feeds use: where the anchor starts, as seen in loc. It
// is exact for a time of day, and midnight in loc for a calendar date. It is the
// zero time for no date.
func (d Date) Time(loc *time.Location) time.Time { return d.anchor().start(loc) }

// In returns the date with its time of day in loc: one with an offset is moved
// to the civil time and offset of loc at that moment, one without is taken as
// civil time of loc. Other dates stay as they are, and so do times that loc
// would move out of the years 0001 to 9999.
func (d Date) In(loc *time.Location) Date {
	if !d.HasTime() {
		return d
	}
	moment := d.from.start(loc)
	_, seconds := moment.Zone()
	// Local mean times of old have seconds in their offset, EDTF has not: the
	// moment stays exact, the offset is rounded towards zero.
	offset := seconds / 60
	civil := moment.UTC().Add(time.Duration(offset) * time.Minute)
	if civil.Year() < minYear || civil.Year() > maxYear || offset <= -minutesOfDay || offset >= minutesOfDay {
		return d
	}
	return Date{from: point{
		year: int16(civil.Year()), month: uint8(civil.Month()), day: uint8(civil.Day()),
		hour: uint8(civil.Hour()), minute: uint8(civil.Minute()), second: uint8(civil.Second()),
		form: formZoned, offset: int16(offset),
	}}
}

const minutesOfDay = 24 * 60

// Compare orders dates: negative when d stands before e, positive when it stands
// after, and 0 only when d == e. No date stands first.
//
// Dates go by the civil day on which their anchor starts; on one day, what has
// no time of day goes before what has, the longer span before the shorter
// (2026-05, 2026-05-01, 2026-05-01T09:00:00), and of equal spans the qualified
// before the plain (2026-05-01~, 2026-05-01). Times of one civil day go by the
// moment. So times from several time zones should be moved into one with
// [Date.In] before they are compared.
func (d Date) Compare(e Date) int {
	if d == e {
		return 0
	}
	// Most dates differ by their day: the rest is looked at when it is needed.
	a, b := d.anchor(), e.anchor()
	if c := cmp.Compare(a.dayNumber(), b.dayNumber()); c != 0 {
		return c
	}
	if c := cmp.Compare(a.secondOfDay(), b.secondOfDay()); c != 0 {
		return c
	}
	if c := e.lastMoment().Compare(d.lastMoment()); c != 0 {
		return c
	}
	if c := d.from.compare(e.from); c != 0 {
		return c
	}
	return d.to.compare(e.to)
}

// Before reports whether d is surely over when e begins: their spans do not overlap.
// A month overlaps its days, and a day overlaps the times on it; two times go by the
// moment. A date marked as approximate or uncertain counts as what is written. Where
// the end of d or the start of e is not known, nothing is sure. Like [Date.Compare]
// it wants times in one zone.
func (d Date) Before(e Date) bool {
	if d.HasTime() && e.HasTime() && !d.Interval() && !e.Interval() {
		return d.Start().Before(e.Start())
	}
	_, after := d.Days()
	first := e.from.firstDay()
	return !after.IsZero() && !first.IsZero() && !first.Before(after)
}

// dayNumber orders points by the civil day on which they start; 0 for no date.
func (p point) dayNumber() int {
	month := max(1, int(p.month))
	if p.form == formSeason {
		month = int(season(p.month).firstMonth())
	}
	return (int(p.year)*16+month)*32 + max(1, int(p.day))
}

// anchor is the point by which the date is known and sorted.
func (d Date) anchor() point {
	if d.Interval() && !d.from.known() {
		return d.to
	}
	return d.from
}

// lastMoment is like End, but the end of all days where the end is not known.
func (d Date) lastMoment() time.Time {
	if d.Interval() && !d.to.known() {
		return time.Date(maxYear+2, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return d.End()
}

func (p point) hasTime() bool { return p.form >= formTime }

// known reports whether the point is a date, and not an open or unknown end.
func (p point) known() bool { return p.form > formUnknown }

// start is the first moment of the point, in civil time of loc; zero if there is none.
func (p point) start(loc *time.Location) time.Time {
	if p.year == 0 {
		return time.Time{}
	}
	first := p.firstDay()
	if p.form == formZoned {
		return first.Add(time.Duration(p.secondOfDay()) * time.Second).In(loc)
	}
	return time.Date(first.Year(), first.Month(), first.Day(), int(p.hour), int(p.minute), int(p.second), 0, loc)
}

// firstDay is the civil day on which the point starts, at midnight UTC; zero if there is none.
func (p point) firstDay() time.Time {
	switch {
	case p.year == 0:
		return time.Time{}
	case p.form == formSeason:
		return time.Date(int(p.year), season(p.month).firstMonth(), 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(int(p.year), max(1, time.Month(p.month)), max(1, int(p.day)), 0, 0, 0, 0, time.UTC)
}

// after is the civil day after the point's last one; zero if there is none.
func (p point) after() time.Time {
	first := p.firstDay()
	switch p.form {
	case formCentury:
		return first.AddDate(100, 0, 0)
	case formDecade:
		return first.AddDate(10, 0, 0)
	case formYear, formMonthXX, formDayXXXX:
		return first.AddDate(1, 0, 0)
	case formSeason:
		return first.AddDate(0, 3, 0)
	case formMonth, formDayXX:
		return first.AddDate(0, 1, 0)
	case formDay, formTime, formZoned:
		return first.AddDate(0, 0, 1)
	case formNone, formOpen, formUnknown:
	}
	return time.Time{}
}

// secondOfDay orders the points that start on one civil day: seconds since its
// midnight in UTC, or less than any of them when there is no time of day.
func (p point) secondOfDay() int {
	if !p.hasTime() {
		return math.MinInt32
	}
	return (int(p.hour)*60+int(p.minute)-int(p.offset))*60 + int(p.second)
}

// compare tells any two points apart that are not ==.
func (p point) compare(q point) int {
	return cmp.Or(
		cmp.Compare(p.form, q.form),
		cmp.Compare(p.year, q.year),
		cmp.Compare(p.month, q.month),
		cmp.Compare(p.day, q.day),
		cmp.Compare(q.qualifier, p.qualifier),
		cmp.Compare(p.hour, q.hour),
		cmp.Compare(p.minute, q.minute),
		cmp.Compare(p.second, q.second),
		cmp.Compare(p.offset, q.offset),
	)
}
