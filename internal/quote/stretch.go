package quote

import "unicode/utf8"

// A stretch is what stands between two marks, in one paragraph.
type stretch struct {
	// start and end are byte offsets without the marks; from and to are the
	// tokens of the marks, to being past the last.
	start, end int
	from, to   int
	// group numbers the quotation that the stretch is part of; stretches of one
	// quotation that goes on over paragraphs share it.
	group int
	// unclosed says that a mark is missing; single that the marks are single ones
	// in a text that quotes with double ones.
	unclosed, single bool
	// lost says that the closing mark was lost before the narrator went on.
	lost bool
}

// A family is the marks that can open and close one another.
type family uint8

const (
	famNone family = iota
	famDouble
	famAngle
	famSingle
)

func familyOf(r rune) family {
	switch r {
	case '"', '“', '”', '„', '‟', '＂', '〝', '〞', '`':
		return famDouble
	case '«', '»', '「', '」':
		return famAngle
	case '\'', '‘', '’', '‚', '‛', '‹', '›':
		return famSingle
	}
	return famNone
}

// A reader pairs the marks of a text.
type reader struct {
	text   string
	tokens []token
	// primary says which families quote; the others are nested or terms.
	single bool
	found  []stretch
	group  int
}

// stretches pairs the marks of a text, paragraph by paragraph: a mark that is
// lost never shifts the pairs of the next paragraph.
func stretches(text string, tokens []token) []stretch {
	r := &reader{text: text, tokens: tokens}
	r.single = r.quotesWithSingles()
	r.read()
	return r.found
}

func (r *reader) read() {
	carried := none // the stretch that was open at the end of the last paragraph
	for from := 0; from < len(r.tokens); {
		to := r.paragraph(from, carried)
		carried = none
		if n := len(r.found); n > 0 && r.found[n-1].unclosed && r.found[n-1].to >= to-1 {
			carried = n - 1
		}
		from = to
	}
}

// none stands for no stretch, no mark.
const none = -1

// paragraph pairs the marks up to the next break and returns the place behind it.
func (r *reader) paragraph(from, carried int) int {
	open, fam := none, famNone
	depth := 0
	i := from
	for ; i < len(r.tokens) && !r.breaks(i, open); i++ {
		if r.tokens[i].kind != kndMark {
			continue
		}
		f, side := r.side(i, open >= 0, fam)
		switch {
		case f == famNone || side == neither || open >= 0 && f != fam:
		case open >= 0 && side == closing && (fam == famSingle && r.isPlural(i) && r.closersAhead(i, fam) > 0):
		case open >= 0 && side == closing && depth > 0:
			depth--
		case open >= 0 && side == closing:
			r.add(stretch{from: open, to: i + 1}, carriedAt(open, from, carried))
			carried, open = none, none
		case open >= 0 && r.closersAhead(i, fam) > depth+1:
			depth++
		case open >= 0: // the mark that would have closed the last one is lost
			r.salvage(open, i, carriedAt(open, from, carried))
			open, depth = i, 0
		case f == famSingle && !r.single:
			if end := r.singleEnd(i); end > 0 {
				r.add(stretch{from: i, to: end + 1, single: true}, none)
				i = end
			}
		case side == opening:
			open, fam, depth = i, f, 0
		case carried >= 0 && i > from:
			// The paragraph goes on with the quotation, without a mark of its own.
			r.add(stretch{from: from - 1, to: i + 1}, carried)
			carried = none
		}
	}
	if open >= 0 {
		r.addUnclosed(open, i, carriedAt(open, from, carried))
	}
	return i + 1
}

// breaks reports whether the paragraph ends at i. The end of a line within a
// quotation does not end it, unless the next line begins with a mark.
func (r *reader) breaks(i, open int) bool {
	t := &r.tokens[i]
	if t.kind != kndBreak {
		return false
	}
	if t.has(flgSoft) && open >= 0 && !r.opensNext(i+1) {
		t.kind = kndOther
		return false
	}
	return true
}

// addUnclosed files a stretch that nothing closes before the paragraph's end.
func (r *reader) addUnclosed(open, end, before int) {
	if !r.salvage(open, end, before) {
		r.add(stretch{from: open, to: end, unclosed: true}, before)
	}
}

// salvage files a stretch whose closing mark is lost, if something tells where it
// ends before end: the narrator goes on, or the line does that may be the last of
// its paragraph.
func (r *reader) salvage(open, end, before int) bool {
	if comma := r.lostClose(open, end); comma > 0 {
		r.add(stretch{from: open, to: comma + 1, lost: true}, before)
		return true
	}
	for k := open + 1; k < end; k++ {
		if t := &r.tokens[k]; t.kind == kndOther && t.has(flgSoft) {
			r.add(stretch{from: open, to: k, unclosed: true}, before)
			for ; k < end; k++ {
				if t := &r.tokens[k]; t.kind == kndOther && t.has(flgSoft) {
					t.kind = kndBreak
				}
			}
			return true
		}
	}
	return false
}

// carriedAt is the carried stretch, if the mark at open begins the paragraph.
func carriedAt(open, from, carried int) int {
	if open != from {
		return none
	}
	return carried
}

// add files a stretch: its offsets, and what it goes on from.
func (r *reader) add(s stretch, before int) {
	s.start, s.end = int(r.tokens[s.from].end), int(r.tokens[s.to-1].start)
	if s.unclosed {
		s.end = int(r.tokens[s.to-1].end)
	}
	s.start, s.end = trim(r.text, s.start, s.end)
	if s.start >= s.end {
		return
	}
	if before >= 0 {
		r.found[before].unclosed = false
		s.group = r.found[before].group
	} else {
		r.group++
		s.group = r.group
	}
	r.found = append(r.found, s)
}

// trim takes blanks off both ends, and a comma off the end: it is the narrator's.
func trim(text string, start, end int) (int, int) {
	for start < end && isBlank(text[start]) {
		start++
	}
	for start < end {
		r, size := utf8.DecodeRuneInString(text[start:end])
		if r != '\u00a0' && r != '\u202f' && r != '\u2009' {
			break
		}
		start += size
	}
	for start < end {
		r, size := utf8.DecodeLastRuneInString(text[start:end])
		if r != '\u00a0' && r != '\u202f' && r != '\u2009' && r != ',' && r != ' ' && r != '\n' && r != '\t' && r != '\r' {
			break
		}
		end -= size
	}
	return start, end
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// opensNext reports whether a paragraph begins with a quotation mark.
func (r *reader) opensNext(i int) bool {
	return i < len(r.tokens) && r.tokens[i].kind == kndMark
}

// lostClose is the comma at which the narrator goes on in a stretch that nothing
// closes, or 0: "…, Jane Doe said." at the end of the paragraph, or anywhere if the
// next paragraph does not go on with the quotation.
func (r *reader) lostClose(open, end int) int {
	const reach = 9
	start := open + 3
	if r.opensNext(end + 1) {
		start = max(start, end-reach)
	}
	for k := start; k < end; k++ {
		if r.tokens[k].kind == kndComma && r.narrates(k+1, end) {
			return k
		}
	}
	return 0
}

// narrates reports whether a name or a pronoun and a verb of speech, in either
// order, begin at k.
func (r *reader) narrates(k, end int) bool {
	const reach = 5
	cue, named := false, false
	for stop := min(end, k+reach); k < stop; k++ {
		switch t := r.tokens[k]; {
		case t.kind != kndWord:
			return false
		case t.class.has(clsCue) && !t.class.has(clsWeak) && !t.has(flgUpper):
			cue = true
		case t.has(flgUpper) || t.class.has(clsPronoun):
			named = true
		}
		if cue && named {
			return true
		}
	}
	return false
}
