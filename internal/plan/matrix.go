package plan

import (
	"slices"
	"strconv"
	"strings"

	"digest/internal/news"
)

// matrixMonths is how many months a matrix shows: what a screen holds beside the names
// without being moved sideways. Earlier months are on the pages as of them, and one
// column says where each person stood before. So a debate of many years costs its
// pages no more than one of a year.
const matrixMonths = 12

// A Matrix is who took which position in which month. It is part of one page only,
// and so, like the countries, no pointer: what pointers lead to, the fingerprints keep.
type Matrix struct {
	// Months are the columns, oldest first.
	Months []MatrixMonth
	// Earlier is the month up to which the column before the months looks back, or
	// empty when they are all there.
	Earlier string
	// Rows are the persons, in the order of the scale.
	Rows []MatrixRow
	// Countries are the values of the first filter; empty when there is nothing to choose.
	Countries []Choice
	// Institutions are the values of the second filter, likewise, without those that are
	// but the name of a country.
	Institutions []Choice
}

// A MatrixMonth is a column; its link leads to the page as of that month.
type MatrixMonth struct {
	Ref
	// Year stands over the first month of the matrix, and over each January.
	Year string
	// Short is the month's name in three letters.
	Short string
}

// A MatrixRow is a person's months.
type MatrixRow struct {
	// Person is who the row is about, and where the person stands.
	Person PositionRow
	// Earlier is the last position before the months shown; without a mark there is none.
	Earlier Evidence
	// Cells are as many as the months; nil for a month in which nothing was said.
	Cells []*Cell
}

// A Cell is the position that a person took last in one month.
type Cell struct {
	Evidence
	// More are the other statements of the month that have a position, newest first.
	More []Evidence
	// Others are the positions in More that are not the cell's own.
	Others []*Mark
}

// Evidence is a position with the statement that shows it.
type Evidence struct {
	// Mark is the position.
	Mark *Mark
	// Href leads to the statement.
	Href string
	// Words are the date; Day is the day of the month, "~4" when that is in doubt, and
	// empty when it is not known.
	Words, Day string
	// Reported says that somebody else told it.
	Reported bool
}

// A Choice is a value of a filter.
type Choice struct {
	// Value is what the rows carry, and Label what the reader sees.
	Value, Label string
}

func (p *planner) evidence(s *news.Statement) Evidence {
	e := Evidence{Mark: p.scale.mark(s.Position), Href: p.href(statementPath(s)), Words: s.Date.Words(), Reported: s.Kind == news.Reported}
	if s.Date.IsDay() {
		e.Day = strconv.Itoa(s.Date.Day())
		if s.Date.Approximate() || s.Date.Uncertain() {
			e.Day = "~" + e.Day
		}
	}
	return e
}

// matrix is the table of persons by months, up to the ith moment.
func (p *planner) matrix(people []holder, i int) Matrix {
	if i < 0 {
		return Matrix{}
	}
	moments := p.history.moments
	from := max(0, i+1-matrixMonths)
	months := moments[from : i+1]
	m := Matrix{Months: make([]MatrixMonth, len(months)), Rows: make([]MatrixRow, len(people))}
	for k, month := range months {
		name, year, _ := strings.Cut(month.name, " ")
		m.Months[k] = MatrixMonth{Ref: Ref{month.name, p.href(month.path)}, Short: name[:3]}
		if k == 0 || months[k-1].month/12 != month.month/12 {
			m.Months[k].Year = year
		}
	}
	if from > 0 {
		m.Earlier = moments[from-1].name
	}
	for k, s := range people {
		row := MatrixRow{Person: s.row, Cells: p.history.window(s.person, months)}
		if from > 0 {
			if before := latestBy(s.person, moments[from-1]); before < len(s.person.Positioned) {
				row.Earlier = p.evidence(s.person.Positioned[before])
				row.Earlier.Day = "" // of which month, the column does not say
			}
		}
		m.Rows[k] = row
	}
	m.Countries, m.Institutions = choices(people, p.history.names)
	return m
}

// choices are the countries and the institutions of the rows, each once and in
// alphabetical order. A single one leaves nothing to choose, nor does an institution that
// has the name of a country: the other filter has it, or the person does not speak for it.
func choices(people []holder, names map[string]string) (countries, institutions []Choice) {
	seen := make(map[Choice]bool)
	add := func(list *[]Choice, c Choice) {
		if c.Value != "" && !seen[c] {
			seen[c] = true
			*list = append(*list, c)
		}
	}
	for _, s := range people {
		add(&countries, Choice{s.row.Code, s.row.Country})
	}
	clear(seen)
	named := make(map[string]bool, len(names))
	for _, name := range names {
		named[name] = true
	}
	for _, s := range people {
		if !named[s.row.Institution] {
			add(&institutions, Choice{s.row.Institution, s.row.Institution})
		}
	}
	for _, list := range []*[]Choice{&countries, &institutions} {
		slices.SortFunc(*list, func(a, b Choice) int { return strings.Compare(a.Label, b.Label) })
		if len(*list) < 2 {
			*list = nil
		}
	}
	return countries, institutions
}
