package link

import (
	"slices"

	"digest/internal/news"
)

// findShifts follows each person's positions through time: two consecutive
// statements with different positions are a shift. A statement without a
// position says nothing either way and is passed over.
func (l *linker) findShifts() {
	for _, p := range l.site.People {
		for i := 0; i+1 < len(p.Positioned); i++ {
			to, from := p.Positioned[i], p.Positioned[i+1]
			if to.Position == from.Position {
				continue
			}
			to.Shift = &news.Shift{Person: p, From: from, To: to}
			p.Shifts = append(p.Shifts, to.Shift)
		}
		l.site.Shifts = append(l.site.Shifts, p.Shifts...)
	}
	slices.SortStableFunc(l.site.Shifts, func(a, b *news.Shift) int {
		return newestStatementFirst(a.To, b.To)
	})
}

// newestStatementFirst orders by when it was said, and on the same day as the
// articles stand; within an article the later statement counts as the newer.
func newestStatementFirst(a, b *news.Statement) int {
	if d := b.Date.Compare(a.Date); d != 0 {
		return d
	}
	if a.Article != b.Article {
		return newestFirst(a.Article, b.Article)
	}
	return slices.Index(b.Article.Statements, b) - slices.Index(a.Article.Statements, a)
}
