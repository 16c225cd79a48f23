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
	most     int    // of any bin, over all its counts
}

// A bin is what falls in one stretch of a tally.
type bin struct {
	first    time.Time
	from, to int // as numbers of days
	articles int
	// counts are the articles by position in scale order, then those without one.
	// An article that takes two positions counts for both.
	counts []int
	// href leads to the first article's day on its month's page; empty when there
	// is none.
	href string
	// events are those that have a month, oldest first.
	events []*news.Event
}

func (b *bin) stack() int {
	sum := 0
	for _, n := range b.counts {
		sum += n
	}
	return sum
}

// tally counts articles that have a month, which come newest first. An imprecise
// date counts from the first day that it may be.
func (p *planner) tally(articles []*news.Article, u unit) tally {
	oldest, _ := articles[len(articles)-1].Date.Days()
	newest, _ := articles[0].Date.Days()
	t := tally{unit: u}
	for at := t.unit.first(oldest); !at.After(newest); at = t.unit.next(at) {
		t.bins = append(t.bins, &bin{
			first: at, from: dayNumber(at), to: dayNumber(t.unit.next(at)), counts: make([]int, len(p.scale.marks)+1),
		})
	}
	t.from, t.to = t.bins[0].from, t.bins[len(t.bins)-1].to
	for _, a := range slices.Backward(articles) {
		b := t.at(a.Date)
		b.articles++
		for _, i := range p.scale.taken(a) {
			b.counts[i]++
		}
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
		t.most = max(t.most, b.stack())
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
