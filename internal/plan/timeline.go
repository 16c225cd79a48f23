package plan

import (
	"fmt"
	"slices"
	"strings"

	"digest/internal/news"
)

// A Timeline is the view of timeline.html: the debate by phases, oldest first, as
// it is told.
type Timeline struct {
	Head
	// Overview is nil when no article has a month.
	Overview *Overview
	// Filter is what the coverage can be narrowed to.
	Filter Filter
	// Phases are the stretches of the debate, oldest first.
	Phases []Phase
	// Undated are articles that no month page holds: dated only by year, or drafts
	// without a date.
	Undated []*Entry
}

// A Phase is a stretch of the timeline.
type Phase struct {
	// Anchor is the phase's id on the timeline.
	Anchor string
	// Title names what lies between the phases too: "After The survey".
	Title string
	// Span are its dates in words; empty for what lies outside the phases.
	Span string
	// Introduction is the text of the phase's file; it may be empty.
	Introduction Body
	// Articles counts those of the phase.
	Articles int
	// Months are those of the phase that have an article, oldest first.
	Months []MonthLine
	// Events are those of the phase, oldest first.
	Events []Event
	// Now marks the phase that the newest article falls in.
	Now bool
}

// A MonthLine is a month within a phase.
type MonthLine struct {
	Ref
	// Articles counts those of the month within the phase.
	Articles int
	// Share is the month's number of articles as a percentage of the fullest month's.
	Share int
}

// A Month is the view of month.html: its days, oldest first. What is dated less
// exactly than by day stands first.
type Month struct {
	Head
	// Days are those with an article or an event.
	Days []Day
	// Jump are the days in short.
	Jump []DayLink
	// Filter is what the month's coverage can be narrowed to.
	Filter Filter
	// Articles counts those of the month.
	Articles int
	Neighbours
	// Positions leads to where everybody stood at the month's end; empty before
	// anybody had a position.
	Positions string
	// Phases are those that the month touches.
	Phases []Ref
}

// A DayLink leads to a day of the page.
type DayLink struct {
	// Anchor is the day's id on the page.
	Anchor string
	// Short is the number of the day, "about 5", or "no day". Rest is what it
	// leaves out: "May 2026".
	Short, Rest string
	// Articles counts those of the day.
	Articles int
}

// A Day is one date of a month.
type Day struct {
	// Anchor is the day's id on the page: "d2026-05-28".
	Anchor string
	// Date is the day, or the month or year of what is dated no better.
	Date Date
	// Entries are the articles of the day.
	Entries []*Entry
	// Events are the events of the day.
	Events []Event
}

func (p *planner) timeline() {
	months, indexes := p.months(), p.filterIndexes()
	addListed(p, place{path: "/timeline/", modified: p.site.AsOf}, "timeline.html", func() Timeline {
		return p.timelineView(months, indexes)
	})
	for i, m := range months {
		addListed(p, place{path: m.path, shows: m.articles}, "month.html", func() Month {
			return p.month(months, i)
		})
	}
}

func (p *planner) month(months []*month, i int) Month {
	m := months[i]
	v := Month{
		Head: p.head(m.path, m.name,
			fmt.Sprintf("The debate in %s, day by day: %s.", m.name, count(len(m.articles), "article")),
			Ref{"Timeline", p.href("/timeline/")}),
		Articles: len(m.articles),
		Days:     p.days(m),
	}
	if i > 0 {
		v.Newer = Ref{months[i-1].name, p.href(months[i-1].path)}
	}
	if i+1 < len(months) {
		v.Older = Ref{months[i+1].name, p.href(months[i+1].path)}
	}
	if path := "/positions" + m.path[len("/timeline"):]; p.planned(path) {
		v.Positions = p.href(path)
	}
	seen := make(map[*news.Phase]bool)
	for _, a := range m.articles {
		if a.Phase != nil && !seen[a.Phase] {
			seen[a.Phase] = true
			v.Phases = append(v.Phases, Ref{a.Phase.Title, p.href("/timeline/#" + a.Phase.Slug)})
		}
	}
	addJump(&v, m)
	v.Filter = p.filter(m.articles)
	if index := p.href(filterPath(m.articles[0].Date.Year())); index != "" {
		v.Filter.Indexes, v.Modules = []string{index}, []string{p.href(filterScript)}
	}
	return v
}

// addJump lists the days of a month.
func addJump(v *Month, m *month) {
	for _, d := range v.Days {
		link := DayLink{Anchor: d.Anchor, Short: d.Date.Words, Articles: len(d.Entries)}
		switch short := strings.TrimSpace(strings.TrimSuffix(d.Date.Words, m.name)); {
		case short == d.Date.Words: // the month is not at the end
		case strings.LastIndexAny(short, "0123456789") == len(short)-1 && short != "":
			link.Short, link.Rest = short, m.name
		default:
			link.Short, link.Rest = "no day", d.Date.Words
		}
		v.Jump = append(v.Jump, link)
	}
}

// A month is the articles, newest first, and the events, oldest first, that
// begin in one calendar month.
type month struct {
	key, path, name string
	articles        []*news.Article
	events          []*news.Event
}

// holds says whether a date is in the month, which has an article.
func (m *month) holds(d news.Date) bool {
	of := m.articles[0].Date
	return d.Month() == of.Month() && d.Year() == of.Year()
}

// months are the months that hold articles, newest first.
func (p *planner) months() []*month {
	var months []*month
	byKey := make(map[string]*month)
	var m *month // of the article before: articles of a month stand beside each other
	for _, a := range p.site.Articles {
		if m != nil && m.holds(a.Date) {
			m.articles = append(m.articles, a)
			continue
		}
		key := a.Date.MonthKey()
		if key == "" {
			continue
		}
		if m = byKey[key]; m == nil {
			m = &month{key: key, path: monthPath(a.Date), name: monthName(a.Date)}
			byKey[key] = m
			months = append(months, m)
		}
		m.articles = append(m.articles, a)
	}
	for _, e := range p.site.Events {
		if m := byKey[e.Date.MonthKey()]; m != nil {
			m.events = append(m.events, e)
		}
	}
	return months
}

// days groups a month by date as written: "2026-05", "2026-05-28~" and
// "2026-05-28" are three groups, since they say three things.
func (p *planner) days(m *month) []Day {
	var days []Day
	var last news.Date
	at := func(d news.Date) *Day {
		if len(days) == 0 || dayOf(d) != dayOf(last) {
			days = append(days, Day{Anchor: dayAnchor(d), Date: Date{Words: d.Words(), ISO: dayISO(d)}})
			last = d
		}
		return &days[len(days)-1]
	}
	events := m.events
	for _, a := range slices.Backward(m.articles) {
		for len(events) > 0 && events[0].Date.Compare(a.Date) <= 0 {
			day := at(events[0].Date)
			day.Events = append(day.Events, p.event(events[0]))
			events = events[1:]
		}
		day := at(a.Date)
		day.Entries = append(day.Entries, p.entryOf(a))
	}
	for _, e := range events {
		day := at(e.Date)
		day.Events = append(day.Events, p.event(e))
	}
	return days
}
