package plan

import "digest/internal/news"

// Shifts is the view of shifts.html.
type Shifts struct {
	Head
	Shifts []Shift
	Feeds  []FeedLink
}

// A Shift is a change of position, with both statements as evidence.
type Shift struct {
	Person   Ref
	Role     string
	From, To Statement
}

func (p *planner) shifts() {
	addListed(p, place{path: "/shifts/", modified: p.site.AsOf}, "shifts.html", p.shiftsView)
}

func (p *planner) shiftsView() Shifts {
	v := Shifts{Head: p.head("/shifts/", "Shifts",
		"Every change of position in this digest, newest first, with both statements side by side.")}
	v.Feeds = p.shiftFeedLinks()
	v.FeedLinks = append(v.Feeds, v.FeedLinks...)
	for _, s := range p.site.Shifts {
		v.Shifts = append(v.Shifts, p.shift(s))
	}
	return v
}

func (p *planner) shift(s *news.Shift) Shift {
	return Shift{
		Person: p.personRef(s.Person), Role: roleAt(s.Person, s.To.Date),
		From: p.statement(s.From), To: p.statement(s.To),
	}
}
