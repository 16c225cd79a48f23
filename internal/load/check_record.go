package load

import (
	"fmt"
	"strings"

	"digest/internal/news"
)

// check finds what the types of a record cannot say. References are left to
// package link.
func check(record any, report reporter) {
	switch r := record.(type) {
	case *news.ArticleRecord:
		checkArticle(r, report)
	case *news.PersonRecord:
		checkPerson(r, report)
	case *news.TopicRecord:
		report.required("name", r.Name)
		report.aliases(r.Aliases)
	case *news.PhaseRecord:
		report.required("title", r.Title)
		report.requiredDate("start", r.Start)
		report.period("end", r.Start, r.End)
	case *news.EventRecord:
		report.required("title", r.Title)
		report.requiredDate("date", r.Date)
		report.webAddress("url", r.URL)
	case *news.PageRecord:
		report.required("title", r.Title)
		report.aliases(r.Aliases)
	}
}

func checkArticle(a *news.ArticleRecord, report reporter) {
	report.uri("id", a.ID)
	if !a.Draft {
		report.required("title", a.Title)
		report.requiredDate("date", a.Date)
		report.required("source.name", a.Source.Name)
	}
	report.webAddress("source.url", a.Source.URL)
	report.webAddress("image", a.Image)
	report.language("language", a.Language)
	report.publish("publish", a.Publish)
	report.aliases(a.Aliases)
	for i := range a.Statements {
		checkStatement(&a.Statements[i], report.under("statements", i))
	}
}

func checkStatement(s *news.StatementRecord, report reporter) {
	report.required("person", s.Person)
	if s.Quote == "" && s.Paraphrase == "" && !report.spoiled("paraphrase") {
		report.problem("quote", "a statement needs a quote or a paraphrase", "")
	}
	report.oneOf("kind", string(s.Kind), string(news.Reported), string(news.Said))
	report.anchor("id", s.ID)
}

func checkPerson(p *news.PersonRecord, report reporter) {
	report.required("name", p.Name)
	report.aliases(p.Aliases)
	for i, name := range p.OtherNames {
		report := report.under("other_names", i)
		report.required("name", name.Name)
		report.period("end_date", name.StartDate, name.EndDate)
	}
	for i := range p.Memberships {
		m, report := &p.Memberships[i], report.under("memberships", i)
		report.area("area", m.Area)
		report.period("end_date", m.StartDate, m.EndDate)
	}
	for i, identifier := range p.Identifiers {
		report := report.under("identifiers", i)
		report.required("scheme", identifier.Scheme)
		report.required("identifier", identifier.Identifier)
	}
	report.links("links", p.Links)
	report.links("sources", p.Sources)
}

// links checks a list of addresses.
func (r reporter) links(key string, links []news.Link) {
	for i, link := range links {
		report := r.under(key, i)
		report.required("url", link.URL)
		report.webAddress("url", link.URL)
	}
}

// area reports what cannot be a code of ISO 3166-1 alpha-2, or EU, which that
// standard reserves for the Union.
func (r reporter) area(key, area string) {
	if area == "" || isAreaCode(area) {
		return
	}
	hint := `write the two capital letters of ISO 3166, such as "DE", or "EU"`
	if upper := strings.ToUpper(area); isAreaCode(upper) {
		hint = fmt.Sprintf("did you mean %q?", upper)
	}
	r.problem(key, fmt.Sprintf("%q is not the code of a country", area), hint)
}

func isAreaCode(s string) bool {
	return len(s) == 2 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
