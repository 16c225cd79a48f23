package plan

import (
	"digest/internal/news"
)

// LD is a page's JSON-LD in the vocabulary of https://schema.org: a list of nodes,
// ready to print. It is made as JSON from the start: a build makes some ten
// thousand, and each is fingerprinted and printed. Keys are sorted, so that the
// same nodes are the same bytes.
type LD string

// AppendJSON appends the list to b.
func (d LD) AppendJSON(b []byte) []byte { return append(b, d...) }

// MarshalJSON returns the list.
func (d LD) MarshalJSON() ([]byte, error) { return []byte(d), nil }

const schema = "https://schema.org"

// describe puts a node before the list; nothing where the site wants no structured data.
func (p *planner) describe(d LD, node func(w *jsonWriter)) LD {
	if wanted := p.site.Settings.Build.StructuredData; wanted != nil && !*wanted {
		return ""
	}
	w, ok := p.writers.Get().(*jsonWriter)
	if !ok {
		w = new(jsonWriter)
	}
	defer p.writers.Put(w)
	w.b = w.b[:0]
	w.beginList()
	node(w)
	if d == "" {
		w.endList()
	} else {
		w.b = append(append(w.b, ','), d[1:]...)
	}
	return LD(w.b)
}

func (p *planner) websiteData(w *jsonWriter) {
	s := p.site.Settings
	w.begin()
	w.text("@context", schema)
	w.text("@id", p.abs("/")+"#site")
	w.text("@type", "WebSite")
	w.text("description", s.Description)
	w.text("inLanguage", s.Language)
	w.text("name", s.Title)
	w.text("url", p.abs("/"))
	w.end()
}

// breadcrumbData needs absolute addresses, so it takes the site's path off the
// crumbs and puts the whole address on.
func (p *planner) breadcrumbData(w *jsonWriter, crumbs []Ref) {
	w.begin()
	w.text("@context", schema)
	w.text("@type", "BreadcrumbList")
	w.key("itemListElement")
	w.beginList()
	for i, c := range crumbs {
		w.begin()
		w.text("@type", "ListItem")
		if c.Href != "" {
			w.text("item", p.abs(c.Href[len(p.prefix):]))
		}
		w.text("name", c.Name)
		w.number("position", i+1)
		w.end()
	}
	w.endList()
	w.end()
}

// articleData describes an entry of the digest: an article that is based on,
// and cites, the original, and the statements it holds.
func (p *planner) articleData(w *jsonWriter, a *news.Article) {
	s, id := p.site.Settings, p.abs(articlePath(a))
	w.begin()
	w.text("@context", schema)
	w.text("@id", id)
	w.text("@type", "Article")
	w.optional("abstract", a.Summary)
	if s.Author != "" {
		w.key("author")
		w.begin()
		w.text("@type", "Organization")
		w.text("name", s.Author)
		w.text("url", p.abs("/"))
		w.end()
	}
	if a.Publisher != nil {
		w.optional("citation", a.Source.URL)
	}
	w.optional("dateModified", a.Updated.ISO())
	w.optional("datePublished", a.Added.ISO())
	if len(a.Statements) > 0 {
		w.key("hasPart")
		w.beginList()
		for _, s := range a.Statements {
			p.statementData(w, s)
		}
		w.endList()
	}
	w.text("headline", headline(a))
	w.text("inLanguage", s.Language)
	if a.Publisher != nil {
		w.key("isBasedOn")
		originalData(w, a)
	}
	w.key("isPartOf")
	w.begin()
	w.text("@id", p.abs("/")+"#site")
	w.text("@type", "WebSite")
	w.text("name", s.Title)
	w.end()
	if len(a.People) > 0 {
		w.key("mentions")
		w.beginList()
		for _, person := range a.People {
			p.personNode(w, person)
		}
		w.endList()
	}
	w.text("url", id)
	w.end()
}

// originalData describes the source's own article.
func originalData(w *jsonWriter, a *news.Article) {
	w.begin()
	w.text("@type", "NewsArticle")
	if a.Author != "" {
		w.key("author")
		w.begin()
		w.text("@type", "Person")
		w.text("name", a.Author)
		w.end()
	}
	w.optional("datePublished", a.Date.ISO())
	w.optional("headline", a.Source.Title)
	w.text("inLanguage", a.Language)
	w.key("publisher")
	w.begin()
	w.text("@type", "Organization")
	w.text("name", a.Publisher.Name)
	w.end()
	w.optional("url", a.Source.URL)
	w.end()
}

func (p *planner) statementData(w *jsonWriter, s *news.Statement) {
	id := p.abs(statementPath(s))
	w.begin()
	w.text("@id", id)
	if s.Quote != "" {
		w.text("@type", "Quotation")
		w.optional("dateCreated", s.Date.ISO())
		w.key("spokenByCharacter")
		p.personNode(w, s.Person)
		w.text("text", s.Quote)
	} else {
		w.text("@type", "Claim")
		w.key("appearance")
		w.begin()
		w.text("@id", p.abs(articlePath(s.Article)))
		w.end()
		w.key("author")
		p.personNode(w, s.Person)
		w.text("text", s.Paraphrase)
	}
	w.text("url", id)
	w.end()
}

// personNode is a person who has a page that says more.
func (p *planner) personNode(w *jsonWriter, person *news.Person) {
	w.begin()
	w.text("@id", p.abs(personPath(person)))
	w.text("@type", "Person")
	w.text("name", person.Name)
	w.end()
}

func (p *planner) personData(w *jsonWriter, person *news.Person) {
	var others, same []string
	for _, o := range person.OtherNames {
		others = append(others, o.Name)
	}
	for _, identifier := range person.Identifiers {
		if identifier.Scheme == "wikidata" {
			same = append(same, "https://www.wikidata.org/wiki/"+identifier.Identifier)
		}
	}
	for _, l := range person.Links {
		same = append(same, l.URL)
	}
	id := p.abs(personPath(person))
	w.begin()
	w.text("@context", schema)
	w.text("@id", id)
	w.text("@type", "Person")
	w.texts("alternateName", others)
	w.text("familyName", person.FamilyName)
	w.optional("gender", person.Gender)
	w.optional("jobTitle", roleAt(person, p.site.AsOf))
	w.text("name", person.Name)
	w.texts("sameAs", same)
	w.text("url", id)
	w.end()
}
