package plan

import (
	"fmt"
	"slices"

	"digest/internal/news"
)

// Events is the view of events.html.
type Events struct {
	Head
	// Years are the events by year, newest first.
	Years []EventYear
}

// An EventYear is the events of one year, newest first.
type EventYear struct {
	// Year is "2026".
	Year string
	// Events are those of the year, newest first.
	Events []Event
}

// An Event is a dated milestone.
type Event struct {
	// Anchor is the event's id on the page of events.
	Anchor string
	// Href leads to the event on the page of events; empty where the site leaves that
	// page out.
	Href string
	// Title names the event.
	Title string
	// Date is when it is, as exactly as is known.
	Date Date
	// Location is where it is; it may be empty.
	Location string
	// URL is a page about it elsewhere; it may be empty.
	URL string
	// Topics are the event's, each with its page.
	Topics []Ref
	// Description is the text of its file; it may be empty.
	Description Body
	// Coverage is the articles of the same day, or nil.
	Coverage []Ref
	// Wordings stand for the titles of Coverage.
	Wordings []news.Wording
	// Upcoming says that it lies after the newest article.
	Upcoming bool
}

func (p *planner) events() {
	addListed(p, place{path: "/events/", modified: p.site.AsOf}, "events.html", p.eventsView)
}

func (p *planner) eventsView() Events {
	v := Events{Head: p.head("/events/", "Events",
		fmt.Sprintf("%s of the debate, with dates and sources.", count(len(p.site.Events), "milestone")))}
	coverage := p.coverageByDay()
	for _, e := range slices.Backward(p.site.Events) {
		year := fmt.Sprint(e.Date.Year())
		if n := len(v.Years); n == 0 || v.Years[n-1].Year != year {
			v.Years = append(v.Years, EventYear{Year: year})
		}
		view := p.event(e)
		if key := e.Date.DayKey(); key != "" {
			for _, a := range coverage[key] {
				view.Coverage = append(view.Coverage, Ref{headline(a), p.href(articlePath(a))})
				view.Wordings = append(view.Wordings, a.Wording)
			}
		}
		last := &v.Years[len(v.Years)-1]
		last.Events = append(last.Events, view)
	}
	return v
}

// coverageByDay is the articles that are dated on the day of an event.
func (p *planner) coverageByDay() map[string][]*news.Article {
	days := make(map[string][]*news.Article)
	for _, a := range p.site.Articles {
		if key := a.Date.DayKey(); key != "" {
			days[key] = append(days[key], a)
		}
	}
	return days
}

func (p *planner) event(e *news.Event) Event {
	v := Event{
		Anchor: e.Slug, Href: p.href(eventPath(e)), Title: e.Title, Date: date(e.Date),
		Upcoming: after(e.Date, p.site.AsOf), Location: e.Location, URL: e.URL, Description: p.body(e.Description, 4, e.Slug),
	}
	for _, t := range e.Topics {
		v.Topics = append(v.Topics, p.topicRef(t))
	}
	return v
}
