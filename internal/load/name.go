package load

import (
	"fmt"
	"strings"
	"unicode"

	"digest/internal/news"

	"golang.org/x/text/unicode/norm"
)

// checkSlug says what is wrong with a slug as a file name. The slug is the last
// part of an address that others cite, so it has one spelling that no server,
// mail program or file system changes.
func checkSlug(slug string) (message, hint string) {
	if isSlug(slug) {
		return "", ""
	}
	const rule = "a file name may hold only small letters, digits and single hyphens, and ends in .md"
	if better := suggestSlug(slug); better != "" {
		return rule, fmt.Sprintf("rename it to %q", better+".md")
	}
	return rule, ""
}

// isSlug reports whether s is words of a to z and 0 to 9, joined by hyphens.
func isSlug(s string) bool {
	before := '-'
	for _, r := range s {
		if r == '-' && before == '-' || r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
		before = r
	}
	return before != '-'
}

// suggestSlug is the slug most like a name, or "" for a name without any letter
// of ASCII. Letters lose their accents; the rest turns into hyphens.
func suggestSlug(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch r = unicode.ToLower(r); {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == 'ß':
			b.WriteString("ss")
		case !unicode.Is(unicode.Mn, r) && r != '\'' && r != '’':
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), "-")
}

// checkWeek says what is wrong with the name of a briefing, an ISO 8601 week.
func checkWeek(slug string) (message, hint string) {
	if _, ok := news.ParseWeek(slug); ok {
		return "", ""
	}
	message = "a briefing is named after its ISO week"
	better := strings.ToUpper(slug)
	if _, ok := news.ParseWeek(better); ok {
		return message, fmt.Sprintf("rename it to %q", better+".md")
	}
	return message, `name it like "2026-W22.md"`
}
