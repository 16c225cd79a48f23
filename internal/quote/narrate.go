package quote

import (
	"slices"
	"strings"

	"digest/internal/mention"
	"digest/internal/news"
)

// An article is a text on its way from tokens to quotations. Each step fills what
// the next ones read.
type article struct {
	*Finder
	*bench    // tokens, seq, quotes
	text      string
	date      news.Date
	mentions  []mention.Mention
	stretches []stretch
	// named are the people of the gazetteer whom the narrator names, and learned
	// the genders that titles give away: "Mrs. Doe".
	named   map[int]bool
	learned map[int]class
	// unknown are people outside the gazetteer, with their genders; surnames finds
	// them by the last word of the name.
	unknown  []Name
	genders  []class
	surnames map[string]int32
	// lastFull is, by family name, where seq last had the full name of somebody
	// unknown, or 0 if somebody of the gazetteer came after.
	lastFull map[string]int

	// history are the subjects of the sentences so far, and titles what people
	// have been called.
	history []remembered
	titles  []binding
}

// narrate builds seq from the tokens.
func (a *article) narrate() {
	a.surnames, a.lastFull = make(map[string]int32), make(map[string]int)
	a.named, a.learned = make(map[int]bool), make(map[int]class)
	a.seq, a.quotes = slices.Grow(a.seq[:0], len(a.tokens)), slices.Grow(a.quotes[:0], len(a.stretches))
	m, s := 0, 0
	for i := 0; i < len(a.tokens); {
		t := a.tokens[i]
		for m < len(a.mentions) && a.mentions[m].End <= int(t.start) {
			m++
		}
		switch {
		case s < len(a.stretches) && a.stretches[s].from < i:
			s++
		case s < len(a.stretches) && i == a.stretches[s].from:
			i = a.addQuote(s)
			s++
		case m < len(a.mentions) && a.mentions[m].Start <= int(t.start):
			i = a.addPerson(i, m)
		case t.kind == kndOpen && a.text[t.start] == '(':
			i = a.skipParenthesis(i)
		case t.kind == kndOpen || t.kind == kndClose || t.kind == kndMark:
			i++
		case t.kind == kndWord && t.has(flgUpper):
			i = a.addCapitals(i, m, s)
		case t.kind == kndStop:
			i = a.addStop(i)
		case t.kind == kndDash && a.isDateline():
			t.kind = kndEnd
			a.seq = append(a.seq, t)
			i++
		default:
			a.seq = append(a.seq, t)
			i++
		}
	}
}

// addQuote puts a stretch into the narrator's text, and the end of the sentence
// where the quotation ends one.
func (a *article) addQuote(s int) int {
	q := a.stretches[s]
	t := token{start: int32(q.start), end: int32(q.end), kind: kndQuote, index: int32(s)}
	if first := firstRune(a.text, t); first >= 'A' && first <= 'Z' {
		t.flags |= flgUpper
	}
	if a.tokens[q.from].kind == kndBreak {
		a.seq = append(a.seq, a.tokens[q.from])
	}
	a.seq = append(a.seq, t)
	if a.endsSentence(q) {
		a.seq = append(a.seq, token{start: t.end, end: t.end, kind: kndEnd})
	}
	return q.to
}

// endsSentence reports whether the sentence ends with the stretch.
func (a *article) endsSentence(q stretch) bool {
	if q.to >= len(a.tokens) {
		return true
	}
	next := a.tokens[q.to]
	if next.is(kndBreak) {
		return false // it ends the sentence itself
	}
	last := strings.TrimRight(a.text[q.start:q.end], " ’'\"”*_")
	if last == "" {
		return false
	}
	begins := next.has(flgUpper) || next.is(kndMark|kndNumber|kndDash)
	switch last[len(last)-1] {
	case '.':
		return begins && a.text[q.end:next.start] != "," && !a.cueFollows(q.to, true)
	case '?', '!':
		return begins && !a.cueFollows(q.to, false)
	}
	return next.is(kndMark) && next.has(flgBlank) && strings.HasSuffix(last, "…")
}

// cueFollows reports whether a cue verb stands among the next words, so that they
// tell who spoke. After a full stop it must be the next word.
func (a *article) cueFollows(i int, stop bool) bool {
	reach := 7
	if stop {
		reach = 1
	}
	for j := i; j < len(a.tokens) && j < i+reach; j++ {
		t := a.tokens[j]
		switch {
		case t.is(kndStop | kndBreak | kndColon | kndMark):
			return false
		case t.class.has(clsCue) && !t.has(flgUpper) && (!t.class.has(clsWeak) || j < i+3):
			return true
		}
	}
	return false
}

func (a *article) addPerson(i, m int) int {
	t := token{
		start: int32(a.mentions[m].Start), end: int32(a.mentions[m].End),
		kind: kndPerson, flags: flgUpper, index: int32(m),
	}
	if u := a.namesake(i, m); u >= 0 {
		t.kind, t.index = kndUnknown, u
	} else {
		a.learnGender(a.mentions[m].Person)
		a.named[a.mentions[m].Person] = true
	}
	for i < len(a.tokens) && int(a.tokens[i].start) < a.mentions[m].End {
		t.flags |= a.tokens[i].flags & flgPossessive
		i++
	}
	if i < len(a.tokens) && a.isApostrophe(i) {
		t.flags |= flgPossessive
		i++
	}
	a.seq = append(a.seq, t)
	return i
}

// isApostrophe is for the possessive of names in s.
func (a *article) isApostrophe(i int) bool {
	t := a.tokens[i]
	return t.kind == kndMark && !t.has(flgBlank) && familyOf(firstRune(a.text, t)) == famSingle && a.text[t.start-1] == 's'
}

// learnGender takes a title before a name for its bearer's gender.
func (a *article) learnGender(p int) {
	if title := a.lastWord().class & (clsMale | clsFemale); title == clsMale || title == clsFemale {
		a.learned[p] = title
	}
}

// genderOf is a person's gender, as far as it is known.
func (a *article) genderOf(p int) class {
	if g := a.people[p].gender; g != 0 {
		return g
	}
	return a.learned[p]
}

// skipParenthesis leaves a short remark in brackets out: "Jane Doe (D-Va.) said".
func (a *article) skipParenthesis(i int) int {
	const reach = 16
	for j := i + 1; j < len(a.tokens) && j < i+reach; j++ {
		switch t := a.tokens[j]; t.kind {
		case kndClose:
			return j + 1
		case kndBreak, kndMark:
			return i + 1
		}
	}
	return i + 1
}

// addStop files a full stop, which ends the sentence if another begins behind it.
func (a *article) addStop(i int) int {
	t := a.tokens[i]
	if i+1 < len(a.tokens) {
		next := a.tokens[i+1]
		if next.is(kndMark|kndNumber|kndBreak|kndOther|kndOpen|kndDash) || next.has(flgUpper) {
			t.kind = kndEnd
		}
	}
	a.seq = append(a.seq, t)
	return i + 1
}

// isDateline reports whether the paragraph so far is the place that news begins
// with: "BRUSSELS, May 4 —".
func (a *article) isDateline() bool {
	const longest = 6
	for i, t := range slices.Backward(a.seq) {
		switch {
		case t.kind == kndBreak:
			return i < len(a.seq)-1
		case i < len(a.seq)-longest, t.is(kndPerson | kndUnknown | kndQuote), !t.has(flgUpper) && !t.is(kndComma|kndNumber):
			return false
		}
	}
	return len(a.seq) > 0
}
