package plan

import (
	"slices"

	"digest/internal/news"
)

// holdings are what some articles hold: those of a topic, or of a source.
type holdings struct {
	articles   []*news.Article // newest first
	statements int
	sources    map[*news.Source]bool
	// speakers are who makes statements, and in how many of the articles.
	speakers map[*news.Person]int
	// latest are the newest statements with a position, of those who take one.
	latest map[*news.Person]*news.Statement
	shifts []*news.Shift // newest first
}

// holdingsOf counts what articles hold, which stand newest first.
func holdingsOf(articles []*news.Article) holdings {
	h := holdings{
		articles: articles, sources: make(map[*news.Source]bool),
		speakers: make(map[*news.Person]int), latest: make(map[*news.Person]*news.Statement),
	}
	for _, a := range articles {
		if a.Publisher != nil {
			h.sources[a.Publisher] = true
		}
		h.statements += len(a.Statements)
		for _, s := range slices.Backward(a.Statements) {
			if s.Shift != nil {
				h.shifts = append(h.shifts, s.Shift)
			}
		}
		for i, s := range a.Statements {
			if !slices.ContainsFunc(a.Statements[:i], func(earlier *news.Statement) bool { return earlier.Person == s.Person }) {
				h.speakers[s.Person]++ // two statements are still one article
			}
			if s.Position == nil {
				continue
			}
			// Within an article the later statement counts as the newer.
			before := h.latest[s.Person]
			if before == nil || s.Date.Compare(before.Date) > 0 || s.Date == before.Date && s.Article == before.Article {
				h.latest[s.Person] = s
			}
		}
	}
	slices.SortStableFunc(h.shifts, func(a, b *news.Shift) int { return b.To.Date.Compare(a.To.Date) })
	return h
}

// words say how much is held: "4 articles from 3 sources, 6 statements by 5 people".
func (h holdings) words() string {
	words := count(len(h.articles), "article")
	if n := len(h.sources); n > 1 {
		words += " from " + count(n, "source")
	}
	if h.statements > 0 {
		words += ", " + count(h.statements, "statement") + " by " + countPeople(len(h.speakers))
	}
	if n := len(h.shifts); n > 0 {
		words += ", " + count(n, "shift")
	}
	return words
}

// span says from when to when the articles are.
func (h holdings) span() string {
	var dated []*news.Article
	for _, a := range h.articles {
		if !a.Date.IsZero() {
			dated = append(dated, a)
		}
	}
	if len(dated) == 0 {
		return ""
	}
	return between(dated[len(dated)-1].Date, dated[0].Date)
}

// between names two dates, or the one that both are.
func between(first, last news.Date) string {
	if words := last.Words(); words != first.Words() {
		return first.Words() + " – " + words
	}
	return first.Words()
}

// standingIn is the latest position, in the articles, of each person who speaks in
// them. The names lead to the statements.
func (p *planner) standingIn(h holdings) Standing {
	at := make(map[*Mark][]Ref)
	for _, person := range p.site.People {
		if s := h.latest[person]; s != nil {
			mark := p.scale.mark(s.Position)
			at[mark] = append(at[mark], Ref{person.Name, p.href(statementPath(s))})
		}
	}
	v := Standing{
		People: len(h.latest), Tracked: len(h.speakers), Without: len(h.speakers) - len(h.latest), None: p.scale.none,
	}
	for _, mark := range p.scale.marks {
		v.Shares = append(v.Shares, Share{Mark: mark, People: at[mark]})
	}
	return v
}

// speakers are who makes statements in the articles, those in the most articles first.
func (p *planner) speakers(h holdings) []Companion {
	var views []Companion
	for _, person := range p.site.People {
		if n := h.speakers[person]; n > 0 {
			views = append(views, Companion{person.Name, p.href(personPath(person)), n})
		}
	}
	slices.SortStableFunc(views, func(a, b Companion) int { return b.Articles - a.Articles })
	return views
}
