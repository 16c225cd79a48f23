package quote

// inverted reports whether the verb directly follows a quotation.
func (a *article) inverted(i, lo int) bool {
	j := i - 1
	for j >= lo && (a.seq[j].is(kndComma|kndDash|kndOther) || a.seq[j].kind == kndWord && a.seq[j].class == clsAdverb|clsFunction) {
		j--
	}
	return j >= lo && a.seq[j].kind == kndQuote && (a.closes(j) || !a.seq[i].class.has(clsWeak))
}

// isTell is for the one verb of speech whose subject never follows it.
func (a *article) isTell(t token) bool {
	switch a.word(t) {
	case "told", "tells", "tell":
		return true
	}
	return false
}

// closes reports whether the quotation at j ends like one that its speaker follows:
// with a comma, a question mark or the like.
func (a *article) closes(j int) bool {
	t := a.seq[j]
	if j+1 < len(a.seq) && a.seq[j+1].is(kndComma|kndDash) {
		return true
	}
	s := a.stretches[t.index]
	if s.to-1 <= s.from {
		return false
	}
	switch last := a.tokens[s.to-2]; last.kind {
	case kndComma, kndStop, kndDash:
		return true
	case kndMark: // a nested quotation ends here too
		return s.to-3 > s.from && a.tokens[s.to-3].is(kndComma|kndStop)
	}
	return false
}

// endsPhrase rejects a subject that is the beginning of a clause of its own.
func (a *article) endsPhrase(r referent, hi int) bool {
	if r.to >= hi || r.kind == refOther && a.seq[r.from].kind == kndWord && a.seq[r.from].class.has(clsPronoun) && a.word(a.seq[r.from]) == "it" {
		return true
	}
	next := a.seq[r.to]
	return next.kind != kndWord || !next.class.has(clsAux) || a.word(next) == "to"
}

// closesPhrase reports whether a mark, or nothing, follows the phrase.
func (a *article) closesPhrase(r referent, hi int) bool {
	return r.kind != refOther && (r.to >= hi || a.seq[r.to].is(kndComma|kndDash|kndStop))
}

// isPassive reports whether a past participle stands in the passive voice.
func (a *article) isPassive(i, lo int) bool {
	for j := i - 1; j >= lo && j >= i-4; j-- {
		t := a.seq[j]
		if t.kind != kndWord {
			return false
		}
		switch a.word(t) {
		case "is", "are", "was", "were", "be", "been", "being", "gets", "got":
			return true
		}
		if !t.class.has(clsAdverb | clsAux) {
			return false
		}
	}
	return false
}

// agent is whom "by" names behind a passive verb.
func (a *article) agent(i, hi int) referent {
	const reach = 16
	for k := i + 1; k < hi && k < i+reach; k++ {
		if a.seq[k].kind == kndWord && a.word(a.seq[k]) == "by" {
			if r := a.phraseAt(k+1, hi); r.kind != refNone {
				return r
			}
		}
	}
	return referent{kind: refOther, from: i, to: i}
}

// takesBase reports whether an infinitive can stand at i as a finite verb: after
// an auxiliary or a plural.
func (a *article) takesBase(i, lo int) bool {
	if i == lo {
		return false
	}
	t := a.seq[i-1]
	if t.kind == kndComma {
		return !a.seq[i].class.has(clsWeak|clsCueNoun|clsOrg) && a.acrossComma(i-1, lo).kind == refNone && a.isMany(a.firstSubject(lo, i))
	}
	if t.kind == kndQuote {
		return false
	}
	if t.kind == kndWord && t.class.has(clsAux|clsAdverb|clsPronoun) {
		return true
	}
	s := a.word(t)
	return t.kind == kndWord && s[len(s)-1] == 's' || t.is(kndPerson|kndUnknown|kndProper) && a.isOfMany(i-1, lo)
}

// isOfMany reports whether the noun phrase that ends at j is about several people:
// "critics of Jane Doe", "people familiar with Max Roe".
func (a *article) isOfMany(j, lo int) bool {
	return a.isMany(a.describedBy(a.phraseEndingAt(j, lo), lo))
}

// isMany reports whether a phrase is about several people.
func (a *article) isMany(r referent) bool {
	if r.kind != refOther {
		return false
	}
	for k := r.from; k < r.to; k++ {
		t := a.seq[k]
		if t.kind == kndWord && t.class.has(clsUnnamed) && isPlural(a.word(t)) {
			return true
		}
		switch a.word(t) {
		case "Those", "those", "Many", "many", "Some", "some", "Several", "several", "Others", "others":
			return true
		}
	}
	return false
}

// isSubjectLike reports whether what ends at k can be the subject of a verb that
// may also be a noun.
func (a *article) isSubjectLike(k, lo int) bool {
	k = a.skipBack(k, lo)
	if k < lo {
		return false
	}
	t := a.seq[k]
	return t.kind != kndWord || t.class.has(clsPronoun|clsRole|clsUnnamed|clsOrg|clsConj|clsWho|clsCueNoun|clsAux|clsPrep)
}

// isInfinitive reports whether "to" stands before the verb, or an adverb between.
func (a *article) isInfinitive(i, lo int) bool {
	for k := i - 1; k >= lo && k >= i-3; k-- {
		t := a.seq[k]
		if t.kind != kndWord {
			return false
		}
		if a.word(t) == "to" {
			return true
		}
		if !t.class.has(clsAdverb) {
			return false
		}
	}
	return false
}

func (a *article) isInterview(t token) bool {
	switch a.word(t) {
	case "asked", "pressed", "questioned", "reminded", "challenged":
		return true
	}
	return false
}

// hangs reports whether the preposition at k makes a name hang on a noun.
func (a *article) hangs(k int) bool {
	switch a.word(a.seq[k]) {
	case "by", "from", "of":
		return true
	}
	return false
}

// isAbsolute reports whether the participle at i has a subject of its own: "with
// the office of Jane Doe saying".
func (a *article) isAbsolute(i, lo int) bool {
	const reach = 14
	for k := i - 1; k >= lo && k >= i-reach; k-- {
		if a.seq[k].is(kndComma | kndQuote) {
			return false
		}
		if a.word(a.seq[k]) == "with" {
			return true
		}
	}
	return false
}

// reported is the passive verb through which the verb at i is somebody's: "was
// quoted as saying", "is said to have told"; or -1.
func (a *article) reported(i, lo int) int {
	k := i - 2
	switch {
	case k <= lo:
		return -1
	case a.word(a.seq[i-1]) == "as":
	case a.word(a.seq[i-1]) == "have" && a.word(a.seq[k]) == "to":
		k--
	default:
		return -1
	}
	if a.seq[k].class.has(clsPassive) && a.isPassive(k, lo) {
		return k
	}
	return -1
}
