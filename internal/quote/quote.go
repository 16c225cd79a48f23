// Package quote finds who said what in a text.
package quote

import (
	"slices"
	"strings"

	"digest/internal/mention"
	"digest/internal/news"
)

// A Person is somebody whose quotations are looked for.
type Person struct {
	// Name is the preferred full name.
	Name string
	// OtherNames are transliterations, former and short names.
	OtherNames []string
	// Family is the family name with its particles; empty means the last word of Name.
	Family string
	// FamilyAlone says that the bare family name may be matched.
	FamilyAlone bool
	// Gender is "female", "male", or anything else for unknown.
	Gender string
	// Roles are what the person is called besides the name.
	Roles []Role
}

// A Role is a phrase that texts use for whoever holds an office.
type Role struct {
	// Phrase is "French President", "President of France", "EU's chief diplomat".
	Phrase string
	// Start and End bound when it holds; zero is open.
	Start, End news.Date
}

// A Quote is one stretch between marks that is a quotation.
type Quote struct {
	// Start and End are byte offsets into the text, without the marks.
	Start, End int
	// Person is the index of the speaker in the list given to Compile, or -1.
	Person int
	// Rule names what decided on the speaker.
	Rule Rule
	// Cue is the word that introduces the quotation: "said". It may be empty.
	Cue string
	// CueStart is the cue's byte offset, or -1.
	CueStart int
	// Confidence is between 0 and 1.
	Confidence float64
	// Review says that an editor should look.
	Review bool
	// Group numbers the quotation; stretches of one quotation share it.
	Group int
	// Paragraph is the paragraph of the text, from 1.
	Paragraph int
}

// A Result is what a text holds.
type Result struct {
	Quotes   []Quote
	Mentions []mention.Mention
	// Dropped are stretches that are no quotations.
	Dropped []Quote
	// Unknown are names of people that are not in the gazetteer.
	Unknown []Name
}

// A Name is somebody who is not in the gazetteer.
type Name struct {
	Text       string
	Start, End int
	Count      int
}

// A Finder is compiled from a list of people.
type Finder struct {
	people    []person
	gazetteer *mention.Gazetteer
	words     *lexicon
}

type person struct {
	Person
	gender class
	roles  []role
}

// Compile prepares to find the people's quotations.
func Compile(people []Person) *Finder {
	f := &Finder{words: newLexicon()}
	names := make([]mention.Name, len(people))
	for i, p := range people {
		names[i] = mention.Name{ID: i, Full: p.Name, Others: append(slices.Clone(p.OtherNames), doubleFamily(p.Name)...), Family: p.Family, FamilyAlone: p.FamilyAlone}
		f.people = append(f.people, f.compilePerson(p))
	}
	f.gazetteer = mention.Compile(names)
	return f
}

// doubleFamily is the last two words of a name of three: Ann Ek Roos is called Ek
// Roos as often as Roos.
func doubleFamily(name string) []string {
	words := strings.Fields(name)
	if len(words) != 3 || len(words[1]) < 3 || strings.HasSuffix(words[1], ".") || isParticle(strings.ToLower(words[1])) {
		return nil
	}
	return []string{words[1] + " " + words[2]}
}

// Find returns the quotations of a text. The date is the article's, for roles; it may be zero.
func (f *Finder) Find(text string, date news.Date) Result {
	a := &article{Finder: f, text: text, date: date}
	a.mentions = f.gazetteer.Find(text)[0]
	a.tokens = lex(text, f.words)
	a.stretches = stretches(text, a.tokens)
	a.narrate()
	a.attribute()
	return a.result()
}
