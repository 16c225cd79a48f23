package quote

import "strings"

// lineStart reads what only the start of a line can hold: the marks of a
// heading, a block quotation, an item of a list; and skips fenced code.
func (l *lexer) lineStart() {
	l.line, l.blank = false, true
	rest := l.text[l.pos:]
	trimmed := strings.TrimLeft(rest, " \t")
	at := l.pos + len(rest) - len(trimmed)
	switch {
	case trimmed == "":
		l.pos = len(l.text)
	case trimmed[0] == '#':
		l.breakParagraph()
		l.heading = true
		l.pos = at + len(trimmed) - len(strings.TrimLeft(trimmed, "#"))
	case trimmed[0] == '>':
		if !l.quoted {
			l.breakParagraph()
		}
		l.quoted = true
		l.pos, l.line = at+1, true
	case strings.HasPrefix(trimmed, "- "), strings.HasPrefix(trimmed, "* "), strings.HasPrefix(trimmed, "+ "), strings.HasPrefix(trimmed, "• "):
		l.breakParagraph()
		l.list = true
		l.pos = at + strings.IndexByte(trimmed, ' ') + 1
	case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
		l.skipFence(at, trimmed[:3])
	default:
		l.pos = at
	}
}

// lineBreak ends a paragraph or goes on with it. A line that ends like a
// sentence, outside a quotation, ends a paragraph in texts that were copied
// without blank lines.
func (l *lexer) lineBreak() {
	l.pos++
	l.line = true
	rest := strings.TrimLeft(l.text[l.pos:min(len(l.text), l.pos+80)], " \t\r")
	switch {
	case strings.HasPrefix(rest, "\n"), rest == "", l.heading:
		l.breakParagraph()
	case l.ended():
		l.breakParagraph()
		l.tokens[len(l.tokens)-1].flags |= flgSoft
	}
}

// ended reports whether the last token can end a paragraph.
func (l *lexer) ended() bool {
	if len(l.tokens) == 0 {
		return false
	}
	t := l.tokens[len(l.tokens)-1]
	return t.is(kndStop | kndMark | kndColon)
}

// breakParagraph ends the paragraph, if there is anything in it.
func (l *lexer) breakParagraph() {
	if n := len(l.tokens); n > 0 && l.tokens[n-1].kind != kndBreak {
		t := token{start: l.tokens[n-1].end, end: l.tokens[n-1].end, kind: kndBreak}
		if l.heading {
			t.flags |= flgHeading
		}
		if l.quoted || l.list {
			t.flags |= flgBlock
		}
		l.tokens = append(l.tokens, t)
	}
	l.heading, l.quoted, l.list = false, false, false
	l.blank = true
}

// skipFence moves past fenced code (CommonMark 0.31.2, section 4.5).
func (l *lexer) skipFence(at int, fence string) {
	l.breakParagraph()
	line := strings.IndexByte(l.text[at:], '\n')
	if line < 0 {
		l.pos = len(l.text)
		return
	}
	if end := strings.Index(l.text[at+line:], "\n"+fence); end >= 0 {
		l.pos = at + line + end + 1 + len(fence)
		return
	}
	l.pos = len(l.text)
}

// skipTag moves past an HTML tag, a comment or an autolink (sections 6.5, 6.6).
func (l *lexer) skipTag() bool {
	rest := l.text[l.pos:]
	if l.pos < l.noTag || len(rest) < 2 {
		return false
	}
	if c := rest[1] | 0x20; (c < 'a' || c > 'z') && rest[1] != '/' && rest[1] != '!' {
		return false
	}
	for i := 1; i < len(rest); i++ {
		switch {
		case rest[i] == '>':
			l.pos += i + 1
			return true
		case rest[i] == '<', rest[i] == '\n' && i+1 < len(rest) && rest[i+1] == '\n':
			l.noTag = l.pos + i
			return false
		}
	}
	l.noTag = len(l.text)
	return false
}

// skipDestination moves past the destination of a link, behind its text's bracket.
func (l *lexer) skipDestination() {
	if l.pos == len(l.text) || l.text[l.pos] != '(' || l.pos < l.noDestination {
		return
	}
	depth := 0
	for i := l.pos; i < len(l.text); i++ {
		switch l.text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos = i + 1
				return
			}
		case '\n':
			l.noDestination = i
			return
		}
	}
	l.noDestination = len(l.text)
}
