package quote

import "strings"

// namesake is who of those outside the list a bare family name at the token i
// means, or -1: it is the person of the mention. A title of the other gender says
// so ("Mrs. Doe" is not John Doe), and the last full name that the text gave.
func (a *article) namesake(i, m int) int32 {
	text := a.text[a.mentions[m].Start:a.mentions[m].End]
	p := a.mentions[m].Person
	if strings.ContainsAny(text, " \n\u00a0") {
		a.lastFull[lastWord(text)] = 0
		return -1
	}
	title := a.lastWord()
	gender := title.class & (clsMale | clsFemale)
	if !title.class.has(clsTitle) || gender == clsMale|clsFemale {
		gender = 0
	}
	known := a.genderOf(p)
	const reach = 16
	recent := a.lastFull[text] > 0 && len(a.seq)-a.lastFull[text] < reach
	if u, ok := a.surnames[text]; ok && recent && (gender == 0 || known != gender) && a.genders[u]&gender == gender {
		return u
	}
	if gender != 0 && known != 0 && gender != known || a.isIntroduced(i, m) {
		return a.addStranger(text, m, gender)
	}
	return -1
}

func lastWord(name string) string {
	fields := strings.Fields(name)
	return fields[len(fields)-1]
}

// isIntroduced reports whether a title and "a waiter" behind a comma introduce
// somebody whom the text has not named in full.
func (a *article) isIntroduced(i, m int) bool {
	if !a.lastWord().class.has(clsMale|clsFemale) || a.named[a.mentions[m].Person] {
		return false
	}
	for i < len(a.tokens) && int(a.tokens[i].start) < a.mentions[m].End {
		i++
	}
	if i+1 >= len(a.tokens) || a.tokens[i].kind != kndComma {
		return false
	}
	w := a.word(a.tokens[i+1])
	return w == "a" || w == "an"
}

// addStranger files somebody of whom only the family name is known.
func (a *article) addStranger(name string, m int, gender class) int32 {
	u := int32(len(a.unknown))
	a.unknown = append(a.unknown, Name{Text: name, Start: a.mentions[m].Start, End: a.mentions[m].End, Count: 1, Person: true})
	a.genders = append(a.genders, gender)
	return u
}
