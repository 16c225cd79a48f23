package plaintext

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

var (
	isoDate   = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?\b`)
	dayFirst  = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?(` + months + `)\.?,? (\d{4})\b`)
	monthDay  = regexp.MustCompile(`(?i)\b(` + months + `)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`)
	clockTime = regexp.MustCompile(`(?i)\b\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?(?:UTC|GMT|CET|CEST|EST|EDT|ET|BST)\b)?`)
)

const months = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

// dateIn gives the date in a line of few words as EDTF, and whether the line
// says nothing else. Dates of digits with slashes are not read: 02/03 is two
// dates. A line that says when the page was changed is not read either.
func dateIn(line string) (date string, only bool) {
	const mostWords = 12
	lower := strings.ToLower(line)
	if countWords(line) > mostWords || strings.Contains(lower, "updated") || strings.Contains(lower, "modified") {
		return "", false
	}
	for _, pattern := range []struct {
		expression       *regexp.Regexp
		year, month, day int
	}{{isoDate, 1, 2, 3}, {dayFirst, 3, 2, 1}, {monthDay, 3, 1, 2}} {
		m := pattern.expression.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		date := parseDate(m[pattern.year], m[pattern.month], m[pattern.day])
		rest := clockTime.ReplaceAllString(strings.Replace(line, m[0], "", 1), "")
		const label = 2 // "Published on", "date", a weekday
		return date, date != "" && (countWords(rest) <= label || interfaceTokens(line))
	}
	return "", false
}

// parseDate gives a calendar date, or "" for one that does not exist.
func parseDate(year, month, day string) string {
	if month[0] > '9' {
		month = strings.ToUpper(month[:1]) + strings.ToLower(month[1:3])
		parsed, err := time.Parse("Jan", month)
		if err != nil {
			return ""
		}
		month = fmt.Sprintf("%02d", int(parsed.Month()))
	}
	if len(day) == 1 {
		day = "0" + day
	}
	date := year + "-" + month + "-" + day
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return ""
	}
	return date
}
