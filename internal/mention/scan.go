package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a run of letters and digits. Apostrophes, hyphens and full stops
// part tokens, so "Jane O'Doe-Roe" is four of them; gap says what they were
// parted by.
type token struct {
	start, end int
	gap        gap
	// upper says that the token begins with an upper-case letter.
	upper bool
	// quiet tokens stand in a wikilink.
	quiet bool
}

// A gap is what stands between a token and the one before it.
type gap uint8

const (
	gapNone       gap = iota
	gapSpace          // blanks, one line break, emphasis marks
	gapApostrophe     // an apostrophe and nothing else
	gapHyphen         // a hyphen and nothing else
	gapDot            // a full stop, with or without blanks
	gapOther          // a comma, a bracket, code, …
	gapEnd            // what ends a sentence or a paragraph, or begins a text or a quotation
)

// A scanner cuts a text into tokens and skips what is no prose in Markdown. It
// is a small value: a copy of it looks ahead.
type scanner struct {
	text     string
	pos      int
	quietEnd int
	// Each memo is the place up to which a construct is known not to end, so that
	// a text of openings alone is still read in linear time.
	noTag, noComment, noDestination, noWikilink int
	noCode                                      [longestCode + 1]int
}

// longestCode is the longest run of backticks taken for the mark of a code span.
const longestCode = 8

func newScanner(text string) scanner { return scanner{text: text} }

// between gathers what stands between two tokens.
type between struct {
	spaces, marks, apostrophes, hyphens, dots, lines int
	other, end                                       bool
	// lineStart says that nothing but blanks and quotation marks ">" stand on the line.
	lineStart bool
}

// gap sums up.
func (b *between) gap() gap {
	alone := b.spaces+b.lines == 0
	switch {
	case b.end || b.lines > 1 || b.hyphens > 0 && b.lines > 0:
		return gapEnd
	case b.other || b.apostrophes+b.hyphens+b.dots > 1:
		return gapOther
	case b.dots == 1:
		return gapDot
	case b.apostrophes == 1 && alone && b.marks == 0:
		return gapApostrophe
	case b.hyphens == 1 && alone && b.marks == 0:
		return gapHyphen
	case b.apostrophes+b.hyphens == 0 && !alone:
		return gapSpace
	}
	return gapOther
}

// next gives the next token, or false at the end of the text.
func (s *scanner) next() (token, bool) {
	if s.plainWord() {
		s.pos++
		return s.word(gapSpace), true
	}
	b := between{end: s.pos == 0, lineStart: s.pos == 0}
	for s.pos < len(s.text) {
		c := s.text[s.pos]
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9':
			if !s.skipAddress(c) {
				return s.word(b.gap()), true
			}
			b.other = true
		case c == ' ' || c == '\t' || c == '\r':
			b.spaces++
			s.pos++
		case c < utf8.RuneSelf:
			s.mark(c, &b)
		default:
			if s.rune(&b) {
				return s.word(b.gap()), true
			}
		}
	}
	return token{gap: b.gap()}, false
}

// plainWord reports whether one space and a word in ASCII are next, which most
// tokens of a text are, and no address.
func (s *scanner) plainWord() bool {
	if s.pos == 0 || s.pos+1 >= len(s.text) || s.text[s.pos] != ' ' {
		return false
	}
	c := s.text[s.pos+1] | 0x20
	return 'a' <= c && c <= 'z' && c != 'h' && c != 'w'
}

// word reads the token that begins here.
func (s *scanner) word(g gap) token {
	t := token{start: s.pos, end: s.pos, gap: g, quiet: s.pos < s.quietEnd}
	if c := s.text[s.pos]; c < utf8.RuneSelf {
		t.upper = 'A' <= c && c <= 'Z'
	} else {
		first, _ := utf8.DecodeRuneInString(s.text[s.pos:])
		t.upper = unicode.IsUpper(first)
	}
	for s.pos < len(s.text) {
		if end := asciiEnd(s.text, s.pos); end > s.pos {
			s.pos, t.end = end, end
			continue
		}
		if s.text[s.pos] < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(s.text[s.pos:])
		if isWordRune(r) || unicode.IsMark(r) {
			t.end = s.pos + size
		} else if !isIgnorable(r) {
			break
		}
		s.pos += size
	}
	return t
}

// asciiEnd is the end of the ASCII letters and digits from i on.
func asciiEnd(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if ('a' > c || c > 'z') && ('A' > c || c > 'Z') && ('0' > c || c > '9') {
			break
		}
		i++
	}
	return i
}

func isWordRune(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !isApostrophe(r)
}

// rune reads a character that is not ASCII, and reports whether a token begins with it.
func (s *scanner) rune(b *between) bool {
	r, size := utf8.DecodeRuneInString(s.text[s.pos:])
	if isWordRune(r) {
		return true
	}
	s.pos += size
	b.lineStart = b.lineStart && (isSpace(r) || isIgnorable(r))
	switch {
	case isIgnorable(r):
	case isApostrophe(r):
		b.apostrophes++
	case isHyphen(r):
		b.hyphens++
	case isSpace(r):
		b.spaces++
	case r == '“', r == '”', r == '„', r == '«', r == '»', r == '…', r == '•', r == '\u2028', r == '\u2029':
		b.end = true
	default:
		b.other = true
	}
	return false
}

// mark reads an ASCII character that is neither letter, digit nor blank.
func (s *scanner) mark(c byte, b *between) {
	lineStart := b.lineStart
	b.lineStart = c == '\n' || c == '>' && lineStart
	start := s.pos
	s.pos++
	switch c {
	case '\n':
		b.lines++
	case '*', '_', '~':
		b.marks++
		switch {
		case c == '~' && lineStart:
			b.other = s.skipFence(start) || b.other
		case c == '*' && b.lines > 0 && lineStart && strings.HasPrefix(s.text[s.pos:], " "):
			b.end = true // the bullet of a list
		}
	case '\'':
		b.apostrophes++
	case '-':
		b.hyphens++
	case '.':
		b.dots++
	case '\\':
		s.escape(b)
	case '!', '?', ':', ';', '"', '#', '|':
		b.end = true
	case '>':
		b.other = b.other || !lineStart // else it is a line of a block quotation
	default:
		b.other = true
		s.skip(c, start, lineStart)
	}
}

// escape reads what follows a backslash: that character has no meaning in Markdown.
func (s *scanner) escape(b *between) {
	if s.pos == len(s.text) {
		return
	}
	switch c := s.text[s.pos]; {
	case c == '\n' || c == '-' || c == '.' || c == '\'': // they mean the same without
	case c < utf8.RuneSelf && unicode.IsPunct(rune(c)) || c == '`' || c == '<':
		s.pos++
		b.other = true
	default:
		b.other = true
	}
}
