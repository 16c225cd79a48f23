package news

// An Origin is where a record came from: what a problem needs to name the place,
// and what addresses are made of.
type Origin struct {
	// File is the path relative to the site, with slashes: "content/people/jane-doe.md".
	File string
	// Slug is the file's name without ".md".
	Slug string
	// BodyLine is the line of the file, from 1, on which the body begins.
	BodyLine int
}

// The struct tags `key` name the front-matter keys. docs/format.md repeats them
// for authors, and a test compares the two.

// An ArticleRecord is one piece of coverage, as content/articles/SLUG.md states it.
type ArticleRecord struct {
	Origin
	// ID is the entry's permanent id in feeds; empty means the site's id, "/", and the slug.
	ID string `key:"id"`
	// Title is the digest's own headline.
	Title string `key:"title"`
	// Date is when the article was published. Required unless Draft.
	Date Date `key:"date"`
	// Added is when the entry joined the digest; zero means Date.
	Added Date `key:"added"`
	// Updated is when the entry last changed in substance; zero means Added.
	Updated Date `key:"updated"`
	// Source is who published the original.
	Source SourceRecord `key:"source"`
	// Author is the byline of the original.
	Author string `key:"author"`
	// Language is the original's, as a BCP 47 tag; empty means the site's.
	Language string `key:"language"`
	// Summary is one or two sentences of plain text.
	Summary string `key:"summary"`
	// Image is the address of the original's picture. It is linked, never loaded.
	Image string `key:"image"`
	// Topics are slugs of content/topics.
	Topics []string `key:"topics"`
	// People are slugs of content/people, added to those found in the text.
	// "-slug" takes a wrong find away.
	People []string `key:"people"`
	// Statements are what people said or are reported to have said in this article.
	Statements []StatementRecord `key:"statements"`
	// Publish is Full or Excerpt; empty means the source's setting, or Full.
	Publish Publish `key:"publish"`
	// Draft articles are built only on request.
	Draft bool `key:"draft"`
	// Aliases are old addresses, each of which becomes a redirect.
	Aliases []string `key:"aliases"`
	// Body is Markdown. It is empty when Stored is set.
	Body string
	// Stored, when set, is a body that stays in its file.
	Stored *Stored
	// Wording tells Title and Summary from all others.
	Wording Wording
}

// Markdown is the article's body, wherever it is.
func (r *ArticleRecord) Markdown() (string, error) {
	if r.Stored != nil {
		return r.Stored.Read()
	}
	return r.Body, nil
}

// A SourceRecord names the outlet and the original.
type SourceRecord struct {
	// Name is the outlet: "The Moscow Times".
	Name string `key:"name"`
	// Citing is the outlet or agency whose reporting the source relays: "Bloomberg".
	Citing string `key:"citing"`
	// URL is the original's permanent address, http or https.
	URL string `key:"url"`
	// Title is the original's own headline, as a citation.
	Title string `key:"title"`
}

// Publish says how much of an article the site shows.
type Publish string

// The values of [Publish].
const (
	// Full publishes the body.
	Full Publish = "full"
	// Excerpt never publishes the body: only title, summary, statements and the link.
	Excerpt Publish = "excerpt"
)

// Kind says how a statement reached the source.
type Kind string

// The values of [Kind].
const (
	// Said is the person's own words or the source's account of hearing them.
	Said Kind = "said"
	// Reported is told by somebody else.
	Reported Kind = "reported"
)

// A StatementRecord is what one person said or is reported to have said in one article.
type StatementRecord struct {
	// Person is a slug of content/people. Required.
	Person string `key:"person"`
	// Quote is verbatim, without quotation marks.
	Quote string `key:"quote"`
	// Paraphrase is the statement in the editor's words. One of Quote and Paraphrase is required.
	Paraphrase string `key:"paraphrase"`
	// Position is the id of a position of site.toml, set by an editor. Empty means none.
	Position string `key:"position"`
	// Date is when it was said; zero means the article's date.
	Date Date `key:"date"`
	// Kind is Said or Reported; empty means Said.
	Kind Kind `key:"kind"`
	// Locator says where in the article: "paragraph 4".
	Locator string `key:"locator"`
	// Review marks a statement that an editor should look at before it is relied on.
	Review bool `key:"review"`
	// ID is the anchor; empty means the person's slug and an ordinal: "jane-doe-1".
	ID string `key:"id"`
}

// A PersonRecord follows the Popolo person specification
// (https://www.popoloproject.com/specs/person.html).
type PersonRecord struct {
	Origin
	// Name is the preferred full name. Required.
	Name string `key:"name"`
	// SortName orders lists: "Doe, Jane"; empty means the family name, then the rest.
	SortName string `key:"sort_name"`
	// FamilyName keeps its particles: "von der Leyen"; empty means the last word of Name.
	FamilyName string `key:"family_name"`
	// OtherNames are transliterations, former and short names.
	OtherNames []OtherName `key:"other_names"`
	// Gender is "female", "male" or another word of the editor's; empty is unknown.
	Gender string `key:"gender"`
	// Memberships are roles with dates, newest first.
	Memberships []Membership `key:"memberships"`
	// Identifiers are keys in other registers, such as Wikidata.
	Identifiers []Identifier `key:"identifiers"`
	// Links are the person's own pages.
	Links []Link `key:"links"`
	// Sources are where the record's facts are from.
	Sources []Link `key:"sources"`
	// SurnameAlone false forbids matching the bare family name; nil means true.
	SurnameAlone *bool `key:"surname_alone"`
	// Aliases are old addresses, each of which becomes a redirect.
	Aliases []string `key:"aliases"`
	// Body is a biography in Markdown.
	Body string
}

// An OtherName is a further name of a person.
type OtherName struct {
	Name      string `key:"name"`
	Note      string `key:"note"`
	StartDate Date   `key:"start_date"`
	EndDate   Date   `key:"end_date"`
}

// A Membership is a role in an organization for a time.
type Membership struct {
	Role         string `key:"role"`
	Organization string `key:"organization"`
	// Area is an ISO 3166-1 alpha-2 code, or "EU".
	Area      string `key:"area"`
	StartDate Date   `key:"start_date"`
	EndDate   Date   `key:"end_date"`
	// RoleNames are phrases that texts use for whoever holds the role: "EU's chief diplomat".
	RoleNames []string `key:"role_names"`
}

// An Identifier is a person's key in a register.
type Identifier struct {
	Scheme     string `key:"scheme"`
	Identifier string `key:"identifier"`
}

// A Link is an address with a note.
type Link struct {
	URL  string `key:"url"`
	Note string `key:"note"`
}

// A TopicRecord is a subject that articles share.
type TopicRecord struct {
	Origin
	Name string `key:"name"`
	// Order sorts topics, smallest first; equal ones go by name.
	Order   int      `key:"order"`
	Aliases []string `key:"aliases"`
	// Body is an introduction in Markdown.
	Body string
}

// A PhaseRecord is a named stretch of the timeline.
type PhaseRecord struct {
	Origin
	Title string `key:"title"`
	Start Date   `key:"start"`
	// End is the last day; zero means that the phase goes on.
	End Date `key:"end"`
	// Body is the editor's introduction in Markdown.
	Body string
}

// An EventRecord is a dated milestone, with or without an article. It may lie in the future.
type EventRecord struct {
	Origin
	Title    string   `key:"title"`
	Date     Date     `key:"date"`
	URL      string   `key:"url"`
	Location string   `key:"location"`
	Topics   []string `key:"topics"`
	// Body is Markdown.
	Body string
}

// A BriefingRecord is an editor's introduction to one ISO week. Its slug is the week: "2026-W22".
type BriefingRecord struct {
	Origin
	Title string `key:"title"`
	Body  string
}

// A PageRecord is a free-standing page: about, methodology.
type PageRecord struct {
	Origin
	Title   string   `key:"title"`
	Order   int      `key:"order"`
	Summary string   `key:"summary"`
	Aliases []string `key:"aliases"`
	Body    string
}
