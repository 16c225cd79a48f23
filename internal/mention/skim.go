package mention

import "unicode/utf8"

// A mark is what a byte is to the skimming of a text.
type mark uint8

const (
	markStop    mark = iota // Markdown may begin or end here, or the character is not ASCII
	markGap                 // stands between words and has no other meaning
	markSmall               // a small letter or a digit
	markCapital             // a capital
)

// marks sorts the bytes.
func marks() (m [256]mark) {
	for c := range m {
		switch {
		case c >= utf8.RuneSelf:
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			m[c] = markSmall
		case 'A' <= c && c <= 'Z':
			m[c] = markCapital
		case c != '\\' && c != '~' && c != '`' && c != '<' && c != '[' && c != ']':
			m[c] = markGap
		}
	}
	return m
}

// A beginnings says which words in ASCII a name may begin with: by their first
// byte, a set of lengths.
type beginnings [utf8.RuneSelf]uint64

// longest stands for all lengths from there on.
const longest = 63

func (b *beginnings) add(lower string) {
	if c := lower[0]; c < utf8.RuneSelf {
		b[c] |= 1 << min(len(lower), longest)
	}
}

func (b *beginnings) has(first byte, length int) bool {
	return b[first%utf8.RuneSelf]&(1<<min(length, longest)) != 0
}

// skim moves the scanner over words that begin no name, and reports whether it did.
// It stops behind a word without a capital, since one with a capital may have to do
// with what follows. Most of a text is such words: they are told by their first
// byte and their length, and nothing else is asked about them.
func (g *Gazetteer) skim(s *scanner) bool {
	text, pos, marks := s.text, s.pos, &g.marks
	passed := pos // behind the last word without a capital
	for capitals := 0; capitals < 2; {
		for pos < len(text) && marks[text[pos]] == markGap {
			pos++
		}
		if pos == len(text) || marks[text[pos]] < markSmall {
			break
		}
		start := pos
		for pos < len(text) && marks[text[pos]] >= markSmall {
			pos++
		}
		if pos < len(text) && text[pos] >= utf8.RuneSelf {
			break // the word may go on
		}
		c, next := text[start], text[min(start+1, len(text)-1)]|0x20
		if next == 't' && c|0x20 == 'h' || next == 'w' && c|0x20 == 'w' {
			break // it may be an address
		}
		if marks[c] == markCapital {
			if g.capital.has(c|0x20, pos-start) {
				break
			}
			capitals++
			continue
		}
		if g.small.has(c, pos-start) {
			break
		}
		passed, capitals = pos, 0
	}
	moved := passed > s.pos
	s.pos = passed
	return moved
}
