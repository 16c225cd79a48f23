package quote

// A cue is a verb of speech in the narrator's text, with whom it belongs to.
type cue struct {
	at      int
	class   class
	form    form
	subject referent
	// right says that the subject follows the verb.
	right bool
	// hanging says that the verb only tells more of its subject: "plans made by X
	// calling for Y".
	hanging bool
	// clause is where "that" stands which begins what a noun names, "X's claim that",
	// or 0; alone says that no verb before the noun is a rival.
	clause int
	alone  bool
	// unsaid says that the narrator denies or only supposes the words.
	unsaid bool
	// who is the subject with pronouns and roles resolved.
	who referent
}

type form uint8

const (
	finite form = iota
	participle
	infinitive
	passive
	according
	nominal
)

// cues finds the cues of the sentence [lo, hi), in order.
func (a *article) cues(buf []cue, lo, hi int) []cue {
	if c, ok := a.label(lo, hi); ok {
		buf = append(buf, c)
	}
	for i := lo; i < hi; i++ {
		t := a.seq[i]
		if t.kind != kndWord || !t.class.has(clsCue|clsIng|clsPassive|clsCueNoun|clsLead) {
			continue
		}
		if t.class.has(clsCue | clsIng | clsPassive) {
			if c, ok := a.verbCue(i, lo, hi); ok {
				c.unsaid = (c.form == finite || c.form == infinitive) && a.isUnsaid(i, lo)
				buf = append(buf, c)
				continue
			}
		}
		if a.isAccording(i, hi) {
			c := cue{at: i, form: according, subject: a.phraseAt(i+2, hi), right: true}
			buf = append(buf, c)
		} else if c, ok := a.hearing(i, hi); ok {
			buf = append(buf, c)
		} else if t.class.has(clsCueNoun) {
			if c, ok := a.nounCue(i, lo); ok {
				c.clause = a.claimed(&c, hi)
				buf = append(buf, c)
			} else if c, ok := a.rejected(i, lo, hi); ok {
				buf = append(buf, c)
			}
		}
	}
	return buf
}

// label is for a sentence that begins "Jane Doe:".
func (a *article) label(lo, hi int) (cue, bool) {
	const reach = 6
	for i := lo; i < hi && i < lo+reach; i++ {
		switch t := a.seq[i]; {
		case t.kind == kndColon && i > lo && a.seq[i-1].is(kndPerson|kndUnknown):
			return cue{at: i, form: finite, subject: a.phrase(i-1, lo)}, true
		case !t.has(flgUpper) && t.kind != kndNumber && !t.class.has(clsRole|clsTitle|clsOrg|clsNation):
			return cue{}, false
		}
	}
	return cue{}, false
}

// isAccording is for "according to".
func (a *article) isAccording(i, hi int) bool {
	if i+1 >= hi || a.word(a.seq[i+1]) != "to" {
		return false
	}
	w := a.word(a.seq[i])
	return w == "according" || w == "According"
}

// nounCue is for "Jane Doe's claim that" and "his words".
func (a *article) nounCue(i, lo int) (cue, bool) {
	const reach = 4
	if i+2 < len(a.seq) && a.isOf(i+1) && a.seq[i+2].is(kndPerson|kndUnknown) {
		return cue{at: i, form: nominal, subject: a.phrase(i+2, i+2)}, true // in the words of Jane Doe
	}
	for k := i - 1; k >= lo && k >= i-reach; k-- {
		t := a.seq[k]
		switch {
		case t.is(kndPerson|kndUnknown|kndProper) && t.has(flgPossessive):
			return cue{at: i, class: a.seq[i].class, form: nominal, subject: a.phrase(k, lo)}, true
		case t.kind == kndWord && t.has(flgPossessive):
			return cue{at: i, class: a.seq[i].class, form: nominal, subject: a.phrase(k, lo)}, true
		case t.kind == kndWord && t.class.has(clsPossessive):
			r := referent{kind: refOther, from: k, to: k + 1}
			switch a.word(t) {
			case "his", "His":
				r.kind, r.gender = refPronoun, clsMale
			case "her", "Her":
				r.kind, r.gender = refPronoun, clsFemale
			}
			return cue{at: i, class: a.seq[i].class, form: nominal, subject: r}, true
		case t.kind == kndWord && a.word(t) == "most": // her most daring claim
		case t.kind != kndWord, t.class.has(clsDet | clsPrep | clsConj | clsAux | clsCue | clsPronoun | clsSub):
			return cue{}, false
		}
	}
	return cue{}, false
}

// verbCue decides whether a word that can be a verb of speech is one here, and
// finds its subject.
func (a *article) verbCue(i, lo, hi int) (cue, bool) {
	t := a.seq[i]
	c := cue{at: i, class: t.class}
	prev := token{kind: kndBreak}
	if i > lo {
		prev = a.seq[i-1]
	}
	if t.has(flgUpper) {
		return a.leadingCue(c, i, lo, hi)
	}
	if k := a.reported(i, lo); k > lo {
		c.subject = a.subjectOf(k, lo)
		return c, true
	}
	if r := a.quotedPerson(i, hi); r.kind != refNone {
		c.subject = r
		return c, true
	}
	if r := a.quotedAs(i, lo); r.kind != refNone {
		c.subject = r
		return c, true
	}
	switch {
	case t.class.has(clsIng) && !t.class.has(clsCue):
		c.form = participle
		k := i - 1
		for k > lo && a.seq[k].kind == kndWord && a.seq[k].class&^clsFunction == clsAdverb {
			k--
		}
		if k >= lo && a.seq[k].is(kndPerson|kndUnknown) && !a.seq[k].has(flgPossessive) {
			c.subject = a.phrase(k, lo)
			c.hanging = c.subject.from > lo && a.hangs(c.subject.from-1)
		} else if prev.is(kndProper) && a.isAbsolute(i, lo) {
			c.subject = a.phraseEndingAt(i-1, lo)
		} else if prev.kind == kndWord && (prev.class.has(clsUnnamed|clsRole) || prev.class.has(clsMediated) && !a.isIssued(i-1, lo)) {
			c.subject = a.phraseEndingAt(i-1, lo)
		}
		return c, !prev.class.has(clsDet|clsPossessive) && !prev.has(flgPossessive)
	case a.isOneOfThem(prev) && !t.class.has(clsCueNoun|clsWeak|clsIng|clsBase):
		c.subject = referent{kind: refOther, from: i - 1, to: i}
		return c, true
	case prev.kind == kndWord && prev.class.has(clsNation) && t.class.has(clsOrg|clsCueNoun):
		return c, false // the Baltic states
	case prev.kind == kndWord && prev.class.has(clsDet) && !prev.class.has(clsPronoun|clsAdverb|clsWho), prev.has(flgPossessive) && t.class.has(clsCueNoun):
		return c, false
	case t.class.has(clsCueNoun) && !t.class.has(clsPassive) && !a.isSubjectLike(i-1, lo):
		return c, false // her opening remarks
	case a.isInfinitive(i, lo):
		c.form = infinitive
		return c, t.class.has(clsBase)
	case t.class.has(clsPassive) && (a.isPassive(i, lo) || a.isReduced(i, lo, hi)):
		c.form = passive
		c.subject = a.agent(i, hi)
		return c, t.class.has(clsNaming) || t.class.has(clsTell) && i+1 < hi && a.word(a.seq[i+1]) == "by"
	case t.class.has(clsBase) && !t.class.has(clsPassive) && !a.takesBase(i, lo):
		return c, false
	case prev.kind == kndComma && i+1 < hi && a.seq[i+1].class.has(clsPrep|clsSub) && a.isInterview(t):
		return c, false // Doe, asked about that, said
	}
	if a.isTell(t) {
		c.subject = a.subjectOf(i, lo)
		return c, true
	}
	after, comma := a.inverted(i, lo), prev.is(kndComma|kndDash)
	if after || comma {
		next := i + 1
		if i+2 < hi && isParticleVerb(a.word(a.seq[next])) && a.seq[i+2].is(kndPerson|kndUnknown) && a.word(t) != "said" && a.word(t) != "says" {
			next++ // chimed in Jane Doe
		}
		if r := a.phraseAt(next, hi); r.kind != refNone && a.endsPhrase(r, hi) && (after || a.closesPhrase(r, hi)) {
			c.subject, c.right = r, true
			return c, true
		}
	}
	c.subject = a.subjectOf(i, lo)
	return c, true
}

// leadingCue is for a sentence that begins with its cue: "Asked about it, …",
// "Added Doe: …".
func (a *article) leadingCue(c cue, i, lo, hi int) (cue, bool) {
	if i != lo || i+1 >= hi {
		return c, false
	}
	if c.class.has(clsIng) && !c.class.has(clsCue) {
		c.form = participle
		return c, true
	}
	next := a.seq[i+1]
	if c.class.has(clsTell|clsBase) || !next.is(kndPerson|kndUnknown) && !next.has(flgUpper) {
		return c, false
	}
	c.subject, c.right = a.phraseAt(i+1, hi), true
	return c, c.subject.kind != refNone
}
