package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A side is which way a mark faces.
type side uint8

const (
	neither side = iota
	opening
	closing
)

// side tells a mark's family and which way it faces, by its shape and by what
// stands around it. Shapes lie: „x“ closes with what “x” opens with, and copied
// text has “x“ and ”x”.
func (r *reader) side(i int, open bool, fam family) (family, side) {
	t := r.tokens[i]
	mark, _ := utf8.DecodeRuneInString(r.text[t.start:])
	f := familyOf(mark)
	before, after := r.around(t)
	spaceBefore, spaceAfter := isGap(before), isGap(after)
	opensHere := !spaceAfter && !isCloser(after) && (spaceBefore || isOpener(before))
	closesHere := !spaceBefore && !opensHere
	if mark == '\'' && t.end-t.start == 2 {
		f = famDouble
	}
	if f == famSingle {
		return f, r.singleSide(i, before, after)
	}
	switch mark {
	case '„', '‟', '〝', '「':
		if mark == '‟' && open && closesHere {
			return f, closing
		}
		return f, opening
	case '「' + 1:
		return f, closing
	}
	switch {
	case open && fam == f:
		if opensHere && (mark == '“' || mark == '«' || mark == '"' && before != '—' && before != '–' && before != '-') {
			return f, opening
		}
		return f, closing
	case opensHere:
		return f, opening
	case spaceBefore && spaceAfter:
		if (mark == '”' || mark == '»') && i > 0 && r.tokens[i-1].kind != kndBreak {
			return f, closing
		}
		return f, opening
	case mark == '“' || mark == '«':
		return f, opening
	case mark == '"' && !spaceAfter && !unicode.IsDigit(before) && !unicode.IsPunct(after) && unicode.IsPunct(before) && before != '.' && before != ',':
		return f, opening
	}
	return f, closing
}

// singleSide is side for single marks, which are apostrophes too.
func (r *reader) singleSide(i int, before, after rune) side {
	t := r.tokens[i]
	switch {
	case isWordRune(before) && isWordRune(after):
		return neither
	case !isGap(after) && (isGap(before) || isOpener(before)):
		if unicode.IsDigit(after) || r.isElision(int(t.end)) {
			return neither
		}
		return opening
	case isGap(before):
		return neither
	}
	return closing
}

// isElision is for words that begin with an apostrophe.
func (r *reader) isElision(i int) bool {
	end := i
	for end < len(r.text) && 'a' <= r.text[end]|0x20 && r.text[end]|0x20 <= 'z' {
		end++
	}
	switch r.text[i:end] {
	case "em", "til", "till", "tis", "twas", "cause", "n", "bout", "round", "cos":
		return true
	}
	return false
}

// around are the characters before and after a token; emphasis marks are passed over.
func (r *reader) around(t token) (before, after rune) {
	before, after = ' ', ' '
	head := strings.TrimRight(r.text[max(0, int(t.start)-8):t.start], "*_")
	if head != "" {
		before, _ = utf8.DecodeLastRuneInString(head)
	}
	tail := r.text[t.end:min(len(r.text), int(t.end)+8)]
	if tail = strings.TrimLeft(tail, "*_"); tail != "" {
		after, _ = utf8.DecodeRuneInString(tail)
	}
	return before, after
}

func isGap(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isOpener is what may stand between a blank and an opening mark, or in the place of the blank.
func isOpener(r rune) bool {
	switch r {
	case '(', '[', '{', '—', '–', '-', '/', ':', '¿', '¡', '"', '“', '‘', '\'', '«', '„', '>', '…':
		return true
	}
	return false
}

// isCloser is what cannot begin a quotation.
func isCloser(r rune) bool {
	switch r {
	case ',', ';', ':', '!', '?', ')', ']':
		return true
	}
	return false
}

// closersAhead counts the closing marks of a family from i on, in the paragraph;
// it does not look far.
func (r *reader) closersAhead(i int, fam family) (n int) {
	const reach = 600
	for j := i + 1; j < len(r.tokens) && j < i+reach && r.tokens[j].kind != kndBreak; j++ {
		if r.tokens[j].kind != kndMark {
			continue
		}
		if f, s := r.side(j, true, fam); f == fam {
			if s == opening {
				return n
			}
			n++
		}
	}
	return n
}
