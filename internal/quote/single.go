package quote

import "unicode/utf8"

// quotesWithSingles reports whether a text quotes with single marks, as British
// papers do: it has stretches of some words between single marks, and hardly any
// between double ones outside of them.
func (r *reader) quotesWithSingles() bool {
	const words = 3
	singles, doubles := 0, 0
	depthSingle, depthDouble := -1, -1
	for i, t := range r.tokens {
		if t.kind == kndBreak {
			depthSingle, depthDouble = -1, -1
			continue
		}
		if t.kind != kndMark {
			continue
		}
		switch f, s := r.side(i, depthDouble >= 0, famDouble); {
		case f == famNone:
		case f != famSingle && depthDouble >= 0:
			if i-depthDouble > words && depthSingle < 0 {
				doubles++
			}
			depthDouble = -1
		case f != famSingle && s == opening:
			depthDouble = i
		case f == famSingle && s == opening && depthSingle < 0 && depthDouble < 0:
			depthSingle = i
		case f == famSingle && s == closing && depthSingle >= 0:
			if i-depthSingle > words && !r.isPlural(i) {
				singles++
				depthSingle = -1
			}
		}
	}
	return singles > 0 && singles > 3*doubles
}

// isPlural reports whether a closing single mark may be the apostrophe of a
// plural: "the ministers' plan".
func (r *reader) isPlural(i int) bool {
	t := r.tokens[i]
	if t.start == 0 || r.text[t.start-1] != 's' || i+1 == len(r.tokens) {
		return false
	}
	return r.tokens[i+1].kind == kndWord && r.tokens[i+1].has(flgBlank)
}

// singleEnd is the mark that closes a single mark in a text that quotes with
// double ones, or 0: such a stretch is short, and holds no double mark.
func (r *reader) singleEnd(i int) int {
	const reach = 60
	if _, s := r.side(i, false, famSingle); s != opening {
		return 0
	}
	for j := i + 1; j < len(r.tokens) && j < i+reach; j++ {
		switch t := r.tokens[j]; t.kind {
		case kndBreak:
			return 0
		case kndMark:
			f, s := r.side(j, true, famSingle)
			if f != famSingle {
				return 0
			}
			if s == closing && !r.isPlural(j) {
				return j
			}
		}
	}
	return 0
}

// firstRune is the first character of a token.
func firstRune(text string, t token) rune {
	r, _ := utf8.DecodeRuneInString(text[t.start:])
	return r
}
