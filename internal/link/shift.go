package link

import (
	"cmp"
	"slices"
	"time"

	"digest/internal/news"
)

// findShifts follows each person's positions through time: a statement whose
// position differs from that of the latest one which surely came before it is a
// shift. A statement without a position says nothing either way and is passed over.
func (l *linker) findShifts() {
	for _, p := range l.site.People {
		ends := latestEnds(p.Positioned)
		for i, to := range p.Positioned {
			if from := surelyBefore(p.Positioned, ends, i); from != nil {
				to.Shift = &news.Shift{Person: p, From: from, To: to}
				p.Shifts = append(p.Shifts, to.Shift)
			}
		}
		l.site.Shifts = append(l.site.Shifts, p.Shifts...)
	}
	slices.SortStableFunc(l.site.Shifts, func(a, b *news.Shift) int {
		return newestStatementFirst(a.To, b.To)
	})
}

// surelyBefore is the statement from which the i-th, newest first, has moved; nil
// where it has not, or where the dates leave it open. Dates that overlap, such as
// a month and its days, may be of either order, and the order in which they are
// listed must not make a shift. So statements that may be of the same time are
// passed over, and where the last ones before differ among themselves, it is not
// known which position was left.
func surelyBefore(said []*news.Statement, ends []time.Time, i int) *news.Statement {
	to := said[i]
	var from *news.Statement
	for j := i + 1; j < len(said); j++ {
		s := said[j]
		if from != nil {
			if first, _ := from.Date.Days(); !ends[j].After(first) {
				break // all that is left was over before
			}
		}
		switch sure := s.Date.Before(to.Date); {
		case from == nil && s.Position == to.Position:
			return nil // no change, or one that the other shows already
		case !sure:
		case from == nil:
			from = s
		case s.Position != from.Position && !s.Date.Before(from.Date):
			return nil
		}
	}
	return from
}

// latestEnds are, for each statement, when the last of it and those listed after it
// ends: a month, listed by its first day, may end after days that are listed before it.
// What has no known end is left out, since it is surely before nothing.
func latestEnds(said []*news.Statement) []time.Time {
	ends := make([]time.Time, len(said))
	var latest time.Time
	for i, s := range slices.Backward(said) {
		if _, after := s.Date.Days(); after.After(latest) {
			latest = after
		}
		ends[i] = latest
	}
	return ends
}

// newestStatementFirst orders by when it was said. Of equal dates what the person
// said counts as newer than what is reported of them, so that it is the evidence
// that is shown; then as the articles stand, and within an article the later
// statement counts as the newer.
func newestStatementFirst(a, b *news.Statement) int {
	if d := cmp.Or(b.Date.Compare(a.Date), cmp.Compare(directness(b), directness(a))); d != 0 {
		return d
	}
	if a.Article != b.Article {
		return newestFirst(a.Article, b.Article)
	}
	return slices.Index(b.Article.Statements, b) - slices.Index(a.Article.Statements, a)
}

func directness(s *news.Statement) int {
	if s.Kind == news.Reported {
		return 0
	}
	return 1
}
