// Package search makes a static index that a browser can search without a
// server: what comes in is a list of [Entry] values, what goes out is a list of
// files. A query loads few and small ones of them, however large the site is.
//
//	index, err := search.Build(ctx, entries, jobs)
//	for _, f := range index.Files() { … f.Encode() … }
//
// docs/search.md describes the files for whoever reads them; static/js/search.js
// does, and package searchtest does the same in Go.
//
// # Words
//
// Texts and queries are cut into words by [Words], which takes off case and
// accents. Each word of an index has the list of entries that hold it, newest
// first, by [Kind] and by where in the entry it stands: in the title or a name,
// in the text, or in the body.
//
// # Bounds
//
// A list ends after some kilobytes (6 KB for articles and statements, about two
// thousand entries) and says so: a word that stands in more entries than that
// hardly tells them apart, and older ones count as holding it. The words are
// spread over files by their first letters: where too many begin alike, one more
// letter is looked at. A query that is such a beginning itself ("c", "con") finds
// the newest titles and names. So no word of a query loads more than 36 KB, and six
// of the worst with their results less than 300 KB.
//
// # What changes
//
// The files are a function of the entries, not of what was built before. Yet
// nothing in them counts from the beginning of the list: an entry's number is made
// of its day and of its place among the entries of some neighbouring days, words
// are spread by their letters, and the bounds of both move only when the site
// doubles or a file grows too large. So one more article changes the files of its
// own words, one file of records, and no other; numbers of entries of the same
// days may move, and with them the files of their words.
//
// # Memory
//
// Texts are asked for one by one and not kept. An entry's words go straight into
// lists that are already packed as in the files, and a list that is full takes no
// more: memory grows with the words of a language rather than with the site.
package search

import "context"

// A Kind says what an entry is. Results stand in this order.
type Kind uint8

// The kinds. A site has as many articles and statements as it likes, but far
// fewer people and topics.
const (
	Person Kind = iota
	Topic
	Statement
	Article
	kinds
)

// An Entry is something to be found.
type Entry struct {
	Kind Kind
	// Day is the entry's date as a number of days since 1970: newer entries go
	// before others that fit as well. It may be zero.
	Day int
	// Key tells the entry from all others of its kind, and orders those of a day.
	Key string
	// Stamp is the caller's: it may tell one state of the document from another.
	Stamp [16]byte
	// Document gives what the entry holds. It is called on any goroutine, more than
	// once, and gives the same each time.
	Document func() Document
}

// A Document is what an entry holds. All texts are plain, but for the body.
type Document struct {
	// Title is shown, and counts most.
	Title string
	// Names count as much, and are not shown.
	Names []string
	// Href is where the entry leads to, and Note a line about it that is shown and
	// not searched, such as its date.
	Href, Note string
	// Text is shown, shortened, and counts less than titles and names.
	Text string
	// More counts as much as Text, and is not shown. So do Tags, which are names that many
	// entries have.
	More, Tags []string
	// Body gives a long text, in Markdown, that counts least and is not shown; nil
	// is none. It is asked for once for each index.
	Body func() (string, error)
}

// A File is a file of the index.
type File struct {
	// Path is relative to the index's folder: "w-dia.json". All files lie beside each other.
	Path string
	// Encode gives the file's bytes, the same each time, on any goroutine.
	Encode func() ([]byte, error)
	// Entries are those that alone the file depends on; nil means all.
	Entries []Entry
}

// An Index is what [Build] made of entries. It does not change.
type Index struct {
	files []File
}

// Files are the files of the index, sorted by kind and path.
func (x *Index) Files() []File { return x.files }

// Build makes the index of entries, so many goroutines side by side. The result
// depends neither on their number nor on the order of the entries. An error is
// that of a Body, or the context's.
func Build(ctx context.Context, entries []Entry, jobs int) (*Index, error) {
	numbered := number(entries)
	terms, err := gather(ctx, numbered, max(1, jobs))
	if err != nil {
		return nil, err
	}
	return &Index{files: append(wordFiles(terms), recordFiles(numbered)...)}, nil
}
