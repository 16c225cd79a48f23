package quote

// resolve finds whom a subject means: a person of the gazetteer, somebody
// unknown, or nobody in particular (refOther).
func (a *article) resolve(r referent, lo int) referent {
	switch r.kind {
	case refPronoun:
		return a.resolvePronoun(r, lo)
	case refRole:
		return a.resolveRole(r)
	}
	return r
}

// fits reports whether somebody of gender g can be meant by a pronoun, and
// whether that is certain.
func fits(pronoun, g class) (fit, certain bool) {
	return g == 0 || g == pronoun, g == pronoun
}

// resolvePronoun finds whom he or she is about: the subject of the sentence, or a
// name earlier in it ("when Jane Doe arrived, she said"), else who was last the
// subject of a sentence, else the only one of the gender whom the last sentences name.
func (a *article) resolvePronoun(r referent, lo int) referent {
	if p := a.namedBefore(r, lo); p.kind != refNone {
		return p
	}
	const memory = 8
	var unsure referent
	for i := len(a.history) - 1; i >= 0 && i >= len(a.history)-memory; i-- {
		h, only := a.history[i].fitting(r.gender)
		fit, certain := fits(r.gender, h.gender)
		switch {
		case !fit:
			continue
		case !only:
			return referent{kind: refOther, from: r.from, to: r.to}
		case !certain && h.kind == refPerson:
			if unsure.kind == refNone {
				unsure = h
			}
			continue
		case unsure.kind == refNone:
			h.review = h.review || a.isRivalled(h, r.gender, lo)
			h.from, h.to = r.from, r.to
			return h
		}
		break
	}
	if unsure.kind != refNone {
		unsure.review = true
		unsure.from, unsure.to = r.from, r.to
		return unsure
	}
	return a.lastNamed(r, lo)
}

// fitting is who of a remembered subject and those beside it a pronoun can mean,
// and whether it is the only one.
func (m remembered) fitting(pronoun class) (who referent, only bool) {
	who, only = m.referent, true
	found, _ := fits(pronoun, who.gender)
	for _, b := range m.beside {
		if fit, _ := fits(pronoun, b.gender); !fit {
			continue
		}
		if found {
			return who, false
		}
		who, found = b, true
	}
	return who, only
}

// namedBefore is whom the sentence names before the pronoun: its subject, if that
// fits, else the first that fits. What stands in "Asked about X, he said" does not.
func (a *article) namedBefore(r referent, lo int) referent {
	start := lo
	if t := a.seq[lo]; a.isInterviewWord(t) || t.class.has(clsPassive|clsIng) && t.has(flgUpper) {
		for start < r.from && !a.seq[start].is(kndComma) {
			start++
		}
	}
	if start == lo {
		if s := a.firstSubject(lo, r.from); s.kind == refRole {
			if s = a.resolveRole(s); s.named() {
				if _, certain := fits(r.gender, s.gender); certain {
					return s
				}
			}
		}
	}
	for k := start; k < r.from; k++ {
		t := a.seq[k]
		if !t.is(kndPerson|kndUnknown) || t.has(flgPossessive) {
			continue
		}
		p := a.phrase(k, lo)
		if p.from > lo && a.isGoverning(p.from-1) {
			continue
		}
		if fit, certain := fits(r.gender, p.gender); fit && (certain || p.kind == refPerson) {
			p.review = !certain
			return p
		}
	}
	return referent{}
}

// lastNamed is the one person of the pronoun's gender whom the sentences just
// before name, if there is exactly one.
func (a *article) lastNamed(r referent, lo int) referent {
	const reach = 80
	found := referent{kind: refOther, from: r.from, to: r.to}
	for k := lo - 1; k >= 0 && k > lo-reach; k-- {
		t := a.seq[k]
		if !t.is(kndPerson | kndUnknown) {
			continue
		}
		p := a.phrase(k, k)
		if fit, certain := fits(r.gender, p.gender); !fit || !certain {
			continue
		}
		if found.kind != refOther && !found.same(p) {
			return referent{kind: refOther, from: r.from, to: r.to}
		}
		found = p
	}
	found.review = true
	return found
}

// isHuman reports whether a phrase without a name is about one person, so that
// the next he or she may be that person.
func (a *article) isHuman(r referent) bool {
	if r.to <= r.from || r.to > len(a.seq) {
		return false
	}
	head := a.seq[r.to-1]
	return head.kind == kndWord && head.class.has(clsRole|clsUnnamed) && !isPlural(a.word(head))
}

func isPlural(word string) bool {
	n := len(word)
	return n > 1 && word[n-1] == 's' && word[n-2] != 's' || word == "people" || word == "People" || word == "spokesmen"
}

// bindTitles notes the titles that a sentence gives to the name at i: "Foreign
// Minister Jane Doe", "Jane Doe, the foreign minister,".
func (a *article) bindTitles(i, lo, hi int) {
	if a.seq[i].has(flgPossessive) {
		return
	}
	const longest = 12
	who := a.phrase(i, lo)
	if who.from < i && a.holdsRole(who.from, i) {
		a.bind(who, who.from, i)
	}
	if i+2 >= hi || a.seq[i+1].kind != kndComma {
		return
	}
	first := a.seq[i+2]
	if !first.class.has(clsDet|clsRole|clsTitle|clsNation) && first.kind != kndProper {
		return
	}
	end := i + 2
	for end < hi && end < i+2+longest && a.seq[end].is(kndWord|kndProper|kndNumber) && !a.seq[end].class.has(clsWho|clsAux|clsIng|clsConj) {
		end++
	}
	if (end == hi || a.seq[end].is(kndComma)) && a.holdsRole(i+2, end) {
		a.bind(who, i+2, end)
	}
}

// holdsRole reports whether the words from i to j name an office.
func (a *article) holdsRole(i, j int) bool {
	for ; i < j; i++ {
		if a.seq[i].kind == kndWord && a.seq[i].class.has(clsRole) {
			return true
		}
	}
	return false
}

func (a *article) bind(who referent, from, to int) {
	words, former := roleWords(a.text[a.seq[from].start:a.seq[to-1].end])
	if len(words) > 0 {
		a.titles = append(a.titles, binding{words: words, former: former, who: who})
	}
}
