package plan

import (
	"digest/internal/news"
)

// How much of the whole the front page shows.
const (
	homeEntries = 14
	homeShifts  = 4
	homeEvents  = 4
)

// A Home is the view of home.html: where the debate stands.
type Home struct {
	Head
	// Standing is how many people are at each position now.
	Standing Standing
	// Shifts are the latest ones, newest first.
	Shifts []Shift
	// Phase is the one the newest article falls in; nil when there is none.
	Phase *Phase
	// Days are the latest coverage.
	Days []Day
	// Coming are the events after the newest article, soonest first; when there
	// are none, Past are the last ones before it, newest first.
	Coming, Past []Event
	// Articles, Sources, Statements and Speakers, who made the statements, count
	// what the digest holds.
	Articles, Sources, Statements, Speakers int
	// Since is the date of the oldest article.
	Since Date
	// Briefing is the newest one; it has no link when there is none.
	Briefing BriefingLine
	// AllPositions and AllShifts are the links to their pages.
	AllPositions, AllShifts string
}

func (p *planner) home() {
	p.addCard("/", p.homeCard())
	addListed(p, place{path: "/", modified: p.site.AsOf}, "home.html", p.homeView)
}

func (p *planner) homeView() Home {
	s := p.site.Settings
	v := Home{
		Head:     p.head("/", s.Title, s.Description),
		Standing: p.standing(),
		Articles: len(p.site.Articles), Sources: len(p.site.Sources),
		AllPositions: p.href("/positions/"), AllShifts: p.href("/shifts/"),
	}
	v.DocumentTitle = s.Title
	v.Data = p.describe("", p.websiteData)
	for _, shift := range p.site.Shifts[:min(homeShifts, len(p.site.Shifts))] {
		v.Shifts = append(v.Shifts, p.shift(shift))
	}
	for _, person := range p.site.People {
		if len(person.Statements) > 0 {
			v.Speakers++
		}
	}
	for _, a := range p.site.Articles {
		v.Statements += len(a.Statements)
		if !a.Date.IsZero() {
			v.Since = date(a.Date)
		}
	}
	if len(p.site.Articles) > 0 {
		latest := p.site.Articles[0]
		if latest.Phase != nil {
			v.Phase = &Phase{
				Title: latest.Phase.Title, Anchor: latest.Phase.Slug,
				Span:         span(latest.Phase.Start, latest.Phase.End),
				Introduction: p.body(latest.Phase.Introduction, 4, ""),
				Articles:     len(latest.Phase.Articles),
			}
		}
	}
	v.Briefing = p.latestBriefing()
	v.Days = p.latestDays()
	v.Coming, v.Past = p.eventsAroundNow()
	return v
}

// latestDays are the newest articles, by day.
func (p *planner) latestDays() []Day {
	var days []Day
	last := ""
	for _, a := range p.site.Articles[:min(homeEntries, len(p.site.Articles))] {
		if day := dayOf(a.Date); len(days) == 0 || day != last {
			days = append(days, Day{Date: Date{Words: date(a.Date).Words, ISO: dayISO(a.Date)}})
			last = day
		}
		day := &days[len(days)-1]
		day.Entries = append(day.Entries, p.entryOf(a))
	}
	return days
}

func (p *planner) eventsAroundNow() (coming, past []Event) {
	events := p.site.Events
	now := len(events)
	for now > 0 && after(events[now-1].Date, p.site.AsOf) {
		now--
	}
	for _, e := range events[now:min(now+homeEvents, len(events))] {
		coming = append(coming, p.event(e))
	}
	if coming != nil {
		return coming, nil
	}
	for i := now - 1; i >= max(0, now-homeEvents); i-- {
		past = append(past, p.event(events[i]))
	}
	return nil, past
}

func after(d, e news.Date) bool {
	first, _ := d.Days()
	second, _ := e.Days()
	return first.After(second)
}
