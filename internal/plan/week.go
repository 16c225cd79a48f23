package plan

import (
	"slices"

	"digest/internal/news"
)

// A week is what the digest holds of one week of ISO 8601. Only what is certain to
// lie in the week counts: nothing that is dated by month, or about a day.
type week struct {
	news.Week
	articles   []*news.Article   // newest first
	statements []*news.Statement // by the date on which they were made, oldest first
	first      []*news.Statement // those of people of whom there is none before
	shifts     []*news.Shift     // newest first
	events     []*news.Event     // oldest first; one that lasts longer is in the week in which it begins
	editor     *news.Briefing    // what the editor wrote of the week, or nil
	before     *week             // the week before, even when there is nothing in it
}

// weeks are the weeks that hold something, newest first. All are filled in one pass
// over the site.
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
		if s := firstStatement(person); s != nil {
			if w, known := s.Date.Week(); known {
				at(w).first = append(at(w).first, s)
			}
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
	p.fillEvents(all, at)
	return ordered(all)
}

// fillEvents gives the weeks their events. An event that is still to come makes no
// briefing: nothing has been reported yet.
func (p *planner) fillEvents(all map[news.Week]*week, at func(news.Week) *week) {
	for _, e := range p.site.Events {
		w, known := eventWeek(e.Date)
		if known && (all[w] != nil || !after(e.Date, p.site.AsOf)) {
			at(w).events = append(at(w).events, e)
		}
	}
}

// eventWeek is the week in which an event begins, if that is certain.
func eventWeek(d news.Date) (news.Week, bool) {
	w, known := d.Week()
	if known || !d.Interval() || d.Start().IsZero() || d.Approximate() || d.Uncertain() {
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

// firstStatement is the oldest dated statement of a person, or nil.
func firstStatement(person *news.Person) *news.Statement {
	for _, s := range slices.Backward(person.Statements) {
		if !s.Date.IsZero() { // a draft may lack its date
			return s
		}
	}
	return nil
}

// modified is when what the week holds last changed.
func (w *week) modified() news.Date { return newest(w.articles) }

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
	var found []*news.Statement
	for _, s := range w.statements {
		if of, known := s.Article.Date.Week(); known && of == w.Week {
			continue // it stands with its article
		}
		if s.Shift == nil && s != firstStatement(s.Person) {
			found = append(found, s)
		}
	}
	return found
}
