// Package quote finds who said what in a text.
package quote

import (
	"digest/internal/mention"
	"digest/internal/news"
)

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
	// Text is the fullest form that the text has.
	Text string
	// Start and End are where it stands first.
	Start, End int
	// Count is how often the name, or its last word, stands outside quotations.
	Count int
	// Person says that a title, a known given name or a verb of speech makes it
	// somebody's name; without, it may be a thing's.
	Person bool
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
	for _, p := range people {
		f.people = append(f.people, f.compilePerson(p))
	}
	f.gazetteer = mention.Compile(names(people, f.words))
	return f
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
