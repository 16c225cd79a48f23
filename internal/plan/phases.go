package plan

import (
	"slices"
	"strings"

	"digest/internal/news"
)

// A stretch is a phase, or what lies before, between or after phases.
type stretch struct {
	phase    *news.Phase // nil between phases
	articles []*news.Article
	events   []*news.Event
}

// timelineView is the timeline by phases.
func (p *planner) timelineView(months []*month, indexes []string) Timeline {
	v := Timeline{Head: p.head("/timeline/", "Timeline",
		"The debate from its beginning to now: its phases, its events, and the coverage month by month.")}
	v.Overview = p.overview()
	if v.Filter = p.filter(p.site.Articles); len(indexes) > 0 {
		v.Filter.Indexes, v.Modules = indexes, []string{p.href(filterScript)}
	}
	fullest := 1
	for _, m := range months {
		fullest = max(fullest, len(m.articles))
	}
	for i, s := range p.stretches() {
		phase := p.phase(s, i, fullest)
		if s.phase == nil && len(phase.Months) == 0 && len(phase.Events) == 0 {
			continue
		}
		v.Phases = append(v.Phases, phase)
	}
	for _, a := range p.site.Articles {
		if a.Date.MonthKey() == "" {
			v.Undated = append(v.Undated, p.entryOf(a))
		}
	}
	return v
}

// stretches lays phases and gaps in turn, oldest first: gap, phase, gap, phase,
// gap. An imprecise date counts from the first day that it may be.
func (p *planner) stretches() []*stretch {
	phases := p.site.Phases
	all := make([]*stretch, 2*len(phases)+1)
	for i := range all {
		all[i] = &stretch{}
		if i%2 == 1 {
			all[i].phase = phases[i/2]
		}
	}
	at := func(d news.Date) *stretch {
		day, _ := d.Days()
		for i, phase := range slices.Backward(phases) {
			if start, _ := phase.Start.Days(); day.Before(start) {
				continue
			}
			if _, after := phase.End.Days(); after.IsZero() || day.Before(after) {
				return all[2*i+1]
			}
			return all[2*i+2]
		}
		return all[0]
	}
	for _, a := range slices.Backward(p.site.Articles) {
		if !a.Date.IsZero() {
			s := at(a.Date)
			s.articles = append(s.articles, a)
		}
	}
	for _, e := range p.site.Events {
		s := at(e.Date)
		s.events = append(s.events, e)
	}
	return all
}

func (p *planner) phase(s *stretch, i, fullest int) Phase {
	v := Phase{Articles: len(s.articles)}
	switch {
	case s.phase != nil:
		v.Title, v.Anchor = s.phase.Title, s.phase.Slug
		v.Span = span(s.phase.Start, s.phase.End)
		v.Introduction = p.body(s.phase.Introduction, 3, s.phase.Slug)
		v.Now = len(p.site.Articles) > 0 && p.site.Articles[0].Phase == s.phase
	case i == 0:
		v.Title, v.Anchor = "Background", "background"
	default:
		v.Title, v.Anchor = "After "+p.site.Phases[i/2-1].Title, "after-"+p.site.Phases[i/2-1].Slug
	}
	for _, a := range s.articles {
		if a.Date.MonthKey() == "" {
			continue
		}
		path := p.href(monthPath(a.Date))
		if n := len(v.Months); n == 0 || v.Months[n-1].Href != path {
			v.Months = append(v.Months, MonthLine{Ref: Ref{monthName(a.Date), path}})
		}
		v.Months[len(v.Months)-1].Articles++
	}
	for i := range v.Months {
		v.Months[i].Share = 100 * v.Months[i].Articles / fullest
	}
	for _, e := range s.events {
		v.Events = append(v.Events, p.event(e))
	}
	return v
}

// monthName is the month that a date begins in, or else the date in words.
func monthName(d news.Date) string {
	month, err := news.ParseDate(d.MonthKey())
	if err != nil {
		return d.Words()
	}
	return month.Words()
}

// dayOf is what groups dates on a month's page: the day without its time, or the
// imprecise date as written.
func dayOf(d news.Date) string {
	if d.HasTime() {
		return d.DayKey()
	}
	return d.String()
}

func dayISO(d news.Date) string {
	if d.HasTime() {
		return d.DayKey()
	}
	return d.ISO()
}

// dayAnchor is the id of a day on its month's page.
func dayAnchor(d news.Date) string { return "d" + anchorOf(d) }

// anchorOf makes a date fit for an id.
func anchorOf(d news.Date) string { return anchorSigns.Replace(dayOf(d)) }

// anchorSigns spell the signs of EDTF.
var anchorSigns = strings.NewReplacer("~", "-about", "?", "-possibly", "%", "-possibly-about", "/", "-to-", "X", "x", "..", "open")
