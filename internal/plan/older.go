package plan

import (
	"fmt"
	"slices"

	"digest/internal/news"
)

// defaultPageSize bounds the lists of articles when site.toml does not.
const defaultPageSize = 100

// An Older is the view of older.html: a stretch of the coverage of a person, a topic
// or a source that has no room on their own page. Stretches are counted from the
// oldest article, so that a new one changes none of them, and nothing on them tells
// how many there are in all.
type Older struct {
	Head
	// Subject is whose coverage it is.
	Subject Ref
	// Span says from when to when.
	Span string
	// Coverage is the stretch's articles, newest first.
	Coverage []*Entry
	Neighbours
}

// Neighbours are the pages before and after one of many: months, weeks, or the parts of
// a long list. Where these end they have no link.
type Neighbours struct {
	// Older and Newer are the links.
	Older, Newer Ref
}

// A stock is the articles of one subject, newest first, and the page that shows them.
type stock struct {
	path, name string
	origin     string
	section    Ref
	articles   []*news.Article
	feeds      []FeedLink
}

// older adds the pages for what the subject's own page has no room for.
func (p *planner) older(s stock) {
	for number := 1; number <= p.parts(len(s.articles)); number++ {
		articles := part(s.articles, number, p.pageSize())
		at := place{path: partPath(s.path, number), origin: s.origin, shows: articles}
		addListed(p, at, "older.html", func() Older { return p.olderView(s, number, articles) })
	}
}

func (p *planner) olderView(s stock, number int, articles []*news.Article) Older {
	size := p.pageSize()
	subject := Ref{s.name, p.href(s.path)}
	// The words say nothing that another article would change.
	part := numbered("article", "articles", 1+(number-1)*size, number*size)
	oldest, newest := articles[len(articles)-1].Date, articles[0].Date
	when := span(oldest, newest)
	if oldest.Words() == newest.Words() {
		when = newest.Words()
	}
	v := Older{
		Head: p.head(partPath(s.path, number), s.name+", "+part,
			fmt.Sprintf("%s: %s from the oldest on, %s.", s.name, part, when), s.section, subject),
		Subject: subject, Span: when,
		Coverage:   p.entryList(articles),
		Neighbours: Neighbours{Newer: Ref{"Newer", p.href(s.path)}},
	}
	v.FeedLinks = append(slices.Clip(s.feeds), v.FeedLinks...)
	if number < p.parts(len(s.articles)) {
		v.Newer.Href = p.href(partPath(s.path, number+1))
	}
	if number > 1 {
		v.Older = Ref{"Older", p.href(partPath(s.path, number-1))}
	}
	return v
}

// firstPage is what a subject's own page shows: everything, as long as that is less
// than two pages, or else the newest articles, at least one page of them.
func (p *planner) firstPage(path string, articles []*news.Article) ([]*Entry, Neighbours) {
	n := p.parts(len(articles))
	if n == 0 {
		return p.entryList(articles), Neighbours{}
	}
	return p.entryList(articles[:len(articles)-n*p.pageSize()]), Neighbours{Older: Ref{"Older", p.href(partPath(path, n))}}
}

// parts is on how many further pages a list of n articles goes on.
func (p *planner) parts(n int) int { return max(0, n/p.pageSize()-1) }

// part is what such a page shows of a list, newest first; number 1 is the oldest.
func part[T any](list []T, number, size int) []T {
	end := len(list) - (number-1)*size
	return list[end-size : end]
}

func (p *planner) pageSize() int {
	if n := p.site.Settings.Build.PageSize; n > 0 {
		return n
	}
	return defaultPageSize
}

// numbered is a stretch of things that are counted.
func numbered(one, many string, first, last int) string {
	if first == last {
		return fmt.Sprintf("%s %d", one, first)
	}
	return fmt.Sprintf("%s %d–%d", many, first, last)
}

func partPath(path string, number int) string { return fmt.Sprintf("%spage/%d/", path, number) }
