package export

import (
	"io"
	"slices"
)

// An event is one entry of events.json.
type event struct {
	Slug      string `json:"slug"`
	URL       string `json:"url,omitempty"`
	Title     string `json:"title"`
	Date      string `json:"date"`
	DateWords string `json:"date_words"`
	Location  string `json:"location,omitempty"`
	// Link is the page that the editor gives for the event, mostly somebody else's.
	Link   string `json:"link,omitempty"`
	Topics []ref  `json:"topics"`
}

func (e exporter) eventsJSON(w io.Writer) error {
	return writeJSON(w, struct {
		header
		Events []*event `json:"events"`
	}{
		e.header("Events", "Dated milestones, oldest first."),
		e.events(),
	}, nil)
}

func (e exporter) eventsCSV(w io.Writer) error {
	return writeCSV(w, []column[*event]{
		{"slug", func(v *event) string { return v.Slug }},
		{"url", func(v *event) string { return v.URL }},
		{"title", func(v *event) string { return v.Title }},
		{"date", func(v *event) string { return v.Date }},
		{"date_words", func(v *event) string { return v.DateWords }},
		{"location", func(v *event) string { return v.Location }},
		{"link", func(v *event) string { return v.Link }},
		{"topics", func(v *event) string { return list(v.Topics, ref.slug) }},
	}, made(slices.Values(e.events())), nil)
}

func (e exporter) events() []*event {
	events := make([]*event, len(e.site.Events))
	for i, v := range e.site.Events {
		events[i] = &event{
			Slug: v.Slug, URL: e.at.Event(v), Title: v.Title,
			Date: v.Date.String(), DateWords: v.Date.Words(),
			Location: v.Location, Link: v.URL, Topics: e.topicRefs(v.Topics),
		}
	}
	return events
}
