package plan

import (
	"slices"
	"time"

	"digest/internal/feed"
	"digest/internal/news"
)

// A FeedBriefing is the view of feed-briefing.html: a week in a feed.
type FeedBriefing struct {
	// Contents are what the week holds, in words.
	Contents string
	// Introduction is the editor's; it may be empty.
	Introduction Body
	// Shifts are the changes of position of the week.
	Shifts []FeedShift
	// First are the statements by which people come into the briefings.
	First []Statement
	// Articles are those of the week.
	Articles []FeedArticleLine
	// URL is the absolute address of the briefing.
	URL string
}

// A FeedArticleLine is an article in a briefing's entry.
type FeedArticleLine struct {
	Ref
	// Source is the name of the outlet, or empty.
	Source string
	// Date is when the source published it.
	Date Date
	// Wording stands for the article's title.
	Wording news.Wording
}

// briefingFeed plans the feed of the weekly briefings, by when each began to be.
func (f *feeder) briefingFeed() FeedLinks {
	site := f.site.Settings
	title, subtitle := site.Title+": Weekly briefings", "Each week of the debate: new voices, who changed position, what was covered."
	if len(f.feedLinks("/briefings/", title)) == 0 {
		return f.feed("/briefings/", site.ID+"/briefings", title, subtitle, nil)
	}
	weeks := slices.Clone(f.briefed)
	slices.SortStableFunc(weeks, func(a, b *week) int { return b.times.Published.Compare(a.times.Published) })
	all := make([]feed.Times, len(weeks))
	for i, w := range weeks {
		all[i] = w.times
	}
	var entries []int
	for i, times := range feed.Distinct(all)[:min(f.limit(), len(all))] {
		w := weeks[i]
		entries = append(entries, len(f.plan.Entries))
		f.plan.Entries = append(f.plan.Entries, FeedEntry{
			Fields:   func() feed.Fields { return f.briefingFields(w, times) },
			Template: "feed-briefing.html", View: func() any { return f.feedBriefing(w) },
		})
	}
	return f.feed("/briefings/", site.ID+"/briefings", title, subtitle, entries)
}

// weekTimes are when the first of a week's articles joined the digest, and when the
// last of them changed. A week without any is dated by its Monday.
func (p *planner) weekTimes(w *week) feed.Times {
	monday := w.Monday()
	begin := time.Date(monday.Year(), monday.Month(), monday.Day(), 0, 0, 0, 0, p.zone)
	var times feed.Times
	take := func(a *news.Article) {
		if a.Date.IsZero() {
			return // a draft
		}
		entry := p.entryTimes(a)
		if times.Published.IsZero() || entry.Published.Before(times.Published) {
			times.Published = entry.Published
		}
		if entry.Updated.After(times.Updated) {
			times.Updated = entry.Updated
		}
	}
	for _, a := range w.articles {
		take(a)
	}
	for _, s := range w.statements {
		take(s.Article)
	}
	if times.Published.Before(begin) { // an article that was added some day of that month, or none
		times.Published = begin
	}
	return times
}

func (p *planner) briefingFields(w *week, times feed.Times) feed.Fields {
	line := p.briefingLine(w)
	fields := feed.Fields{
		ID: p.site.Settings.ID + "/briefings/" + w.String(), URL: p.abs(briefingPath(w.Week)),
		Title: line.Week + ": " + line.Name, Summary: line.Span + ": " + line.Contents + ".",
		Times: times, Language: p.site.Settings.Language,
	}
	for _, t := range p.topicShares(w) {
		fields.Categories = append(fields.Categories, t.Name)
	}
	return fields
}

func (p *planner) feedBriefing(w *week) FeedBriefing {
	v := FeedBriefing{Contents: w.contents(), URL: p.abs(briefingPath(w.Week))}
	if w.editor != nil {
		v.Introduction = p.body(w.editor.Introduction, 2, "")
		v.Introduction.Prefix, v.Introduction.Base = p.root, v.URL
	}
	for _, s := range w.shifts {
		shift := FeedShift{From: p.absoluteStatement(s.From), To: p.absoluteStatement(s.To)}
		shift.To.Published = w.published(s.To)
		v.Shifts = append(v.Shifts, shift)
	}
	v.First = p.saidIn(w, w.first, p.absoluteStatement)
	for _, a := range slices.Backward(w.articles) {
		line := FeedArticleLine{Ref: Ref{headline(a), p.abs(articlePath(a))}, Date: date(a.Date), Wording: a.Wording}
		if a.Publisher != nil {
			line.Source = a.Publisher.Name
		}
		v.Articles = append(v.Articles, line)
	}
	return v
}

func (p *planner) briefingFeedLinks() []FeedLink {
	return p.feedLinks("/briefings/", p.site.Settings.Title+": Weekly briefings")
}
