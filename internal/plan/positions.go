package plan

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"digest/internal/news"
)

// Positions is the view of positions.html: who stands where at one moment, with
// the evidence. /positions/ is now; /positions/2026/05/ is the end of May 2026, to
// which counts only what was dated by then. The page as of the last month says the
// same as the one of now.
type Positions struct {
	Head
	// When says what moment it is: "at the end of May 2026", "as of 28 May 2026".
	When string
	// Standing is how many people are at each position at that moment.
	Standing Standing
	// Groups are the people by position, each with the statement that shows it.
	Groups []PositionGroup
	// Countries are where those who speak for a country stand; there are none when the
	// people of the site speak for fewer than two.
	Countries Countries
	// Matrix has no months when no position is dated by one.
	Matrix Matrix
	// Rows are the same as a table, in the order of the scale.
	Rows []PositionRow
	Neighbours
	// Now leads to the present from another month's page.
	Now string
	// Years are all months that have a page, newest year first.
	Years []PositionYear
	// Here is the page's own address among them.
	Here string
	// Coverage is the timeline's page of the month.
	Coverage Ref
}

// A PositionYear is the months of one year, oldest first.
type PositionYear struct {
	// Year is "2026".
	Year string
	// Months are those that have a page.
	Months []Ref
}

// A PositionGroup is the people at one position; each name leads to the statement.
type PositionGroup struct {
	// Mark is the position.
	Mark *Mark
	// People are those at it; each name leads to the statement.
	People []Ref
}

// Standing is how many people are at each position.
type Standing struct {
	// Shares are the positions in the order of the scale.
	Shares []Share
	// People is how many have a position at all, Tracked of how many: of all who have a
	// page, whatever the moment, so that months can be compared; or, on the page of a
	// topic or a source, of those who speak there.
	People, Tracked int
	// None is the mark of those who have no position.
	None *Mark
	// Without counts those who have no position.
	Without int
	// Old counts those whose position rests on a statement made more than three months
	// before Day, the moment of the page in words. Topics and sources do not count them.
	Old int
	// Day is empty when Old is 0.
	Day string
}

// A Share is the people at one position, those first who spoke last.
type Share struct {
	// Mark is the position.
	Mark *Mark
	// People are those at it; each name leads to the statement.
	People []Ref
}

// A PositionRow is one person's position at a moment, where it was before, and the
// statement that shows it.
type PositionRow struct {
	// Person is who it is, with the person's page.
	Person Ref
	// Sort is the name as lists order it.
	Sort string
	// Role is the person's then, for Institution and for the country with this Code.
	Role, Institution, Code, Country string
	// Mark is the position.
	Mark *Mark
	// Place is the position's on the scale, from 1.
	Place int
	// Href leads to the statement, in an article of Source.
	Href string
	// Date is the statement's.
	Date Date
	// Reported says that somebody else told it.
	Reported bool
	// Order is the date's first day, by which dates sort, imprecise ones too; empty for no date.
	Order string
	// Source is the outlet that reported it, and Citing the one whose reporting that
	// relays.
	Source, Citing string
	// Before is the position that the last shift left; nil without one, and where
	// statements differ that may be of the same time.
	Before   *Mark
	Evidence int // how many statements carry a position
}

// A holder is a person with a position at some moment.
type holder struct {
	person *news.Person
	row    PositionRow
}

func (p *planner) positions() {
	p.history = p.newHistory()
	addListed(p, place{path: "/positions/", modified: p.site.AsOf}, "positions.html", p.positionsView)
	for i, m := range p.history.moments {
		addListed(p, place{path: m.path}, "positions.html", func() Positions { return p.positionsOf(i) })
	}
}

// positionsView is the page of now.
func (p *planner) positionsView() Positions {
	last := len(p.history.moments) - 1
	now := p.history.now(p.site)
	v := p.positionsAt(now, last)
	v.Head = p.head("/positions/", "Positions",
		fmt.Sprintf("Where each person stands %s, by the latest statement to which an editor gave a position.", now.when))
	if last > 0 {
		v.Older = p.momentRef(last - 1)
	}
	p.finishPositions(&v)
	return v
}

// positionsOf is the page of the ith moment.
func (p *planner) positionsOf(i int) Positions {
	m := p.history.moments[i]
	v := p.positionsAt(m, i)
	v.Head = p.head(m.path, "Positions as of "+m.name,
		fmt.Sprintf("Where each person stood %s, by the latest statement until then to which an editor gave a position.", m.when),
		Ref{"Positions", p.href("/positions/")})
	if i > 0 {
		v.Older = p.momentRef(i - 1)
	}
	if i+1 < len(p.history.moments) {
		v.Newer = p.momentRef(i + 1)
	}
	v.Here, v.Now = p.href(m.path), p.href("/positions/")
	if path := "/timeline" + m.path[len("/positions"):]; p.planned(path) {
		v.Coverage = Ref{m.name, p.href(path)}
	}
	p.finishPositions(&v)
	return v
}

func (p *planner) finishPositions(v *Positions) {
	if len(v.Matrix.Months) > 0 {
		v.Modules = append(v.Modules, p.href("/js/positions.js"))
	}
	for i, m := range p.history.moments {
		if p.href(m.path) == "" {
			continue
		}
		year := fmt.Sprint(m.month / 12)
		if n := len(v.Years); n == 0 || v.Years[n-1].Year != year {
			v.Years = append(v.Years, PositionYear{Year: year})
		}
		months := &v.Years[len(v.Years)-1].Months
		*months = append(*months, p.momentRef(i))
	}
	slices.Reverse(v.Years)
}

func (p *planner) momentRef(i int) Ref {
	m := p.history.moments[i]
	return Ref{m.name, p.href(m.path)}
}

// planned says whether the site has a page at a path. Only views may ask: they are
// made when everything is planned.
func (p *planner) planned(path string) bool {
	_, planned := p.claimed.files[file(path)]
	return planned
}

// positionsAt is what every page of positions says, as of a moment, the ith.
func (p *planner) positionsAt(at moment, i int) Positions {
	people := p.holders(at)
	v := Positions{
		When: at.when, Countries: p.countries(people, at), Matrix: p.matrix(people, i), Rows: make([]PositionRow, len(people)),
	}
	for k, s := range people {
		v.Rows[k] = s.row
	}
	v.Standing = p.standingBy(at.day, func(person *news.Person) *news.Statement {
		if latest := latestBy(person, at); latest < len(person.Positioned) {
			return person.Positioned[latest]
		}
		return nil
	})
	for _, mark := range p.scale.marks {
		group := PositionGroup{Mark: mark}
		for _, s := range people {
			if s.row.Mark == mark {
				group.People = append(group.People, Ref{s.person.Name, s.row.Href})
			}
		}
		v.Groups = append(v.Groups, group)
	}
	return v
}

// holders are the people who have a position at a moment, in the order of the
// scale, and those with the same one by name.
func (p *planner) holders(at moment) []holder {
	var all []holder
	for _, person := range p.site.People {
		latest := latestBy(person, at)
		if latest == len(person.Positioned) {
			continue
		}
		said := person.Positioned[latest:]
		s := holder{person, PositionRow{
			Person: p.personRef(person), Sort: person.SortName, Mark: p.scale.mark(said[0].Position),
			Href: p.href(statementPath(said[0])), Date: date(said[0].Date), Reported: said[0].Kind == news.Reported,
			Citing: said[0].Article.Source.Citing, Evidence: len(said),
		}}
		if first, _ := said[0].Date.Days(); !first.IsZero() {
			s.row.Order = first.Format(time.DateOnly)
		}
		s.row.Place = 1 + slices.Index(p.scale.marks, s.row.Mark)
		if m := membershipOn(person, at.day); m != nil {
			s.row.Role, s.row.Institution, s.row.Code, s.row.Country = role(*m), m.Organization, m.Area, p.history.names[m.Area]
		}
		if publisher := said[0].Article.Publisher; publisher != nil {
			s.row.Source = publisher.Name
		}
		moved := slices.IndexFunc(said, func(s *news.Statement) bool { return s.Shift != nil })
		if moved >= 0 && said[moved].Position == said[0].Position {
			s.row.Before = p.scale.mark(said[moved].Shift.From.Position)
		}
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b holder) int { return cmp.Compare(a.row.Place, b.row.Place) })
	return all
}

// old says whether a date lies more than three months before a day, all of it: a month
// counts from its last day.
func old(d news.Date, day time.Time) bool {
	const months = 3
	_, after := d.Days()
	return !after.IsZero() && after.AddDate(0, 0, -1).AddDate(0, months, 0).Before(day)
}

// standing is how many people are at each position now.
func (p *planner) standing() Standing {
	day, _ := p.site.AsOf.Days()
	return p.standingBy(day, (*news.Person).Latest)
}

// standingBy counts the people by the statement that shows where each stands on a day,
// or nil. It decides who is first, too: on a page as of a month, who had spoken last by
// then.
func (p *planner) standingBy(day time.Time, latest func(*news.Person) *news.Statement) Standing {
	at := make(map[*Mark][]*news.Statement)
	s := Standing{Tracked: len(p.site.People), None: p.scale.none}
	for _, person := range p.site.People {
		if said := latest(person); said != nil {
			mark := p.scale.mark(said.Position)
			at[mark] = append(at[mark], said)
			s.People++
			if old(said.Date, day) {
				s.Old++
			}
		}
	}
	s.Without = s.Tracked - s.People
	if s.Old > 0 {
		s.Day = day.Format("2 January 2006")
	}
	for _, mark := range p.scale.marks {
		slices.SortStableFunc(at[mark], func(a, b *news.Statement) int { return b.Date.Compare(a.Date) })
		share := Share{Mark: mark}
		for _, said := range at[mark] {
			share.People = append(share.People, p.personRef(said.Person))
		}
		s.Shares = append(s.Shares, share)
	}
	return s
}
