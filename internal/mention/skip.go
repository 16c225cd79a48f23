package mention

import "strings"

// The functions of this file move the scanner past what is no prose. They look
// for an end and, where there is none, stay where they are. References are to
// CommonMark 0.31.2 (https://spec.commonmark.org/0.31.2/).

// skip moves past the construct that begins at start with c, if one does.
func (s *scanner) skip(c byte, start int, lineStart bool) {
	switch {
	case c == '`' && lineStart && s.skipFence(start):
	case c == '`':
		s.skipCode(start)
	case c == '<':
		s.skipTag()
	case c == '[' && lineStart && s.skipDefinition():
	case c == '[':
		s.enterWikilink()
	case c == ']':
		s.skipDestination()
	}
}

// skipFence moves past a fenced code block (section 4.5). One that is not closed
// lasts to the end of the text.
func (s *scanner) skipFence(start int) bool {
	fence := run(s.text[start:])
	if fence < 3 {
		return false
	}
	mark := s.text[start : start+fence]
	end := lineEnd(s.text, start)
	if mark[0] == '`' && strings.Contains(s.text[start+fence:end], "`") {
		return false
	}
	for end < len(s.text) {
		start, end = end, lineEnd(s.text, end)
		line := strings.TrimLeft(s.text[start:end], " \t>")
		if strings.HasPrefix(line, mark) && strings.Trim(line, mark[:1]+" \t\r\n") == "" {
			break
		}
	}
	s.pos = end
	return true
}

// skipCode moves past a code span (section 6.1), or past its backticks.
func (s *scanner) skipCode(start int) {
	ticks := run(s.text[start:])
	s.pos = start + ticks
	if ticks > longestCode || start < s.noCode[ticks] {
		return
	}
	for i := s.pos; i < len(s.text); {
		switch {
		case s.text[i] == '`':
			n := run(s.text[i:])
			i += n
			if n == ticks {
				s.pos = i
				return
			}
		case isBlankLine(s.text, i):
			s.noCode[ticks] = i
			return
		default:
			i++
		}
	}
	s.noCode[ticks] = len(s.text)
}

// skipTag moves past an autolink, a tag or a comment (sections 6.5 and 6.6).
func (s *scanner) skipTag() {
	rest := s.text[s.pos:]
	if strings.HasPrefix(rest, "!--") {
		if s.pos < s.noComment {
			return
		}
		if end := strings.Index(rest, "-->"); end >= 0 {
			s.pos += end + len("-->")
		} else {
			s.noComment = len(s.text)
		}
		return
	}
	if rest == "" || s.pos < s.noTag || !isLetter(rest[0]) && !strings.ContainsRune("/!?", rune(rest[0])) {
		return
	}
	for i := s.pos; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '>':
			s.pos = i + 1
			return
		case c == '<' || isBlankLine(s.text, i):
			s.noTag = i
			return
		}
	}
	s.noTag = len(s.text)
}

// skipDefinition moves past the line of a link reference definition (section
// 4.7). A footnote's text is prose.
func (s *scanner) skipDefinition() bool {
	end := lineEnd(s.text, s.pos)
	label, rest, ok := strings.Cut(s.text[s.pos:end], "]:")
	if !ok || label == "" || label[0] == '^' || strings.ContainsAny(label, "[]") {
		return false
	}
	rest = strings.TrimSpace(rest)
	if i := strings.IndexAny(rest, " \t"); rest == "" || i >= 0 && !strings.ContainsRune("\"'(", rune(strings.TrimLeft(rest[i:], " \t")[0])) {
		return false // "[Jane Doe]: I do not agree" is prose
	}
	s.pos = end
	if s.text[end-1] == '\n' {
		s.pos-- // the line break still counts
	}
	return true
}

// enterWikilink notes where the wikilink ends that begins here.
func (s *scanner) enterWikilink() {
	if s.pos == len(s.text) || s.text[s.pos] != '[' || s.pos < s.quietEnd || s.pos < s.noWikilink {
		return
	}
	for i := s.pos; i < len(s.text) && s.text[i] != '\n'; i++ {
		if strings.HasPrefix(s.text[i:], "]]") {
			s.quietEnd = i
			return
		}
		s.noWikilink = i
	}
}

// skipDestination moves past the destination and title of an inline link
// (section 6.3), which follow its text's bracket.
func (s *scanner) skipDestination() {
	if s.pos == len(s.text) || s.text[s.pos] != '(' || s.pos < s.noDestination {
		return
	}
	depth, quote := 0, byte(0)
	for i := s.pos; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case isBlankLine(s.text, i):
			s.noDestination = i
			return
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' && isBlank(s.text[i-1]):
			quote = c
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				s.pos = i + 1
				return
			}
		}
	}
	s.noDestination = len(s.text)
}

// skipAddress moves past a bare web address, which GitHub's Markdown makes a link.
func (s *scanner) skipAddress(first byte) bool {
	if first != 'h' && first != 'w' && first != 'H' && first != 'W' {
		return false
	}
	rest := s.text[s.pos:]
	if !hasPrefixFold(rest, "http://") && !hasPrefixFold(rest, "https://") && !hasPrefixFold(rest, "www.") {
		return false
	}
	end := strings.IndexAny(rest, " \t\r\n<>\"")
	if end < 0 {
		end = len(rest)
	}
	s.pos += end
	return true
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// run counts how often the first byte is repeated.
func run(s string) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// lineEnd is the place after the line break that ends the line of i.
func lineEnd(text string, i int) int {
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(text)
}

// isBlankLine reports whether the line after the line break at i is blank.
func isBlankLine(text string, i int) bool {
	if text[i] != '\n' {
		return false
	}
	for i++; i < len(text); i++ {
		if !isBlank(text[i]) {
			return false
		}
		if text[i] == '\n' {
			return true
		}
	}
	return true
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
