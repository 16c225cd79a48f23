package mention

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// A Gazetteer is a compiled list of names. It does not change, and any number of
// goroutines may use it.
type Gazetteer struct {
	people []person
	// forms are all names, by their first word in lower case, the longest first.
	forms map[string][]*form
	// lower are the first words that a text may write without a capital: "von".
	lower map[string]bool
	// longestLower is the length of the longest of them, and lowerInitials their
	// first bytes: most words of a text are told apart by these.
	longestLower  int
	lowerInitials [256]bool
	// capital and small are what the words in ASCII begin with that begin a name, by
	// how the text writes them.
	capital, small beginnings
	marks          [256]mark
	// family are the first words of the family names, in lower case.
	family map[string]bool
	// finders hold the working memory of articles that are done, for the next ones.
	finders *sync.Pool
}

type person struct {
	id    int
	alone bool
	known bool
	// initial is the first letter of the full name, folded.
	initial string
}

// A form is one way to write a name.
type form struct {
	words []word
	// people bear it; who shares a full form is never found by it.
	people []int
	// full is false for a bare family name.
	full bool
	// introduces says that after it the bare family name counts.
	introduces bool
}

// A word is one word of a name and what stands before it.
type word struct {
	gap           gap
	folded, lower string
	// particle words may be written with a capital or without.
	particle bool
}

// Compile makes a gazetteer. A full or other name that two people share is
// nobody's. A name with other marks between its words than spaces, hyphens,
// apostrophes and full stops is never found.
func Compile(names []Name) *Gazetteer {
	g := &Gazetteer{
		people: make([]person, len(names)),
		forms:  make(map[string][]*form),
		lower:  make(map[string]bool),
		family: make(map[string]bool),
		marks:  marks(),
	}
	g.finders = &sync.Pool{New: func() any { return newFinder(g) }}
	known := make(map[string]*form)
	for i, name := range names {
		g.people[i] = person{id: name.ID, alone: name.FamilyAlone, known: name.FamilyKnown, initial: initial(name.Full)}
		families := familyNames(name)
		for _, full := range append([]string{name.Full}, name.Others...) {
			words := split(full)
			g.add(known, form{words: words, people: []int{i}, full: true, introduces: holdsAny(words, families)})
		}
		for _, words := range families {
			g.add(known, form{words: words, people: []int{i}})
		}
	}
	for _, forms := range g.forms {
		slices.SortStableFunc(forms, func(a, b *form) int {
			return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(rank(a), rank(b)))
		})
	}
	return g
}

// rank puts full names before bare ones of as many words.
func rank(f *form) int {
	if f.full {
		return 0
	}
	return 1
}

// add files a form, or adds its person to the same form of somebody else.
func (g *Gazetteer) add(known map[string]*form, f form) {
	if len(f.words) == 0 {
		return
	}
	key := f.key()
	if same := known[key]; same != nil {
		same.introduces = same.introduces || f.introduces
		if !slices.Contains(same.people, f.people[0]) {
			same.people = append(same.people, f.people[0])
		}
		return
	}
	known[key] = &f
	first := f.words[0]
	g.forms[first.lower] = append(g.forms[first.lower], &f)
	g.capital.add(first.lower)
	if first.particle || first.folded == first.lower {
		g.lower[first.lower] = true
		g.longestLower = max(g.longestLower, 2*len(first.lower)) // accents and invisible characters take room
		g.markInitials(first.lower)
		g.small.add(first.lower)
	}
	if !f.full {
		g.family[first.lower] = true
	}
}

// markInitials notes the first bytes with which a text may begin the word.
func (g *Gazetteer) markInitials(lower string) {
	g.lowerInitials[lower[0]] = true
	for c := 0x80; c < 0x100; c++ {
		g.lowerInitials[c] = true // accents may hide any letter
	}
}

func (f *form) key() string {
	var b strings.Builder
	if f.full {
		b.WriteByte('!')
	}
	for _, w := range f.words {
		b.WriteByte(byte('0' + w.gap))
		b.WriteString(w.folded)
	}
	return b.String()
}

// split takes a name apart; nil if it holds marks that names do not have.
func split(name string) []word {
	if strings.ContainsFunc(name, isForeign) {
		return nil
	}
	var words []word
	s := newScanner(name)
	for {
		t, ok := s.next()
		if !ok {
			break
		}
		folded := appendFold(nil, name[t.start:t.end])
		w := word{gap: t.gap, folded: string(folded), lower: string(appendLower(nil, folded))}
		w.particle = isParticle(w.lower)
		switch {
		case w.folded == "":
			return nil
		case len(words) == 0:
			w.gap = gapNone
		case t.gap == gapOther || t.gap == gapEnd:
			return nil
		}
		words = append(words, w)
	}
	if len(words) > 0 {
		words[len(words)-1].particle = false // some people are called Le, or Van
	}
	return words
}

// isForeign reports whether r has no place in a name.
func isForeign(r rune) bool {
	return !isWordRune(r) && !unicode.IsMark(r) && !isIgnorable(r) && !isSpace(r) && !isApostrophe(r) && !isHyphen(r) && r != '.'
}

// familyNames are the family name and its spellings in the other names. Such a
// spelling is the end of an other name that has the given name in common, or
// resembles the family name: Lonska for Lonskaya.
func familyNames(name Name) [][]word {
	family := split(name.Family)
	if len(family) == 0 || isCommon(family) {
		return nil
	}
	families := [][]word{family}
	full := split(name.Full)
	for _, other := range name.Others {
		words := split(other)
		if len(words) == 0 || holdsAny(words, families) {
			continue
		}
		start := len(words) - 1
		for start > 1 && words[start-1].particle {
			start--
		}
		spelling := slices.Clone(words[start:])
		spelling[0].gap = gapNone
		given := len(words) > 1 && len(full) > 1 && words[0].lower == full[0].lower
		if (given || resembles(spelling, family)) && !isCommon(spelling) {
			families = append(families, spelling)
		}
	}
	return families
}

// isCommon reports whether a family name could be any word, having no capital.
func isCommon(family []word) bool {
	return !slices.ContainsFunc(family, func(w word) bool { return w.folded != w.lower })
}

// resembles compares the beginnings.
func resembles(a, b []word) bool {
	const letters = 3
	x, y := a[len(a)-1].lower, b[len(b)-1].lower
	return len(x) > letters && len(y) > letters && x[:letters] == y[:letters]
}

// holdsAny reports whether the name holds one of the family names.
func holdsAny(words []word, families [][]word) bool {
	return slices.ContainsFunc(families, func(family []word) bool {
		start := len(words) - len(family)
		for ; start >= 0; start-- {
			if slices.EqualFunc(words[start:start+len(family)], family, func(a, b word) bool { return a.lower == b.lower }) {
				return true
			}
		}
		return false
	})
}

func initial(full string) string {
	words := split(full)
	if len(words) < 2 {
		return ""
	}
	for _, r := range words[0].folded {
		return string(r)
	}
	return ""
}
