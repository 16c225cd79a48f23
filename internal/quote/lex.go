package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexer cuts a text into tokens. It reads Markdown as its reader sees it:
// without emphasis marks, addresses and code.
type lexer struct {
	text   string
	words  *lexicon
	pos    int
	tokens []token
	// blank says that a blank stands before pos; line that pos begins a line.
	blank, line bool
	// heading, quoted and list describe the paragraph that is being read.
	heading, quoted, list bool
	// noTag and noDestination are places up to which no tag and no destination of a
	// link ends, so that a text of openings alone is still read in linear time.
	noTag, noDestination int
	// lower is a buffer for the word at hand.
	lower []byte
}

// lex appends the tokens of a text.
func lex(tokens []token, text string, words *lexicon) []token {
	l := &lexer{text: text, words: words, blank: true, line: true, tokens: slices.Grow(tokens, len(text)/5+8)}
	for l.pos < len(text) {
		if l.line {
			l.lineStart()
			continue
		}
		l.next()
	}
	l.breakParagraph()
	return l.tokens
}

// next reads one token or one blank.
func (l *lexer) next() {
	c := l.text[l.pos]
	switch {
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		l.word()
	case '0' <= c && c <= '9':
		l.number()
	case c == ' ' || c == '\t' || c == '\r':
		l.blank = true
		l.pos++
	case c == '\n':
		l.lineBreak()
	case c >= utf8.RuneSelf:
		l.rune()
	default:
		l.mark(c)
	}
}

func (l *lexer) emit(k kind, size int) {
	t := token{start: int32(l.pos), end: int32(l.pos + size), kind: k}
	if l.blank {
		t.flags |= flgBlank
	}
	l.tokens = append(l.tokens, t)
	l.pos += size
	l.blank = false
}

// rune reads a character that is not ASCII.
func (l *lexer) rune() {
	r, size := utf8.DecodeRuneInString(l.text[l.pos:])
	switch {
	case r == '“', r == '”', r == '„', r == '‟', r == '«', r == '»', r == '‘', r == '’', r == '‚', r == '‛', r == '‹', r == '›', r == '＂', r == '〝', r == '〞', r == '「', r == '」':
		l.emit(kndMark, size)
	case r == '…':
		l.emit(kndStop, size)
	case r == '–', r == '—', r == '―', r == '‒':
		l.emit(kndDash, size)
	case unicode.IsLetter(r):
		l.word()
	case unicode.IsDigit(r):
		l.number()
	case r == '\u2028', r == '\u2029':
		l.pos += size
		l.breakParagraph()
	case unicode.IsSpace(r):
		l.blank = true
		l.pos += size
	case isInvisible(r), unicode.Is(unicode.Mn, r), r == utf8.RuneError && size == 1:
		l.pos += size
	default:
		l.emit(kndOther, size)
	}
}

func isInvisible(r rune) bool {
	return r == '\u00ad' || '\u200b' <= r && r <= '\u200f' || r == '\u2060' || r == '\ufeff'
}

// mark reads an ASCII character that is neither letter, digit nor blank.
func (l *lexer) mark(c byte) {
	rest := l.text[l.pos:]
	switch c {
	case '"':
		l.emit(kndMark, 1)
	case '\'':
		if strings.HasPrefix(rest, "''") {
			l.emit(kndMark, 2)
			return
		}
		l.emit(kndMark, 1)
	case '`':
		if strings.HasPrefix(rest, "``") && !strings.HasPrefix(rest, "```") {
			l.emit(kndMark, 2)
			return
		}
		l.emit(kndOther, 1)
	case '.':
		n := 1
		for n < len(rest) && (rest[n] == '.' || rest[n] == ' ' && n+1 < len(rest) && rest[n+1] == '.') {
			n++
		}
		l.emit(kndStop, n)
	case '!':
		if strings.HasPrefix(rest, "![") {
			l.emit(kndOther, 1)
			return
		}
		l.emit(kndStop, 1)
	case '?':
		l.emit(kndStop, 1)
	case ',':
		l.emit(kndComma, 1)
	case ':':
		l.emit(kndColon, 1)
	case ';':
		l.emit(kndSemi, 1)
	case '-':
		l.hyphens(rest)
	case '(', '[':
		l.emit(kndOpen, 1)
	case ')':
		l.emit(kndClose, 1)
	case ']':
		l.emit(kndClose, 1)
		l.skipDestination()
	case '*', '_', '~':
		l.pos++ // emphasis is no blank and no mark
	case '\\':
		l.pos++
	case '<':
		if !l.skipTag() {
			l.emit(kndOther, 1)
		}
	default:
		l.emit(kndOther, 1)
	}
}

func (l *lexer) hyphens(rest string) {
	n := 1
	for n < len(rest) && rest[n] == '-' {
		n++
	}
	spaced := l.blank && n < len(rest) && (rest[n] == ' ' || rest[n] == '\n')
	if n > 1 || spaced {
		l.emit(kndDash, n)
		return
	}
	l.emit(kndOther, n)
}

// number reads digits with what belongs to them: 5,000, 2.5, 1990s.
func (l *lexer) number() {
	end := l.pos
	for end < len(l.text) {
		c := l.text[end]
		digit := '0' <= c && c <= '9'
		inside := (c == ',' || c == '.') && end+1 < len(l.text) && '0' <= l.text[end+1] && l.text[end+1] <= '9'
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !digit && !inside && !letter {
			if c >= utf8.RuneSelf {
				r, size := utf8.DecodeRuneInString(l.text[end:])
				if unicode.IsDigit(r) || unicode.IsLetter(r) {
					end += size
					continue
				}
			}
			break
		}
		end++
	}
	l.emit(kndNumber, end-l.pos)
}
