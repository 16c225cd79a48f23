package news

import (
	"fmt"
	"strings"
)

// The years that a press record can need. EDTF's year 0, negative years and
// years of five digits and more (Y17000) are refused.
const (
	minYear = 1
	maxYear = 9999
)

const writeItAs = "write it as 2026-05-28, 2026-05 or 2026"

// ParseDate reads an EDTF date: levels 0 and 1 of ISO 8601-2:2019, for the years
// 0001 to 9999.
//
//	2026  2026-05  2026-05-28             a year, a month, a day
//	2026-05-28T09:17:00+02:00             a time; the seconds may be left out, the offset may be Z, +02 or missing
//	2026-21                               a season: 21 spring, 22 summer, 23 autumn, 24 winter
//	2026-05?  2026-05~  2026-05%          uncertain, approximate, both
//	2026-05-XX  2026-XX  199X  19XX       unspecified day, month, year
//	2026-01-14/2026-01-16                 an interval of dates without time; level 1 forms may stand at its ends
//	2026-03-14/..  2026-03-14/            an interval with an open end, with an unknown end; likewise its start
//
// An error says what is wrong with s and what was expected, and needs no more
// words around it. Nothing is trimmed or guessed.
func ParseDate(s string) (Date, error) {
	d, hint := parseDate(s)
	if hint == "" {
		return d, nil
	}
	if better := suggest(s); better != "" {
		hint = better
	}
	return Date{}, fmt.Errorf("%.60q is not a date: %s", s, hint)
}

// parseDate gives a date, or a hint that says why there is none.
func parseDate(s string) (d Date, hint string) {
	start, end, interval := strings.Cut(s, "/")
	if !interval {
		d.from, hint = parsePoint(s)
		return d, hint
	}
	if d.from, hint = parseEnd(start); hint != "" {
		return d, hint
	}
	if d.to, hint = parseEnd(end); hint != "" {
		return d, hint
	}
	switch {
	case !d.from.known() && !d.to.known():
		return d, "an interval needs a start or an end"
	case d.from.known() && d.to.known() && !d.from.firstDay().Before(d.to.after()):
		return d, "the interval ends before it starts"
	}
	return d, ""
}

// parseEnd reads what stands at one side of an interval's slash.
func parseEnd(s string) (p point, hint string) {
	switch s {
	case "":
		p.form = formUnknown
		return p, ""
	case "..":
		p.form = formOpen
		return p, ""
	}
	p, hint = parsePoint(s)
	if p.hasTime() && hint == "" {
		return p, "an interval has no times of day: write its days, as in 2026-01-14/2026-01-16"
	}
	return p, hint
}

func parsePoint(s string) (p point, hint string) {
	date, clock, hasTime := strings.Cut(s, "T")
	if n := len(s) - 1; n >= 0 {
		p.qualifier = qualifierOf(s[n])
	}
	if p.qualifier != 0 && hasTime {
		return p, "a time cannot be qualified: leave the time or the sign after it out"
	}
	if p.qualifier != 0 {
		date = date[:len(date)-1]
	}
	if hint := p.parseCalendar(date); hint != "" {
		return p, hint
	}
	if !hasTime {
		return p, ""
	}
	if p.form != formDay {
		return p, "a time needs a day: write it as 2026-05-28T09:17:00"
	}
	return p, p.parseClock(clock)
}

func qualifierOf(c byte) qualifier {
	switch c {
	case '~':
		return approximate
	case '?':
		return uncertain
	case '%':
		return approximate | uncertain
	}
	return 0
}

// parseCalendar reads a year, a month, a season or a day.
func (p *point) parseCalendar(s string) (hint string) {
	switch {
	case strings.ContainsAny(s, "?~%"):
		return "one ?, ~ or % may stand at the end of the date; % is ? and ~ together"
	case strings.HasPrefix(s, "Y"), strings.HasPrefix(s, "-"), strings.HasPrefix(s, "0000"):
		return "years run from 0001 to 9999"
	case len(s) == 8 && s[4:6] == "-W":
		return "it is a week: write its days, as in 2026-05-25/2026-05-31"
	case len(s) != 4 && len(s) != 7 && len(s) != 10, len(s) > 4 && s[4] != '-', len(s) > 7 && s[7] != '-':
		return writeItAs
	}
	if hint := p.parseYear(s[:4]); hint != "" || len(s) == 4 {
		return hint
	}
	if p.form != formYear {
		return "a decade or a century has no months: write it as 199X or 19XX"
	}
	if hint := p.parseMonth(s[5:7]); hint != "" || len(s) == 7 {
		return hint
	}
	return p.parseDay(s[8:])
}

func (p *point) parseYear(s string) (hint string) {
	digits, form := s, formYear
	switch {
	case strings.HasSuffix(s, "XX"):
		digits, form = s[:2], formCentury
	case strings.HasSuffix(s, "X"):
		digits, form = s[:3], formDecade
	}
	year, ok := number(digits)
	if !ok {
		if strings.Contains(digits, "X") {
			return "a year ends in X or XX at most: 199X is a decade, 19XX a century"
		}
		return writeItAs
	}
	for range len(s) - len(digits) {
		year *= 10
	}
	if year < minYear { // 000X and 00XX hold the year 0
		return "years run from 0001 to 9999"
	}
	p.year, p.form = int16(year), form
	return ""
}

func (p *point) parseMonth(s string) (hint string) {
	month, ok := number(s)
	switch {
	case s == "XX":
		p.form = formMonthXX
	case !ok:
		return writeItAs
	case month >= 1 && month <= 12:
		p.month, p.form = uint8(month), formMonth
	case season(month).name() != "":
		p.month, p.form = uint8(month), formSeason
	case month > 20:
		return "months run from 01 to 12, seasons from 21 (spring) to 24 (winter)"
	default:
		return "months run from 01 to 12"
	}
	return ""
}

func (p *point) parseDay(s string) (hint string) {
	day, ok := number(s)
	switch {
	case p.form == formSeason:
		return "a season has no days"
	case s == "XX" && p.form == formMonthXX:
		p.form = formDayXXXX
		return ""
	case s == "XX":
		p.form = formDayXX
		return ""
	case !ok:
		return writeItAs
	case p.form == formMonthXX:
		return "a day needs a month: write 2026-XX-XX for an unknown day, 2026-XX for an unknown month"
	}
	last := p.after().AddDate(0, 0, -1) // p is still a month
	if day < 1 || day > last.Day() {
		return fmt.Sprintf("days run from 01 to %d in %s", last.Day(), last.Format("January 2006"))
	}
	p.day, p.form = uint8(day), formDay
	return ""
}

// parseClock reads what follows the T: hh:mm or hh:mm:ss, and perhaps an offset.
func (p *point) parseClock(s string) (hint string) {
	const writeTimeAs = "write the time as 09:17:00, with Z or an offset such as +02:00 after it"
	clock, zone := s, ""
	if i := strings.IndexAny(s, "Z+-"); i >= 0 {
		clock, zone = s[:i], s[i:]
	}
	if strings.ContainsAny(clock, ".,") {
		return "leave out fractions of a second"
	}
	if len(clock) == len("09:17") {
		clock += ":00" // a kindness: EDTF demands the seconds
	}
	if len(clock) != len("09:17:00") || clock[2] != ':' || clock[5] != ':' {
		return writeTimeAs
	}
	hour, okHour := number(clock[:2])
	minute, okMinute := number(clock[3:5])
	second, okSecond := number(clock[6:])
	switch {
	case !okHour || !okMinute || !okSecond:
		return writeTimeAs
	case hour > 23:
		return "hours run from 00 to 23; midnight is 00:00:00 of the day that begins"
	case minute > 59:
		return "minutes run from 00 to 59"
	case second > 59:
		return "seconds run from 00 to 59"
	}
	p.hour, p.minute, p.second, p.form = uint8(hour), uint8(minute), uint8(second), formTime
	if zone == "" {
		return ""
	}
	p.form = formZoned
	return p.parseOffset(zone)
}

func (p *point) parseOffset(s string) (hint string) {
	const writeOffsetAs = "write the offset as Z, +02 or +02:00"
	if s == "Z" {
		return ""
	}
	hours, minutes := s[1:], "00"
	if len(s) == len("+02:00") && s[3] == ':' {
		hours, minutes = s[1:3], s[4:]
	}
	h, okHours := number(hours)
	m, okMinutes := number(minutes)
	switch {
	case s[0] == 'Z' || len(hours) != 2 || !okHours || !okMinutes:
		return writeOffsetAs
	case h > 23 || m > 59:
		return "offsets run from -23:59 to +23:59"
	case s[0] == '-' && h+m == 0:
		return "write Z for an offset of zero" // ISO 8601-1:2019, 4.3.13 has no -00:00
	}
	p.offset = int16(h*60 + m)
	if s[0] == '-' {
		p.offset = -p.offset
	}
	return ""
}

// number reads a run of ASCII digits.
func number(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}
