package quote

import "strings"

// decideColon is for "X: Q", "X was clear: Q" and "Quote from X: Q".
func (a *article) decideColon(q *attribution) bool {
	if q.at == q.lo || a.seq[q.at-1].kind != kndColon {
		return false
	}
	r := a.beforeColon(q)
	if r.kind == refNone && !a.isLabel(q) {
		r = a.firstSubject(q.lo, q.at)
		if r.kind == refOther && r.to > r.from && a.seq[r.to-1].class.has(clsCueNoun) {
			if c, ok := a.nounCue(r.to-1, q.lo); ok {
				r = c.subject // Jane Doe's answer was clear
			}
		}
		r = a.resolve(r, q.lo)
	}
	if r.kind == refNone {
		return false
	}
	q.rule, q.confidence, q.who, q.cue, q.review = RuleColon, .85, r, q.at-1, r.review
	return true
}

// beforeColon is the name right before the colon, if it can be the speaker's: not
// the listener's, as in "a message for X: Q".
func (a *article) beforeColon(q *attribution) referent {
	k := q.at - 2
	if k < q.lo || !a.seq[k].is(kndPerson|kndUnknown) || a.seq[k].has(flgPossessive) {
		return referent{}
	}
	r := a.phrase(k, q.lo)
	if r.from == q.lo || !a.isGoverning(r.from-1) {
		return r
	}
	switch a.word(a.seq[r.from-1]) {
	case "from", "by":
		return r
	}
	return referent{}
}

// isLabel reports whether nothing but a word such as "Quote" and a colon stands
// before a quotation: outlets that translate put it before each one.
func (a *article) isLabel(q *attribution) bool {
	if q.at != q.lo+2 || a.seq[q.lo+1].kind != kndColon {
		return false
	}
	switch strings.ToLower(a.word(a.seq[q.lo])) {
	case "quote", "quotation", "literally", "verbatim", "answer", "reply":
		return true
	}
	return false
}
