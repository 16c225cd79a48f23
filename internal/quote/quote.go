// Package quote finds who said what: the quotations in an article and, for each,
// who of the people of a digest is speaking.
//
// In come the people ([Compile], or [FromRecord] for the files of content/people)
// and one text, Markdown or plain ([Finder.Find]). Out come the stretches between
// quotation marks that are quotations, each with its speaker or none, the rule
// that decided, the cue, a confidence, and whether an editor should look; the
// places where people are named; and names of people that the digest does not
// know. All offsets are bytes of the text as it was given. The same input gives
// the same output; there is no model and no network.
//
//	finder := quote.Compile([]quote.Person{{Name: "Jane Doe", Gender: "female"}})
//	found := finder.Find("“We will go,” Jane Doe said. “Now,” she added.", news.Date{})
//	// found.Quotes: two, both of person 0, by the rule "post", with cues "said" and "added"
//
// # How a text is read
//
//	text → tokens → stretches → narrator's text → sentences → cues → rules → sieve
//
// Marks are paired paragraph by paragraph (stretch.go), whatever their shape: a
// lost mark never shifts the pairs of the next paragraph. Then the narrator's
// text is built (narrate.go): a quotation is one token in it, and so is a name.
// In each sentence the cues are found, verbs of speech and their like, and for
// each cue its subject (cue.go, subject.go, phrase.go). A subject may be a name, a
// pronoun, a role ("the Utopian leader"), or something that nobody can be blamed
// for: an institution, officials, a document (resolve.go, role.go). The first rule
// that fits gives a quotation its speaker (sieve.go, paragraph.go, signature.go);
// what is a term, a title or a heading is dropped (sift.go, term.go).
//
// A wrong speaker is worse than a missing one: names outside the list take part in
// the reasoning, so that their words are not given to the nearest person who is in
// it, and where a rule is unsure there is no speaker.
//
// # What it does not do
//
// The words that attribution turns on are English ones (words.go, lexicon.go);
// marks of all European habits are read. Indirect speech is not found. What
// somebody meant, and whether it is true, is for the editor. docs/quotes.md shows
// each rule, the limits, and measured figures.
package quote

import (
	"sync"

	"digest/internal/mention"
	"digest/internal/news"
)

// A Result is what a text holds.
type Result struct {
	// Quotes are the quotations, in the order of the text; they never overlap.
	Quotes []Quote
	// Dropped are stretches between marks that are no quotations: terms, titles.
	Dropped []Quote
	// Mentions are where people of the list are named, quotations included. Their
	// Person is the index of the list.
	Mentions []mention.Mention
	// Unknown are names of people, and perhaps of other things, that are not in
	// the list, in the order in which they first occur.
	Unknown []Name
}

// A Quote is one stretch between marks. A quotation that goes on over paragraphs,
// or that the narrator interrupts, is several.
type Quote struct {
	// Start and End are the stretch, half open, without marks, blanks at its ends
	// and the comma that leads over to the narrator.
	Start, End int
	// Open and Close are the same with the marks, for who wants to replace them.
	Open, Close int
	// Person is the speaker's index in the list, or -1: nobody in it, or unsure.
	Person int
	// Rule is what decided.
	Rule Rule
	// Cue is the word that introduces the quotation, such as "said", and CueStart
	// where it stands; "" and -1 if there is none.
	Cue      string
	CueStart int
	// Confidence is how often a rule like this is right, from 0 to 1.
	Confidence float64
	// Review says that an editor should look: the rule is a weak one, a gender is
	// not known, a mark is missing.
	Review bool
	// Group numbers quotations; the stretches of one share it.
	Group int
	// Paragraph is the paragraph of the text, from 1.
	Paragraph int
}

// A Name is somebody who is not in the gazetteer.
type Name struct {
	// Text is the fullest form that the text has.
	Text string
	// Start and End are where it stands so first.
	Start, End int
	// Count is how often the name, or its last word, stands outside quotations.
	Count int
	// Person says that a title, a known given name or a verb of speech makes it
	// somebody's name; without, it may be a thing's.
	Person bool
}

// A Finder finds the quotations of a list of people. It does not change, and any
// number of goroutines may use it.
type Finder struct {
	people []person
	// office are the people who have roles.
	office    []int
	gazetteer *mention.Gazetteer
	words     *lexicon
	// benches hold the working memory of texts that are done, for the next ones.
	benches *sync.Pool
}

// A bench is working memory: nothing in a [Result] refers to it.
type bench struct {
	// tokens are the text's.
	tokens []token
	// seq is the narrator's text: the tokens, with one for each quotation and for
	// each name.
	seq []token
	// quotes are the stretches with what is known of them.
	quotes []attribution
}

// A person is one of the list, ready to be compared.
type person struct {
	Person
	gender class
	roles  []role
}

// Compile prepares to find the quotations of people. It is worth keeping the
// result: a text takes less time than this.
func Compile(people []Person) *Finder {
	f := &Finder{words: newLexicon(), benches: &sync.Pool{New: func() any { return new(bench) }}}
	for i, p := range people {
		f.people = append(f.people, f.compilePerson(p))
		if len(p.Roles) > 0 {
			f.office = append(f.office, i)
		}
	}
	f.gazetteer = mention.Compile(names(people, f.words))
	return f
}

// Find reads one text. The date is the article's: roles count that were held then;
// if it is zero, all do. It takes time in proportion to the text.
func (f *Finder) Find(text string, date news.Date) Result {
	b := f.benches.Get().(*bench)
	defer f.benches.Put(b)
	a := &article{Finder: f, text: text, date: date, bench: b}
	a.mentions = f.gazetteer.Find(text)[0]
	a.tokens = lex(a.tokens[:0], text, f.words)
	a.stretches = stretches(text, a.tokens)
	a.narrate()
	a.attribute()
	return a.result()
}
