package plan

import (
	"slices"
	"strings"

	"digest/internal/markdown"
	"digest/internal/news"
)

// An Article is the view of article.html.
type Article struct {
	Head
	Date Date
	// Added is when the entry joined the digest, Updated when it last changed.
	Added, Updated Date
	Source         Ref
	Citing         string
	// Original is the address of the source's own page, OriginalTitle its headline.
	Original, OriginalTitle string
	Author                  string
	// Language is the name of the original's language, Tag its BCP 47 tag.
	Language, Tag string
	Image         string
	Topics        []Ref
	Statements    []Statement
	// People are all who stand in the article.
	People []PersonLine
	// Body is empty when the article is published as an excerpt.
	Body Body
	// Excerpt says that the text is left to the source.
	Excerpt bool
	Draft   bool
	Phase   Ref
	Month   Ref
	Newer   *Entry
	Older   *Entry
	Cite    Citation
}

// A PersonLine is a person in a list.
type PersonLine struct {
	Name, Href string
	Role       string
	Initials   string
	Mark       *Mark
	Articles   int
	Statements int
}

// A Body is Markdown with its links ready to print.
type Body struct {
	Text markdown.Text
	// Prefix is put before every link that begins with a slash.
	Prefix string
	// Base is the absolute address of the text's page, where links must work
	// elsewhere; empty on the page itself.
	Base string
	// Level is that of the text's highest headings: 2 under the page's h1.
	Level int
	// Anchor begins the ids of the text's headings: several texts share a page.
	Anchor string
}

// Empty says that there is nothing to show.
func (b Body) Empty() bool { return strings.TrimSpace(b.Text.Source) == "" }

// A Citation is the entry as one line to copy.
type Citation struct {
	// Digest cites this entry, Original the source's own article.
	Digest, Original string
}

func (p *planner) articles() {
	for _, a := range p.site.Articles {
		at := place{path: articlePath(a), origin: a.File, modified: a.Updated}
		add := addListed[Article]
		if a.Draft {
			add = addUnlisted[Article]
		}
		add(p, at, "article.html", func() Article { return p.article(a) })
	}
}

func (p *planner) article(a *news.Article) Article {
	record := a.ArticleRecord
	v := Article{
		Head: p.head(articlePath(a), headline(a), a.Summary, Ref{"Timeline", p.href("/timeline/")}),
		Date: date(a.Date), Citing: record.Source.Citing,
		Original: record.Source.URL, OriginalTitle: record.Source.Title,
		Author: a.Author, Image: a.Image, Tag: a.Language,
		Statements: p.ownStatements(a),
		Body:       p.articleBody(a), Excerpt: a.Excerpt, Draft: a.Draft,
		Cite: p.citation(a),
	}
	if v.Date.Clock != "" {
		v.Date.Clock += a.Date.Time(p.zone).Format(" MST")
	}
	v.Kind = "article"
	v.Published, v.Modified = a.Added.ISO(), a.Updated.ISO()
	v.NoIndex = a.Draft
	v.Data = p.described(v.Data, func() ld { return p.articleData(a) })
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
	for name, r := range b.References {
		text.Wiki = append(text.Wiki, p.target(name, r))
	}
	slices.SortFunc(text.Wiki, func(a, b markdown.Target) int { return strings.Compare(a.Name, b.Name) })
	anchor := "text-"
	if slug != "" {
		anchor += slug + "--" // which neither a slug nor the words of a heading hold
	}
	return Body{Text: text, Prefix: p.prefix, Level: level, Anchor: anchor}
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

// citation gives the two lines that a reader may want to copy. What is not known
// is left out.
func (p *planner) citation(a *news.Article) Citation {
	var c Citation
	c.Digest = sentence(headline(a), p.site.Settings.Title, a.Added.Words(), p.abs(articlePath(a)))
	if a.Publisher != nil {
		c.Original = sentence(a.Author, a.Source.Title, a.Publisher.Name, a.Date.Words(), a.Source.URL)
	}
	return c
}

// sentence joins the parts that there are as a bibliography does.
func sentence(parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" ")
		}
		b.WriteString(part)
		if !strings.HasPrefix(part, "http") && !strings.ContainsAny(part[len(part)-1:], ".?!") {
			b.WriteString(".")
		}
	}
	return b.String()
}
