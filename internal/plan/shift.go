package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"digest/internal/news"
)

// Shifts is the view of shifts.html.
type Shifts struct {
	Head
	// Shifts are all of them, newest first.
	Shifts []Shift
	// Feeds are the feed of the shifts in its formats.
	Feeds []FeedLink
	// People is how many changed position.
	People int
	// Since and Until are the dates of the oldest and the newest shift.
	Since, Until Date
	// Ways are the changes by where they began and ended, most frequent first.
	Ways []ShiftWay
}

// A ShiftWay is a change from one position to another, and who made it.
type ShiftWay struct {
	// From and To are the positions before and after.
	From, To *Mark
	// Shifts are newest first; each leads to its place on the page.
	Shifts []ShiftLine
}

// A ShiftLine is a shift in a few words.
type ShiftLine struct {
	Ref
	// Date is that of the statement that shows the shift.
	Date Date
	// Reported says that somebody else told that statement.
	Reported bool
}

// A Shift is a change of position, with both statements as evidence.
type Shift struct {
	// Anchor is the shift's id on the page of all shifts, to which Href leads.
	Anchor, Href string
	// Person is who moved.
	Person Ref
	// Role is the person's at the time of the second statement.
	Role string
	// From and To are the statements before and after.
	From, To Statement
	// Later is the time between the statements: "3 weeks later"; empty when the dates
	// do not say.
	Later string
}

func (p *planner) shifts() {
	p.shiftAnchors = sync.OnceValue(func() map[*news.Shift]string { return shiftAnchors(p.site.Shifts) })
	addListed(p, place{path: "/shifts/", modified: p.site.AsOf}, "shifts.html", p.shiftsView)
}

func (p *planner) shiftsView() Shifts {
	v := Shifts{Head: p.head("/shifts/", "Shifts",
		"Every change of position in this digest, newest first, with both statements side by side.")}
	v.Feeds = p.shiftFeedLinks()
	v.FeedLinks = append(v.Feeds, v.FeedLinks...)
	people := make(map[*news.Person]bool)
	for _, s := range p.site.Shifts {
		v.Shifts = append(v.Shifts, p.shift(s))
		people[s.Person] = true
	}
	if n := len(v.Shifts); n > 0 {
		v.People, v.Since, v.Until = len(people), v.Shifts[n-1].To.Date, v.Shifts[0].To.Date
	}
	v.Ways = shiftWays(v.Shifts)
	return v
}

func shiftWays(shifts []Shift) []ShiftWay {
	type way struct{ from, to *Mark }
	places := make(map[way]int)
	var ways []ShiftWay
	for _, s := range shifts {
		w := way{s.From.Mark, s.To.Mark}
		i, known := places[w]
		if !known {
			i = len(ways)
			places[w] = i
			ways = append(ways, ShiftWay{From: w.from, To: w.to})
		}
		ways[i].Shifts = append(ways[i].Shifts, ShiftLine{Ref{s.Person.Name, s.Href}, s.To.Date, s.To.Reported})
	}
	slices.SortStableFunc(ways, func(a, b ShiftWay) int { return cmp.Compare(len(b.Shifts), len(a.Shifts)) })
	return ways
}

func (p *planner) shift(s *news.Shift) Shift {
	anchor := p.shiftAnchors()[s]
	return Shift{
		Anchor: anchor, Href: p.href("/shifts/#" + anchor),
		Person: p.personRef(s.Person), Role: roleAt(s.Person, s.To.Date),
		From: p.statement(s.From), To: p.statement(s.To),
		Later: later(s.From.Date, s.To.Date),
	}
}

// shiftAnchors name each shift by the person and the date: "jane-doe-2026-05-28". Of
// several on one day the second has a number; they count from the oldest, so that a
// new one leaves the others their names.
func shiftAnchors(shifts []*news.Shift) map[*news.Shift]string {
	anchors := make(map[*news.Shift]string, len(shifts))
	used := make(map[string]bool, len(shifts))
	for _, s := range slices.Backward(shifts) {
		name := s.Person.Slug + "-" + cmp.Or(anchorOf(s.To.Date), "undated")
		anchor := name
		for n := 2; used[anchor]; n++ {
			anchor = name + "-" + strconv.Itoa(n)
		}
		used[anchor], anchors[s] = true, anchor
	}
	return anchors
}

// later says how long after one date another is, in the largest unit that says it
// well: days up to a fortnight, weeks up to two months, months up to two years. Dates
// less exact than a day are told apart by months, and say "about".
func later(from, to news.Date) string {
	start, _ := from.Days()
	end, _ := to.Days()
	if start.IsZero() || end.IsZero() {
		return ""
	}
	months := monthNumber(to) - monthNumber(from)
	if !from.IsDay() || !to.IsDay() || from.Approximate() || from.Uncertain() || to.Approximate() || to.Uncertain() {
		if from.Month() == 0 || to.Month() == 0 || months < 1 {
			return ""
		}
		return "about " + longSpan(months) + " later"
	}
	if to.Day() < from.Day() {
		months--
	}
	switch days := int(end.Sub(start).Hours() / 24); {
	case days == 0:
		return "the same day"
	case days < 14:
		return count(days, "day") + " later"
	case months < 2:
		return count(days/7, "week") + " later"
	}
	return longSpan(months) + " later"
}

// longSpan is a number of months in words, years from two on.
func longSpan(n int) string {
	if n < 24 {
		return count(n, "month")
	}
	return fmt.Sprintf("%d years", n/12)
}
