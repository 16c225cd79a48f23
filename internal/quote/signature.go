package quote

import "strings"

// signature is whom a dash and a name behind a quotation name: "— Jane Doe,
// minister", on its line or on the next.
func (a *article) signature(q *attribution) referent {
	k := q.at + 1
	for k < len(a.seq) && a.seq[k].is(kndEnd|kndStop|kndBreak) && k < q.at+3 {
		k++
	}
	if k+1 < len(a.seq) && a.seq[k].is(kndDash) {
		return a.nameLine(k+1, true)
	}
	return referent{}
}

// header is whom the paragraph before a quotation names, and nothing else.
func (a *article) header(q *attribution) referent {
	lo := q.lo - 1
	if lo < 1 || !a.seq[lo].is(kndBreak) {
		return referent{}
	}
	start := lo
	for start > 0 && !a.seq[start-1].is(kndBreak) {
		start--
	}
	return a.nameLine(start, false)
}

// isByline is for the line that names an article's author.
func (a *article) isByline(t token) bool {
	switch strings.ToLower(a.word(t)) {
	case "by", "byline", "photo", "photograph", "image", "author", "written", "reporting", "editing", "story", "text":
		return true
	}
	return false
}

// nameLine is the name that a line consists of, with a title before or behind it.
func (a *article) nameLine(start int, signed bool) referent {
	const longest = 16
	if start < len(a.seq) && a.isByline(a.seq[start]) {
		return referent{}
	}
	found := referent{}
	for k := start; k < len(a.seq) && !a.seq[k].is(kndBreak); k++ {
		t := a.seq[k]
		switch {
		case k > start+longest:
			return referent{}
		case t.is(kndPerson | kndUnknown):
			if found.kind != refNone || t.has(flgPossessive) {
				if signed {
					continue
				}
				return referent{}
			}
			found = a.phrase(k, start)
		case t.is(kndQuote):
			if signed {
				return found
			}
			return referent{}
		case t.kind == kndWord && t.class.has(clsCue|clsAux|clsIng|clsPronoun) && !t.class.has(clsRole|clsCueNoun):
			return referent{}
		case t.kind == kndWord && found.kind == refNone && !t.class.has(clsRole|clsTitle|clsNation|clsOrg) && !t.has(flgUpper):
			return referent{}
		case !signed && found.kind != refNone && !t.is(kndComma|kndColon|kndProper|kndEnd|kndStop) && !t.class.has(clsRole|clsTitle|clsNation|clsOrg|clsDet|clsPrep):
			return referent{}
		}
	}
	return found
}
