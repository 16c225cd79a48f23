package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"digest/internal/news"
)

// Briefings is the view of briefings.html: the archive of weeks.
type Briefings struct {
	Head
	// Years are the weeks by year, newest first.
	Years []BriefingYear
	// Feeds are the feed of the briefings in its formats.
	Feeds []FeedLink
}

// A BriefingYear is the briefings of one year of ISO 8601, newest first.
type BriefingYear struct {
	// Year is that of the week in ISO 8601, which may differ from the calendar's around
	// New Year.
	Year string
	// Briefings are those of the year, newest first.
	Briefings []BriefingLine
}

// A BriefingLine is a briefing in a list.
type BriefingLine struct {
	// Name is the editor's title, or else the days of the week.
	Ref
	// Week is "Week 22", and Span its days: "25–31 May 2026".
	Week, Span string
	// Titled says that the name is the editor's.
	Titled bool
	// Contents are what the week holds, in words: "4 articles, 1 shift".
	Contents string
}

// A Briefing is the view of briefing.html: one week of the debate.
type Briefing struct {
	Head
	// Line is the week as lists show it.
	Line BriefingLine
	// Introduction is the editor's; it may be empty.
	Introduction Body
	// AsOf is the date of the newest article when it lies within the week: more may
	// come. It has no words when the week is over.
	AsOf Date
	// Tallies are the week in numbers, beside those of the week before.
	Tallies []Tally
	// BeforeSpan are the days of the week before.
	BeforeSpan string
	// Topics are what was covered, the most covered first.
	Topics []TopicShare
	// Shifts are the changes of position of the week.
	Shifts []Shift
	// First are the statements by which people come into the briefings: of whom no
	// earlier week has one.
	First []Statement
	// Days are the articles and events of the week, oldest first.
	Days []Day
	// Elsewhere are other statements of the week, from articles that are not among its
	// own.
	Elsewhere []Statement
	Neighbours
	// Feeds are the feed of the briefings in its formats.
	Feeds []FeedLink
}

// A Tally is a number of one week and of the week before.
type Tally struct {
	// Name is what is counted: "Articles".
	Name string
	// Count is the week's number, and Before that of the week before.
	Count, Before int
}

// A TopicShare is how much of a week's coverage is on a topic.
type TopicShare struct {
	Ref
	// Articles counts those of the week on the topic, and Before those of the week
	// before.
	Articles, Before int
	// Share is the articles as a percentage of those of the topic with the most.
	Share int
}

func briefingPath(w news.Week) string { return "/briefings/" + w.String() + "/" }

func (p *planner) briefings(weeks []*week) {
	p.briefed = slices.DeleteFunc(weeks, func(w *week) bool { return p.leaves(briefingPath(w.Week)) })
	addListed(p, place{path: "/briefings/", modified: p.site.AsOf}, "briefings.html", p.briefingsView)
	for i, w := range p.briefed {
		at := place{path: briefingPath(w.Week), shows: w.articles}
		if w.editor != nil {
			at.origin = w.editor.File
		}
		p.addCard(at.path, p.briefingCard(w))
		addListed(p, at, "briefing.html", func() Briefing { return p.briefing(i) })
	}
}

func (p *planner) briefingsView() Briefings {
	v := Briefings{
		Head: p.head("/briefings/", "Weekly briefings",
			"What happened in the debate, week by week: new voices, who changed position, what was covered."),
		Feeds: p.briefingFeedLinks(),
	}
	v.FeedLinks = append(v.Feeds, v.FeedLinks...)
	for _, w := range p.briefed {
		year := strconv.Itoa(w.Year)
		if n := len(v.Years); n == 0 || v.Years[n-1].Year != year {
			v.Years = append(v.Years, BriefingYear{Year: year})
		}
		last := &v.Years[len(v.Years)-1]
		last.Briefings = append(last.Briefings, p.briefingLine(w))
	}
	return v
}

// latestBriefing is the line of the newest one, without a link when there is none.
func (p *planner) latestBriefing() BriefingLine {
	if len(p.briefed) == 0 {
		return BriefingLine{}
	}
	return p.briefingLine(p.briefed[0])
}

func (p *planner) briefingLine(w *week) BriefingLine {
	line := BriefingLine{
		Week: "Week " + strconv.Itoa(w.Number), Span: w.Days().Words(), Contents: w.contents(),
	}
	line.Ref = Ref{line.Span, p.href(briefingPath(w.Week))}
	if w.editor != nil && w.editor.Title != "" {
		line.Name, line.Titled = w.editor.Title, true
	}
	return line
}

func (p *planner) weekRef(w *week) Ref {
	line := p.briefingLine(w)
	return Ref{line.Week + ", " + line.Span, line.Href}
}

// counts are what the week holds, each as a number with its noun.
func (w *week) counts() []string {
	var counts []string
	add := func(n int, noun string) {
		if n > 0 {
			counts = append(counts, count(n, noun))
		}
	}
	add(len(w.articles), "article")
	add(len(w.statements), "statement")
	add(len(w.first), "new voice")
	add(len(w.shifts), "shift")
	add(len(w.events), "event")
	return counts
}

// contents are what the week holds, in words.
func (w *week) contents() string {
	return cmp.Or(strings.Join(w.counts(), ", "), "an introduction") // or else there would be no briefing
}

func (p *planner) briefing(i int) Briefing {
	w := p.briefed[i]
	line := p.briefingLine(w)
	name := line.Name
	if !line.Titled {
		name = "The week of " + line.Span
	}
	v := Briefing{
		Head: p.head(briefingPath(w.Week), name, fmt.Sprintf("%s, %s: %s.", line.Week, line.Span, line.Contents),
			Ref{"Briefings", p.href("/briefings/")}),
		Line:    line,
		Tallies: w.tallies(), BeforeSpan: w.before.Days().Words(),
		Topics:    p.topicShares(w),
		First:     p.saidIn(w, w.first, p.statement),
		Days:      p.days(&month{articles: w.articles, events: w.events}),
		Elsewhere: p.saidIn(w, w.elsewhere(), p.statement),
		Feeds:     p.briefingFeedLinks(),
	}
	v.FeedLinks = append(v.Feeds, v.FeedLinks...)
	if w.editor != nil {
		v.Introduction = p.body(w.editor.Introduction, 2, "")
	}
	if last, known := p.site.AsOf.Week(); known && last == w.Week && !endsWeek(p.site.AsOf) {
		v.AsOf = date(p.site.AsOf)
	}
	for _, s := range w.shifts {
		shift := p.shift(s)
		shift.To.Published = w.published(s.To)
		v.Shifts = append(v.Shifts, shift)
	}
	if i > 0 {
		v.Newer = p.weekRef(p.briefed[i-1])
	}
	if i+1 < len(p.briefed) {
		v.Older = p.weekRef(p.briefed[i+1])
	}
	return v
}

// saidIn are views of statements of a week. One from an article that the week does not
// list carries the article's date, so that nobody looks for it there.
func (p *planner) saidIn(w *week, statements []*news.Statement, view func(*news.Statement) Statement) []Statement {
	views := make([]Statement, len(statements))
	for i, s := range statements {
		views[i] = view(s)
		views[i].Published = w.published(s)
	}
	return views
}

// published is the date of the statement's article, unless the week lists the article.
func (w *week) published(s *news.Statement) Date {
	if w.lists(s.Article) || s.Article.Date.IsZero() {
		return Date{}
	}
	return date(s.Article.Date)
}

// endsWeek says whether a date is a Sunday.
func endsWeek(d news.Date) bool {
	_, after := d.Days()
	return after.Weekday() == 1
}

func (w *week) tallies() []Tally {
	b := w.before
	return []Tally{
		{"Articles", len(w.articles), len(b.articles)},
		{"Sources", w.sources(), b.sources()},
		{"Statements", len(w.statements), len(b.statements)},
		{"People who spoke", w.speakers(), b.speakers()},
		{"New voices", len(w.first), len(b.first)},
		{"Shifts", len(w.shifts), len(b.shifts)},
	}
}

// topicShares are the topics of the week's articles, those with the most first.
func (p *planner) topicShares(w *week) []TopicShare {
	now, before := byTopic(w.articles), byTopic(w.before.articles)
	var shares []TopicShare
	most := 0
	for _, t := range p.site.Topics {
		if n := now[t]; n > 0 {
			shares = append(shares, TopicShare{Ref: p.topicRef(t), Articles: n, Before: before[t]})
			most = max(most, n)
		}
	}
	for i := range shares {
		shares[i].Share = 100 * shares[i].Articles / most
	}
	slices.SortStableFunc(shares, func(a, b TopicShare) int { return b.Articles - a.Articles })
	return shares
}

func byTopic(articles []*news.Article) map[*news.Topic]int {
	count := make(map[*news.Topic]int)
	for _, a := range articles {
		for _, t := range a.Topics {
			count[t]++
		}
	}
	return count
}
