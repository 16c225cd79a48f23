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
	// folded and lower are buffers for the word at hand.
	folded, lower []byte
	// ahead are the words from the one at hand on, of which the first so many are
	// read: hundreds of people may share a given name, and what follows it is read once.
	ahead []wordAhead
	read  int
}

// A wordAhead is a token that a form may hold, with what is behind it.
type wordAhead struct {
	token
	// ok is false at the end of the text, where the gap is gapEnd.
	ok            bool
	isFolded      bool
	folded, lower []byte
	after         scanner
}

func newFinder(g *Gazetteer) *finder {
	return &finder{g: g, named: make([]int, len(g.people)), namesakes: make(map[namesake]bool), others: make(map[string]bool)}
}

// reset forgets the last article.
func (f *finder) reset() {
	clear(f.named)
	clear(f.namesakes)
	clear(f.others)
	f.count, f.found = 0, f.found[:0]
}

// A match is a form found in a text.
type match struct {
	form        *form
	text        string
	first, last token
	// next is what follows; its gap is right also at the end of the text.
	next token
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
		m, ok := f.match(&scan, t)
		if !ok {
			prev = previous{token: t}
			continue
		}
		named := f.take(text, &m, prev)
		if words := len(m.form.words); named || words > 1 {
			scan = f.ahead[words-1].after // what is left of "Jane Doe Jr." is nobody else
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

// match gives the longest form that begins with the token; scan stands behind it.
func (f *finder) match(scan *scanner, t token) (m match, ok bool) {
	f.begin(scan, t)
	first := f.word(0)
	if !t.upper && !f.g.lower[string(first.lower)] {
		return m, false
	}
	for _, form := range f.g.forms[string(first.lower)] {
		if f.matches(form) {
			words := len(form.words)
			m = match{form: form, text: scan.text, first: t, last: f.ahead[words-1].token, next: f.peek(words).token}
			return m, true
		}
	}
	return m, false
}

// begin makes the token the word at hand.
func (f *finder) begin(scan *scanner, t token) {
	if len(f.ahead) == 0 {
		f.ahead = append(f.ahead, wordAhead{})
	}
	w := &f.ahead[0]
	w.token, w.ok, w.isFolded, w.after = t, true, false, *scan
	f.read = 1
}

// peek reads on to the i-th word behind the one at hand. What it gives is good until
// the next call.
func (f *finder) peek(i int) *wordAhead {
	for f.read <= i {
		if f.read == len(f.ahead) {
			f.ahead = append(f.ahead, wordAhead{})
		}
		w := &f.ahead[f.read]
		w.after, w.isFolded = f.ahead[f.read-1].after, false
		if w.token, w.ok = w.after.next(); !w.ok {
			w.token = token{gap: gapEnd}
		}
		f.read++
	}
	return &f.ahead[i]
}

// word is peek with the word folded, if there is one.
func (f *finder) word(i int) *wordAhead {
	w := f.peek(i)
	if w.ok && !w.isFolded {
		w.folded = appendFold(w.folded[:0], w.after.text[w.start:w.end])
		w.lower = appendLower(w.lower[:0], w.folded)
		w.isFolded = true
	}
	return w
}

// matches compares a form with the words from the one at hand on.
func (f *finder) matches(form *form) bool {
	shouted, exact := 0, true
	for i := range form.words {
		at, w := f.word(i), &form.words[i]
		if i > 0 && (!at.ok || at.gap != w.gap || at.quiet != f.ahead[0].quiet) {
			return false
		}
		if string(at.folded) == w.folded {
			shouted += capitals(at.folded)
			continue
		}
		if string(at.lower) != w.lower {
			return false
		}
		n := capitals(at.folded)
		if n == 0 && !w.particle {
			return false
		}
		shouted += n
		exact = exact && w.particle
	}
	// Two capitals are more often an acronym or a numeral than a name: XI, DAN.
	return exact || shouted >= 3
}

// fold fills the finder's buffers.
func (f *finder) fold(word string) {
	f.folded = appendFold(f.folded[:0], word)
	f.lower = appendLower(f.lower[:0], f.folded)
}

// take decides on a match, and reports whether it names somebody.
func (f *finder) take(text int, m *match, prev previous) bool {
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
func (f *finder) elided(m *match, prev previous) bool {
	if m.first.gap == gapApostrophe && prev.upper {
		return true
	}
	return m.next.gap == gapApostrophe && m.next.upper && m.next.end-m.next.start > 1
}

// suffixed reports whether the match is the beginning of a junior's name.
func (f *finder) suffixed(m *match) bool {
	comma := m.next.gap == gapOther && m.text[m.last.end] == ','
	if m.next.gap != gapSpace && !comma {
		return false
	}
	f.fold(m.text[m.next.start:m.next.end])
	return isSuffix(string(f.folded))
}

// isInitial reports whether the token is one upper-case letter.
func isInitial(text string, t token) bool {
	_, size := utf8.DecodeRuneInString(text[t.start:t.end])
	return t.upper && size == t.end-t.start
}
