package mention

import "unicode/utf8"

// A finder reads the texts of one article.
type finder struct {
	g *Gazetteer
	// named says how many mentions in full there had been when a person was last
	// named in full; 0 is never.
	named []int
	count int
	found []candidate
	// namesakes are the pairs that prose gave away.
	namesakes map[namesake]bool
	// others are family names, by their last word, that somebody else was seen to bear.
	others map[string]bool
	// folded and lower are buffers for the word at hand; first and firstLower for
	// the one that a form may begin with.
	folded, lower, first, firstLower []byte
	// foldedAt is the token in the buffers, by its start, or -1: hundreds of people may
	// share a given name, and what follows it is folded once.
	foldedAt int
}

func newFinder(g *Gazetteer) *finder {
	return &finder{g: g, named: make([]int, len(g.people)), namesakes: make(map[namesake]bool), others: make(map[string]bool)}
}

// reset forgets the last article.
func (f *finder) reset() {
	clear(f.named)
	clear(f.namesakes)
	clear(f.others)
	f.count, f.found, f.foldedAt = 0, f.found[:0], -1
}

// A match is a form found in a text.
type match struct {
	form        *form
	first, last token
	// next is what follows; its gap is right also at the end of the text.
	next token
	// after continues behind the match.
	after scanner
}

func (f *finder) find(text int, s string) {
	var prev previous
	scan := newScanner(s)
	for {
		if f.g.skim(&scan) {
			prev = previous{}
		}
		t, ok := scan.next()
		if !ok {
			return
		}
		if !t.upper && !f.g.mayBegin(s[t.start:t.end]) {
			prev = previous{token: t}
			continue
		}
		m, ok := f.match(scan, t)
		if !ok {
			prev = previous{token: t}
			continue
		}
		named := f.take(text, m, prev)
		if named || len(m.form.words) > 1 {
			scan = m.after // what is left of "Jane Doe Jr." is nobody else
		}
		prev = previous{token: m.last, named: named}
	}
}

// A previous token is what stood before the one at hand; the zero value stands for
// none, and for any without a capital.
type previous struct {
	token
	// named says that it is the end of a mention.
	named bool
}

// mayBegin tells most words without a capital apart from the names' first words.
func (g *Gazetteer) mayBegin(s string) bool {
	return len(s) <= g.longestLower && g.lowerInitials[s[0]]
}

// match gives the longest form that begins with the token.
func (f *finder) match(scan scanner, t token) (m match, ok bool) {
	f.fold(scan.text[t.start:t.end])
	if !t.upper && !f.g.lower[string(f.lower)] {
		return m, false
	}
	forms := f.g.forms[string(f.lower)]
	f.first, f.firstLower = append(f.first[:0], f.folded...), append(f.firstLower[:0], f.lower...)
	for _, form := range forms {
		if m, ok = f.matchForm(form, scan, t); ok {
			return m, true
		}
	}
	return m, false
}

// matchForm compares a form with the words from t on; scan stands behind t.
func (f *finder) matchForm(form *form, scan scanner, t token) (m match, ok bool) {
	m = match{form: form, first: t, last: t}
	shouted, exact := 0, true
	for i, w := range form.words {
		folded, lower := f.first, f.firstLower
		if i > 0 {
			if m.last, ok = scan.next(); !ok || m.last.gap != w.gap || m.last.quiet != t.quiet {
				return m, false
			}
			if f.foldedAt != m.last.start {
				f.fold(scan.text[m.last.start:m.last.end])
				f.foldedAt = m.last.start
			}
			folded, lower = f.folded, f.lower
		}
		if string(folded) == w.folded {
			shouted += capitals(folded)
			continue
		}
		if string(lower) != w.lower {
			return m, false
		}
		n := capitals(folded)
		if n == 0 && !w.particle {
			return m, false
		}
		shouted += n
		exact = exact && w.particle
	}
	// Two capitals are more often an acronym or a numeral than a name: XI, DAN.
	if !exact && shouted < 3 {
		return m, false
	}
	m.after = scan
	m.next, ok = scan.next()
	if !ok {
		m.next = token{gap: gapEnd}
	}
	return m, true
}

// fold fills the finder's buffers.
func (f *finder) fold(word string) {
	f.folded = appendFold(f.folded[:0], word)
	f.lower = appendLower(f.lower[:0], f.folded)
	f.foldedAt = -1
}

// take decides on a match, and reports whether it names somebody.
func (f *finder) take(text int, m match, prev previous) bool {
	if m.first.gap == gapHyphen || m.next.gap == gapHyphen || f.elided(m, prev) || f.suffixed(m) {
		return false
	}
	c := candidate{text: text, start: m.first.start, end: m.last.end, full: m.form.full, person: f.bearer(m.form)}
	if c.person < 0 {
		return false
	}
	if len(m.form.words) == 1 || !m.form.full {
		alone, doubt := f.standsAlone(m, prev)
		if !m.form.full {
			c.family = m.form.words[len(m.form.words)-1].lower
		}
		if !alone {
			f.others[c.family] = true
			return false
		}
		c.namesake = doubt
	}
	if m.form.full && m.form.introduces {
		f.count++
		f.named[c.person] = f.count
	}
	if !m.first.quiet {
		f.found = append(f.found, c)
	}
	return true
}

// bearer is whom the form means here, or -1 for nobody.
func (f *finder) bearer(form *form) int {
	if form.full {
		if len(form.people) > 1 {
			return -1
		}
		return form.people[0]
	}
	last := form.people[0]
	for _, p := range form.people {
		if f.named[p] > f.named[last] {
			last = p
		}
	}
	if !f.g.people[last].alone || len(form.people) > 1 && f.named[last] == 0 {
		return -1
	}
	return last
}

// elided reports whether an apostrophe makes the match a part of another name,
// as Brien is of O'Brien. "d'Obrien" and "Obrien's" are other matters.
func (f *finder) elided(m match, prev previous) bool {
	if m.first.gap == gapApostrophe && prev.upper {
		return true
	}
	return m.next.gap == gapApostrophe && m.next.upper && m.next.end-m.next.start > 1
}

// suffixed reports whether the match is the beginning of a junior's name.
func (f *finder) suffixed(m match) bool {
	comma := m.next.gap == gapOther && m.after.text[m.last.end] == ','
	if m.next.gap != gapSpace && !comma {
		return false
	}
	f.fold(m.after.text[m.next.start:m.next.end])
	return isSuffix(string(f.folded))
}

// isInitial reports whether the token is one upper-case letter.
func isInitial(text string, t token) bool {
	_, size := utf8.DecodeRuneInString(text[t.start:t.end])
	return t.upper && size == t.end-t.start
}
