package feed

import (
	"strings"
	"unicode"
)

// text makes one line of s: without the characters that XML forbids, without other
// control characters, and with single spaces. Non-breaking spaces stay.
func text(s string) string {
	return strings.Join(strings.FieldsFunc(printable(s), isBlank), " ")
}

// names cleans a list, and drops what is empty or repeated.
func names(list []string) []string {
	var clean []string
	seen := make(map[string]bool, len(list))
	for _, name := range list {
		if name = text(name); name != "" && !seen[name] {
			seen[name] = true
			clean = append(clean, name)
		}
	}
	return clean
}

// token is s without anything that an identifier or an address cannot hold.
func token(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, printable(s))
}

// printable drops invalid UTF-8, the characters outside of Char in XML 1.0 (fifth
// edition, section 2.2), and the C1 controls, which it only advises against.
// encoding/xml would write U+FFFD for them, and encoding/json would let them pass.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\t', r == '\n':
			return r
		case unicode.IsControl(r), r == '\uFFFE', r == '\uFFFF':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }
