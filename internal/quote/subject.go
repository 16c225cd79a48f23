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
	// paragraph is where it was last the subject.
	paragraph int
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

// subjectOf finds the subject of the verb at i in the sentence that begins at lo.
func (a *article) subjectOf(i, lo int) referent {
	j := a.skipBack(i-1, lo)
	if j < lo {
		return referent{}
	}
	t := a.seq[j]
	switch {
	case t.is(kndQuote, kndColon, kndSemi, kndStop):
		return referent{}
	case t.is(kndComma, kndDash):
		return a.acrossComma(j, lo)
	case t.kind == kndWord && t.class.has(clsWho):
		return a.antecedent(j, lo)
	case t.kind == kndWord && t.class.has(clsConj):
		return referent{}
	}
	return a.phraseEndingAt(j, lo)
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
			named := r.kind == refPerson || r.kind == refUnknown
			nameStart := a.seq[r.to-1]
			switch {
			case title && named && (a.seq[r.from].start < nameStart.start):
				return r // Minister of Defence Jane Doe
			case title && !named:
				outer := a.phrase(p-1, lo)
				outer.to = r.to
				return outer
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

// phrase reads the noun phrase whose last word is at j: as far left as nouns,
// names and adjectives go.
func (a *article) phrase(j, lo int) referent {
	if j < lo {
		return referent{}
	}
	t := a.seq[j]
	r := referent{from: j, to: j + 1, kind: refOther}
	switch t.kind {
	case kndPerson:
		r.kind, r.index = refPerson, a.mentions[t.index].Person
		r.gender = a.people[r.index].gender
	case kndUnknown:
		r.kind, r.index, r.gender = refUnknown, int(t.index), a.genders[t.index]
	case kndProper, kndNumber:
	case kndWord:
		switch {
		case t.class.has(clsPronoun):
			return a.pronoun(r)
		case t.class.has(clsPrep|clsConj|clsSub|clsWho|clsAux) && !t.class.has(clsRole|clsUnnamed):
			return referent{}
		case t.class.has(clsRole):
			r.kind = refRole
		}
	default:
		return referent{}
	}
	r.from = a.phraseStart(j, lo)
	return r
}

func (a *article) pronoun(r referent) referent {
	t := a.seq[r.from]
	switch a.word(t) {
	case "he", "He", "HE":
		r.kind, r.gender = refPronoun, clsMale
	case "she", "She", "SHE":
		r.kind, r.gender = refPronoun, clsFemale
	}
	return r
}

// phraseStart goes left from the head of a noun phrase over what can belong to it.
func (a *article) phraseStart(j, lo int) int {
	const longest = 12
	for i := j - 1; i >= lo && i >= j-longest; i-- {
		t := a.seq[i]
		switch {
		case t.is(kndPerson, kndUnknown) && !t.has(flgPossessive) && a.seq[j].is(kndPerson, kndUnknown):
			return i + 1
		case t.is(kndPerson, kndUnknown, kndProper, kndNumber):
		case t.kind != kndWord:
			return i + 1
		case t.class.has(clsPrep|clsConj|clsSub|clsWho|clsAux|clsAdverb|clsIng) && !t.class.has(clsRole|clsTitle|clsOrg),
			t.class.has(clsPronoun) && !t.class.has(clsPossessive),
			t.class.has(clsCue|clsVerb) && !t.class.has(clsCueNoun|clsRole|clsTitle|clsOrg) && !t.has(flgUpper):
			return i + 1
		case t.class.has(clsDet):
			if a.seq[j].is(kndPerson, kndUnknown) && !t.class.has(clsPossessive) && !a.isArticle(t) {
				return i + 1
			}
			return i
		}
	}
	return max(lo, j-longest)
}

func (a *article) isArticle(t token) bool {
	switch a.word(t) {
	case "the", "The", "a", "A", "an", "An":
		return true
	}
	return false
}

// acrossComma finds the subject before what stands between commas: "Jane Doe,
// the minister, said".
func (a *article) acrossComma(j, lo int) referent {
	const farthest = 6
	end := j
	best := referent{}
	for range farthest {
		k := end - 1
		for k >= lo && !a.seq[k].is(kndComma, kndDash, kndColon, kndSemi, kndQuote) {
			k--
		}
		if k < lo || !a.seq[k].is(kndComma, kndDash) {
			break
		}
		first := a.seq[k+1]
		r := a.phraseEndingAt(a.skipBack(k-1, lo), lo)
		if first.class.has(clsWho) && r.kind != refNone {
			return r
		}
		if end == j && r.kind != refPerson && r.kind != refUnknown && r.kind != refPronoun {
			// The leader of the council, Jane Doe, said
			outer := r.from >= lo+2 && a.seq[r.from-1].is(kndComma) && a.seq[r.from-2].is(kndPerson, kndUnknown)
			if p := a.phrase(j-1, k+1); !outer && p.from == k+1 && (p.kind == refPerson || p.kind == refUnknown) {
				return p
			}
		}
		if best.kind == refNone && (r.kind == refPerson || r.kind == refUnknown || r.kind == refRole || r.kind == refPronoun) &&
			!first.class.has(clsConj) {
			best = r
		}
		end = k
	}
	return best
}

// antecedent is whom "who" at j is about.
func (a *article) antecedent(j, lo int) referent {
	if w := a.word(a.seq[j]); w != "who" {
		return referent{kind: refOther, from: j, to: j + 1}
	}
	k := j - 1
	if k >= lo && a.seq[k].is(kndComma, kndDash) {
		k--
	}
	return a.phraseEndingAt(k, lo)
}

// phraseAt reads the noun phrase that begins at i, before hi: what a verb before
// it has for its subject, and whom "according to" names.
func (a *article) phraseAt(i, hi int) referent { return a.phraseFrom(i, hi, true) }

func (a *article) phraseFrom(i, hi int, inverted bool) referent {
	const longest = 16
	for i < hi && a.seq[i].kind == kndWord && a.seq[i].class.has(clsAdverb) && !a.seq[i].class.has(clsDet|clsRole|clsTitle) {
		i++
	}
	if i >= hi {
		return referent{}
	}
	t := a.seq[i]
	r := referent{from: i, to: i + 1}
	if t.kind == kndWord && t.class.has(clsPronoun) && !t.class.has(clsDet) {
		r.kind = refOther
		return a.pronoun(r)
	}
	last := referent{}
	for k := i; k < hi && k < i+longest; k++ {
		t := a.seq[k]
		switch {
		case t.is(kndPerson, kndUnknown):
			p := a.phrase(k, k)
			p.from = i
			if t.has(flgPossessive) {
				p.kind = refOther
			}
			if last.kind == refPerson && !t.has(flgPossessive) && a.seq[k-1].is(kndPerson, kndUnknown) {
				return last
			}
			last = p
		case t.is(kndProper):
			if last.kind == refPerson && !t.has(flgUpper) {
				return last
			}
			last = referent{kind: refOther, from: i, to: k + 1}
		case t.kind == kndNumber:
			if last.kind == refNone {
				last = referent{kind: refOther, from: i, to: k + 1}
			}
		case t.kind == kndComma && (last.kind == refRole || last.kind == refOther && k == last.to) && k+1 < hi && a.seq[k+1].is(kndPerson, kndUnknown):
			if a.seq[k+1].has(flgPossessive) {
				return last
			}
			p := a.phrase(k+1, k+1)
			p.from = i
			return p
		case t.kind != kndWord:
			return last
		case t.class.has(clsDet) && k == i:
		case t.class.has(clsPossessive):
			return last
		case t.class.has(clsPrep) && last.kind == refRole:
			if n := a.nameAfterComma(k, hi); n > 0 {
				p := a.phrase(n, n)
				p.from = i
				return p
			}
			if !a.isOf(k) || !a.headIsTitle(k-1) {
				return last
			}
		case a.isOf(k) && a.headIsTitle(k-1):
		case t.class.has(clsPrep|clsConj|clsSub|clsWho|clsAux|clsTime|clsIng) && !t.class.has(clsRole|clsTitle|clsOrg|clsCueNoun),
			t.class.has(clsAdverb|clsDet|clsPronoun) && !t.class.has(clsRole|clsTitle),
			t.class.has(clsCue) && !t.class.has(clsRole|clsCueNoun|clsTitle|clsOrg),
			t.class.has(clsVerb) && k > i, t.class == 0 && looksVerbal(a.word(t)) && last.kind != refNone:
			return last
		case last.kind >= refPerson && last.kind <= refRole && !t.class.has(clsOrg|clsCueNoun|clsUnnamed|clsRole|clsTitle) && !((inverted || last.kind == refRole) && a.nameAhead(k, hi)):
			return last
		default:
			last = referent{kind: refOther, from: i, to: k + 1}
			if t.class.has(clsRole) {
				last.kind = refRole
			}
		}
	}
	return last
}

func (a *article) isOf(k int) bool {
	return a.seq[k].kind == kndWord && a.word(a.seq[k]) == "of"
}

func (a *article) headIsTitle(k int) bool {
	return k >= 0 && a.seq[k].kind == kndWord && a.seq[k].class.has(clsRole|clsTitle)
}

// nameAfterComma is the name in "the ambassador at the time, Jane Doe", or 0.
func (a *article) nameAfterComma(k, hi int) int {
	for j := k; j+1 < hi && j < k+8; j++ {
		switch {
		case a.seq[j].is(kndComma):
			if a.seq[j+1].is(kndPerson, kndUnknown) && !a.seq[j+1].has(flgPossessive) {
				return j + 1
			}
			return 0
		case !a.seq[j].is(kndWord, kndProper) || a.seq[j].class.has(clsWho|clsAux):
			return 0
		}
	}
	return 0
}

// nameAhead reports whether a name follows within a few plain words.
func (a *article) nameAhead(k, hi int) bool {
	for j := k; j < hi && j < k+4; j++ {
		switch t := a.seq[j]; {
		case t.is(kndPerson, kndUnknown):
			return true
		case t.kind != kndWord, t.class.has(clsPrep | clsConj | clsSub | clsAux | clsTime | clsDet | clsPronoun | clsAdverb):
			return false
		}
	}
	return false
}
