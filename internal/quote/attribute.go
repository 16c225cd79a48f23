package quote

import "slices"

// A Rule names what decided on the speaker of a quotation.
type Rule string

// The rules. Q is the quotation, X the speaker.
const (
	// RulePre is "X said: Q", "X called it Q".
	RulePre Rule = "pre"
	// RulePost is "Q, X said", "Q, said X".
	RulePost Rule = "post"
	// RuleBy is "was called Q by X".
	RuleBy Rule = "by"
	// RuleAccording is "according to X", anywhere in the sentence.
	RuleAccording Rule = "according"
	// RuleColon is "X was blunt: Q", "Quote from X: Q".
	RuleColon Rule = "colon"
	// RulePossessive is "X's claim that Q", "in her words, Q".
	RulePossessive Rule = "possessive"
	// RulePreFar is a cue before the quotation with another one between.
	RulePreFar Rule = "pre-far"
	// RulePostFar is a cue behind it, but not at once.
	RulePostFar Rule = "post-far"
	// RuleSignature is "Q — X", or X on a line of its own before it.
	RuleSignature Rule = "signature"
	// RuleSamePara is "Q, X said. Q": the second has no cue of its own.
	RuleSamePara Rule = "same-para"
	// RuleMultiPara is a quotation that goes on in the next paragraph.
	RuleMultiPara Rule = "multi-para"
	// RuleLead is "X was not convinced. Q".
	RuleLead Rule = "lead-in"
	// RulePrevPara is a paragraph that is a quotation, behind one of X, or "Quote: Q".
	RulePrevPara Rule = "prev-para"
	// RuleInterview is for an article in which one person speaks throughout.
	RuleInterview Rule = "interview"
	// RuleNone is what nothing says who said it.
	RuleNone Rule = "none"
)

// An attribution is a stretch with what is known of it.
type attribution struct {
	stretch    int
	at         int // in seq
	rule       Rule
	confidence float64
	who        referent
	cue        int // in seq, or -1
	review     bool
	dropped    bool
	paragraph  int
	lo, hi     int  // its sentence
	bare       bool // the sentence is nothing but quotations
	heading    bool
	claimed    bool // it stands in what somebody's claim says
}

// longestSentence bounds, in tokens, what is read at once: what looks longer is a
// list or a table, and the search for a subject goes back to the start each time.
const longestSentence = 400

// attribute goes through the sentences in order, keeps in mind who was spoken
// of, and decides on the speaker of every stretch.
func (a *article) attribute() {
	var cues []cue
	paragraph, lo, first := 1, 0, 0
	for i := 0; i <= len(a.seq); i++ {
		if i < len(a.seq) && !a.seq[i].is(kndEnd|kndBreak) {
			if i-lo == longestSentence {
				cues = a.sentence(cues[:0], paragraph, lo, i)
				lo = i
			}
			continue
		}
		if i > lo {
			cues = a.sentence(cues[:0], paragraph, lo, i)
		}
		lo = i + 1
		if i == len(a.seq) || a.seq[i].kind == kndBreak {
			var end token
			if i < len(a.seq) {
				end = a.seq[i]
			}
			a.finishParagraph(first, paragraph, end)
			first = len(a.quotes)
			paragraph++
		}
	}
	a.settleGroups()
	a.interview()
	a.sift()
}

// sentence reads the cues of a sentence and attributes its quotations.
func (a *article) sentence(cues []cue, paragraph, lo, hi int) []cue {
	first := len(a.quotes)
	words := 0
	for i := lo; i < hi; i++ {
		switch t := &a.seq[i]; t.kind {
		case kndQuote:
			a.quotes = append(a.quotes, attribution{
				stretch: int(t.index), at: i, rule: RuleNone, cue: -1, paragraph: paragraph, lo: lo, hi: hi,
			})
		case kndPerson, kndUnknown:
			words++
			a.bindTitles(i, lo, hi)
		case kndWord, kndProper, kndNumber:
			words++
		}
	}
	cues = a.cues(cues, lo, hi)
	for i := range cues {
		a.settle(cues, i, lo, hi)
	}
	for i := first; i < len(a.quotes); i++ {
		a.quotes[i].bare = words == 0
		a.sieve(&a.quotes[i], cues)
	}
	a.remember(cues, lo, hi)
	return cues
}

// settle resolves whom a cue belongs to. A cue without a subject of its own
// shares that of the cue before it, or of its sentence.
func (a *article) settle(cues []cue, i, lo, hi int) {
	c := &cues[i]
	if c.form == participle && c.subject.kind == refNone && a.leads(c.at, lo) {
		c.subject = a.behindQuotation(c.at, hi)
	}
	if c.subject.kind == refNone && c.form != passive {
		c.subject = a.mainSubject(cues[:i], lo, c.at)
	}
	c.who = a.resolve(c.subject, lo)
	if c.unsaid && c.who.kind != refNone {
		c.who = referent{kind: refOther, from: c.who.from, to: c.who.to}
	}
	if c.who.kind == refUnknown && c.form == finite && !c.class.has(clsWeak|clsOrg) {
		a.unknown[c.who.index].Person = true
	}
}

// leads reports whether the participle at i begins the sentence: "Calling it Q, Jane
// Doe left", "In calling it Q, Jane Doe went far".
func (a *article) leads(i, lo int) bool {
	return i == lo || i == lo+1 && a.seq[lo].kind == kndWord && a.seq[lo].class.has(clsPrep|clsSub)
}

// behindQuotation is the subject that stands behind the next quotation and a comma.
func (a *article) behindQuotation(i, hi int) referent {
	for i < hi && a.seq[i].kind != kndQuote {
		i++
	}
	if i >= hi-1 || !a.closes(i) {
		return referent{}
	}
	if i++; a.seq[i].kind == kndComma {
		i++
	}
	return a.phraseFrom(i, hi, false)
}

// mainSubject is the subject that a coordinated cue or a participle shares.
func (a *article) mainSubject(before []cue, lo, at int) referent {
	for _, c := range slices.Backward(before) {
		if (c.form == finite || c.form == participle) && c.subject.kind != refNone && !c.class.has(clsWeak) {
			return c.subject
		}
	}
	return a.firstSubject(lo, at)
}

// firstSubject is the subject of the sentence, as far as its beginning tells:
// the first noun phrase behind "In Brussels," or "After the talks,".
func (a *article) firstSubject(lo, hi int) referent {
	start := lo
	for start < hi && (a.seq[start].is(kndDash|kndOther|kndQuote|kndComma) || a.isConnective(a.seq[start])) {
		start++
	}
	if start == hi {
		return referent{}
	}
	if a.isIntroduction(a.seq[start]) {
		for k := start; k < hi; k++ {
			if a.seq[k].kind == kndComma {
				if r := a.phraseFrom(k+1, hi, false); r.kind != refNone {
					return r
				}
			}
		}
	}
	if !a.isGoverning(start) {
		if r := a.phraseFrom(start, hi, false); r.kind != refNone {
			return r
		}
	}
	return a.firstName(start, lo, hi)
}

// firstName is the first name or pronoun that depends on nothing.
func (a *article) firstName(start, lo, hi int) referent {
	for k := start; k < hi; k++ {
		t := a.seq[k]
		name := t.is(kndPerson|kndUnknown) && !t.has(flgPossessive)
		if !name && (t.kind != kndWord || !t.class.has(clsPronoun)) {
			continue
		}
		if r := a.phrase(k, lo); r.kind != refOther && (r.from == lo || !a.isGoverning(r.from-1)) {
			return r
		}
	}
	return referent{}
}

// isConnective is for words such as "but" and "however" at the start of a sentence.
func (a *article) isConnective(t token) bool {
	return t.kind == kndWord && t.class.has(clsConj|clsAdverb) && !t.class.has(clsDet|clsSub|clsPrep|clsTime|clsRole)
}

// isIntroduction reports whether a sentence that begins so has its subject behind
// a comma.
func (a *article) isIntroduction(t token) bool {
	return t.kind == kndWord && !t.class.has(clsRole|clsTitle|clsPronoun) &&
		(t.class.has(clsPrep|clsSub|clsIng|clsTime) || looksVerbal(a.word(t)) || a.isInterviewWord(t))
}

func (a *article) isInterviewWord(t token) bool {
	switch a.word(t) {
	case "Asked", "Pressed", "Questioned", "Speaking", "Addressing", "Reached":
		return true
	}
	return false
}

// remember notes who was the subject, for the pronouns that follow.
func (a *article) remember(cues []cue, lo, hi int) {
	noted := false
	for _, c := range cues {
		if c.form != finite || c.who.kind == refNone {
			continue
		}
		noted = a.note(c.who) || noted
	}
	if r := a.firstSubject(lo, hi); r.kind != refNone && !noted {
		a.note(a.resolve(r, lo))
	}
}

func (a *article) note(r referent) bool {
	if !r.named() && (r.kind != refOther || !a.isHuman(r)) {
		return false
	}
	m := remembered{referent: r, beside: a.beside(r)}
	if n := len(a.history); n > 0 && a.history[n-1].same(r) && len(m.beside) == 0 {
		a.history[n-1] = m
		return true
	}
	a.history = append(a.history, m)
	return true
}

// A remembered subject stands in the memory, with who was the subject beside it:
// "Jane Doe and Max Roe met".
type remembered struct {
	referent
	beside []referent
}

// beside are the names that are listed behind a subject.
func (a *article) beside(r referent) []referent {
	const longest = 40
	var names []referent
	for k := r.to; k > 0 && k < len(a.seq) && k < r.to+longest; k++ {
		t := a.seq[k]
		switch {
		case t.is(kndPerson | kndUnknown):
			if t.has(flgPossessive) || !a.isListed(k, r.to) {
				return names
			}
			names = append(names, a.phrase(k, k))
		case k == r.to && !t.is(kndComma) && a.word(t) != "and", !t.is(kndWord | kndProper | kndComma),
			t.kind == kndWord && a.word(t) != "and" && !t.class.has(clsRole|clsTitle|clsNation|clsOrg):
			return names
		}
	}
	return names
}

// isListed reports whether "and", or a comma in a list, leads to the name at k.
func (a *article) isListed(k, from int) bool {
	for j := k - 1; j >= from; j-- {
		if a.seq[j].kind == kndComma {
			return j+1 == k // else it is an apposition
		}
		if a.word(a.seq[j]) == "and" {
			return true
		}
	}
	return false
}

func (r referent) same(o referent) bool {
	return r.kind == o.kind && r.index == o.index && r.named()
}
