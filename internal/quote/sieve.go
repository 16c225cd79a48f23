package quote

// sieve attributes a stretch by the words of its sentence. The first rule that
// fires decides.
func (a *article) sieve(q *attribution, cues []cue) {
	before, after := split(cues, q.at)
	unknown := len(after) == 0
	if !unknown && a.isAnswer(q, a.seq[after[0].at]) {
		after = nil // the cue is that of the answer
	}
	pre := a.nearPre(q, before)
	if pre != nil && a.rank(q, pre) <= rankWeak && a.strongBefore(before, pre) {
		pre = nil // "X said that the “Q” shows their “Q”": the second is X's too
	}
	post := a.nearPost(q, after)
	switch {
	case a.decideBy(q, before), a.decideGap(q, before):
	case pre != nil && (post == nil || a.isImmediate(q, pre) && (!pre.class.has(clsWeak) || post.class.has(clsWeak))):
		q.decide(RulePre, .95, pre)
		if pre.form == passive {
			q.decide(RuleBy, .9, pre)
		}
	case post != nil:
		q.decide(RulePost, .95, post)
	case a.decideAccording(q, cues):
	case a.decideColon(q):
	case a.decideFar(q, before, after):
	case unknown && a.decideName(q):
	}
	q.review = q.review || q.rule != RuleNone && a.isBorrowed(q)
}

// decideName is for a verb that nobody thought of: the quotation closes with a
// comma, and a name follows, "Q," X pontificated, or a word and a name.
func (a *article) decideName(q *attribution) bool {
	k := q.at + 1
	if k < q.hi && a.seq[k].kind == kndComma {
		k++
	} else if q.at+1 >= q.hi || !a.closes(q.at) {
		return false
	}
	for reach := k + 3; k < q.hi && k < reach; k++ {
		t := a.seq[k]
		switch {
		case t.is(kndPerson|kndUnknown) && !t.has(flgPossessive):
			r := a.phrase(k, k)
			q.rule, q.confidence, q.who, q.cue, q.review = RulePost, .65, r, -1, true
			return true
		case t.kind != kndWord || t.class.has(clsPrep|clsConj|clsSub|clsDet|clsWho) && !isParticleVerb(a.word(t)):
			return false
		}
	}
	return false
}

// isParticleVerb is for the small words that belong to a verb: chimed in, hit back.
func isParticleVerb(word string) bool {
	switch word {
	case "in", "on", "out", "up", "back":
		return true
	}
	return false
}

func (q *attribution) decide(rule Rule, confidence float64, c *cue) {
	q.rule, q.confidence, q.cue, q.who = rule, confidence, c.at, c.who
	q.review = c.who.review
	if c.form == nominal && rule != RulePossessive {
		q.rule, q.confidence, q.claimed = RulePossessive, .75, c.clause > 0
		if q.claimed && c.subject.kind == refPronoun && c.who.from == c.subject.from && q.at-c.at > 2 {
			q.who = referent{kind: refOther, from: c.who.from, to: c.who.to} // the owner of a claim is too often an object
		}
	}
	if c.form == according {
		q.rule, q.confidence = RuleAccording, .85
	}
}

// split parts the cues of a sentence at a quotation.
func split(cues []cue, at int) (before, after []cue) {
	i := 0
	for i < len(cues) && cues[i].at < at {
		i++
	}
	return cues[:i], cues[i:]
}

// nearPre is the cue before the quotation that governs it, with no other quotation
// between: the nearest verb of speech; failing that a verb that gives a name, a
// weaker verb, a noun. "X said that Y supports Q" is X's.
func (a *article) nearPre(q *attribution, before []cue) *cue {
	var best *cue
	bestRank := rankNone
	wall := a.wall(q.at, q.lo)
	for i := len(before) - 1; i >= 0 && before[i].at > wall; i-- {
		c := &before[i]
		if c.who.kind == refNone || c.form == according {
			continue
		}
		c.alone = i == 0
		if r := a.rank(q, c); r > bestRank {
			if best != nil && best.who.named() && a.contrasts(best) {
				break // "X said so, while Y supports Q": Q is Y's
			}
			best, bestRank = c, r
		}
	}
	return best
}

// strongBefore reports whether a verb of speech with a named subject stands before
// a weaker cue.
func (a *article) strongBefore(before []cue, weak *cue) bool {
	for i := range before {
		c := &before[i]
		if c.at < weak.at && c.form == finite && !c.class.has(clsWeak) && c.who.named() {
			return true
		}
	}
	return false
}

// wall is the last token before at that a cue does not reach over.
func (a *article) wall(at, lo int) int {
	for k := at - 1; k >= lo; k-- {
		if a.seq[k].is(kndQuote | kndSemi) {
			return k
		}
	}
	return lo - 1
}

// The ranks of cues before a quotation, by how much they have to say about it.
const (
	rankNone   = iota
	rankBare   // passive without an agent
	rankVague  // a weak verb far off
	rankWeak   // a noun, a weak verb of nobody in particular
	rankNamed  // a weak verb of somebody by name
	rankLoose  // an infinitive, or a verb that gives names, of nobody in particular
	rankSpeech // a verb of speech
)

func (a *article) rank(q *attribution, c *cue) int {
	named := c.who.named()
	distance := q.at - c.at
	if c.form == nominal {
		distance = q.at - max(c.at, c.subject.to-1) // in the words of Jane Doe
	}
	switch {
	case c.form == nominal && c.clause > 0 && a.isWithin(c.clause, q.at):
		if c.alone {
			return rankWeak // nobody else speaks: the claim is no rival
		}
		return rankSpeech
	case c.form == nominal && (distance > 2 || c.class.has(clsMediated) || a.word(a.seq[q.at-1]) == "as"):
		return rankNone
	case c.form == nominal, c.hanging:
		return rankWeak
	case c.form == passive && named:
		return rankNamed
	case c.form == passive:
		return rankBare
	case c.class.has(clsWeak) && (c.form == infinitive || distance > 8):
		return rankVague
	case c.class.has(clsWeak) && named:
		return rankNamed
	case c.class.has(clsWeak):
		return rankWeak
	case c.class.has(clsNaming) && named:
		return rankSpeech
	case c.class.has(clsNaming), c.form == infinitive, c.class.has(clsBase) && !named:
		return rankLoose
	}
	return rankSpeech
}

// isImmediate reports whether nothing but an object stands between a cue and the
// quotation: "said", "told reporters that", "called it".
func (a *article) isImmediate(q *attribution, c *cue) bool {
	for k := c.at + 1; k < q.at; k++ {
		t := a.seq[k]
		switch {
		case t.is(kndComma | kndColon | kndDash):
			if k+1 < q.at {
				return false
			}
		case c.class.has(clsTell), c.right && k < c.subject.to:
		case t.kind == kndWord && t.class.has(clsWho|clsPronoun|clsDet|clsPrep|clsSub|clsAux|clsAdverb):
		case q.at-c.at > 5:
			return false
		}
	}
	return true
}

// nearPost is the first cue after the quotation, if it and its subject follow at once.
func (a *article) nearPost(q *attribution, after []cue) *cue {
	const reach = 24
	for i := range after {
		c := &after[i]
		if c.at > q.at+reach || c.form == nominal {
			return nil
		}
		for k := q.at + 1; k < c.at; k++ {
			if a.seq[k].is(kndQuote | kndSemi | kndColon) {
				return nil
			}
		}
		if c.form == according {
			if c.at <= q.at+2 {
				return c
			}
			return nil
		}
		if c.form != finite || c.who.kind == refNone || c.class.has(clsWeak) && !a.closes(q.at) {
			continue
		}
		from := c.subject.from
		if c.right {
			from = c.at
		}
		if from > q.at && a.followsAtOnce(q, from) {
			return c
		}
		return nil
	}
	return nil
}

// followsAtOnce reports whether nothing but a comma or a dash, and an "as",
// stands between the quotation and i.
func (a *article) followsAtOnce(q *attribution, i int) bool {
	for k := q.at + 1; k < i; k++ {
		t := a.seq[k]
		switch {
		case t.is(kndComma | kndDash | kndOther | kndStop):
		case t.kind == kndWord && t.class.has(clsAdverb|clsTime) && k < q.at+4:
		case t.kind == kndWord && (a.word(t) == "as" || a.word(t) == "is" || a.word(t) == "was" || a.word(t) == "how"):
		default:
			return false
		}
	}
	return true
}

// decideAccording is for "according to X" anywhere in the sentence.
func (a *article) decideAccording(q *attribution, cues []cue) bool {
	for i := range cues {
		if cues[i].form == according {
			q.decide(RuleAccording, .85, &cues[i])
			return true
		}
	}
	return false
}

// decideFar takes another cue of the sentence, with quotations between.
func (a *article) decideFar(q *attribution, before, after []cue) bool {
	for i := len(before) - 1; i >= 0; i-- {
		if c := &before[i]; c.who.kind != refNone && c.form != nominal && (i == 0 || a.rank(q, c) > rankWeak) {
			q.decide(RulePreFar, .75, c)
			return true
		}
	}
	for i := range after {
		c := &after[i]
		if c.who.kind != refNone && (c.form == finite || c.form == participle) && (c.right || c.subject.from > q.at || c.subject.to <= q.at) {
			q.decide(RulePostFar, .75, c)
			return true
		}
	}
	return false
}
