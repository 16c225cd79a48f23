// Package spacing makes the spaces and invisible characters of copied text
// plain, and changes no other character: typographic quotes and dashes stay as
// they are.
//
//	spacing.Lines("a\u00a0b\r\n\u200bc") // "a b", "c"
package spacing

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Lines splits a text into lines, each with [Line] applied. Every kind of line
// end counts, U+2028 and U+2029 too. Empty lines are kept, so that the index of
// a line plus one is its number. Invalid UTF-8
// becomes U+FFFD.
func Lines(text string) []string {
	text = lineEnds.Replace(strings.ReplaceAll(text, "\r\n", "\n"))
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = Line(line)
	}
	return lines
}

// Line gives one line with every run of white space as one space, none at the
// ends, without zero-width, directional and control characters, in Unicode
// normalization form C (UAX #15), so that equal words have equal bytes.
func Line(line string) string {
	if isPlain(line) {
		return line
	}
	var b strings.Builder
	space, last := false, rune(0)
	for _, r := range norm.NFC.String(strings.ToValidUTF8(line, "\ufffd")) {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
			space = b.Len() > 0
			continue
		case invisible(r, last):
			continue
		}
		if space {
			b.WriteByte(' ')
		}
		space, last = false, r
		b.WriteRune(r)
	}
	// Taking a character out may bring two together that compose.
	return norm.NFC.String(b.String())
}

// isPlain reports whether a line is as [Line] would give it: most are.
func isPlain(line string) bool {
	before := byte(' ')
	for i := range len(line) {
		c := line[i]
		if c < ' ' || c >= unicode.MaxASCII || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return line == "" || before != ' '
}

// lineEnds makes every line end of Unicode (UAX #14, class BK, CR and NL) a newline.
var lineEnds = strings.NewReplacer("\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// invisible reports whether a character shows nothing and means nothing after
// last. The joiners are spelling in Persian and Indic scripts and in emoji.
func invisible(r, last rune) bool {
	const zwnj, zwj, softHyphen = '\u200c', '\u200d', '\u00ad'
	switch r {
	case zwnj, zwj:
		return last < 0x0600
	case softHyphen:
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}
