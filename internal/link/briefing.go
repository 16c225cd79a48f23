package link

import (
	"time"

	"digest/internal/news"
)

// linkBriefing adds the editor's introduction to a week. One to a week that has
// not begun is written ahead: it waits for its Monday, as an article of the future
// waits for its date.
func (l *linker) linkBriefing(r *news.BriefingRecord) {
	week, ok := news.ParseWeek(r.Slug)
	if !ok {
		return // load has reported the name
	}
	monday := week.Monday()
	begun := l.due(time.Date(monday.Year(), monday.Month(), monday.Day(), 0, 0, 0, 0, l.location))
	references := l.references(r.Origin, wikiLinks(r.Body), begun)
	if begun {
		l.site.Briefings = append(l.site.Briefings, &news.Briefing{
			BriefingRecord: r, Week: week, Introduction: news.Body{Markdown: r.Body, References: references},
		})
	}
}
