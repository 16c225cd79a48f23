package plaintext

import (
	"regexp"

	"digest/internal/importer/dates"
	"digest/internal/importer/phrases"
	"digest/internal/importer/prose"
)

// clockTime is a time of day with its zone.
var clockTime = regexp.MustCompile(`(?i)\b\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?(?:UTC|GMT|CET|CEST|EST|EDT|ET|BST)\b)?`)

// dateIn gives the date in a line of few words, and whether the line says nothing
// else. A line that says when the page was changed is not read.
func dateIn(line, order string) (date dates.Found, only bool) {
	const mostWords = 12
	if prose.Words(line) > mostWords || phrases.Changed(line) {
		return dates.Found{}, false
	}
	list := dates.All(line, order)
	if len(list) == 0 {
		return dates.Found{}, false
	}
	d := list[0]
	rest := clockTime.ReplaceAllString(line[:d.Start]+line[d.End:], "")
	const label = 2 // "Published on", "date", a weekday
	return d, prose.Words(rest) <= label || interfaceTokens(line)
}

// changeIn gives the day on which a page was changed, from a line that says so and
// states one day.
func changeIn(line, order string) string {
	list := dates.All(line, order)
	if len(list) != 1 || !phrases.DateLine(line) || !phrases.Changed(line[:list[0].Start]) {
		return ""
	}
	return list[0].Date
}
