// Package mention finds people in texts by their names.
//
// In come the names of all people ([Compile]) and the texts of one article
// ([Gazetteer.Find]): title, summary, body. The body may be Markdown source. Out
// come the places where somebody is named, as byte offsets into each text.
//
//	gazetteer := mention.Compile([]mention.Name{
//		{ID: 7, Full: "Jane van Doe", Family: "van Doe", FamilyAlone: true},
//	})
//	found := gazetteer.Find("Van Doe’s plan", "The plan of **Jane** van Doe failed.")
//	// found[0] is "Van Doe" (person 7), found[1] is "Jane** van Doe" (person 7, Full)
//
// # What counts
//
// A full name or other name counts wherever it stands. A bare family name counts
// only in an article that somewhere holds the person's full name, or an other
// name with the family name in it, or where [Name.FamilyKnown] says that it needs
// none. Where two people share the family name, the
// bare name belongs to the one who was last named in full before it, and to
// nobody if neither was.
//
// A single word is somebody else's when it is part of a longer name: after a
// capitalised word that can be a given name ("Richard Doe"), before a capitalised
// word ("Doe Foundation", "Doe Smith"), in a compound with a hyphen ("the
// Doe-Roe plan"), before "Jr." or "II". Titles, nationalities, days, months,
// acronyms and English function words are not taken for given names, nor are
// other words in a headline whose words are all capitalised. When in doubt, a
// name is left out: a missing link is better than a wrong one. The lists are
// English; names of any language are found.
//
// # How names are compared
//
// By [Fold]: without accents, apostrophes alike. Case counts, but a name may be
// written ALL IN CAPITALS, and its particles ("von", "De") either way.
//
// Markdown's emphasis marks and one line break may stand between the words of a
// name. Fenced code, code spans, HTML tags and comments, addresses, link
// destinations and link reference definitions are skipped. A [[wikilink]] is no
// mention, because it is a link already, but the full name in it counts as
// named. What the package does not do: pronouns, roles, quotations.
package mention

// A Name is what one person is called.
type Name struct {
	// ID is the caller's index, returned as [Mention.Person].
	ID int
	// Full is the preferred full name.
	Full string
	// Others are transliterations, former and short names.
	Others []string
	// Family is the family name with its particles: "van der Doe". If it is
	// empty, only full and other names are found.
	Family string
	// FamilyAlone says that the bare family name may be matched.
	FamilyAlone bool
	// FamilyKnown says that the bare family name counts also in an article that
	// never holds the full name, unless it names somebody else of that family.
	FamilyKnown bool
}

// A Mention is a place where a person is named.
type Mention struct {
	// Person is the [Name.ID].
	Person int
	// Start and End are byte offsets into the text, without a possessive mark.
	Start, End int
	// Full says that it is a full or other name, not a bare family name.
	Full bool
}

// Find returns the mentions in the texts of one article, a list for each text,
// sorted by Start and never overlapping; of names that begin at one place the
// longest wins. Texts are read in the order given, which matters only for shared
// family names. It takes time proportional to the length of the texts.
func (g *Gazetteer) Find(texts ...string) [][]Mention {
	found := make([][]Mention, len(texts))
	if len(g.people) == 0 {
		return found
	}
	f := g.finders.Get().(*finder)
	defer g.finders.Put(f)
	f.reset()
	for i, text := range texts {
		f.find(i, text)
	}
	all := make([]Mention, 0, len(f.found))
	for i, next := 0, 0; i < len(texts); i++ {
		first := len(all)
		for ; next < len(f.found) && f.found[next].text == i; next++ {
			if c := &f.found[next]; c.counts(f) {
				all = append(all, Mention{Person: g.people[c.person].id, Start: c.start, End: c.end, Full: c.full})
			}
		}
		if len(all) > first {
			found[i] = all[first:len(all):len(all)]
		}
	}
	return found
}

// A candidate is a mention that may yet turn out to be none.
type candidate struct {
	text, start, end int
	person           int
	full             bool
	// family is the last word of a bare family name, in lower case.
	family string
	// namesake is the pair that would speak against the candidate.
	namesake namesake
}

// A namesake is a family name with the given name of somebody else.
type namesake struct{ given, family string }

// counts decides on a candidate once all texts are read.
func (c *candidate) counts(f *finder) bool {
	known := f.g.people[c.person].known && !f.others[c.family]
	return (c.full || f.named[c.person] > 0 || known) && !f.namesakes[c.namesake]
}
