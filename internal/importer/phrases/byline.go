package phrases

import (
	"regexp"
	"strings"
	"unicode"

	"digest/internal/importer/dates"
	"digest/internal/importer/prose"
)

// longestByline is the most words of a line that names an author and says when
// and where the article was written.
const longestByline = 18

// Byline gives the author whom a line like "by Jane Doe" or "5 March 2026 by Jane
// Doe" names, or "". When and where they wrote is not part of the name.
func (l *List) Byline(line string) string {
	if prose.Words(line) > longestByline {
		return ""
	}
	for _, b := range l.bylines {
		rest, ok := l.afterByline(line, b)
		if !ok {
			continue
		}
		if author := Name(rest); isName(author) && !endsSentence(rest) {
			return author
		}
	}
	return ""
}

// afterByline gives what stands behind the words of a byline: those that the line
// begins with, or that follow a date and its label.
func (l *List) afterByline(line, byline string) (rest string, ok bool) {
	if len(line) > len(byline) && strings.EqualFold(line[:len(byline)], byline) {
		return line[len(byline):], true
	}
	const label = 3 // words: "Published on", a weekday
	before, rest, ok := strings.Cut(line, " "+byline)
	if !ok {
		return "", false
	}
	list := dates.All(before, dates.DMY) // whichever number is the day, it is a date
	if len(list) != 1 {
		return "", false
	}
	around := before[:list[0].Start] + before[list[0].End:]
	return rest, prose.Words(clock.ReplaceAllString(around, "")) <= label
}

var (
	// nameEnd is what ends a name in a byline: a separator, a note in brackets, a
	// label, an address, a place.
	nameEnd = regexp.MustCompile(`(?i:\s[|•·–—/(\[-](?:\s|\pL)|[|•]|·\s|\S*@\S+|[\s,]+(?:published|posted|follow|veröffentlicht|publi(?:é|cado|cato)|opublikowano)\b)|\s(?:in|from|aus|à|w)\s\p{Lu}|\son \pL+ \d`)
	// placeBetween is where the first of two authors wrote: "Jane Doe in Paris and …".
	placeBetween = regexp.MustCompile(`\s(?:in|from|aus|à|w)\s\p{Lu}[\pL-]*(?:\s\p{Lu}[\pL-]*)?(\s(?:and|und|et|y|e|i)\s\p{Lu})`)
	// moment is a time that is no date: a clock's, a year, how long ago.
	moment = regexp.MustCompile(`(?i)[\s,]+(?:\d{1,2}[:.]\d{2}\b|\d{1,2}h\d{2}\b|\d{4}\b|(?:vor |il y a |hace |há )?\d{1,3} ?(?:sec|min|hour|hr|day|week|month|stunde|tag|woche|heure|jour|semaine|hora|día|dia|ore|uur|dag|godz|час|мин)\pL*)`)
)

// Name gives the name at the beginning of a byline without what follows it: a
// date, a time, an address, a place, an agency. A role stays: "Jane Doe, editor".
func Name(text string) string {
	text = placeBetween.ReplaceAllString(text, "$1")
	end := len(text)
	for _, e := range []*regexp.Regexp{nameEnd, changed, moment} {
		if m := e.FindStringIndex(text[:end]); m != nil && m[0] > 0 {
			end = m[0]
		}
	}
	when := end
	for _, d := range dates.All(text, dates.DMY) {
		when = min(when, d.Start)
	}
	name := strings.Trim(text[:end], nameEdge)
	if when < end && when > 0 {
		name = withoutLabel(strings.Trim(text[:when], nameEdge))
	}
	return withoutPlace(name)
}

// nameEdge is what may stand around a name.
const nameEdge = " ,;:|·•-–—"

// withoutLabel takes the words off a name that lead to the date behind it: "le",
// "am", "on".
func withoutLabel(name string) string {
	for {
		i := strings.LastIndexByte(name, ' ')
		if i < 0 || prose.StartsUpper(name[i+1:]) {
			return strings.Trim(name, nameEdge)
		}
		name = name[:i]
	}
}

// withoutPlace takes off a last part which is one word with a capital letter, a
// place or an agency, or has an acronym in it. "Doe, Jane" has no such part.
func withoutPlace(name string) string {
	i := strings.LastIndex(name, ", ")
	if i < 0 || !strings.Contains(strings.TrimSpace(name[:i]), " ") {
		return name
	}
	part := name[i+len(", "):]
	switch strings.ToLower(strings.TrimRight(part, ".")) {
	case "jr", "sr", "ii", "iii", "iv":
		return name
	}
	one := !strings.Contains(part, " ") && prose.StartsUpper(part)
	if one || hasAcronym(part) && !hasAcronym(name[:i]) {
		return name[:i]
	}
	return name
}

// hasAcronym reports whether one of a text's words is in capitals: "BBC News".
func hasAcronym(text string) bool {
	for word := range strings.FieldsSeq(text) {
		capitals := 0
		for _, r := range word {
			if !unicode.IsUpper(r) {
				capitals = 0
				break
			}
			capitals++
		}
		if capitals > 1 {
			return true
		}
	}
	return false
}

// endsSentence reports whether a byline is a sentence; "10:22 a.m." is none.
func endsSentence(line string) bool {
	return prose.EndsSentence(line) && !clock.MatchString(line)
}

// isName reports whether a text is a name, perhaps with a role behind a comma:
// a few words, and all but the short ones begin with a capital letter.
func isName(text string) bool {
	const most, particle = 8, 3 // "van", "and"
	if len(strings.Fields(text)) > most || !prose.StartsUpper(text) || prose.EndsSentence(text) {
		return false
	}
	name, _, _ := strings.Cut(text, ",")
	for word := range strings.FieldsSeq(name) {
		if len(word) > particle && !prose.StartsUpper(strings.TrimLeft(word, "(\"“'’")) {
			return false
		}
	}
	return true
}

// FullName reports whether a line is the name of one person and nothing else: two
// to four words, each with a capital letter.
func FullName(line string) bool {
	const fewest, most = 2, 4
	words := strings.Fields(line)
	for _, w := range words {
		if !prose.StartsUpper(w) || prose.HasDigit(w) {
			return false
		}
	}
	return len(words) >= fewest && len(words) <= most && isName(line)
}
