package quote

// speech is who speaks in a quotation of several paragraphs, if the sentence before
// it says that somebody speaks at length, and names nobody else: "Jane Doe addressed
// the council on Monday".
func (a *article) speech(q *attribution) referent {
	if !a.goesOn(q) {
		return referent{}
	}
	hi := q.lo - 1
	for hi > 0 && a.seq[hi-1].is(kndEnd|kndBreak|kndStop) {
		hi--
	}
	lo := a.sentenceStart(hi)
	at, names := -1, referent{}
	for k := lo; k < hi; k++ {
		t := a.seq[k]
		switch {
		case t.is(kndQuote):
			return referent{}
		case t.is(kndPerson | kndUnknown):
			p := a.phrase(k, k)
			if names.kind != refNone && !names.same(p) {
				return referent{}
			}
			names = p
		case at < 0 && a.isSpeech(t):
			at = k
		}
	}
	if at < 0 {
		return referent{}
	}
	if r := a.ownerOf(at, lo, hi); r.named() {
		return r
	}
	return a.resolve(a.firstSubject(lo, hi), lo)
}

// ownerOf is whose the speech at k is: "Jane Doe's address", "the letter by Jane Doe".
func (a *article) ownerOf(k, lo, hi int) referent {
	if c, ok := a.nounCue(k, lo); ok {
		return c.subject
	}
	if k+2 < hi && a.word(a.seq[k+1]) == "by" {
		return a.phraseAt(k+2, hi)
	}
	return referent{}
}

// goesOn reports whether the next paragraph goes on with the quotation.
func (a *article) goesOn(q *attribution) bool {
	next := q.stretch + 1
	return next < len(a.stretches) && a.stretches[next].group == a.stretches[q.stretch].group
}

// isSpeech reports whether a word is about somebody who speaks at length.
func (a *article) isSpeech(t token) bool {
	if t.kind != kndWord {
		return false
	}
	switch a.word(t) {
	case "speech", "address", "addressed", "statement", "remarks", "letter", "message", "testimony", "sermon", "toast", "eulogy",
		"spoke", "speaks", "wrote", "writes", "said", "says", "floor", "podium", "lectern", "declared", "replied", "responded", "answered":
		return true
	}
	return false
}
