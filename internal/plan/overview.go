package plan

import (
	"fmt"
	"strings"

	"digest/internal/news"
)

// An Overview is the debate at a glance: its coverage as stacked bars, its phases
// as bands and its events as marks. It is drawn twice, for a wide screen and for
// a narrow one, and its figures stand below it as a table.
type Overview struct {
	// Unit is what the wide drawing and the table count by: "week"; NarrowUnit is
	// what the narrow one does.
	Unit, NarrowUnit string
	// Lead says what the drawing shows.
	Lead string
	// Notes are sentences on how it counts.
	Notes []string
	// Keys are the positions in scale order, then no position; nil for a debate
	// without a scale.
	Keys []OverviewKey
	// Wide is the drawing for wide screens, Narrow the one for narrow ones.
	Wide, Narrow OverviewDrawing
	// Rows are the figures as a table, oldest first.
	Rows []OverviewRow
	// Data is the link of the page where the figures can be taken away.
	Data string
}

// An OverviewKey is a position, the page of its coverage, and how many articles
// take it.
type OverviewKey struct {
	// Mark is the position.
	Mark *Mark
	// Href is empty for no position.
	Href string
	// Articles counts those that take it, each whole, also where it takes others.
	Articles int
}

// An OverviewRow is one stretch of the overview's table: where its first article
// stands, and its numbers.
type OverviewRow struct {
	Ref
	// Articles counts those of the stretch.
	Articles int
	// Counts are by position, like Keys: an article with two positions counts at both,
	// so they may add up to more than Articles.
	Counts []int
	// Events counts those of the stretch.
	Events int
}

// overview is the site's, or nil when no article has a month.
func (p *planner) overview() *Overview {
	articles := p.dated()
	if len(articles) == 0 {
		return nil
	}
	oldest, _ := articles[len(articles)-1].Date.Days()
	newest, _ := articles[0].Date.Days()
	wide := p.tally(articles, wideLimits.finest(oldest, newest))
	narrow := wide
	if u := narrowLimits.finest(oldest, newest); u != wide.unit {
		narrow = p.tally(articles, u)
	}
	v := &Overview{
		Unit: wide.unit.String(), NarrowUnit: narrow.unit.String(),
		Lead:  overviewLead(articles, wide),
		Notes: p.overviewNotes(articles, wide.unit),
		Keys:  p.overviewKeys(wide),
		Wide:  p.drawWide(wide), Narrow: p.drawNarrow(narrow),
		Data: p.href("/data/"),
	}
	for _, b := range wide.bins {
		if b.articles+len(b.events) > 0 {
			v.Rows = append(v.Rows, OverviewRow{
				Ref: Ref{wide.unit.words(b.first), b.href}, Articles: b.articles, Counts: b.counts, Events: len(b.events),
			})
		}
	}
	return v
}

// dated are the articles that have a month, newest first.
func (p *planner) dated() []*news.Article {
	var articles []*news.Article
	for _, a := range p.site.Articles {
		if a.Date.Month() != 0 {
			articles = append(articles, a)
		}
	}
	return articles
}

func overviewLead(articles []*news.Article, t tally) string {
	first, last := articles[len(articles)-1].Date, articles[0].Date
	if len(articles) == 1 {
		return "One article so far, of " + first.Words() + "."
	}
	fullest := t.bins[0]
	for _, b := range t.bins {
		if b.articles > fullest.articles {
			fullest = b
		}
	}
	lead := count(len(articles), "article") + ": the first of " + first.Words() + ", the latest of " + last.Words() + "."
	if first.Words() == last.Words() {
		lead = count(len(articles), "article") + " of " + first.Words() + "."
	}
	if len(t.bins) > 1 {
		lead += fmt.Sprintf(" The fullest %s was %s, with %d.", t.unit, t.unit.words(fullest.first), fullest.articles)
	}
	return lead
}

func (p *planner) overviewNotes(articles []*news.Article, u unit) []string {
	var notes []string
	if len(p.scale.marks) > 0 {
		notes = append(notes,
			"An article with statements at two positions counts half at each; beside the positions' names and in the table it counts at both.",
			"Where no statement takes a position, the article counts as no position.")
	}
	byMonthOnly := 0
	for _, a := range articles {
		if a.Date.Day() == 0 {
			byMonthOnly++
		}
	}
	if byMonthOnly > 0 && u < byMonth {
		notes = append(notes, fmt.Sprintf("%s dated by month only: counted in the %s in which the month begins.", count(byMonthOnly, "article"), u))
	}
	if without := len(p.site.Articles) - len(articles); without > 0 {
		notes = append(notes, count(without, "article")+" without a month: not drawn.")
	}
	return notes
}

func (p *planner) overviewKeys(t tally) []OverviewKey {
	if len(p.scale.marks) == 0 {
		return nil
	}
	keys := make([]OverviewKey, len(p.scale.marks)+1)
	for i, mark := range p.scale.marks {
		keys[i] = OverviewKey{Mark: mark, Href: p.href(positionPath(mark))}
	}
	keys[len(keys)-1].Mark = p.scale.none
	for _, b := range t.bins {
		for i, n := range b.counts {
			keys[i].Articles += n
		}
	}
	return keys
}

// overviewTitle is a bar in words: "9–15 February 2026: 14 articles. Open it 5; no position 9".
func (p *planner) overviewTitle(t tally, b *bin) string {
	var parts []string
	for i, mark := range p.scale.marks {
		if n := b.counts[i]; n > 0 {
			parts = append(parts, fmt.Sprint(mark.Label, " ", n))
		}
	}
	if n := b.counts[len(p.scale.marks)]; n > 0 && len(p.scale.marks) > 0 {
		parts = append(parts, fmt.Sprint("no position ", n))
	}
	title := t.unit.words(b.first) + ": " + count(b.articles, "article")
	if parts != nil {
		title += ". " + strings.Join(parts, "; ")
	}
	return title
}

func eventsTitle(t tally, b *bin) string {
	names := make([]string, len(b.events))
	for i, e := range b.events {
		names[i] = e.Title
	}
	return t.unit.words(b.first) + ": " + count(len(b.events), "event") + ". " + strings.Join(names, "; ")
}
