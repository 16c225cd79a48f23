package quote

import "strings"

// addCapitals reads a run of capitalised words: titles, and then the name of
// somebody unknown or of something else.
func (a *article) addCapitals(i, m, s int) int {
	end := a.runEnd(i, m, s)
	start := i
	for start < end && a.isPlainCapital(start, i) {
		a.seq = append(a.seq, a.tokens[start])
		start++
	}
	if start == end {
		return end
	}
	t := token{start: a.tokens[start].start, end: a.tokens[end-1].end, kind: a.runKind(start, end), flags: flgUpper | a.tokens[end-1].flags}
	if end-start == 1 {
		t.class = a.tokens[start].class
	}
	if end < len(a.tokens) && a.isApostrophe(end) {
		t.flags |= flgPossessive
	}
	switch {
	case t.kind == kndUnknown:
		t.index = a.addUnknown(start, end)
	case end-start == 1 && t.kind == kndProper && a.begins() && looksVerbal(a.text[t.start:t.end]):
		t.kind = kndWord
	}
	a.seq = append(a.seq, t)
	return end
}

// begins reports whether the narrator's text is at the start of a sentence.
func (a *article) begins() bool {
	return len(a.seq) == 0 || a.seq[len(a.seq)-1].is(kndEnd|kndBreak|kndStop)
}

// looksVerbal is for words such as "Addressing" and "Reached".
func looksVerbal(word string) bool {
	return len(word) > 5 && (strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ly"))
}

// runEnd is the end of a run of capitalised words. It stops at a mention, and
// behind a possessive.
func (a *article) runEnd(i, m, s int) int {
	end := i
	for j := i; j < len(a.tokens); j++ {
		t := a.tokens[j]
		if m < len(a.mentions) && int(t.start) >= a.mentions[m].Start || s < len(a.stretches) && j >= a.stretches[s].from {
			break
		}
		if t.kind != kndWord || j > i && !t.has(flgBlank) {
			break
		}
		if !t.has(flgUpper) {
			if !isParticle(a.text[t.start:t.end]) || j-end > 1 {
				break
			}
			continue
		}
		end = j + 1
		if t.has(flgPossessive) {
			break
		}
	}
	return end
}

func isParticle(word string) bool {
	switch word {
	case "de", "da", "das", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "al", "la", "le", "ten", "ter", "van", "von", "bin", "ben", "ibn", "zu", "y":
		return true
	}
	return false
}

// isPlainCapital reports whether the word is no part of a name: a title, a
// nationality, or the first word of a sentence.
func (a *article) isPlainCapital(i, first int) bool {
	t := a.tokens[i]
	if t.class.has(clsOrg) && !t.class.has(clsTitle|clsRole|clsNation|clsDet|clsPrep) {
		return false
	}
	if t.class.has(clsGiven) && !t.class.has(clsDet|clsPronoun) && i+1 < len(a.tokens) && a.tokens[i+1].has(flgUpper) {
		return false // Pat, Will, June, Mark
	}
	if t.class.has(clsFunction | clsRole | clsTitle | clsNation | clsTime) {
		return true
	}
	verbal := t.class.has(clsAdverb|clsIng|clsCue) || strings.HasSuffix(a.text[t.start:t.end], "ing")
	return i == first && a.begins() && verbal && !t.has(flgAcronym)
}

// runKind tells somebody's name from that of something.
func (a *article) runKind(start, end int) kind {
	words := 0
	for i := start; i < end; i++ {
		t := a.tokens[i]
		switch {
		case t.class.has(clsOrg | clsNation | clsTime), t.has(flgAcronym) && t.end-t.start < 5 && !strings.Contains(a.text[t.start:t.end], "."):
			return kndProper
		case t.has(flgUpper) && t.end-t.start > 2:
			words++
		}
	}
	after := a.lastWord()
	switch {
	case words >= 2 && after.class.has(clsDet) && !a.tokens[start].class.has(clsGiven):
		return kndProper
	case words >= 2 && a.tokens[start].class.has(clsGiven), words == 2:
		return kndUnknown
	case words == 1 && after.class.has(clsTitle|clsRole) && !after.class.has(clsNation|clsOrg|clsDet), words == 1 && after.class.has(clsUnnamed) && after.has(flgUpper):
		return kndUnknown
	case words >= 2 && words <= 4 && after.class.has(clsTitle|clsRole):
		return kndUnknown
	}
	if _, known := a.surnames[a.text[a.tokens[end-1].start:a.tokens[end-1].end]]; known && end-start <= 2 {
		return kndUnknown
	}
	return kndProper
}

// lastWord is the last token of the narrator's text, if it is a word.
func (a *article) lastWord() token {
	if n := len(a.seq); n > 0 && a.seq[n-1].kind == kndWord {
		return a.seq[n-1]
	}
	return token{}
}

// addUnknown files somebody who is not in the gazetteer.
func (a *article) addUnknown(start, end int) int32 {
	last := a.tokens[end-1]
	if s := a.text[last.start:last.end]; (s == "Jr." || s == "Sr." || s == "II" || s == "III") && end-start > 1 {
		last = a.tokens[end-2]
	}
	surname := a.text[last.start:last.end]
	gender := a.tokens[start].class & (clsMale | clsFemale)
	if end-start == 1 || gender == clsMale|clsFemale {
		gender = 0
	}
	if title := a.lastWord().class & (clsMale | clsFemale); title == clsMale || title == clsFemale {
		gender = title
	}
	if end-start > 1 && !a.lastWord().class.has(clsRole) { // "President Doe" goes on to be called that
		a.lastFull[surname] = len(a.seq) + 1
	}
	i, known := a.surnames[surname]
	full := a.text[a.tokens[start].start:a.tokens[end-1].end]
	if !known || end-start > 1 && a.unknown[i].Text != full && strings.Contains(a.unknown[i].Text, " ") {
		i = int32(len(a.unknown))
		a.unknown = append(a.unknown, Name{Text: full, Start: int(a.tokens[start].start), End: int(a.tokens[end-1].end)})
		a.genders = append(a.genders, gender)
		a.surnames[surname] = i
	}
	if n := &a.unknown[i]; end-start > 1 && !strings.Contains(n.Text, " ") {
		n.Text, n.Start, n.End = full, int(a.tokens[start].start), int(a.tokens[end-1].end)
	}
	a.unknown[i].Count++
	titled := a.lastWord().class.has(clsTitle | clsRole)
	if titled || end-start > 1 && a.tokens[start].class.has(clsGiven) {
		a.unknown[i].Person = true
	}
	if a.genders[i] == 0 {
		a.genders[i] = gender
	}
	return i
}
