package plan

import (
	"slices"
	"time"

	"digest/internal/news"
)

// A tally is a debate counted by unit, for a chart.
type tally struct {
	unit unit
	// from and to are the first day of the first bin and the day after the last
	// bin, as numbers.
	from, to int
	bins     []*bin // every stretch in its turn, the empty ones too
	most     int    // articles of any bin
}

// whole is an article in parts: with statements at several positions it is split
// among them, and sixty halves, thirds, quarters, fifths and sixths exactly.
const whole = 60

// A bin is what falls in one stretch of a tally.
type bin struct {
	first    time.Time
	from, to int // as numbers of days
	articles int
	// counts are the articles by position in scale order, then those without one.
	// An article that takes two positions counts for both.
	counts []int
	// parts are the same, with every article split among its positions: they add
	// up to whole for each, so that what is drawn is as high as its articles.
	parts []int
	// href leads to the first article's day on its month's page; empty when there
	// is none.
	href string
	// events are those that have a month, oldest first.
	events []*news.Event
}

// add counts an article that takes the places of a scale, of which there is one at
// least. Places that do not divide an article exactly differ by one part.
func (b *bin) add(places []int) {
	b.articles++
	for k, i := range places {
		b.counts[i]++
		b.parts[i] += whole*(k+1)/len(places) - whole*k/len(places)
	}
}

// tally counts articles that have a month, which come newest first. An imprecise
// date counts from the first day that it may be.
func (p *planner) tally(articles []*news.Article, u unit) tally {
	oldest, _ := articles[len(articles)-1].Date.Days()
	newest, _ := articles[0].Date.Days()
	t := tally{unit: u}
	for at := t.unit.first(oldest); !at.After(newest); at = t.unit.next(at) {
		t.bins = append(t.bins, &bin{
			first: at, from: dayNumber(at), to: dayNumber(t.unit.next(at)),
			counts: make([]int, len(p.scale.marks)+1), parts: make([]int, len(p.scale.marks)+1),
		})
	}
	t.from, t.to = t.bins[0].from, t.bins[len(t.bins)-1].to
	for _, a := range slices.Backward(articles) {
		b := t.at(a.Date)
		b.add(p.scale.taken(a))
		if b.href == "" {
			b.href = p.href(monthPath(a.Date)) + "#" + dayAnchor(a.Date)
		}
	}
	for _, e := range p.site.Events {
		if b := t.at(e.Date); b != nil && e.Date.Month() != 0 {
			b.events = append(b.events, e)
		}
	}
	for _, b := range t.bins {
		t.most = max(t.most, b.articles)
	}
	return t
}

// at is the bin that a date falls in, or nil.
func (t tally) at(d news.Date) *bin {
	day, _ := d.Days()
	n := dayNumber(day)
	i, _ := slices.BinarySearchFunc(t.bins, n, func(b *bin, n int) int {
		if b.to <= n {
			return -1
		}
		return 1
	})
	if i == len(t.bins) || n < t.from {
		return nil
	}
	return t.bins[i]
}
