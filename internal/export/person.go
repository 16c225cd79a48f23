package export

import (
	"io"
	"slices"
	"strconv"

	"digest/internal/news"
)

func (e exporter) peopleCSV(w io.Writer) error {
	return writeCSV(w, append([]column[*news.Person]{
		{"id", func(p *news.Person) string { return p.Slug }},
		{"url", e.at.Person},
		{"name", func(p *news.Person) string { return p.Name }},
		{"sort_name", func(p *news.Person) string { return p.SortName }},
		{"family_name", func(p *news.Person) string { return p.FamilyName }},
		{"gender", func(p *news.Person) string { return p.Gender }},
		{"role", func(p *news.Person) string { return role(p).Role }},
		{"organization", func(p *news.Person) string { return role(p).Organization }},
		{"area", func(p *news.Person) string { return role(p).Area }},
		{"role_start", func(p *news.Person) string { return role(p).StartDate.String() }},
		{"role_end", func(p *news.Person) string { return role(p).EndDate.String() }},
	}, e.recordColumns()...), made(slices.Values(e.site.People)), nil)
}

// recordColumns are what the digest holds on a person.
func (e exporter) recordColumns() []column[*news.Person] {
	latest := func(text func(*news.Statement) string) func(*news.Person) string {
		return func(p *news.Person) string {
			if s := p.Latest(); s != nil {
				return text(s)
			}
			return ""
		}
	}
	return []column[*news.Person]{
		{"position", latest(func(s *news.Statement) string { return s.Position.ID })},
		{"position_label", latest(func(s *news.Statement) string { return s.Position.Label })},
		{"position_date", latest(func(s *news.Statement) string { return s.Date.String() })},
		{"position_url", latest(e.at.Statement)},
		{"statements", func(p *news.Person) string { return strconv.Itoa(len(p.Statements)) }},
		{"shifts", func(p *news.Person) string { return strconv.Itoa(len(p.Shifts)) }},
		{"articles", func(p *news.Person) string { return strconv.Itoa(len(p.Articles)) }},
		{"identifiers", func(p *news.Person) string {
			return list(p.Identifiers, func(i news.Identifier) string { return i.Scheme + ":" + i.Identifier })
		}},
	}
}

// role is the newest membership, or the zero one.
func role(p *news.Person) news.Membership {
	if len(p.Memberships) == 0 {
		return news.Membership{}
	}
	return p.Memberships[0]
}
