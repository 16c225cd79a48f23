package plan

import (
	"slices"

	"digest/internal/feed"
	"digest/internal/news"
)

// A week is what the digest holds of one week of ISO 8601: what is dated to a day of
// it, be it "about" or "possibly" that day, as on the timeline. Nothing that is known
// only by its month is in a week.
type week struct {
	news.Week
	articles   []*news.Article   // newest first
	statements []*news.Statement // by the date on which they were made, oldest first
	first      []*news.Statement // those of people of whom no earlier week has one
	shifts     []*news.Shift     // newest first
	events     []*news.Event     // oldest first; one that lasts longer is in the week in which it begins
	editor     *news.Briefing    // what the editor wrote of the week, or nil
	before     *week             // the week before, even when there is nothing in it
	times      feed.Times        // of its entry in the feed of briefings, if there is one
}

// weeks are the weeks that hold an article, a statement or an editor's words, newest
// first. All are filled in one pass over the site.
func (p *planner) weeks() []*week {
	all := make(map[news.Week]*week)
	at := func(w news.Week) *week {
		if all[w] == nil {
			all[w] = &week{Week: w}
		}
		return all[w]
	}
	for _, a := range p.site.Articles {
		if w, known := a.Date.Week(); known {
			at(w).articles = append(at(w).articles, a)
		}
		for _, s := range a.Statements {
			if w, known := s.Date.Week(); known {
				at(w).statements = append(at(w).statements, s)
			}
		}
	}
	for _, person := range p.site.People {
		if s, w := firstInWeek(person); s != nil {
			at(w).first = append(at(w).first, s)
		}
	}
	for _, s := range p.site.Shifts {
		if w, known := s.To.Date.Week(); known {
			at(w).shifts = append(at(w).shifts, s)
		}
	}
	for _, b := range p.site.Briefings {
		at(b.Week).editor = b
	}
	for _, e := range p.site.Events {
		// An event alone makes no briefing: nothing was reported, or nothing has been yet.
		if w, known := eventWeek(e.Date); known && all[w] != nil {
			all[w].events = append(all[w].events, e)
		}
	}
	if len(p.briefingFeedLinks()) > 0 {
		for _, w := range all {
			w.times = p.weekTimes(w)
		}
	}
	return ordered(all)
}

// eventWeek is the week in which an event begins, if its day is known.
func eventWeek(d news.Date) (news.Week, bool) {
	w, known := d.Week()
	if known || !d.Interval() || d.Start().IsZero() {
		return w, known
	}
	first, err := news.ParseDate(d.DayKey())
	if err != nil {
		return news.Week{}, false
	}
	return first.Week()
}

// ordered sorts the weeks and what is in them, and leads each to the one before it.
func ordered(all map[news.Week]*week) []*week {
	weeks := make([]*week, 0, len(all))
	for _, w := range all {
		weeks = append(weeks, w)
		if w.before = all[w.Before()]; w.before == nil {
			w.before = &week{Week: w.Before()}
		}
		slices.SortStableFunc(w.statements, func(a, b *news.Statement) int { return a.Date.Compare(b.Date) })
		slices.SortStableFunc(w.first, func(a, b *news.Statement) int { return a.Date.Compare(b.Date) })
	}
	slices.SortFunc(weeks, func(a, b *week) int { return b.Compare(a.Week) })
	return weeks
}

// firstInWeek is the oldest statement of a person that is in a week, with that week,
// or nil. Somebody whose first statement is known only by its month is so introduced
// by the next one.
func firstInWeek(person *news.Person) (*news.Statement, news.Week) {
	for _, s := range slices.Backward(person.Statements) {
		if w, known := s.Date.Week(); known {
			return s, w
		}
	}
	return nil, news.Week{}
}

// lists says whether the week shows an article among its own.
func (w *week) lists(a *news.Article) bool {
	of, known := a.Date.Week()
	return known && of == w.Week
}

// speakers counts the people who make a statement in the week.
func (w *week) speakers() int {
	seen := make(map[*news.Person]bool)
	for _, s := range w.statements {
		seen[s.Person] = true
	}
	return len(seen)
}

// sources counts the outlets of the week's articles.
func (w *week) sources() int {
	seen := make(map[*news.Source]bool)
	for _, a := range w.articles {
		if a.Publisher != nil {
			seen[a.Publisher] = true
		}
	}
	return len(seen)
}

// elsewhere are the week's statements that an article of another date reports, but
// for those that are shown as a shift or as somebody's first.
func (w *week) elsewhere() []*news.Statement {
	shown := make(map[*news.Statement]bool)
	for _, s := range w.first {
		shown[s] = true
	}
	var found []*news.Statement
	for _, s := range w.statements {
		if s.Shift == nil && !shown[s] && !w.lists(s.Article) {
			found = append(found, s)
		}
	}
	return found
}
