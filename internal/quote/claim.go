package quote

// rejected is for a claim whose owner nobody names, and which the sentence's
// subject does not share: "rejected accusations that".
func (a *article) rejected(i, lo, hi int) (cue, bool) {
	k := i - 1
	if k > lo && a.isArticle(a.seq[k]) {
		k--
	}
	if k < lo || i+1 >= hi || a.word(a.seq[i+1]) != "that" {
		return cue{}, false
	}
	switch a.word(a.seq[k]) {
	case "rejected", "rejects", "rejecting", "dismissed", "dismisses", "dismissing", "denied", "denies", "denying",
		"refuted", "refutes", "rebutted", "disputed", "disputes", "disputing", "countered", "contested":
		return cue{at: i, class: a.seq[i].class, form: nominal, clause: i + 1, subject: referent{kind: refOther, from: i, to: i + 1}}, true
	}
	return cue{}, false
}

// hearing is for "heard from Jane Doe that": the words are hers.
func (a *article) hearing(i, hi int) (cue, bool) {
	if i+3 >= hi || a.word(a.seq[i+1]) != "from" {
		return cue{}, false
	}
	switch a.word(a.seq[i]) {
	case "hear", "hears", "heard", "hearing", "learn", "learns", "learned", "learnt", "learning":
	default:
		return cue{}, false
	}
	r := a.phraseAt(i+2, hi)
	const reach = 8
	for k := r.to; r.kind != refNone && k < hi && k < r.to+reach; k++ {
		t := a.seq[k]
		switch {
		case a.word(t) == "that":
			return cue{at: i, form: finite, subject: r, right: true}, true
		case !t.is(kndWord | kndProper | kndPerson | kndUnknown | kndNumber), t.class.has(clsAux | clsSub | clsWho | clsConj):
			return cue{}, false
		}
	}
	return cue{}, false
}

// isIssued reports whether the document at i is the subject's own: "Jane Doe issued a
// statement saying". Of any other, "a letter telling him to", the words are nobody's.
func (a *article) isIssued(i, lo int) bool {
	const reach = 6
	for k := i - 1; k >= lo && k > i-reach; k-- {
		t := a.seq[k]
		if t.is(kndComma | kndQuote | kndColon) {
			return false
		}
		switch a.word(t) {
		case "issued", "issues", "issuing", "issue", "released", "releases", "releasing", "release", "sent", "sends", "sending", "send",
			"wrote", "writes", "writing", "write", "written", "posted", "posts", "posting", "post", "published", "publishes", "publishing",
			"made", "makes", "making", "make", "gave", "gives", "giving", "delivered", "delivers", "delivering", "signed", "signs", "signing",
			"read", "reads", "reading", "drafted", "circulated", "tweeted", "put", "shared", "shares", "sharing", "in", "with":
			return true
		}
	}
	return false
}

// isReduced reports whether the participle at i is a passive without its auxiliary:
// "Jane Doe, once described by Max Roe as".
func (a *article) isReduced(i, lo, hi int) bool {
	if i+1 >= hi || !a.seq[i].class.has(clsNaming) {
		return false
	}
	next := a.seq[i+1]
	if by := next.kind == kndQuote && i+2 < hi && a.word(a.seq[i+2]) == "by"; !by && a.word(next) != "by" && a.word(next) != "as" {
		return false
	}
	for k := i - 1; k > lo; k-- {
		switch t := a.seq[k]; {
		case t.is(kndComma):
			return true
		case t.kind != kndWord || !t.class.has(clsAdverb|clsSub):
			return false
		}
	}
	return false
}

// decideBy is for the second of several names in the passive voice: "called “Q” by
// Jane Doe and “Q” by Max Roe".
func (a *article) decideBy(q *attribution, before []cue) bool {
	k := q.at + 1
	if k+1 >= q.hi || a.seq[k].kind != kndWord || a.word(a.seq[k]) != "by" || a.wall(q.at, q.lo) < q.lo {
		return false
	}
	for i := range before {
		if c := &before[i]; c.form == passive {
			r := a.resolve(a.phraseAt(k+1, q.hi), q.lo)
			if r.kind == refNone {
				return false
			}
			q.rule, q.confidence, q.who, q.cue, q.review = RuleBy, .9, r, c.at, r.review
			return true
		}
	}
	return false
}

// claimed is the "that" which begins what a noun of somebody's names, or 0: "Jane
// Doe's claim that", "her remark on Monday that", "his claim is that".
func (a *article) claimed(c *cue, hi int) int {
	const reach = 8
	if c.subject.to > c.at { // the words of Jane Doe
		return 0
	}
	for k := c.at + 1; k < hi && k <= c.at+reach; k++ {
		t := a.seq[k]
		switch {
		case t.kind == kndWord && a.word(t) == "that":
			return k
		case t.is(kndProper | kndNumber):
		case t.kind != kndWord, k > c.at+1 && t.class.has(clsCue|clsAux|clsSub|clsWho|clsConj|clsPronoun):
			return 0
		case k == c.at+1 && !t.class.has(clsPrep|clsTime) && a.word(t) != "is" && a.word(t) != "was":
			return 0
		}
	}
	return 0
}

// contrasts reports whether the clause of a cue is set against the one before it:
// ", while Jane Doe supports".
func (a *article) contrasts(c *cue) bool {
	k := c.subject.from - 1
	if c.right || k < 1 || a.seq[k].kind != kndWord || !a.seq[k-1].is(kndComma) {
		return false
	}
	switch a.word(a.seq[k]) {
	case "while", "whereas", "but":
		return true
	}
	return false
}

// decideGap is for a verb that is left out: "Jane Doe warned of Q, and Max Roe of Q".
func (a *article) decideGap(q *attribution, before []cue) bool {
	k := q.at - 1
	if len(before) == 0 || k < q.lo+3 || a.seq[k].kind != kndWord || !a.isGoverning(k) || !a.seq[k-1].is(kndPerson|kndUnknown) {
		return false
	}
	if w := a.word(a.seq[k-2]); w != "and" && w != "while" || a.wall(q.at, q.lo) < q.lo {
		return false
	}
	c := &before[len(before)-1]
	if w := a.word(a.seq[k]); c.at > k || c.at+1 >= len(a.seq) || a.word(a.seq[c.at+1]) != w {
		return false
	}
	r := a.phrase(k-1, k-1)
	q.rule, q.confidence, q.who, q.cue, q.review = RulePreFar, .75, r, c.at, r.review
	return true
}

// isWithin reports whether the quotation at j stands in the clause that begins at
// i, and not behind it: "X's claim that it is late is “Q”".
func (a *article) isWithin(i, j int) bool {
	const longest = 9
	verbs := 0
	for k := i + 1; k < j; k++ {
		switch a.word(a.seq[k]) {
		case "is", "are", "was", "were":
			verbs++
		}
	}
	return j-i <= longest && verbs <= 1
}

// isBorrowed reports whether the words may be somebody else's than the speaker's:
// "quoting Jane Doe, Max Roe said", "read out a letter from Jane Doe: Q".
func (a *article) isBorrowed(q *attribution) bool {
	switch a.word(a.seq[q.lo]) {
	case "Borrowing", "Echoing", "Quoting", "Paraphrasing", "Citing", "Repeating", "Reciting":
		return true
	}
	if q.cue < 0 || q.cue > q.at {
		return false
	}
	switch a.word(a.seq[q.cue]) {
	case "read", "reads", "reading", "recited", "recites":
	default:
		return false
	}
	for k := q.cue + 1; k < q.at; k++ {
		if a.seq[k].is(kndPerson|kndUnknown) && a.word(a.seq[k-1]) == "from" {
			return true
		}
	}
	return false
}

// isRivalled reports whether the sentences before the one at lo, back to the one with
// the subject, name somebody else whom the pronoun may mean, behind the subject or in
// place of it: "was interrupted by a woman", "Jane Doe met Ann Noe. They talked".
func (a *article) isRivalled(subject referent, gender class, lo int) bool {
	const sentences, reach = 3, 300
	k := lo - 1
	for k >= 0 && a.seq[k].is(kndEnd|kndBreak|kndQuote) {
		k--
	}
	for ends, last := 0, max(0, k-reach); k >= last; k-- {
		t := a.seq[k]
		switch {
		case t.is(kndEnd | kndBreak):
			if ends++; ends == sentences {
				return false
			}
		case k < subject.to && k >= subject.from:
			return false
		case t.is(kndPerson | kndUnknown):
			if p := a.phrase(k, k); p.gender == gender && !p.same(subject) {
				return true
			}
		case t.kind == kndWord && t.class.has(clsUnnamed) && t.class.has(gender) && k > 0 && a.isIndefinite(a.seq[k-1]):
			return true
		}
	}
	return false
}

func (a *article) isIndefinite(t token) bool {
	w := a.word(t)
	return w == "a" || w == "an" || w == "another"
}
