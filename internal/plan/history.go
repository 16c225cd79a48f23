package plan

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"sync"
	"time"

	"digest/internal/news"
)

// longestPause is how many months without a position still stand between two that
// have one. A longer pause is left out, so that a single statement of long ago, or a
// year mistyped, does not make a page for every month since.
const longestPause = 12

// A history is who took which position when: what all pages of positions are cut
// from. It is made once a build, and views only read it.
type history struct {
	// moments are what there is a page for, oldest first.
	moments []moment
	// cells are each person's months with a position, oldest first. All pages share
	// them, so each is made and fingerprinted once.
	cells func() map[*news.Person][]monthCell
	// statesOfEU says whether countries are drawn as the map of the EU's member states.
	statesOfEU bool
	// names are the countries' by code.
	names map[string]string
}

// A moment is when a page of positions looks back from: the end of a month, or the
// site's present in the last month, which may not be over.
type moment struct {
	month int       // months since year 0
	name  string    // "May 2026"; empty when there are no months at all
	when  string    // "at the end of May 2026", "as of 28 May 2026"
	path  string    // "/positions/2026/05/"
	day   time.Time // the day on which roles count
	after time.Time // what is dated before this day counts
}

// A monthCell is what a person said in a month.
type monthCell struct {
	month int
	cell  *Cell
}

func (p *planner) newHistory() *history {
	return &history{
		cells: sync.OnceValue(p.allCells), statesOfEU: mostlyMemberStates(p.site.People),
		names: countryNames(p.site.People), moments: moments(p.site),
	}
}

// allCells are everybody's months with a position.
func (p *planner) allCells() map[*news.Person][]monthCell {
	cells := make(map[*news.Person][]monthCell)
	for _, person := range p.site.People {
		if len(person.Positioned) > 0 {
			cells[person] = p.monthCells(person)
		}
	}
	return cells
}

// moments are the months from the first position to now. A statement that is dated
// no nearer than a season makes no month of its own, but counts from its first day.
func moments(site *news.Site) []moment {
	seen := make(map[int]bool)
	for _, person := range site.People {
		for _, s := range person.Positioned {
			if s.Date.Month() != 0 {
				seen[monthNumber(s.Date)] = true
			}
		}
	}
	if len(seen) == 0 {
		return nil
	}
	now := site.AsOf
	if now.Month() != 0 {
		seen[monthNumber(now)] = true
	}
	var months []int
	for month := range seen {
		months = append(months, month)
	}
	slices.Sort(months)
	var all []moment
	for i, month := range months {
		if i > 0 && month-months[i-1] <= longestPause {
			for between := months[i-1] + 1; between < month; between++ {
				all = append(all, endOf(between))
			}
		}
		all = append(all, endOf(month))
	}
	last := &all[len(all)-1]
	if now.Month() != 0 && monthNumber(now) == last.month {
		last.day, _ = now.Days()
		last.when = "as of " + now.Words()
	}
	return all
}

func endOf(month int) moment {
	after := time.Date(month/12, time.Month(month%12+2), 1, 0, 0, 0, 0, time.UTC)
	m := moment{month: month, day: after.AddDate(0, 0, -1), after: after}
	m.path = fmt.Sprintf("/positions/%04d/%02d/", month/12, month%12+1)
	m.name = fmt.Sprintf("%s %d", time.Month(month%12+1), month/12)
	m.when = "at the end of " + m.name
	return m
}

// now is the last moment, or, without any month, one to which all that was said counts.
func (h *history) now(site *news.Site) moment {
	if n := len(h.moments); n > 0 {
		return h.moments[n-1]
	}
	m := moment{when: "now", after: time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC)}
	m.day, _ = site.AsOf.Days()
	return m
}

// monthNumber counts the months to that of a date which names one.
func monthNumber(d news.Date) int { return 12*d.Year() + int(d.Month()) - 1 }

// latestBy is the place, in the person's positioned statements, of the newest that
// counts at a moment; their number when none does. A date less exact than a day
// counts from the first day that it may be; no date, in a draft, is the oldest.
func latestBy(person *news.Person, at moment) int {
	return sort.Search(len(person.Positioned), func(i int) bool {
		first, _ := person.Positioned[i].Date.Days()
		return first.Before(at.after)
	})
}

// monthCells gathers a person's positioned statements by month.
func (p *planner) monthCells(person *news.Person) []monthCell {
	var cells []monthCell
	for i, s := range person.Positioned { // newest first
		if s.Date.IsZero() {
			break
		}
		first, _ := s.Date.Days()
		month := 12*first.Year() + int(first.Month()) - 1
		if n := len(cells); n == 0 || cells[n-1].month != month {
			cells = append(cells, monthCell{month, &Cell{Evidence: p.evidence(person.Positioned[i])}})
			continue
		}
		cell := cells[len(cells)-1].cell
		other := p.evidence(s)
		cell.More = append(cell.More, other)
		if other.Mark != cell.Mark && !slices.Contains(cell.Others, other.Mark) {
			cell.Others = append(cell.Others, other.Mark)
		}
	}
	slices.Reverse(cells)
	return cells
}

// window is a person's cells for the months of a matrix: one each, nil for a month
// without a position.
func (h *history) window(person *news.Person, months []moment) []*Cell {
	cells := make([]*Cell, len(months))
	own := h.cells()[person]
	next, _ := slices.BinarySearchFunc(own, months[0].month, func(c monthCell, month int) int { return cmp.Compare(c.month, month) })
	for i, m := range months {
		for next < len(own) && own[next].month < m.month {
			next++ // it fell into a pause that has no columns
		}
		if next < len(own) && own[next].month == m.month {
			cells[i] = own[next].cell
		}
	}
	return cells
}
