package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isQuotation tells quotations from so-called terms, titles of works, slogans
// and headings, which stand between marks too.
func (a *article) isQuotation(q *attribution) bool {
	s := a.stretches[q.stretch]
	text := a.text[s.start:s.end]
	words := countWords(text)
	weak := q.cue >= 0 && a.seq[q.cue].class.has(clsWeak)
	named := q.who.named() || q.who.kind == refOther && (a.isHuman(q.who) || a.isHeOrShe(q.who))
	switch {
	case q.heading, a.isTeaser(q):
		return false
	case s.single:
		return words >= 2 && a.isNext(q) && !weak && !isTitle(text) && !a.isDefinite(q.at-1, q.lo)
	case a.isGloss(q), a.isSource(q):
		return false
	case isTitle(text) && !a.isShouted(q) && !a.isEpithet(q):
		return false
	case q.rule == RuleNone:
		return words >= 6 && (!q.bare || words > 12 || a.isWhole(q))
	case words <= 3 && a.isTerm(q):
		return false
	case words == 1:
		return named && q.confidence >= .95 && (a.isNext(q) || a.isVerdict(q))
	case words <= 2 && q.rule == RuleSamePara && a.isDefinite(q.at-1, q.lo):
		return false
	case words <= 2 && q.rule == RulePossessive && q.at-q.cue > 2 && !q.claimed:
		return false
	case !named && words <= 6 && a.isPurpose(q):
		return false
	case words <= 3 && (q.rule == RulePostFar && !a.trails(q) || weak && !named):
		return false
	}
	return true
}

// isDefinite reports whether the word before a stretch says that it is known
// already: "the Q", "his Q".
func (a *article) isDefinite(k, lo int) bool {
	return k >= lo && a.seq[k].kind == kndWord && a.seq[k].class.has(clsDet) && !a.seq[k].class.has(clsWho) &&
		a.word(a.seq[k]) != "a" && a.word(a.seq[k]) != "an" || k >= lo && a.seq[k].has(flgPossessive)
}

// isHeadline reports whether the first paragraph of a text is its headline: one
// short sentence without a full stop, or with its words capitalised.
func (a *article) isHeadline(lo, hi int) bool {
	const longest = 20
	if lo > 0 || hi+1 >= len(a.seq) || a.seq[hi].kind != kndBreak {
		return false
	}
	words := 0
	for i := lo; i < hi; i++ {
		t := a.seq[i]
		words++
		if t.kind == kndQuote {
			words += countWords(a.word(t))
		}
	}
	last := a.seq[hi-1]
	if words <= longest && isTitleCase(a.text[a.seq[lo].start:last.end]) {
		return true
	}
	if last.kind == kndQuote {
		return words <= longest && !strings.ContainsAny(a.text[last.end-1:last.end], ".!?…")
	}
	return words <= longest && !last.is(kndStop|kndColon)
}

// isShouted reports whether the cue leaves no doubt that even words like those of
// a title were spoken: "he said: Q", or Q at the start, and then "he said".
func (a *article) isShouted(q *attribution) bool {
	if !a.isNext(q) || a.seq[q.cue].class.has(clsWeak) {
		return false
	}
	switch q.rule {
	case RulePost:
		return a.closes(q.at) && q.at == q.lo
	case RulePre:
		between := a.seq[q.at-1]
		return (q.at-q.cue == 1 || between.is(kndColon|kndComma) || a.word(between) == "that") && (!a.seq[q.cue].class.has(clsTell|clsNaming) || a.seq[q.at-1].is(kndColon|kndComma))
	}
	return false
}

// countWords counts what blanks part.
func countWords(text string) (n int) {
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}

// isTerm reports whether the narrator says that the stretch is an expression: "the
// term Q", "so-called Q".
func (a *article) isTerm(q *attribution) bool {
	if q.at == q.lo || a.seq[q.at-1].kind != kndWord {
		return false
	}
	switch a.word(a.seq[q.at-1]) {
	case "term", "terms", "nickname", "nicknamed", "so-called", "called", "titled", "entitled", "named", "named:", "slogan", "hashtag", "phrase", "word", "words":
		return a.word(a.seq[q.at-1]) != "called" || q.at-2 < q.lo || !a.seq[q.at-2].is(kndPerson|kndUnknown) && !a.seq[q.at-2].class.has(clsPronoun|clsAux|clsAdverb)
	}
	return false
}

// isNext reports whether the cue stands right at the quotation.
func (a *article) isNext(q *attribution) bool {
	return q.cue >= 0 && q.cue >= q.at-3 && q.cue <= q.at+4
}

// isTitle reports whether all words are capitalised as in the title of a work.
// A list with commas is no title.
func isTitle(text string) bool {
	const longest = 7
	if strings.ContainsAny(strings.TrimRight(text, ",."), ",;") {
		return false
	}
	words, capitals := 0, 0
	for word := range strings.FieldsSeq(text) {
		r, _ := utf8.DecodeRuneInString(word)
		words++
		switch {
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			capitals++
		case words == 1 || !isTitleParticle(word):
			return false
		}
	}
	return capitals >= 2 && words <= longest
}

// isTitleParticle holds the words that a title leaves small.
func isTitleParticle(word string) bool {
	switch word {
	case "a", "an", "the", "of", "in", "on", "for", "to", "and", "or", "at", "by", "with", "from", "vs", "vs.", "de", "la", "as", "&":
		return true
	}
	return false
}

// trails reports whether the cue ends the sentence behind a comma: "Q in the
// end, she said".
func (a *article) trails(q *attribution) bool {
	if q.cue < 0 || a.seq[q.cue].class.has(clsWeak) || q.who.from <= q.at {
		return false
	}
	first := min(q.who.from, q.cue)
	return a.seq[first-1].is(kndComma | kndDash)
}

// isTeaser reports whether the stretch is the title of another article, to which a
// line leads: "READ MORE: Q".
func (a *article) isTeaser(q *attribution) bool {
	if q.at < q.lo+2 || !a.startsParagraph(q.lo) {
		return false
	}
	first, second := strings.ToLower(a.word(a.seq[q.lo])), strings.ToLower(a.word(a.seq[q.lo+1]))
	switch first {
	case "read", "watch", "listen", "see":
		return second == "more" || second == "also" || second == "next" || second == ":"
	case "related", "more":
		return second == ":"
	}
	return first == "read more" || first == "see also"
}
