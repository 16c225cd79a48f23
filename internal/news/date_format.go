package news

import (
	"strconv"
	"strings"
	"time"
)

// String is the date as EDTF, the way [ParseDate] reads it: seconds are always
// written, an offset of zero is Z, others are ±hh:mm. It is "" for no date.
func (d Date) String() string {
	b := d.from.appendEDTF(make([]byte, 0, 32))
	if d.Interval() {
		b = append(b, '/')
		b = d.to.appendEDTF(b)
	}
	return string(b)
}

// ISO is the date as the datetime attribute of HTML's time element takes it
// (https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-time-element):
// a year, a month, a day, or a time with its offset if it has one. What HTML
// cannot say is left out, such as "~" or an unspecified day; the value is "" for
// seasons, decades, centuries, intervals and no date.
func (d Date) ISO() string {
	if d.Interval() {
		return ""
	}
	p := d.from
	p.qualifier = 0
	switch p.form {
	case formCentury, formDecade, formSeason:
		return ""
	case formMonthXX, formDayXXXX:
		p.form = formYear
	case formDayXX:
		p.form = formMonth
	}
	return string(p.appendEDTF(make([]byte, 0, 32)))
}

// MonthKey is the month as "2026-05", or "" where the month is unknown.
func (d Date) MonthKey() string {
	if d.Month() == 0 {
		return ""
	}
	return d.key(formMonth)
}

// DayKey is the day as "2026-05-28", or "" where the day is unknown.
func (d Date) DayKey() string {
	if d.Day() == 0 {
		return ""
	}
	return d.key(formDay)
}

func (d Date) key(f form) string {
	p := d.anchor()
	p.form, p.qualifier = f, 0
	return string(p.appendEDTF(make([]byte, 0, 16)))
}

func (p point) appendEDTF(b []byte) []byte {
	switch p.form {
	case formNone, formUnknown:
		return b
	case formOpen:
		return append(b, ".."...)
	case formCentury:
		b = append(appendDigits(b, int(p.year)/100, 2), "XX"...)
	case formDecade:
		b = append(appendDigits(b, int(p.year)/10, 3), 'X')
	default:
		b = appendDigits(b, int(p.year), 4)
	}
	switch p.form {
	case formMonthXX:
		b = append(b, "-XX"...)
	case formDayXXXX:
		b = append(b, "-XX-XX"...)
	case formSeason, formMonth, formDayXX, formDay, formTime, formZoned:
		b = appendDigits(append(b, '-'), int(p.month), 2)
	}
	switch p.form {
	case formDayXX:
		b = append(b, "-XX"...)
	case formDay, formTime, formZoned:
		b = appendDigits(append(b, '-'), int(p.day), 2)
	}
	if p.hasTime() {
		b = appendDigits(append(b, 'T'), int(p.hour), 2)
		b = appendDigits(append(b, ':'), int(p.minute), 2)
		b = appendDigits(append(b, ':'), int(p.second), 2)
	}
	if p.form == formZoned {
		b = appendOffset(b, int(p.offset))
	}
	if p.qualifier != 0 {
		b = append(b, "~?%"[p.qualifier-1])
	}
	return b
}

func appendOffset(b []byte, minutes int) []byte {
	switch {
	case minutes == 0:
		return append(b, 'Z')
	case minutes < 0:
		b, minutes = append(b, '-'), -minutes
	default:
		b = append(b, '+')
	}
	b = appendDigits(b, minutes/60, 2)
	return appendDigits(append(b, ':'), minutes%60, 2)
}

// appendDigits writes n with leading zeros.
func appendDigits(b []byte, n, width int) []byte {
	for limit := 10; width > 1; width-- {
		if n < limit {
			b = append(b, '0')
		}
		limit *= 10
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// Words is the date in English for readers, without the time of day:
//
//	2026-05-28             28 May 2026
//	2026-05~               about May 2026
//	2026-05-28?            possibly 28 May 2026
//	2026-05-28%            possibly about 28 May 2026
//	2026-21                spring 2026
//	2026-01-XX             a day in January 2026
//	199X                   the 1990s
//	2026-01-14/2026-01-16  14–16 January 2026
//	2026-01-30/2026-02-02  30 January – 2 February 2026
//	2026-03-14/..          since 14 March 2026
//	../2026-03-14          until 14 March 2026
//	2026-03-14/            from 14 March 2026, end unknown
//	/2026-03-14            until 14 March 2026, start unknown
//
// It is "" for no date.
func (d Date) Words() string {
	switch {
	case !d.Interval():
		return d.from.words()
	case d.to.form == formOpen:
		return "since " + d.from.words()
	case d.to.form == formUnknown:
		return "from " + d.from.words() + ", end unknown"
	case d.from.form == formOpen:
		return "until " + d.to.words()
	case d.from.form == formUnknown:
		return "until " + d.to.words() + ", start unknown"
	case d.from == d.to:
		return d.from.words()
	}
	return d.between()
}

// TimeWords is the time of day as "09:17", or "" if the date has none.
func (d Date) TimeWords() string {
	if !d.HasTime() {
		return ""
	}
	b := appendDigits(make([]byte, 0, 5), int(d.from.hour), 2)
	return string(appendDigits(append(b, ':'), int(d.from.minute), 2))
}

// between names a closed interval, and what both ends share only once. Single
// words stand close to the dash, phrases apart from it.
func (d Date) between() string {
	from, to := d.from, d.to
	start, end := from.words(), to.words()
	if from.form != to.form || from.qualifier|to.qualifier != 0 {
		return start + " – " + end
	}
	short := strings.TrimSuffix(start, " "+strconv.Itoa(int(to.year)))
	switch {
	case from.form == formDay && from.year == to.year && from.month == to.month:
		return strconv.Itoa(int(from.day)) + "–" + end
	case from.form == formDay:
		return short + " – " + end
	case from.form == formYear, from.year == to.year && (from.form == formMonth || from.form == formSeason):
		return short + "–" + end
	}
	return start + " – " + end
}

func (p point) words() string {
	year := strconv.Itoa(int(p.year))
	before, date := "", year
	switch p.form {
	case formNone, formOpen, formUnknown:
		return ""
	case formCentury:
		date = "the " + year + "s"
	case formDecade:
		date = "the " + year + "s"
		if p.year%100 == 0 { // "the 1900s" is the century
			date = "the years " + year + "–" + strconv.Itoa(int(p.year)+9)
		}
	case formYear:
	case formMonthXX:
		before = "a month in "
	case formDayXXXX:
		before = "a day in "
	case formSeason:
		date = season(p.month).name() + " " + year
	case formMonth:
		date = time.Month(p.month).String() + " " + year
	case formDayXX:
		before = "a day in "
		date = time.Month(p.month).String() + " " + year
	case formDay, formTime, formZoned:
		date = strconv.Itoa(int(p.day)) + " " + time.Month(p.month).String() + " " + year
	}
	if p.qualifier&approximate != 0 {
		date = "about " + date
	}
	if p.qualifier&uncertain != 0 {
		before = "possibly " + before
	}
	return before + date
}

// A season is EDTF's number for one, 21 to 24.
type season uint8

// name is "" for a number that is no season of level 1.
func (s season) name() string {
	switch s {
	case 21:
		return "spring"
	case 22:
		return "summer"
	case 23:
		return "autumn"
	case 24:
		return "winter"
	}
	return ""
}

// firstMonth is March for spring and December for winter.
func (s season) firstMonth() time.Month { return time.Month(s-20) * 3 }
