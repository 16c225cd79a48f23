package load

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"digest/internal/diag"
)

// parts are the two halves of a content file.
type parts struct {
	// frontMatter begins with its line "---", so that a YAML parser counts
	// lines as the author does, and ends before the closing one.
	frontMatter []byte
	body        []byte
	// bodyLine is the line of the file on which the body begins.
	bodyLine int
}

// split takes a content file apart. Lines end in LF or CRLF, which becomes LF in
// the body; a byte order mark is left out. The problem has a place but no file.
func split(text []byte) (parts, *diag.Problem) {
	text, problem := plainText(text)
	if problem != nil {
		return parts{}, problem
	}
	opening, rest, _ := bytes.Cut(text, []byte("\n"))
	if len(bytes.TrimSpace(text)) == 0 {
		return parts{}, at(1, 1, "the file is empty", `begin it with a line "---", the keys, and another line "---"`)
	}
	if !isMarker(opening, "---") {
		return parts{}, at(1, 1, "the file does not begin with front matter",
			`begin it with a line "---", the keys, and another line "---"`)
	}
	line := 1
	for len(rest) > 0 {
		start := len(text) - len(rest)
		var current []byte
		current, rest, _ = bytes.Cut(rest, []byte("\n"))
		line++
		if isMarker(current, "---") || isMarker(current, "...") {
			body := rest
			if bytes.Contains(body, []byte("\r\n")) {
				body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
			}
			p := parts{frontMatter: text[:start], body: body, bodyLine: line + 1}
			return p, checkFrontMatter(p.frontMatter)
		}
		if bytes.HasPrefix(current, []byte("--- ")) || bytes.HasPrefix(current, []byte("---\t")) {
			return parts{}, at(line, 1, "a second YAML document begins in the front matter",
				`to end the front matter, write "---" alone on the line`)
		}
	}
	return parts{}, at(1, 1, "the front matter is not closed", `end it with a line "---"`)
}

// isMarker reports whether a line is a marker, with or without blanks after it.
func isMarker(line []byte, marker string) bool {
	return bytes.HasPrefix(line, []byte(marker)) && len(bytes.TrimRight(line, " \t\r")) == len(marker)
}

// plainText takes the byte order mark away and checks that text is UTF-8.
func plainText(text []byte) ([]byte, *diag.Problem) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if utf8.Valid(text) {
		return text, nil
	}
	bad := 0
	for bad < len(text) {
		r, size := utf8.DecodeRune(text[bad:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		bad += size
	}
	line, column := position(text, bad)
	return nil, at(line, column, fmt.Sprintf("the byte 0x%02X is not UTF-8 text", text[bad]), "save the file as UTF-8")
}

// checkFrontMatter finds what a YAML parser should not see: too much text, and
// characters that are invisible or that it alone takes for line ends.
func checkFrontMatter(frontMatter []byte) *diag.Problem {
	if len(frontMatter) > maxFrontMatter {
		return at(1, 1, tooLong("the front matter", maxFrontMatter), "")
	}
	// Each CR that ends a line with its LF is fine, a lone one is not.
	for i, r := range string(frontMatter) {
		if forbidden(r) && (r != '\r' || i+1 >= len(frontMatter) || frontMatter[i+1] != '\n') {
			line, column := position(frontMatter, i)
			return at(line, column, forbiddenMessage(r), forbiddenHint)
		}
	}
	return nil
}

// forbidden reports whether a character has no place in a value: the control
// characters but tab and line feed, of which XML, and so a feed, forbids most;
// the line and paragraph separators, and the two that are no characters; and
// those that turn the direction of all text after them, beyond the value they
// stand in (Unicode Standard Annex #9, 2.1 and 2.2).
func forbidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < ' ', r >= 0x7F && r < 0xA0:
		return true
	case r >= 0x202A && r <= 0x202E:
		return true
	}
	return r == 0x2028 || r == 0x2029 || r == 0xFFFE || r == 0xFFFF
}

func forbiddenMessage(r rune) string {
	return fmt.Sprintf("the invisible character %U is not allowed", r)
}

const forbiddenHint = "take it out, or write a blank for it"

// position gives the line and column, in characters, of a byte of text.
func position(text []byte, offset int) (line, column int) {
	before := text[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}

// at is a problem at a place of a file that is named later.
func at(line, column int, message, hint string) *diag.Problem {
	return &diag.Problem{Line: line, Column: column, Message: message, Hint: hint}
}
