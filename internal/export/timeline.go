package export

import (
	"html"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"digest/internal/news"
)

// A timeline is timeline.json, by https://timeline.knightlab.com/docs/json-format.html.
//
// TimelineJS shows headlines and texts as HTML, so all text of the site is
// escaped in them. It shows no article without a date, and neither do we. What
// its dates cannot say (about, spring, since) is said by display_date.
type timeline struct {
	Title  slide          `json:"title"`
	Events records[slide] `json:"events"` // oldest first
	Eras   []era          `json:"eras"`
}

type slide struct {
	StartDate   *timelineDate `json:"start_date,omitempty"` // nil for the title alone
	EndDate     *timelineDate `json:"end_date,omitempty"`
	DisplayDate string        `json:"display_date,omitempty"`
	Text        slideText     `json:"text"`
	Group       string        `json:"group,omitempty"`
	UniqueID    string        `json:"unique_id,omitempty"`
	// Autolink is false, for the links in the text are ready-made.
	Autolink bool `json:"autolink"`
	link     string
}

type slideText struct {
	Headline string `json:"headline"`
	Text     string `json:"text"`
}

// A timelineDate has its numbers as text, as TimelineJS documents them.
type timelineDate struct {
	Year  string `json:"year"`
	Month string `json:"month,omitempty"`
	Day   string `json:"day,omitempty"`
}

type era struct {
	StartDate timelineDate `json:"start_date"`
	EndDate   timelineDate `json:"end_date"`
	Text      slideText    `json:"text"`
}

func (e exporter) timelineJSON(w io.Writer) error {
	settings := e.site.Settings
	return writeJSON(w, timeline{
		Title: slide{Text: slideText{
			Headline: html.EscapeString(settings.Title),
			Text:     paragraph(settings.Question) + paragraph(settings.Description),
		}},
		Events: e.slides(),
		Eras:   e.eras(),
	}, e.former)
}

// timelineCSV has the columns that TimelineJS takes from a spreadsheet
// (https://timeline.knightlab.com/docs/using-spreadsheets.html), and the page's address last.
func (e exporter) timelineCSV(w io.Writer) error {
	return writeCSV(w, []column[slide]{
		{"Year", func(s slide) string { return s.StartDate.Year }},
		{"Month", func(s slide) string { return s.StartDate.Month }},
		{"Day", func(s slide) string { return s.StartDate.Day }},
		{"End Year", func(s slide) string { return s.end().Year }},
		{"End Month", func(s slide) string { return s.end().Month }},
		{"End Day", func(s slide) string { return s.end().Day }},
		{"Display Date", func(s slide) string { return s.DisplayDate }},
		{"Headline", func(s slide) string { return s.Text.Headline }},
		{"Text", func(s slide) string { return s.Text.Text }},
		{"Group", func(s slide) string { return s.Group }},
		{"URL", func(s slide) string { return s.link }},
	}, e.slides(), e.former)
}

func (s slide) end() timelineDate {
	if s.EndDate == nil {
		return timelineDate{}
	}
	return *s.EndDate
}

// slides merges the events and the articles, both of them sorted, oldest first;
// on the same date events stand before articles.
func (e exporter) slides() records[slide] {
	event := func(v *news.Event) record[slide] {
		return record[slide]{make: func() slide { return e.eventSlide(v) }}
	}
	return func(yield func(record[slide]) bool) {
		events := e.site.Events
		for _, a := range slices.Backward(e.site.Articles) {
			if a.Date.IsZero() {
				continue
			}
			for len(events) > 0 && events[0].Date.Compare(a.Date) <= 0 {
				if !yield(event(events[0])) {
					return
				}
				events = events[1:]
			}
			if !yield(record[slide]{a, func() slide { return e.articleSlide(a) }}) {
				return
			}
		}
		for _, v := range events {
			if !yield(event(v)) {
				return
			}
		}
	}
}

func (e exporter) articleSlide(a *news.Article) slide {
	s := newSlide(a.Date)
	s.Group, s.UniqueID, s.link = "Coverage", "article-"+a.Slug, e.at.Article(a)
	s.Text = slideText{
		Headline: html.EscapeString(a.Title),
		Text: paragraph(a.Summary) +
			links(anchor(a.Source.URL, a.Source.Name), anchor(s.link, e.site.Settings.Title)),
	}
	return s
}

func (e exporter) eventSlide(v *news.Event) slide {
	s := newSlide(v.Date)
	s.Group, s.UniqueID, s.link = "Events", "event-"+v.Slug, e.at.Event(v)
	s.Text = slideText{
		Headline: html.EscapeString(v.Title),
		Text: paragraph(v.Location) +
			links(anchor(v.URL, v.URL), anchor(s.link, e.site.Settings.Title)),
	}
	return s
}

// newSlide is a slide with its dates. An interval with one known end only
// stands at that end.
func newSlide(d news.Date) slide {
	from, to := ends(d)
	if from.IsZero() {
		from, to = to, news.Date{}
	}
	s := slide{StartDate: newTimelineDate(dayOf(from))}
	if !to.IsZero() {
		s.EndDate = newTimelineDate(dayOf(to))
	}
	if !isPlain(d) {
		s.DisplayDate = d.Words()
	}
	return s
}

func newTimelineDate(d day) *timelineDate {
	date := &timelineDate{Year: strconv.Itoa(d.year)}
	if d.month != 0 {
		date.Month = strconv.Itoa(d.month)
	}
	if d.day != 0 {
		date.Day = strconv.Itoa(d.day)
	}
	return date
}

// eras are the phases. An era must end, and not on the day on which it starts,
// or TimelineJS refuses the whole timeline; it shows no dates of eras. So an era
// ends on the day after the phase, and one that goes on with the newest date.
func (e exporter) eras() []era {
	eras := make([]era, 0, len(e.site.Phases))
	for _, p := range e.site.Phases {
		start, end := p.Start.Start(), p.End.End()
		if start.IsZero() {
			continue // it began nobody knows when
		}
		if end.IsZero() {
			end = e.newest()
		}
		if !end.After(start) {
			end = start.AddDate(0, 0, 1)
		}
		eras = append(eras, era{
			StartDate: eraDate(start), EndDate: eraDate(end),
			Text: slideText{Headline: html.EscapeString(p.Title)},
		})
	}
	return eras
}

// newest is when the newest article and the last event that has an end are over.
func (e exporter) newest() time.Time {
	end := e.site.AsOf.End()
	for _, v := range e.site.Events {
		if v.Date.End().After(end) {
			end = v.Date.End()
		}
	}
	return end
}

func eraDate(t time.Time) timelineDate {
	return *newTimelineDate(day{t.Year(), int(t.Month()), t.Day()})
}

// paragraph is plain text as HTML, or nothing for none.
func paragraph(text string) string {
	if text == "" {
		return ""
	}
	return "<p>" + html.EscapeString(text) + "</p>"
}

// anchor is an HTML link, or nothing for an address that is not of the web.
func anchor(address, text string) string {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return ""
	}
	return `<a href="` + html.EscapeString(address) + `">` + html.EscapeString(text) + `</a>`
}

// links is a paragraph of the links that there are.
func links(anchors ...string) string {
	anchors = slices.DeleteFunc(anchors, func(a string) bool { return a == "" })
	if len(anchors) == 0 {
		return ""
	}
	return "<p>" + strings.Join(anchors, " · ") + "</p>"
}
