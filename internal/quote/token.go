package quote

// A token is a word, a mark, or what stands for several: a quotation, a name.
type token struct {
	start, end int32
	kind       kind
	class      class
	// index is the stretch of a quotation, the mention of a person, the name of
	// somebody unknown.
	index int32
	flags flags
}

// A kind is what a token is, or several that it may be.
type kind uint32

const (
	kndWord kind = 1 << iota
	kndNumber
	kndStop  // . ! ? …
	kndComma // ,
	kndColon // :
	kndSemi  // ;
	kndDash  // – — --
	kndOpen  // ( [
	kndClose // ) ]
	kndMark  // a quotation mark or an apostrophe outside a word
	kndOther
	kndBreak   // the end of a paragraph
	kndQuote   // a quotation
	kndPerson  // a mention of somebody in the gazetteer
	kndUnknown // a name of somebody else
	kndProper  // a name of something else
	kndEnd     // the end of a sentence
)

type flags uint8

const (
	flgUpper      flags = 1 << iota // begins with a capital
	flgAcronym                      // is written in capitals
	flgBlank                        // stands after a blank or at the start of a paragraph
	flgPossessive                   // is followed by 's
	flgHeading                      // a break: the paragraph before it is a heading
	flgInside                       // lies within a quotation
	flgBlock                        // a break: the paragraph before it is a block quotation or an item
	flgSoft                         // a break: it may be the end of a line only
)

func (t token) has(f flags) bool { return t.flags&f != 0 }

func (t token) is(kinds kind) bool { return t.kind&kinds != 0 }
