package quote

import (
	"strings"
	"unicode/utf8"
)

// finishParagraph attributes what the sentences alone did not: stretches beside
// others of the paragraph, and paragraphs of nothing but quotations.
func (a *article) finishParagraph(first, paragraph int, end token) {
	quotes := a.quotes[first:]
	for i := range quotes {
		quotes[i].heading = end.has(flgHeading) || paragraph == 1 && end.kind == kndBreak && quotes[i].rule != RuleSignature && a.isHeadline(quotes[i].lo, quotes[i].hi)
	}
	for i := range quotes {
		q := &quotes[i]
		if q.rule != RuleNone {
			continue
		}
		if r := a.signature(q); r.kind != refNone {
			q.rule, q.confidence, q.who, q.review = RuleSignature, .8, r, r.review
		} else if i > 0 && quotes[i-1].rule != RuleNone && quotes[i-1].rule != RuleSignature {
			q.inherit(&quotes[i-1], RuleSamePara, .9)
		}
	}
	for i := len(quotes) - 2; i >= 0; i-- {
		q := &quotes[i]
		if q.rule == RuleNone && q.bare && quotes[i+1].rule != RuleNone && !a.isAnswered(q, &quotes[i+1]) {
			q.inherit(&quotes[i+1], RuleSamePara, .9)
		}
	}
	if len(quotes) == 0 {
		return
	}
	if quotes[0].rule == RuleNone {
		a.finishBare(first, paragraph)
	}
	for i := range quotes {
		if q := &quotes[i]; q.who.named() {
			a.note(q.who)
		}
	}
}

// isAnswered reports whether the second quotation answers the first, so that
// somebody else asked: “Why?” “Because,” she replied.
func (a *article) isAnswered(q, next *attribution) bool {
	return next.cue >= 0 && a.isAnswer(q, a.seq[next.cue])
}

// isAnswer reports whether a verb says that a question is answered.
func (a *article) isAnswer(q *attribution, verb token) bool {
	s := a.stretches[q.stretch]
	if !strings.HasSuffix(a.text[s.start:s.end], "?") {
		return false
	}
	switch a.word(verb) {
	case "answers", "answered", "replies", "replied", "responds", "responded", "retorts", "retorted":
		return true
	}
	return false
}

func (q *attribution) inherit(from *attribution, rule Rule, confidence float64) {
	q.rule, q.confidence, q.who, q.cue, q.review = rule, confidence, from.who, -1, from.review
}

// finishBare attributes a paragraph without a cue: to whom the sentence before
// the quotation is about, or to who spoke in the last paragraphs.
func (a *article) finishBare(first, paragraph int) {
	const farthest = 4
	quotes := a.quotes[first:]
	q := &quotes[0]
	label := a.isLabel(q)
	if !q.bare && !label {
		return
	}
	if r := a.header(q); r.kind != refNone {
		q.rule, q.confidence, q.who, q.review = RuleSignature, .8, r, r.review
	} else if !a.isWhole(q) {
		return
	} else if r := a.leadIn(q); r.named() {
		q.rule, q.confidence, q.who, q.review = RuleLead, .65, r, true
	} else if first > 0 && (label || a.startsParagraph(q.at)) {
		last := &a.quotes[first-1]
		if last.paragraph >= paragraph-farthest && last.rule != RuleNone {
			q.inherit(last, RulePrevPara, .75)
		}
	}
	for i := 1; i < len(quotes) && q.rule != RuleNone; i++ {
		if quotes[i].rule == RuleNone {
			quotes[i].inherit(q, q.rule, q.confidence)
		}
	}
}

// isWhole reports whether a quotation is a sentence: with a capital at its start and
// a full stop at its end, or without an end.
func (a *article) isWhole(q *attribution) bool {
	s := a.stretches[q.stretch]
	last, size := utf8.DecodeLastRuneInString(a.text[:s.end])
	if last == '’' || last == '”' || last == '\'' || last == '"' { // of a nested quotation
		last, _ = utf8.DecodeLastRuneInString(a.text[:s.end-size])
	}
	ends := last == '.' || last == '!' || last == '?' || last == '…' || last == '—'
	return a.seq[q.at].has(flgUpper) && (ends || s.unclosed || a.stopFollows(s))
}

// stopFollows reports whether a full stop stands right behind a stretch's mark.
func (a *article) stopFollows(s stretch) bool {
	return s.to < len(a.tokens) && a.tokens[s.to].kind == kndStop
}

func (a *article) startsParagraph(at int) bool {
	return at == 0 || a.seq[at-1].kind == kndBreak
}

// leadIn is the subject of the sentence before a quotation in its paragraph, or
// of the paragraph before it, if that ends with a colon.
func (a *article) leadIn(q *attribution) referent {
	end := q.lo - 1
	if end < 1 {
		return referent{}
	}
	if a.seq[end].kind == kndBreak && !a.seq[end-1].is(kndColon) {
		return a.speech(q)
	}
	lo := a.sentenceStart(end)
	if lo == end {
		return referent{}
	}
	return a.resolve(a.firstSubject(lo, end), lo)
}

// sentenceStart is where the sentence begins that ends at end.
func (a *article) sentenceStart(end int) int {
	for end > 0 && !a.seq[end-1].is(kndEnd|kndBreak) {
		end--
	}
	return end
}

// settleGroups gives the parts of a quotation over paragraphs one speaker.
func (a *article) settleGroups() {
	byGroup := make(map[int]int)
	for i := range a.quotes {
		q := &a.quotes[i]
		s := a.stretches[q.stretch]
		if j, ok := byGroup[s.group]; ok {
			from := &a.quotes[j]
			switch {
			case from.rule != RuleNone && (q.rule == RuleNone || q.bare || q.rule == RulePrevPara || q.rule == RuleSamePara):
				q.inherit(from, RuleMultiPara, .9)
			case q.rule != RuleNone && (from.rule == RuleNone || from.rule == RulePrevPara || from.rule == RuleLead):
				for k := j; k < i; k++ {
					if a.stretches[a.quotes[k].stretch].group == s.group {
						a.quotes[k].inherit(q, RuleMultiPara, .9)
						a.quotes[k].review = true // or its closing mark is lost
					}
				}
			}
		}
		byGroup[s.group] = i
	}
}

// interview attributes the bare paragraphs of an interview, or of a list of one
// person's sayings: nearly all that has a speaker is that person's, or, where
// nothing has, nearly all names outside the quotations are.
func (a *article) interview() {
	const least, share = 4, .6
	spoken := make(map[int]int)
	bare, attributed := 0, 0
	for i := range a.quotes {
		q := &a.quotes[i]
		if q.rule == RuleNone && a.standsFree(q) {
			bare++
		}
		if q.who.kind == refPerson {
			spoken[q.who.index]++
		}
		if q.rule != RuleNone {
			attributed++
		}
	}
	if bare < least {
		return
	}
	confidence := .6
	if attributed == 0 {
		spoken, attributed = a.narrated()
		confidence = .5
	}
	for p, n := range spoken {
		if float64(n) < share*float64(attributed) {
			continue
		}
		for i := range a.quotes {
			if q := &a.quotes[i]; q.rule == RuleNone && a.standsFree(q) {
				q.rule, q.confidence, q.review = RuleInterview, confidence, true
				q.who = referent{kind: refPerson, index: p}
			}
		}
	}
}

// standsFree reports whether a quotation is a sentence of its own: bare, or with
// a label before it or a note of its source behind it.
func (a *article) standsFree(q *attribution) bool {
	const words = 6
	if !a.isWhole(q) || !q.bare && countWords(a.word(a.seq[q.at])) < words {
		return false
	}
	for k := q.at - 1; k >= q.lo; k-- {
		if a.seq[k].is(kndColon) {
			return true
		}
		if !a.seq[k].is(kndDash | kndOther | kndNumber) {
			return false
		}
	}
	return true
}

// narrated counts the mentions of each person outside quotations, and of anybody.
func (a *article) narrated() (counts map[int]int, all int) {
	counts = make(map[int]int)
	for _, t := range a.seq {
		switch t.kind {
		case kndPerson:
			counts[a.mentions[t.index].Person]++
			all++
		case kndUnknown:
			all++
		}
	}
	return counts, all
}

// sift drops the stretches that are no quotations.
func (a *article) sift() {
	for i := range a.quotes {
		q := &a.quotes[i]
		q.dropped = !a.isQuotation(q) && (i == 0 || !a.isOneMore(&a.quotes[i-1], q))
	}
}
