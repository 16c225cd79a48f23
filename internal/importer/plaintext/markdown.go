package plaintext

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"digest/internal/importer/prose"
)

// markdown writes blocks as Markdown (CommonMark 0.31).
func markdown(blocks []block) string {
	var b strings.Builder
	for i, block := range blocks {
		switch {
		case i == 0:
		case block.kind == item && blocks[i-1].kind == item && (block.number > 0) == (blocks[i-1].number > 0):
			b.WriteByte('\n') // a tight list
		case isQuote(block) && isQuote(blocks[i-1]):
			b.WriteString("\n>\n") // two paragraphs of one quotation
		default:
			b.WriteString("\n\n")
		}
		text := block.text()
		switch {
		case block.heading:
			b.WriteString("## " + escapeInline(text))
		case block.number > 0:
			mark := strconv.Itoa(block.number) + ". "
			b.WriteString(mark + escape(afterNumber(text), "\n"+strings.Repeat(" ", len(mark))))
		case isQuote(block):
			b.WriteString("> " + escape(afterQuote.ReplaceAllString(text, ""), "\n> "))
		case block.kind == item:
			b.WriteString("- " + escape(text, "\n  "))
		default:
			b.WriteString(escape(text, "\n"))
		}
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	return b.String()
}

// afterQuote is what marks the lines of a quotation in mail and in Markdown.
var afterQuote = regexp.MustCompile(`(?m)^> ?`)

// isQuote reports whether a block is a quotation marked by ">": each line is, and
// begins as sentences do. "> is greater" is none.
func isQuote(b block) bool {
	for _, l := range b.lines {
		rest, ok := strings.CutPrefix(l.Text, "> ")
		if !ok {
			return false
		}
		if rest = strings.TrimLeft(rest, "\"“„«‘'"); l == b.lines[0] && !prose.StartsUpper(rest) {
			return false
		}
	}
	return b.kind != item
}

// afterNumber takes the number from a list entry's text.
func afterNumber(text string) string {
	m := numbered.FindStringSubmatchIndex(text)
	if m == nil {
		return text
	}
	return text[m[4]:]
}

// escape makes plain text Markdown that shows it: what would be read as markup
// gets a backslash, and nothing else.
func escape(text, newline string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = escapeStart(escapeInline(line))
	}
	return strings.Join(lines, newline)
}

var (
	// blockStart is what begins a block of CommonMark (sections 4 and 5) when a
	// line starts with it: heading, list, ordered list.
	blockStart = regexp.MustCompile(`^(?:#{1,6}|[-+]|\d{1,9}[.)])(?: |$)`)
	// rule is a thematic break, a setext underline, a table's second line, or a
	// line of front matter.
	rule = regexp.MustCompile(`^[-=|:+ ]+$`)
	// entity is a character reference (section 2.5).
	entity = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
)

func escapeStart(line string) string {
	if m := blockStart.FindString(line); m != "" {
		mark := strings.TrimRight(m, " ")
		last := len(mark) - 1
		if mark[0] == '#' {
			last = 0
		}
		return line[:last] + `\` + line[last:]
	}
	if strings.HasPrefix(line, ">") || strings.HasPrefix(line, ": ") || rule.MatchString(line) {
		return `\` + line
	}
	return line
}

// escapeInline escapes what would be markup within a line.
func escapeInline(line string) string {
	var b strings.Builder
	before := ' '
	for i, r := range line {
		after, size := utf8.DecodeRuneInString(line[i+utf8.RuneLen(r):])
		if size == 0 {
			after = ' '
		}
		switch {
		case !marksUp(line[i:], before, r, after):
			b.WriteRune(r)
		case r == '<': // as a reference, for "\<script>" looks like a tag to some
			b.WriteString("&lt;")
		default:
			b.WriteByte('\\')
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// marksUp reports whether r, with which rest begins, would be markup between two
// characters.
func marksUp(rest string, before, r, after rune) bool {
	switch r {
	case '`', '[':
		return true
	case '*', '~':
		return before != ' ' || after != ' ' || len(rest) == 1
	case '_':
		return (before != ' ' || after != ' ') && (!inWord(before) || !inWord(after))
	case '<':
		return strings.ContainsRune("/!?", after) || after < utf8.RuneSelf && unicode.IsLetter(after)
	case '&':
		return entity.MatchString(rest)
	case '\\':
		return after < utf8.RuneSelf && unicode.In(after, unicode.P, unicode.S) || len(rest) == 1
	case '#': // the closing sequence of a heading
		return len(rest) == 1 && (before == ' ' || before == '#')
	}
	return false
}

// inWord reports whether a character is of a word: "_" between two such is no
// emphasis (CommonMark 0.31, section 6.2).
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
