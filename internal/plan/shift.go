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
	// Shifts are the newest ones, newest first: all of them, unless they are many.
	Shifts []Shift
	// Feeds are the feed of the shifts in its formats.
	Feeds []FeedLink
	// Count is how many shifts there are in all, and People how many changed position.
	Count, People int
	// Since and Until are the dates of the oldest and the newest shift.
	Since, Until Date
	// Ways are all changes by where they began and ended, most frequent first.
	Ways []ShiftWay
	Neighbours
}

// An OlderShifts is the view of older-shifts.html: shifts for which their first page has
// no room. As in [Older], they are counted from the oldest.
type OlderShifts struct {
	Head
	// Shifts are those of the page, newest first.
	Shifts []Shift
	// Recent leads to the newest shifts.
	Recent Ref
	Neighbours
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
	// Anchor is the shift's id when it stands on a page of older ones, so that whoever
	// kept a link from when it was new finds it here.
	Anchor string
	// Date is that of the statement that shows the shift.
	Date Date
	// Reported says that somebody else told that statement.
	Reported bool
}

// A Shift is a change of position, with both statements as evidence.
type Shift struct {
	// Anchor is the shift's id on the page of shifts to which Href leads.
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

// shiftsPath is the page of the newest shifts.
const shiftsPath = "/shifts/"

// A shiftPlace is where a shift stands: the path of a page, and its id there.
type shiftPlace struct{ path, anchor string }

func (p *planner) shifts() {
	all := p.site.Shifts
	p.shiftPlaces = sync.OnceValue(func() map[*news.Shift]shiftPlace { return p.placeShifts(all) })
	addListed(p, place{path: shiftsPath, modified: p.site.AsOf}, "shifts.html", p.shiftsView)
	for number := 1; number <= p.parts(len(all)); number++ {
		shifts := part(all, number, p.pageSize())
		at := place{path: partPath(shiftsPath, number), modified: shifts[0].To.Article.Updated}
		addListed(p, at, "older-shifts.html", func() OlderShifts { return p.olderShifts(number, shifts) })
	}
}

func (p *planner) placeShifts(shifts []*news.Shift) map[*news.Shift]shiftPlace {
	places := make(map[*news.Shift]shiftPlace, len(shifts))
	anchors, parts, size := shiftAnchors(shifts), p.parts(len(shifts)), p.pageSize()
	for i, s := range shifts {
		path := shiftsPath
		if number := (len(shifts)-1-i)/size + 1; number <= parts {
			path = partPath(shiftsPath, number)
		}
		places[s] = shiftPlace{path, anchors[s]}
	}
	return places
}

func (p *planner) shiftsView() Shifts {
	v := Shifts{Head: p.head(shiftsPath, "Shifts",
		"Every change of position in this digest, newest first, with both statements side by side.")}
	v.Feeds = p.shiftFeedLinks()
	v.FeedLinks = append(v.Feeds, v.FeedLinks...)
	all := p.site.Shifts
	if v.Count = len(all); v.Count > 0 {
		v.Since, v.Until = date(all[v.Count-1].To.Date), date(all[0].To.Date)
	}
	people := make(map[*news.Person]bool)
	for _, s := range all {
		people[s.Person] = true
	}
	v.People, v.Ways = len(people), p.shiftWays(all)
	parts := p.parts(len(all))
	if parts > 0 {
		v.Older = Ref{"Older", p.href(partPath(shiftsPath, parts))}
	}
	v.Shifts = p.shiftList(all[:len(all)-parts*p.pageSize()])
	return v
}

func (p *planner) olderShifts(number int, shifts []*news.Shift) OlderShifts {
	size := p.pageSize()
	recent := Ref{"Shifts", p.href(shiftsPath)}
	name := numbered("Shift", "Shifts", 1+(number-1)*size, number*size) // which another shift does not change
	v := OlderShifts{
		Head:   p.head(partPath(shiftsPath, number), name, name+" from the oldest on, with both statements side by side.", recent),
		Shifts: p.shiftList(shifts), Recent: recent,
		Neighbours: Neighbours{Newer: Ref{"Newer", recent.Href}},
	}
	v.FeedLinks = append(p.shiftFeedLinks(), v.FeedLinks...)
	if number < p.parts(len(p.site.Shifts)) {
		v.Newer.Href = p.href(partPath(shiftsPath, number+1))
	}
	if number > 1 {
		v.Older = Ref{"Older", p.href(partPath(shiftsPath, number-1))}
	}
	return v
}

func (p *planner) shiftWays(shifts []*news.Shift) []ShiftWay {
	type way struct{ from, to *Mark }
	places := make(map[way]int)
	var ways []ShiftWay
	for _, s := range shifts {
		w := way{p.scale.mark(s.From.Position), p.scale.mark(s.To.Position)}
		i, known := places[w]
		if !known {
			i = len(ways)
			places[w] = i
			ways = append(ways, ShiftWay{From: w.from, To: w.to})
		}
		at := p.shiftPlaces()[s]
		line := ShiftLine{
			Ref:  Ref{s.Person.Name, p.href(at.path + "#" + at.anchor)},
			Date: date(s.To.Date), Reported: s.To.Kind == news.Reported,
		}
		if at.path != shiftsPath {
			line.Anchor = at.anchor
		}
		ways[i].Shifts = append(ways[i].Shifts, line)
	}
	slices.SortStableFunc(ways, func(a, b ShiftWay) int { return cmp.Compare(len(b.Shifts), len(a.Shifts)) })
	return ways
}

func (p *planner) shiftList(shifts []*news.Shift) []Shift {
	var views []Shift
	for _, s := range shifts {
		views = append(views, p.shift(s))
	}
	return views
}

func (p *planner) shift(s *news.Shift) Shift {
	at := p.shiftPlaces()[s]
	return Shift{
		Anchor: at.anchor, Href: p.href(at.path + "#" + at.anchor),
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
