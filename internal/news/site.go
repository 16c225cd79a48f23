package news

import "time"

// A Site is an archive with every reference resolved. Its lists are complete and
// sorted as their fields say; nothing in it changes after linking.
type Site struct {
	Settings Settings
	// Articles are newest first; drafts without a date stand at the end.
	Articles []*Article
	// People are by sort name.
	People []*Person
	// Topics are by their order, then by name.
	Topics []*Topic
	// Phases are oldest first.
	Phases []*Phase
	// Events are oldest first.
	Events []*Event
	// Sources are by name.
	Sources []*Source
	// Shifts are newest first.
	Shifts []*Shift
	// Briefings are the editor's introductions to weeks, oldest first.
	Briefings []*Briefing
	// Pages are by their order, then by title.
	Pages []*Page
	// Arrival is when the next article or briefing that lies in the future comes
	// due; zero when there is none, or when the site holds it already.
	Arrival time.Time
	// AsOf is the newest date on which an article was published: what "now" means on the site.
	AsOf Date
}

// An Article is an [ArticleRecord] with its references resolved.
type Article struct {
	*ArticleRecord
	// ID is the entry's permanent id in feeds.
	ID string
	// Added and Updated are never earlier than what the record implies: Added is
	// the record's or Date, Updated the record's or Added.
	Added, Updated Date
	// Language is the record's or the site's.
	Language string
	// Publisher is the source; nil only in a draft that names none.
	Publisher *Source
	// Topics are in the order of the record.
	Topics []*Topic
	// Statements are in the order of the record.
	Statements []*Statement
	// People are all who stand in the article: first who speaks, in the order of
	// the statements, then the others by sort name.
	People []*Person
	// Phase is the phase that the article's date falls in, or nil.
	Phase *Phase
	// Body is what the site may publish: empty when Excerpt.
	Body Body
	// Excerpt says that the body is withheld.
	Excerpt bool
	// Newer and Older are the neighbours in time, or nil.
	Newer, Older *Article
}

// A Body is Markdown with the references found in it.
type Body struct {
	// Markdown is empty when Stored is set.
	Markdown string
	// Stored, when set, is a text that stays in its file. The places below are in it.
	Stored *Stored
	// Mentions are where persons are named, in order, as byte ranges of Markdown.
	Mentions []Mention
	// Quotations are what persons are quoted with, in order and without overlaps.
	// The ranges leave the quotation marks out.
	Quotations []Mention
	// References are what each wikilink leads to, by its target as written.
	References map[string]Reference
}

// A Mention is a place in a text where a person is named.
type Mention struct {
	Person     *Person
	Start, End int
}

// A Reference is what a wikilink leads to. Exactly one field is set.
type Reference struct {
	Person  *Person
	Topic   *Topic
	Article *Article
}

// A Statement is a [StatementRecord] with its references resolved.
type Statement struct {
	*StatementRecord
	// Anchor is the statement's id on its article's page: "jane-doe-1".
	Anchor  string
	Article *Article
	Person  *Person
	// Position is nil when the editor set none.
	Position *Position
	// Date is the record's or the article's.
	Date Date
	// Kind is the record's or Said.
	Kind Kind
	// Shift is the change of position that this statement makes, or nil.
	Shift *Shift
}

// A Person is a [PersonRecord] with what the articles hold on them.
type Person struct {
	*PersonRecord
	// SortName is the record's, or made from the family name.
	SortName string
	// FamilyName is the record's, or the last word of the name.
	FamilyName string
	// Statements are newest first.
	Statements []*Statement
	// Positioned are the statements with a position, newest first.
	Positioned []*Statement
	// Articles are all in which the person stands, newest first.
	Articles []*Article
	// Shifts are newest first.
	Shifts []*Shift
	// Beside are the persons who stand in the same articles, most often first.
	Beside []Companion
	// Biography is the record's body.
	Biography Body
}

// Latest is the newest statement with a position, or nil.
func (p *Person) Latest() *Statement {
	if len(p.Positioned) == 0 {
		return nil
	}
	return p.Positioned[0]
}

// A Companion is a person who stands in the same articles as another.
type Companion struct {
	Person   *Person
	Articles int
}

// A Shift is two statements of one person with different positions, the second
// compared with the latest that surely came before it: From.Date.Before(To.Date).
type Shift struct {
	Person   *Person
	From, To *Statement
}

// A Topic is a [TopicRecord] with its articles, newest first.
type Topic struct {
	*TopicRecord
	Articles     []*Article
	Introduction Body
}

// A Phase is a [PhaseRecord] with its articles, newest first.
type Phase struct {
	*PhaseRecord
	Articles     []*Article
	Introduction Body
}

// An Event is an [EventRecord] with its topics.
type Event struct {
	*EventRecord
	Topics      []*Topic
	Description Body
}

// A Source is an outlet with its articles, newest first.
type Source struct {
	Slug     string
	Name     string
	Articles []*Article
}

// A Briefing is a [BriefingRecord] with its week.
type Briefing struct {
	*BriefingRecord
	Week         Week
	Introduction Body
}

// A Page is a [PageRecord] with its references resolved.
type Page struct {
	*PageRecord
	Text Body
}
