package quote

// A referent is whom a noun phrase means, as far as the phrase alone tells.
type referent struct {
	kind refKind
	// index is the person of the gazetteer, or the unknown one.
	index int
	// from and to are the phrase in the narrator's text.
	from, to int
	// review says that an editor should look.
	review bool
	// gender of a pronoun, or of the unknown.
	gender class
}

type refKind uint8

const (
	refNone    refKind = iota // there is no subject
	refPerson                 // somebody in the gazetteer
	refUnknown                // somebody else by name
	refPronoun                // he or she
	refRole                   // "the minister"
	refOther                  // an institution, officials, they
)

// named reports whether the referent is one person by name.
func (r referent) named() bool { return r.kind == refPerson || r.kind == refUnknown }

// subjectOf finds the subject of the verb at i in the sentence that begins at lo.
func (a *article) subjectOf(i, lo int) referent {
	j := a.skipBack(i-1, lo)
	if j < lo {
		return referent{}
	}
	t := a.seq[j]
	switch {
	case t.is(kndQuote):
		return a.behindQuote(j, lo)
	case t.is(kndColon | kndSemi | kndStop):
		return referent{}
	case t.is(kndComma | kndDash):
		return a.acrossComma(j, lo)
	case t.kind == kndWord && t.class.has(clsWho):
		return a.antecedent(j, lo)
	case t.kind == kndWord && t.class.has(clsConj):
		return referent{}
	}
	r := a.describedBy(a.phraseEndingAt(j, lo), lo)
	if r.named() && a.isPair(r, lo) {
		r.kind = refOther // Jane Doe and Max Roe said
	}
	return r
}

// isPair reports whether "and", "or" or "nor" joins a name to another one before it.
func (a *article) isPair(r referent, lo int) bool {
	k := r.from - 1
	if k <= lo || a.seq[k].kind != kndWord {
		return false
	}
	switch a.word(a.seq[k]) {
	case "and", "or", "nor":
		return a.seq[k-1].is(kndPerson|kndUnknown) && !a.seq[k-1].has(flgPossessive) || a.isListEnd(k, lo)
	}
	return false
}

// skipBack passes adverbs, auxiliaries and days back from j.
func (a *article) skipBack(j, lo int) int {
	for ; j >= lo; j-- {
		t := a.seq[j]
		if t.kind == kndNumber && j > lo && a.seq[j-1].class.has(clsTime) {
			continue
		}
		if t.kind != kndWord {
			if t.kind == kndProper && t.class.has(clsTime) {
				continue
			}
			return j
		}
		c := t.class
		switch {
		case c.has(clsPronoun):
			if w := a.word(t); w == "himself" || w == "herself" {
				continue
			}
			return j
		case c.has(clsTime):
			for j > lo && (a.seq[j-1].class.has(clsTime) || a.isTimeLead(j-1)) {
				j--
			}
		case c.has(clsAux|clsAdverb) && !c.has(clsDet|clsRole|clsWho):
		default:
			return j
		}
	}
	return j
}

// isTimeLead is for the words before a day: on Monday, this week, a day earlier.
func (a *article) isTimeLead(j int) bool {
	switch a.word(a.seq[j]) {
	case "on", "this", "last", "late", "early", "earlier", "in", "a", "that", "next", "the":
		return a.seq[j].kind == kndWord
	}
	return false
}

func (a *article) word(t token) string { return a.text[t.start:t.end] }

// phraseEndingAt reads the noun phrase whose last word is at j, and the one that
// it depends on: "a spokesman for X" is a spokesman.
func (a *article) phraseEndingAt(j, lo int) referent {
	r := a.phrase(j, lo)
	for range 4 {
		p := r.from - 1
		if r.kind == refNone || p <= lo || !a.isGoverning(p) {
			return r
		}
		if a.seq[p].kind == kndWord && a.word(a.seq[p]) == "of" && r.kind != refPronoun {
			head := a.seq[p-1]
			title := head.kind == kndWord && head.class.has(clsTitle|clsRole) && !head.class.has(clsUnnamed)
			named := r.named()
			nameStart := a.seq[r.to-1]
			switch {
			case title && named && (a.seq[r.from].start < nameStart.start):
				return r // Minister of Defence Jane Doe
			case title && !named:
				to := r.to
				r = a.phrase(p-1, lo)
				r.to = to
				continue
			}
		}
		outer := a.phrase(p-1, lo)
		if outer.kind == refNone {
			return r
		}
		r = outer
	}
	return r
}

// isGoverning reports whether the token is a preposition that makes what follows
// depend on what precedes. "After", "when" and the like begin a clause instead.
func (a *article) isGoverning(j int) bool {
	t := a.seq[j]
	return t.kind == kndWord && t.class.has(clsPrep) && !t.class.has(clsSub)
}

// acrossComma finds the subject before what stands between commas: "Jane Doe,
// the minister, said".
func (a *article) acrossComma(j, lo int) referent {
	const farthest = 6
	end := j
	best := referent{}
	for range farthest {
		k := end - 1
		for k >= lo && !a.seq[k].is(kndComma|kndDash|kndColon|kndSemi|kndQuote) {
			k--
		}
		if k < lo || !a.seq[k].is(kndComma|kndDash) {
			break
		}
		first := a.seq[k+1]
		r := a.phraseEndingAt(a.skipBack(k-1, lo), lo)
		if p := a.described(r, lo); p.kind != refNone {
			return p
		}
		if first.class.has(clsWho) && r.kind != refNone {
			return r
		}
		if end == j && !r.named() && r.kind != refPronoun {
			// The leader of the council, Jane Doe, said
			if p := a.phrase(j-1, k+1); p.from == k+1 && p.named() {
				return p
			}
		}
		if best.kind == refNone && (r.named() || r.kind == refRole || r.kind == refPronoun) &&
			!first.class.has(clsConj) {
			best = r
		}
		end = k
	}
	return best
}

// described is the name that a phrase stands beside: "Jane Doe, the head of an
// office," is Jane Doe.
func (a *article) described(r referent, lo int) referent {
	if r.kind != refRole && r.kind != refOther || r.from < lo+2 || a.seq[r.from-1].kind != kndComma {
		return referent{}
	}
	p := a.phraseEndingAt(r.from-2, lo)
	if !p.named() || a.seq[p.to-1].has(flgPossessive) {
		return referent{}
	}
	return p
}

// antecedent is whom "who" at j is about.
func (a *article) antecedent(j, lo int) referent {
	if w := a.word(a.seq[j]); w != "who" {
		return referent{kind: refOther, from: j, to: j + 1}
	}
	k := j - 1
	if k >= lo && a.seq[k].is(kndComma|kndDash) {
		k--
	}
	if r := a.phrase(k, lo); r.named() && r.from > lo {
		if a.isOfAnother(r.from - 1) {
			return r
		}
		if r.from > lo+2 && a.word(a.seq[r.from-1]) == "not" && a.seq[r.from-2].is(kndComma) {
			return a.phraseEndingAt(r.from-3, lo) // it was Jane Doe, not Max Roe, who
		}
	}
	return a.phraseEndingAt(k, lo)
}

// isOfAnother reports whether the preposition at k names another party, so that
// "who" is about it: "a letter from X, who", but not "a spokesman for X, who".
func (a *article) isOfAnother(k int) bool {
	switch a.word(a.seq[k]) {
	case "from", "by", "with", "to", "against", "between", "like":
		return true
	}
	return false
}
