package plan

import (
	"digest/internal/news"
)

// A Statement is what one person said, with where it is from.
type Statement struct {
	// Anchor is the statement's id on the page.
	Anchor string
	// Href leads to the statement within the site; URL is the address to cite.
	Href, URL string
	// Person has no address on the person's own page.
	Person Ref
	// Role is the person's at the time: "President, France". It is empty where the
	// page has said so already.
	Role string
	// Quote is what was said, word for word, without quotation marks; it may be empty.
	Quote string
	// Paraphrase is what was said in the digest's words; it may be empty.
	Paraphrase string
	// Reported says that somebody else told it.
	Reported bool
	// Review says that an editor has still to check it.
	Review bool
	// Locator is where in the original it stands: "paragraph 4".
	Locator string
	// Date is when it was said.
	Date Date
	// Mark is nil when the statement carries no position.
	Mark *Mark
	// Before is the position that this statement leaves, when it is a shift.
	Before *Mark
	// Article is where it stands; empty on the article's page.
	Article Ref
	// Published is the article's own date, in a briefing whose week does not list the
	// article; elsewhere it has no words.
	Published Date
	// Source is the outlet that reported it; it has no name when none is given.
	Source Ref
	// Citing is the outlet or agency whose reporting the source relays.
	Citing string
	// Original is the address of the source's own page; empty on the article's page.
	Original string
	// Language is the quotation's, as a BCP 47 tag; empty when it is the site's.
	Language string
	// Wording stands for the article's title.
	Wording news.Wording
}

func (p *planner) statement(s *news.Statement) Statement {
	v := Statement{
		Anchor:     s.Anchor,
		Href:       p.href(statementPath(s)),
		URL:        p.abs(statementPath(s)),
		Person:     p.personRef(s.Person),
		Role:       roleAt(s.Person, s.Date),
		Quote:      s.Quote,
		Paraphrase: s.Paraphrase,
		Reported:   s.Kind == news.Reported,
		Review:     s.Review,
		Locator:    s.Locator,
		Date:       date(s.Date),
		Mark:       p.scale.mark(s.Position),
		Article:    Ref{Name: headline(s.Article), Href: p.href(articlePath(s.Article))},
		Citing:     s.Article.Source.Citing,
		Original:   s.Article.Source.URL,
		Wording:    s.Article.Wording,
	}
	if s.Article.Language != p.site.Settings.Language {
		v.Language = s.Article.Language
	}
	if s.Article.Publisher != nil {
		v.Source = p.sourceRef(s.Article.Publisher)
	}
	if s.Shift != nil {
		v.Before = p.scale.mark(s.Shift.From.Position)
	}
	return v
}

func (p *planner) statementList(statements []*news.Statement) []Statement {
	views := make([]Statement, len(statements))
	for i, s := range statements {
		views[i] = p.statement(s)
	}
	return views
}

// roleAt is the person's role on a date: the first membership, newest first, that
// was valid then.
func roleAt(person *news.Person, d news.Date) string {
	day, _ := d.Days()
	if m := membershipOn(person, day); m != nil {
		return role(*m)
	}
	return ""
}

func role(m news.Membership) string {
	if m.Organization == "" || m.Role == "" {
		return m.Role + m.Organization
	}
	return m.Role + ", " + m.Organization
}
