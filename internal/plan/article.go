package plan

import (
	"maps"
	"slices"
	"strings"

	"digest/internal/export"
	"digest/internal/markdown"
	"digest/internal/news"
)

// An Article is the view of article.html.
type Article struct {
	Head
	// Date is when the source published it.
	Date Date
	// Added is when the entry joined the digest, Updated when it last changed.
	Added, Updated Date
	// Source is the outlet, with its page in the digest; it has no name when none is
	// given.
	Source Ref
	// Citing is the outlet or agency whose reporting the source relays.
	Citing string
	// Original is the address of the source's own page, OriginalTitle its headline.
	Original, OriginalTitle string
	// Author is the byline.
	Author string
	// Language is the name of the original's language, Tag its BCP 47 tag.
	Language, Tag string
	// Image is the address of the original's picture, for a link: the page loads nothing
	// from elsewhere.
	Image string
	// Topics are the article's, each with its page.
	Topics []Ref
	// Statements are what is said in the article, in its order.
	Statements []Statement
	// People are all who stand in the article.
	People []PersonLine
	// Body is empty when the article is published as an excerpt.
	Body Body
	// Excerpt says that the text is left to the source.
	Excerpt bool
	// Draft says that the article is not published yet.
	Draft bool
	// Phase is the part of the timeline that the article falls in; it has no name when
	// there is none.
	Phase Ref
	// Month is the timeline's page of the article's month; it has no name for an article
	// without a date.
	Month Ref
	// SameDay are other entries of the date.
	SameDay []*Entry
	// Day leads to everything of the date when SameDay leaves some out; otherwise it has
	// no name.
	Day Ref
	// Elsewhere are other sources' articles on the same story.
	Elsewhere []*Entry
	// Newer is the next article in time, or nil.
	Newer *Entry
	// Older is the article before in time, or nil.
	Older *Entry
	// Cite is what a bibliography needs.
	Cite Citation
	// Wording stands for the title and the summary.
	Wording news.Wording
}

// A PersonLine is a person in a list.
type PersonLine struct {
	// Name is the person's, and Href leads to the person's page.
	Name, Href string
	// Role is the person's: on an article's page at its date, elsewhere as of the newest
	// article.
	Role string
	// Initials stand in the place of a picture.
	Initials string
	// Mark is the position taken in the article, or else the latest; nil for none.
	Mark *Mark
	// Articles counts those that the person stands in, where a list needs it.
	Articles int
	// Statements counts the person's, where a list needs it.
	Statements int
}

// A Body is Markdown with its links ready to print.
type Body struct {
	// Text is the Markdown, and what becomes a link in it: give the whole body to the
	// helper markdown.
	Text markdown.Text
	// Stored, when set, is the source of Text, which stays in its file until the page
	// is rendered.
	Stored *news.Stored
	// Prefix is put before every link that begins with a slash.
	Prefix string
	// Base is the absolute address of the text's page, where links must work
	// elsewhere; empty on the page itself.
	Base string
	// Level is that of the text's highest headings: 2 under the page's h1.
	Level int
	// Anchor begins the ids of the text's headings: several texts share a page.
	Anchor string
	// Wordings stand for the titles of articles to which wikilinks lead.
	Wordings []news.Wording
}

// Empty says that there is nothing to show.
func (b Body) Empty() bool {
	if b.Stored != nil {
		return b.Stored.Blank
	}
	return strings.TrimSpace(b.Text.Source) == ""
}

// Whole is the text with its source.
func (b Body) Whole() (markdown.Text, error) {
	text := b.Text
	if b.Stored == nil {
		return text, nil
	}
	source, err := b.Stored.Read()
	text.Source = source
	return text, err
}

// A Citation is what a bibliography says of an entry, and of what it is about.
type Citation struct {
	// Entry is the digest's own page, Original the source's article; that has no Key
	// when there is none.
	Entry, Original export.Reference
}

func (p *planner) articles() {
	others := newCompany(p.site.Articles)
	for _, a := range p.site.Articles {
		at := place{path: articlePath(a), origin: a.File, modified: a.Updated}
		add := addListed[Article]
		if a.Draft {
			add = addUnlisted[Article]
		}
		add(p, at, "article.html", func() Article { return p.article(a, others) })
	}
}

func (p *planner) article(a *news.Article, others *company) Article {
	record := a.ArticleRecord
	v := Article{
		Head: p.head(articlePath(a), headline(a), a.Summary, Ref{"Timeline", p.href("/timeline/")}),
		Date: date(a.Date), Citing: record.Source.Citing,
		Original: record.Source.URL, OriginalTitle: record.Source.Title,
		Author: a.Author, Image: a.Image, Tag: a.Language,
		Statements: p.ownStatements(a),
		Body:       p.articleBody(a), Excerpt: a.Excerpt, Draft: a.Draft,
		Cite: p.citation(a), Wording: a.Wording,
	}
	if v.Date.Clock != "" {
		v.Date.Clock += a.Date.Time(p.zone).Format(" MST")
	}
	v.Kind = "article"
	v.Published, v.Modified = a.Added.ISO(), a.Updated.ISO()
	v.NoIndex = a.Draft
	v.Data = p.describe(v.Data, func(w *jsonWriter) { p.articleData(w, a) })
	if a.Language != p.site.Settings.Language {
		v.Language = language(a.Language)
	}
	if a.Publisher != nil {
		v.Source = p.sourceRef(a.Publisher)
	}
	if a.Added != a.Date {
		v.Added = date(a.Added)
	}
	if a.Updated != a.Added {
		v.Updated = date(a.Updated)
	}
	if a.Phase != nil {
		v.Phase = Ref{a.Phase.Title, p.href("/timeline/#" + a.Phase.Slug)}
	}
	if !a.Date.IsZero() {
		v.Month = Ref{monthName(a.Date), p.href(monthPath(a.Date))}
	}
	for _, t := range a.Topics {
		v.Topics = append(v.Topics, p.topicRef(t))
	}
	positions := positionsIn(a)
	for _, person := range a.People {
		v.People = append(v.People, PersonLine{
			Name: person.Name, Href: p.href(personPath(person)), Initials: initials(person.Name),
			Role: roleAt(person, a.Date), Mark: p.scale.mark(positions[person]),
		})
	}
	elsewhere := others.elsewhere(a)
	sameDay, more := others.sameDay(a, elsewhere)
	v.Elsewhere, v.SameDay = p.entryList(elsewhere), p.entryList(sameDay)
	if more {
		v.Day = Ref{a.Date.Words(), p.href(monthPath(a.Date) + "#d" + anchorOf(a.Date))}
	}
	if a.Newer != nil {
		v.Newer = p.entryOf(a.Newer)
	}
	if a.Older != nil {
		v.Older = p.entryOf(a.Older)
	}
	return v
}

// ownStatements are the statements on their own article's page, which need not
// say where they stand.
func (p *planner) ownStatements(a *news.Article) []Statement {
	statements := p.statementList(a.Statements)
	for i := range statements {
		statements[i].Article = Ref{}
		statements[i].Original = ""
	}
	return statements
}

// positionsIn are the positions that people take in one article: the last one a
// person's statements there carry.
func positionsIn(a *news.Article) map[*news.Person]*news.Position {
	positions := make(map[*news.Person]*news.Position)
	for _, s := range a.Statements {
		if s.Position != nil {
			positions[s.Person] = s.Position
		}
	}
	return positions
}

// articleBody is an article's body, whose quotations cite the original.
func (p *planner) articleBody(a *news.Article) Body {
	body := p.body(a.Body, 3, "")
	for i := range body.Text.Quotations {
		body.Text.Quotations[i].Cite = a.Source.URL
	}
	return body
}

// body makes a body's references into links. Persons' mentions are candidates:
// the first that can be a link becomes one. Where the page has other texts, slug
// tells this one's headings from theirs.
func (p *planner) body(b news.Body, level int, slug string) Body {
	text := markdown.Text{Source: b.Markdown}
	keys := make(map[*news.Person]int)
	for _, m := range b.Mentions {
		key, seen := keys[m.Person]
		if !seen {
			key = len(keys)
			keys[m.Person] = key
		}
		text.Marks = append(text.Marks, markdown.Mark{
			Key: key, Start: m.Start, End: m.End, Href: personPath(m.Person),
		})
	}
	for _, q := range b.Quotations {
		text.Quotations = append(text.Quotations, markdown.Quotation{
			Start: q.Start, End: q.End,
			Speaker: markdown.Target{Name: q.Person.Name, Label: initials(q.Person.Name), Href: personPath(q.Person)},
		})
	}
	var wordings []news.Wording
	for _, name := range slices.Sorted(maps.Keys(b.References)) {
		r := b.References[name]
		text.Wiki = append(text.Wiki, p.target(name, r))
		if r.Article != nil {
			wordings = append(wordings, r.Article.Wording)
		}
	}
	anchor := "text-"
	if slug != "" {
		anchor += slug + "--" // which neither a slug nor the words of a heading hold
	}
	return Body{Text: text, Stored: b.Stored, Prefix: p.prefix, Level: level, Anchor: anchor, Wordings: wordings}
}

// target is where a wikilink leads.
func (p *planner) target(name string, r news.Reference) markdown.Target {
	switch {
	case r.Person != nil:
		return markdown.Target{Name: name, Href: personPath(r.Person), Label: r.Person.Name}
	case r.Topic != nil:
		if p.left.match(topicPath(r.Topic)) >= 0 {
			return markdown.Target{Name: name, Label: r.Topic.Name}
		}
		return markdown.Target{Name: name, Href: topicPath(r.Topic), Label: r.Topic.Name}
	}
	return markdown.Target{Name: name, Href: articlePath(r.Article), Label: headline(r.Article)}
}

func (p *planner) citation(a *news.Article) Citation {
	return Citation{
		Entry: export.Reference{
			// No slug has a colon, so that this is no other record's key.
			Key: "digest:" + a.Slug, Kind: export.Webpage, Title: headline(a), Author: p.site.Settings.Author, Container: p.site.Settings.Title,
			Issued: a.Added, URL: p.abs(articlePath(a)), Language: p.site.Settings.Language,
		},
		Original: export.Original(a),
	}
}
