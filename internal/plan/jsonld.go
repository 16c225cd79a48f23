package plan

import (
	"digest/internal/news"
)

// ld is a JSON-LD node in the vocabulary of https://schema.org. Keys come out
// sorted, so the same node is always the same bytes.
type ld map[string]any

// described puts a node before what a page says of itself already; nothing where the
// site wants no structured data.
func (p *planner) described(rest any, node func() ld) []any {
	if wanted := p.site.Settings.Build.StructuredData; wanted != nil && !*wanted {
		return nil
	}
	nodes, _ := rest.([]any)
	return append([]any{node()}, nodes...)
}

func (p *planner) websiteData() ld {
	s := p.site.Settings
	return ld{
		"@context": "https://schema.org", "@type": "WebSite", "@id": p.abs("/") + "#site",
		"name": s.Title, "description": s.Description, "url": p.abs("/"), "inLanguage": s.Language,
	}
}

// breadcrumbData needs absolute addresses, so it takes the site's path off the
// crumbs and puts the whole address on.
func (p *planner) breadcrumbData(crumbs []Ref) ld {
	items := make([]ld, len(crumbs))
	for i, c := range crumbs {
		items[i] = ld{
			"@type": "ListItem", "position": i + 1, "name": c.Name,
		}
		if c.Href != "" {
			items[i]["item"] = p.abs(c.Href[len(p.prefix):])
		}
	}
	return ld{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}
}

// articleData describes an entry of the digest: an article that is based on,
// and cites, the original, and the statements it holds.
func (p *planner) articleData(a *news.Article) ld {
	d := ld{
		"@context": "https://schema.org", "@type": "Article",
		"@id": p.abs(articlePath(a)), "url": p.abs(articlePath(a)), "mainEntityOfPage": p.abs(articlePath(a)),
		"headline": headline(a), "inLanguage": p.site.Settings.Language,
		"isPartOf": ld{"@type": "WebSite", "@id": p.abs("/") + "#site", "name": p.site.Settings.Title},
	}
	put(d, "abstract", a.Summary)
	put(d, "datePublished", a.Added.ISO())
	put(d, "dateModified", a.Updated.ISO())
	if author := p.site.Settings.Author; author != "" {
		d["author"] = ld{"@type": "Organization", "name": author, "url": p.abs("/")}
	}
	if original := p.originalData(a); original != nil {
		d["isBasedOn"] = original
		d["citation"] = original
	}
	var about []ld
	for _, person := range a.People {
		about = append(about, ld{"@type": "Person", "@id": p.abs(personPath(person)), "name": person.Name})
	}
	if about != nil {
		d["mentions"] = about
	}
	var quotations []ld
	for _, s := range a.Statements {
		quotations = append(quotations, p.statementData(s))
	}
	if quotations != nil {
		d["hasPart"] = quotations
	}
	return d
}

// originalData describes the source's own article.
func (p *planner) originalData(a *news.Article) ld {
	if a.Publisher == nil {
		return nil
	}
	original := ld{
		"@type": "NewsArticle", "inLanguage": a.Language,
		"publisher": ld{"@type": "Organization", "name": a.Publisher.Name},
	}
	put(original, "url", a.Source.URL)
	put(original, "headline", a.Source.Title)
	put(original, "datePublished", a.Date.ISO())
	if a.Author != "" {
		original["author"] = ld{"@type": "Person", "name": a.Author}
	}
	return original
}

func (p *planner) statementData(s *news.Statement) ld {
	d := ld{
		"@type": "Claim", "@id": p.abs(statementPath(s)), "url": p.abs(statementPath(s)),
		"appearance": ld{"@id": p.abs(articlePath(s.Article))},
	}
	by := ld{"@type": "Person", "@id": p.abs(personPath(s.Person)), "name": s.Person.Name}
	if s.Quote != "" {
		d["@type"] = "Quotation"
		delete(d, "appearance")
		d["text"] = s.Quote
		d["spokenByCharacter"] = by
		put(d, "dateCreated", s.Date.ISO())
	} else {
		d["text"] = s.Paraphrase
		d["author"] = by
	}
	return d
}

func (p *planner) personData(person *news.Person) ld {
	d := ld{
		"@context": "https://schema.org", "@type": "Person",
		"@id": p.abs(personPath(person)), "url": p.abs(personPath(person)), "name": person.Name,
		"familyName": person.FamilyName,
	}
	put(d, "gender", person.Gender)
	put(d, "jobTitle", roleAt(person, p.site.AsOf))
	var others, same []string
	for _, o := range person.OtherNames {
		others = append(others, o.Name)
	}
	if others != nil {
		d["alternateName"] = others
	}
	for _, identifier := range person.Identifiers {
		if identifier.Scheme == "wikidata" {
			same = append(same, "https://www.wikidata.org/wiki/"+identifier.Identifier)
		}
	}
	for _, l := range person.Links {
		same = append(same, l.URL)
	}
	if same != nil {
		d["sameAs"] = same
	}
	return d
}

// put sets a key unless the value is empty.
func put(d ld, key, value string) {
	if value != "" {
		d[key] = value
	}
}
