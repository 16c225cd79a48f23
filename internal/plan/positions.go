package plan

import (
	"slices"

	"digest/internal/news"
)

// Positions is the view of positions.html: who stands where, with the evidence.
type Positions struct {
	Head
	Standing Standing
	Rows     []PositionRow
}

// Standing is how many people are at each position.
type Standing struct {
	Shares []Share
	// People is how many have a position at all, Tracked how many the digest has.
	People, Tracked int
	// None is the mark of the others, of whom there are Without.
	None    *Mark
	Without int
}

// A Share is the people at one position, those first who spoke last.
type Share struct {
	Mark   *Mark
	People []Ref
}

// A PositionRow is one person's position now, where it was before, and the
// statement that shows it.
type PositionRow struct {
	Person   Ref
	Role     string
	Mark     *Mark
	Latest   Statement
	Before   *Mark // nil when the position never changed
	Evidence int   // how many statements carry a position
}

func (p *planner) positions() {
	addListed(p, place{path: "/positions/", modified: p.site.AsOf}, "positions.html", p.positionsView)
}

func (p *planner) positionsView() Positions {
	v := Positions{
		Head: p.head("/positions/", "Positions",
			"Where each person stands, by the latest statement to which an editor gave a position."),
		Standing: p.standing(),
	}
	for _, person := range p.site.People {
		latest := person.Latest()
		if latest == nil {
			continue
		}
		row := PositionRow{
			Person: p.personRef(person), Role: roleAt(person, p.site.AsOf),
			Mark: p.scale.mark(latest.Position), Latest: p.statement(latest), Evidence: len(person.Positioned),
		}
		if len(person.Shifts) > 0 {
			row.Before = p.scale.mark(person.Shifts[0].From.Position)
		}
		v.Rows = append(v.Rows, row)
	}
	slices.SortStableFunc(v.Rows, func(a, b PositionRow) int {
		return slices.Index(p.scale.marks, a.Mark) - slices.Index(p.scale.marks, b.Mark)
	})
	return v
}

func (p *planner) standing() Standing {
	at := make(map[*Mark][]*news.Person)
	s := Standing{Tracked: len(p.site.People), None: p.scale.none}
	for _, person := range p.site.People {
		if latest := person.Latest(); latest != nil {
			mark := p.scale.mark(latest.Position)
			at[mark] = append(at[mark], person)
			s.People++
		}
	}
	s.Without = s.Tracked - s.People
	for _, mark := range p.scale.marks {
		slices.SortStableFunc(at[mark], func(a, b *news.Person) int { return b.Latest().Date.Compare(a.Latest().Date) })
		share := Share{Mark: mark}
		for _, person := range at[mark] {
			share.People = append(share.People, p.personRef(person))
		}
		s.Shares = append(s.Shares, share)
	}
	return s
}
