package link

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"

	"digest/internal/diag"
	"digest/internal/news"
	"digest/internal/slug"
)

// linkPhases orders the phases and gives each its articles.
func (l *linker) linkPhases() {
	phases := l.site.Phases
	slices.SortFunc(phases, func(a, b *news.Phase) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Slug, b.Slug))
	})
	for i := 1; i < len(phases); i++ {
		before := phases[i-1]
		if before.Start.IsZero() {
			continue // load has reported it
		}
		if holds(before, phases[i].Start) {
			l.problems.Add(diag.Problem{
				File: phases[i].File, Key: "start",
				Message: fmt.Sprintf("%s lies within the phase %q", phases[i].Start, before.Title),
				Hint:    "end " + before.File + " the day before: phases follow each other",
			})
		}
	}
	for _, a := range l.site.Articles {
		if a.Date.IsZero() {
			continue
		}
		for _, p := range phases {
			if holds(p, a.Date) {
				a.Phase = p
				p.Articles = append(p.Articles, a)
			}
		}
	}
}

// holds says whether a date falls in a phase. Both are taken as civil days; what
// is less exact than a day counts from the first day that it may be.
func holds(p *news.Phase, d news.Date) bool {
	day, _ := d.Days()
	start, _ := p.Start.Days()
	_, after := p.End.Days()
	return !day.Before(start) && (after.IsZero() || day.Before(after))
}

func (l *linker) linkEvents() {
	for _, e := range l.site.Events {
		for i, s := range e.EventRecord.Topics {
			t := l.topics[s]
			if t == nil {
				l.problems.Add(unknown(e.File, "topics["+strconv.Itoa(i)+"]", s, "topic", "content/topics", l.topicSlugs()))
				continue
			}
			e.Topics = append(e.Topics, t)
		}
	}
	slices.SortFunc(l.site.Events, func(a, b *news.Event) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Slug, b.Slug))
	})
}

func (l *linker) linkPages() {
	slices.SortFunc(l.site.Pages, func(a, b *news.Page) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Slug, b.Slug))
	})
}

func (l *linker) fillTopics() {
	for _, a := range l.site.Articles {
		for _, t := range a.Topics {
			t.Articles = append(t.Articles, a)
		}
	}
}

// fillSources gathers the articles by outlet. Two names that would share one
// address are reported: they are most likely one outlet, spelled in two ways.
func (l *linker) fillSources() {
	bySlug := make(map[string]*news.Source)
	for _, a := range l.site.Articles {
		name := a.Source.Name
		if name == "" {
			continue
		}
		s := l.sources[name]
		if s == nil {
			s = &news.Source{Name: name, Slug: sourceSlug(name)}
			if other := bySlug[s.Slug]; other != nil {
				l.problems.Add(diag.Problem{
					File: a.File, Key: "source.name",
					Message: fmt.Sprintf("%q would have the same address as %q of %s", name, other.Name, other.Articles[0].File),
					Hint:    "spell an outlet's name the same everywhere",
				})
			}
			bySlug[s.Slug] = s
			l.sources[name] = s
			l.site.Sources = append(l.site.Sources, s)
		}
		a.Publisher = s
		s.Articles = append(s.Articles, a)
	}
	slices.SortFunc(l.site.Sources, func(a, b *news.Source) int {
		return cmp.Or(cmp.Compare(slug.Of(a.Name), slug.Of(b.Name)), cmp.Compare(a.Name, b.Name))
	})
}

// sourceSlug is a source's address: its name, or, when that has no letter that
// can be written in Latin, a hash of it.
func sourceSlug(name string) string {
	if s := slug.Of(name); s != "" {
		return s
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(name)) // a hash never fails
	return fmt.Sprintf("source-%08x", h.Sum32())
}
