package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What tells the words that somebody spoke from the other things that stand
// between quotation marks.

// isHeOrShe reports whether a speaker whom nobody names is a person all the same:
// the cue's subject is a pronoun.
func (a *article) isHeOrShe(r referent) bool {
	if r.to != r.from+1 || a.seq[r.from].kind != kndWord {
		return false
	}
	return a.pronoun(r).kind == refPronoun
}

// isEpithet reports whether the cue gives a name to somebody, right before the
// quotation: "called Jane Doe “The Iron Duchess”".
func (a *article) isEpithet(q *attribution) bool {
	k := q.at - 1
	if k > q.lo && a.word(a.seq[k]) == "as" {
		k-- // referred to Max Roe as
	}
	if q.rule != RulePre || q.cue < k-2 || q.cue >= k || !a.seq[q.cue].class.has(clsNaming) {
		return false
	}
	object := a.seq[k]
	if object.kind != kndWord {
		return object.is(kndPerson|kndUnknown) && !object.has(flgPossessive)
	}
	return object.class.has(clsPronoun) && object.class.has(clsMale|clsFemale)
}

// isGloss reports whether the stretch says what a foreign expression means: "Latin
// for Q".
func (a *article) isGloss(q *attribution) bool {
	if q.at < q.lo+2 || a.word(a.seq[q.at-1]) != "for" {
		return false
	}
	language := a.seq[q.at-2]
	return language.class.has(clsNation) || a.word(language) == "Latin"
}

// isSource reports whether the stretch belongs to the name of what is referred to:
// "according to the Q document".
func (a *article) isSource(q *attribution) bool {
	return q.rule == RuleAccording && q.at == q.cue+3 && a.seq[q.at-1].kind == kndWord && a.seq[q.at-1].class.has(clsDet)
}

// isVerdict reports whether the stretch says what something is in the speaker's words:
// "said that it was Q", "described the plan as Q".
func (a *article) isVerdict(q *attribution) bool {
	const reach = 7
	if q.rule != RulePre || q.cue < q.at-reach || a.seq[q.cue].class.has(clsWeak) {
		return false
	}
	switch a.word(a.seq[q.at-1]) {
	case "is", "are", "was", "were", "be", "been", "'s", "’s":
		return !a.seq[q.cue].class.has(clsNaming)
	case "as":
		return a.seq[q.cue].class.has(clsNaming)
	}
	return false
}

// isOneMore reports whether a single word is the next one of a list: "Q, Q and Q".
func (a *article) isOneMore(last, q *attribution) bool {
	one := countWords(a.word(a.seq[q.at])) == 1
	if !one || q.heading || last.dropped || last.at < q.lo || !last.who.named() || q.rule != RulePreFar {
		return false
	}
	for k := last.at + 1; k < q.at; k++ {
		if w := a.word(a.seq[k]); !a.seq[k].is(kndComma) && w != "and" && w != "or" {
			return false
		}
	}
	return true
}

// isPurpose reports whether the cue is no verb of speech but says what something is
// for: "to see if they could Q", "meant to show that it was Q".
func (a *article) isPurpose(q *attribution) bool {
	if q.cue < 0 || !a.isInfinitive(q.cue, q.lo) {
		return false
	}
	switch a.word(a.seq[q.cue]) {
	case "see", "show", "know", "feel", "find":
		return true
	}
	return false
}

// isTitleCase reports whether all long words of a text are capitalised, as in
// American headlines.
func isTitleCase(text string) bool {
	const letters, least = 4, 4
	long := 0
	for word := range strings.FieldsSeq(text) {
		word = strings.TrimLeftFunc(word, unicode.IsPunct)
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case utf8.RuneCountInString(word) < letters || unicode.IsDigit(first) || isTitleParticle(word):
		case !unicode.IsUpper(first):
			return false
		default:
			long++
		}
	}
	return long >= least
}
