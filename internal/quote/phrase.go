package quote

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
		r.gender = a.genderOf(r.index)
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
		case t.is(kndPerson|kndUnknown) && !t.has(flgPossessive) && a.seq[j].is(kndPerson|kndUnknown):
			return i + 1
		case t.is(kndPerson | kndUnknown | kndProper | kndNumber):
		case t.kind != kndWord:
			return i + 1
		case t.class.has(clsPrep|clsConj|clsSub|clsWho|clsAux|clsAdverb|clsIng) && !t.class.has(clsRole|clsTitle|clsOrg),
			t.class.has(clsPronoun) && !t.class.has(clsPossessive),
			t.class.has(clsCue|clsVerb) && !t.class.has(clsCueNoun|clsRole|clsTitle|clsOrg) && !t.has(flgUpper):
			return i + 1
		case t.class.has(clsDet):
			if a.seq[j].is(kndPerson|kndUnknown) && !t.class.has(clsPossessive) && !a.isArticle(t) {
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

// phraseAt reads the noun phrase that begins at i, before hi: what a verb before
// it has for its subject, and whom "according to" names.
func (a *article) phraseAt(i, hi int) referent { return a.phraseFrom(i, hi, true) }

// phraseFrom is phraseAt. Where the verb does not stand before the phrase
// (inverted), a plain word behind a name is taken for the verb.
func (a *article) phraseFrom(i, hi int, inverted bool) referent {
	for i < hi && a.seq[i].kind == kndWord && a.seq[i].class.has(clsAdverb) && !a.seq[i].class.has(clsDet|clsRole|clsTitle) {
		i++
	}
	if i >= hi {
		return referent{}
	}
	if t := a.seq[i]; t.kind == kndWord && t.class.has(clsPronoun) && !t.class.has(clsDet) {
		return a.pronoun(referent{kind: refOther, from: i, to: i + 1})
	}
	const longest = 16
	r := phraseReader{article: a, from: i, hi: hi, inverted: inverted}
	for k := i; k < hi && k < i+longest; k++ {
		if !r.takes(k) {
			break
		}
	}
	return r.last
}

// A phraseReader reads a noun phrase word by word.
type phraseReader struct {
	*article
	from, hi int
	inverted bool
	// office says that "of" has led from an office to what it is the office of.
	office bool
	// last is what the phrase means as far as it is read.
	last referent
}

// takes reads the token at k, and reports whether the phrase may go on.
func (r *phraseReader) takes(k int) bool {
	t := r.seq[k]
	switch {
	case t.is(kndPerson | kndUnknown):
		if r.last.kind == refPerson && !t.has(flgPossessive) && r.seq[k-1].is(kndPerson|kndUnknown) || k > r.from && r.isThirdPerson(k-1) {
			return false
		}
		r.name(k)
	case t.kind == kndProper:
		r.noun(k, r.office)
	case t.kind == kndNumber:
		if r.last.kind == refNone {
			r.last = referent{kind: refOther, from: r.from, to: k + 1}
		}
	case t.kind == kndComma:
		if r.last.kind == refOther && r.headIsOffice(k-1) {
			return false // according to Jane Doe's office, Max Roe
		}
		open := r.last.kind == refRole || r.last.kind == refOther && k == r.last.to
		if open && k+1 < r.hi && r.seq[k+1].is(kndPerson|kndUnknown) && !r.seq[k+1].has(flgPossessive) {
			r.name(k + 1) // the ambassador, Jane Doe
		}
		return false
	case t.kind != kndWord:
		return false
	default:
		return r.takesWord(k)
	}
	return true
}

// isThirdPerson reports whether the word at k, before a name, is likely a verb:
// "the advertisement hits Jane Doe".
func (r *phraseReader) isThirdPerson(k int) bool {
	t := r.seq[k]
	word := r.word(t)
	return t.kind == kndWord && !t.has(flgUpper) && !r.inverted && t.class&^clsVerb == 0 && len(word) > 3 && word[len(word)-1] == 's'
}

// name makes the name at k the phrase's head, unless it is a possessive.
func (r *phraseReader) name(k int) {
	possessive := r.seq[k].has(flgPossessive)
	r.last = r.phrase(k, k)
	r.last.from = r.from
	if possessive {
		r.last.kind = refOther
	}
}

// takesWord reads a plain word.
func (r *phraseReader) takesWord(k int) bool {
	t := r.seq[k]
	switch {
	case t.class.has(clsDet) && (k == r.from || r.office && r.isOf(k-1)):
	case t.class.has(clsPossessive):
		return false
	case t.class.has(clsPrep) && r.last.kind == refRole:
		if n := r.nameAfterComma(k, r.hi); n > 0 {
			r.name(n)
			return false
		}
		r.office = r.isOf(k) && r.headIsTitle(k-1)
		return r.office
	case r.isOf(k) && r.headIsTitle(k-1):
	case r.ends(k):
		return false
	default:
		r.noun(k, r.office || t.class.has(clsRole))
	}
	return true
}

// noun makes the noun at k the phrase's head, or what its office is the office of.
func (r *phraseReader) noun(k int, role bool) {
	r.last = referent{kind: refOther, from: r.from, to: k + 1}
	if role {
		r.last.kind = refRole
	}
}

// ends reports whether the word at k is none of the phrase's: a preposition, a verb.
func (r *phraseReader) ends(k int) bool {
	t := r.seq[k]
	switch {
	case t.class.has(clsPrep|clsConj|clsSub|clsWho|clsAux|clsTime|clsIng) && !t.class.has(clsRole|clsTitle|clsOrg|clsCueNoun),
		t.class.has(clsAdverb|clsDet|clsPronoun) && !t.class.has(clsRole|clsTitle),
		t.class.has(clsCue) && !t.class.has(clsRole|clsCueNoun|clsTitle|clsOrg),
		t.class.has(clsVerb) && k > r.from,
		t.class == 0 && looksVerbal(r.word(t)) && r.last.kind != refNone:
		return true
	}
	named := r.last.kind == refPerson || r.last.kind == refUnknown
	if !named && r.last.kind != refRole || t.class.has(clsOrg|clsCueNoun|clsUnnamed|clsRole|clsTitle) {
		return false
	}
	return named && !r.inverted || !r.nameAhead(k, r.hi)
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
			if a.seq[j+1].is(kndPerson|kndUnknown) && !a.seq[j+1].has(flgPossessive) {
				return j + 1
			}
			return 0
		case !a.seq[j].is(kndWord|kndProper) || a.seq[j].class.has(clsWho|clsAux):
			return 0
		}
	}
	return 0
}

// nameAhead reports whether a name follows within a few plain words.
func (a *article) nameAhead(k, hi int) bool {
	for j := k; j < hi && j < k+4; j++ {
		switch t := a.seq[j]; {
		case t.is(kndPerson | kndUnknown):
			return true
		case t.kind != kndWord, t.class.has(clsPrep | clsConj | clsSub | clsAux | clsTime | clsDet | clsPronoun | clsAdverb):
			return false
		}
	}
	return false
}
