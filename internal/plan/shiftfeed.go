package plan

import (
	"fmt"

	"digest/internal/feed"
	"digest/internal/news"
)

// A FeedShift is the view of feed-shift.html: a shift's content in a feed.
type FeedShift struct {
	// From and To are the statements before and after, with absolute addresses.
	From, To Statement
}

// shiftFeed plans the feed of every change of position. A shift's id is that of
// the statement which made it.
func (f *feeder) shiftFeed() FeedLinks {
	site := f.site.Settings
	title, subtitle := site.Title+": Shifts", "Every change of position, with both statements."
	if len(f.shiftFeedLinks()) == 0 {
		return f.feed("/shifts/", site.ID+"/shifts", title, subtitle, nil)
	}
	shifts := f.datedShifts()
	all := make([]feed.Times, len(shifts))
	for i, s := range shifts {
		all[i] = f.entryTimes(s.To.Article)
	}
	var entries []int
	for i, times := range feed.Distinct(all) {
		if len(entries) == f.limit() {
			break
		}
		entries = append(entries, len(f.plan.Entries))
		f.plan.Entries = append(f.plan.Entries, FeedEntry{
			Fields:   func() feed.Fields { return f.shiftFields(shifts[i], times) },
			Template: "feed-shift.html",
			View: func() any {
				return FeedShift{From: f.absoluteStatement(shifts[i].From), To: f.absoluteStatement(shifts[i].To)}
			},
		})
	}
	return f.feed("/shifts/", site.ID+"/shifts", title, subtitle, entries)
}

// datedShifts are the shifts in feed order: by when the article that shows them
// joined the digest.
func (f *feeder) datedShifts() []*news.Shift {
	byArticle := make(map[*news.Article][]*news.Shift)
	for _, s := range f.site.Shifts {
		byArticle[s.To.Article] = append(byArticle[s.To.Article], s)
	}
	var shifts []*news.Shift
	for _, a := range f.order {
		shifts = append(shifts, byArticle[a]...)
	}
	return shifts
}

func (f *feeder) shiftFields(s *news.Shift, times feed.Times) feed.Fields {
	fields := f.articleFields(s.To.Article, times)
	from, to := f.scale.mark(s.From.Position), f.scale.mark(s.To.Position)
	fields.ID = s.To.Article.ID + "#" + s.To.Anchor
	fields.URL = f.abs(statementPath(s.To))
	fields.Title = fmt.Sprintf("%s: from “%s” to “%s”", s.Person.Name, from.Label, to.Label)
	fields.Summary = fmt.Sprintf("%s, %s: %s", s.Person.Name, s.To.Date.Words(), words(s.To))
	return fields
}

// words is what a statement says, in one line of text.
func words(s *news.Statement) string {
	if s.Paraphrase != "" {
		return s.Paraphrase
	}
	return "“" + s.Quote + "”"
}
