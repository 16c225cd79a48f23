package quote

// What keeps the words of somebody else from the nearest name: clauses that only
// describe, verbs that are denied or supposed, names that are not who they seem.

// describedBy is the noun that a clause before j describes, so that the name in it
// is no subject: "a man who knows Jane Doe said", "officials briefing Jane Doe warned".
func (a *article) describedBy(r referent, lo int) referent {
	if r.kind == refNone || r.kind == refPronoun {
		return r
	}
	name := r.to - 1
	for k := name - 1; k > lo; k-- {
		t := a.seq[k]
		if !t.is(kndWord | kndPerson | kndUnknown | kndProper | kndNumber) {
			return r
		}
		if t.kind != kndWord {
			continue
		}
		switch {
		case a.word(t) == "who" && a.seq[k-1].kind == kndWord:
			if !a.describes(k+1, name) {
				return r
			}
			return a.nobodyBut(a.phraseEndingAt(k-1, lo), k)
		case a.seq[name].is(kndPerson|kndUnknown) && a.isBriefing(k):
			return a.nobodyBut(a.phraseEndingAt(k-1, lo), k)
		case t.class.has(clsConj | clsSub):
			return r
		}
	}
	return r
}

// describes reports whether the words from i to j, behind "who", take a name for
// their object. "Who said Jane Doe" begins another clause, and so does "that".
func (a *article) describes(i, j int) bool {
	verb := false
	for ; i < j; i++ {
		t := a.seq[i]
		if t.kind == kndWord && (a.word(t) == "that" || t.class.has(clsCue) && !t.class.has(clsWeak|clsTell|clsNaming)) {
			return false
		}
		verb = verb || t.kind == kndWord && !t.class.has(clsTitle|clsRole|clsNation|clsDet|clsAdverb|clsOrg)
	}
	return verb
}

// isBriefing reports whether the word at k is a participle that tells more of the
// people before it.
func (a *article) isBriefing(k int) bool {
	w := a.word(a.seq[k])
	prev := a.seq[k-1]
	return len(w) > 5 && w[len(w)-3:] == "ing" && prev.kind == kndWord && prev.class.has(clsUnnamed|clsRole) && !prev.has(flgPossessive)
}

// nobodyBut is a referent, or nobody if there is none.
func (a *article) nobodyBut(r referent, k int) referent {
	if r.kind == refNone {
		return referent{kind: refOther, from: k, to: k + 1}
	}
	return r
}

// quotedAs is whom somebody else quotes with the verb at i: "quoted Jane Doe as
// saying".
func (a *article) quotedAs(i, lo int) referent {
	const reach = 12
	if i < lo+3 || a.word(a.seq[i-1]) != "as" {
		return referent{}
	}
	for k := i - 2; k >= lo && k >= i-reach; k-- {
		t := a.seq[k]
		if t.is(kndQuote | kndSemi | kndColon) {
			return referent{}
		}
		switch a.word(t) {
		case "quoted", "quotes", "quote", "quoting", "Quoting", "cited", "cites", "cite", "citing", "Citing", "reported", "overheard":
			return a.phraseFrom(k+1, i-1, true)
		}
	}
	return referent{}
}

// quotedPerson is whom the verb at i quotes: "Jane Doe quoted Max Roe: Q", "Q, Jane Doe
// quoted Max Roe as saying".
func (a *article) quotedPerson(i, hi int) referent {
	switch a.word(a.seq[i]) {
	case "quoted", "quotes", "quoting", "quote":
	default:
		return referent{}
	}
	r := a.phraseFrom(i+1, hi, true)
	if !r.named() || r.to >= hi || !a.seq[r.to].is(kndColon|kndComma) && a.word(a.seq[r.to]) != "as" {
		return referent{}
	}
	if a.seq[r.to].is(kndComma) && (r.to+1 >= hi || !a.seq[r.to+1].is(kndQuote)) {
		return referent{}
	}
	return r
}

// isUnsaid reports whether the narrator says that the words of the verb at i were
// not spoken, or only supposes them: "never said", "refused to say", "if she says".
func (a *article) isUnsaid(i, lo int) bool {
	const reach = 6
	for k := i - 1; k >= lo && k >= i-reach; k-- {
		t := a.seq[k]
		if t.kind != kndWord {
			break
		}
		switch w := a.word(t); w {
		case "never", "not", "n't", "should", "might", "must",
			"refused", "refuses", "declined", "declines", "failed", "fails", "forgot", "avoided", "refusing", "declining":
			return true
		case "as", "well", "have", "to", "directly", "once":
			continue
		default:
			if isNegation(w) {
				return true
			}
		}
		if !t.class.has(clsAux | clsAdverb) {
			break
		}
	}
	return a.isSupposed(i, lo)
}

// isNegation is for auxiliaries with "not": didn't, won’t.
func isNegation(word string) bool {
	n := len(word)
	return n > 4 && (word[n-3:] == "n't" || n > 6 && word[n-5:] == "n’t")
}

// isSupposed reports whether the clause of the verb at i begins with "if".
func (a *article) isSupposed(i, lo int) bool {
	for k := i - 1; k >= lo; k-- {
		t := a.seq[k]
		switch {
		case t.is(kndComma | kndQuote | kndColon | kndDash | kndSemi):
			return false
		case t.kind == kndWord && (a.word(t) == "If" || a.word(t) == "Unless" || a.word(t) == "if" && k > lo && a.seq[k-1].is(kndComma)):
			return true
		case t.kind == kndWord && t.class.has(clsCue) && !t.class.has(clsCueNoun|clsWeak):
			return false
		}
	}
	return false
}

// isListEnd reports whether "and" at k joins a name to the one that the sentence
// begins with, over what stands between commas: "Doe, in Utopia, and Roe said".
func (a *article) isListEnd(k, lo int) bool {
	if k <= lo+1 || !a.seq[k-1].is(kndComma) {
		return false
	}
	first := a.phraseFrom(lo, k, false)
	if !first.named() || first.to >= k || !a.seq[first.to].is(kndComma) {
		return false
	}
	for i := first.to + 1; i < k-1; i++ {
		if a.seq[i].is(kndComma) {
			return false
		}
	}
	return true
}

// isOneOfThem is for the words that stand for somebody whom nobody names: "one
// said", "the other said".
func (a *article) isOneOfThem(t token) bool {
	if t.kind != kndWord || !t.class.has(clsDet) {
		return false
	}
	switch a.word(t) {
	case "One", "one", "Another", "another", "other", "Some", "some", "Many", "many", "Several", "several", "Others", "Both", "both", "two",
		"Most", "most", "Few", "few", "None", "none":
		return true
	}
	return false
}

// headIsOffice reports whether the word at k is an institution's, so that the name
// behind a comma is not its own.
func (a *article) headIsOffice(k int) bool {
	return k >= 0 && a.seq[k].kind == kndWord && a.seq[k].class.has(clsOrg) && !a.seq[k].class.has(clsRole|clsUnnamed|clsTitle)
}

// behindQuote is for a verb right behind a quotation that another verb has led to:
// its subject is what that clause describes, "the man whom she called “Q” said".
func (a *article) behindQuote(j, lo int) referent {
	for k := j - 1; k > lo && k > j-3; k-- {
		if t := a.seq[k]; t.kind == kndWord && t.class.has(clsNaming) && !a.closes(j) {
			return referent{kind: refOther, from: j, to: j + 1}
		}
	}
	return referent{}
}
