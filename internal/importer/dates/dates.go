// Package dates finds dates as people and pages write them, and gives them as
// EDTF: the calendar date, and a time of day only where a machine wrote it.
//
//	dates.All("Published 4 March 2026, 10:15", "") // 2026-03-04
//	dates.All("03/04/2026", "")                    // found, and doubtful: two days are meant by it
//	dates.All("03/04/2026", dates.DMY)             // 2026-04-03
//	dates.Machine("2026-03-04 09:00:00 UTC", "")   // "2026-03-04T09:00:00Z"
//
// Nothing is guessed: a date that can be read in two ways is none, and one that
// does not exist in the calendar is none.
package dates

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// The values of a source's date_order: which number of 03/04/2026 is the day.
const (
	DMY = "dmy"
	MDY = "mdy"
	YMD = "ymd"
)

// A Found is a date in a text.
type Found struct {
	// Date is the day as EDTF, or "" where the text can be read as two days.
	Date string
	// Text is the date as it is written, at text[Start:End].
	Text       string
	Start, End int
}

// A form is one way to write a date; year, month and day number its groups.
type form struct {
	expression       *regexp.Regexp
	year, month, day int
}

var (
	forms = []form{
		{regexp.MustCompile(`\b(\d{4})([-/.])(\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?\b`), 1, 3, 4},
		{regexp.MustCompile(`(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]`), 1, 2, 3},
		{regexp.MustCompile(`\b(\d{4})\s?m\.\s(\pL{3,12})\s(?:mėn\.?\s)?(\d{1,2})\s?d\b\.?`), 1, 2, 3}, // Lithuanian
		{regexp.MustCompile(`\b(\d{4})\.?\s?gada\s(\d{1,2})\.\s?(\pL{3,12})`), 1, 3, 2},                // Latvian
		{regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?[\s-](?:of\s|de\s|d[ei]\s)?(\pL{3,12})[.,]?[\s-],?\s?(?:de\s|del\s)?(\d{4})\b`), 3, 2, 1},
		{regexp.MustCompile(`(?:^|[^\pL])(\pL{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})\b`), 3, 1, 2},
	}
	numeric = regexp.MustCompile(`\b(\d{1,2})([./-])(\d{1,2})[./-](\d{4})\b`)
)

// All finds the dates in a text, in order. Order decides between day and month
// where a source writes numbers with slashes or hyphens; empty means unknown. With
// dots the day comes first, everywhere.
func All(text, order string) []Found {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	var list []Found
	for _, f := range forms {
		for _, m := range f.expression.FindAllStringSubmatchIndex(text, -1) {
			part := func(n int) string { return text[m[2*n]:m[2*n+1]] }
			start := min(m[2*f.year], m[2*f.month], m[2*f.day])
			if date := calendar(part(f.year), part(f.month), part(f.day)); date != "" {
				list = append(list, Found{Date: date, Text: text[start:m[1]], Start: start, End: m[1]})
			}
		}
	}
	for _, m := range numeric.FindAllStringSubmatchIndex(text, -1) {
		first, sign, second, year := text[m[2]:m[3]], text[m[4]:m[5]], text[m[6]:m[7]], text[m[8]:m[9]]
		if date, ok := ordered(first, second, year, sign, order); ok {
			list = append(list, Found{Date: date, Text: text[m[0]:m[1]], Start: m[0], End: m[1]})
		}
	}
	slices.SortStableFunc(list, func(a, b Found) int { return cmp.Compare(a.Start, b.Start) })
	return list
}

// ordered reads day and month in the order that sign and source say, or, where
// they say nothing, in the only one that the calendar allows. Not ok is no date at
// all; "" is two.
func ordered(first, second, year, sign, order string) (date string, ok bool) {
	dmy, mdy := calendar(year, second, first), calendar(year, first, second)
	switch {
	case dmy == "" && mdy == "":
		return "", false
	case sign == "." || order == DMY:
		return dmy, dmy != ""
	case order == MDY:
		return mdy, mdy != ""
	case dmy == "" || dmy == mdy:
		return mdy, true
	case mdy == "":
		return dmy, true
	}
	return "", true
}

// calendar gives a day of the calendar, or "". The month is a number or a name.
func calendar(year, month, day string) string {
	if month[0] > '9' {
		month = months[strings.ToLower(strings.TrimSuffix(month, "."))]
	}
	if month == "" || year < "1000" {
		return ""
	}
	date := fmt.Sprintf("%s-%02s-%02s", year, month, day)
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return ""
	}
	return date
}

// iso is ISO 8601 and what databases print of it, alone in a text.
var iso = regexp.MustCompile(`^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$`)

// Machine gives the time that a page's metadata states as EDTF: with time of day
// and offset where they are stated. What is no timestamp is read as [All] does,
// and gives the day. Empty means no date.
func Machine(value, order string) string {
	value = strings.TrimSpace(value)
	if m := iso.FindStringSubmatch(value); m != nil {
		return timestamp(m)
	}
	for _, layout := range []string{time.RFC1123Z, time.RFC1123, time.RFC822Z, time.RFC850, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST"} {
		// A zone's letters say little (RFC 2822, section 4.3), but GMT and UTC do.
		if t, err := time.Parse(layout, value); err == nil && (strings.HasSuffix(layout, "0") || strings.HasSuffix(value, "GMT") || strings.HasSuffix(value, "UTC")) {
			return t.Format(time.RFC3339)
		}
	}
	const longest = 100 // characters; more is no date
	if len(value) > longest {
		return ""
	}
	if list := All(value, order); len(list) > 0 {
		return list[0].Date
	}
	return ""
}

// timestamp puts the groups of iso together.
func timestamp(m []string) string {
	date := calendar(m[1], m[2], m[3])
	if date == "" || m[4] == "" {
		return date
	}
	offset := m[7]
	switch {
	case offset == "":
	case offset[0] != '+' && offset[0] != '-':
		offset = "Z"
	case len(offset) == len("+02"):
		offset += ":00"
	case len(offset) == len("+0200"):
		offset = offset[:3] + ":" + offset[3:]
	}
	text := date + "T" + m[4] + ":" + m[5] + ":" + cmp.Or(m[6], "00") + offset
	layout := "2006-01-02T15:04:05"
	if offset != "" {
		layout = time.RFC3339
	}
	if _, err := time.Parse(layout, text); err != nil {
		return date
	}
	return text
}

// earliest is before the first page of the web; earlier dates in a page's metadata
// are what programs write for no date (0001, 1899, 1970, 1980).
const earliest = "1990-01-01"

// Plausible reports whether a page can have been published on a date: since the
// web began, and not after latest, a day as EDTF, which may be empty.
func Plausible(date, latest string) bool {
	const day = len("2026-05-28")
	if len(date) < day || date < earliest {
		return false
	}
	return latest == "" || date[:day] <= latest
}
