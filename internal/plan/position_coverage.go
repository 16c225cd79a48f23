package plan

import (
	"fmt"
	"slices"

	"digest/internal/news"
)

// A PositionCoverage is the view of timeline-position.html: the articles in which
// a statement takes one position, newest first, by month and day.
type PositionCoverage struct {
	Head
	// Mark is the position.
	Mark *Mark
	// Articles counts those that take it; on the page of a year, those of the year.
	Articles int
	// Years lead to the pages of the years, newest first, where one page would be
	// too long; otherwise there are none.
	Years []YearLine
	// Months are the latest articles, or those of the page's year, by month.
	Months []MonthDays
	// Others are the pages of the other positions.
	Others []Facet
	// AllPositions is the link to where each person stands.
	AllPositions string
}

// A Facet is a position, topic, source or person, and how many of the articles
// it is true of.
type Facet struct {
	Ref
	Mark *Mark // of a position
	// Slug is what the filter asks for.
	Slug string
	// Articles counts those that it is true of.
	Articles int
}

// A YearLine is a year in a list.
type YearLine struct {
	Ref
	// Articles counts those of the year.
	Articles int
	// Here says that it is this page.
	Here bool
}

// A MonthDays is the days of a month on a page that holds several months. Its Ref
// leads to the month's own page, or nowhere for what is dated by year.
type MonthDays struct {
	Ref
	// Days are those of the month that have an article, newest first.
	Days []Day
}

const (
	// longCoverage is how many articles fit on one page.
	longCoverage = 300
	// latestCoverage is how many stand before the years of a longer list.
	latestCoverage = 30
)

func positionPath(m *Mark) string { return "/timeline/position/" + m.ID + "/" }

func positionYearPath(m *Mark, year int) string { return fmt.Sprintf("%s%04d/", positionPath(m), year) }

func (p *planner) positionFacet(mark *Mark, articles int) Facet {
	return Facet{Ref: Ref{mark.Label, p.href(positionPath(mark))}, Mark: mark, Slug: mark.ID, Articles: articles}
}

// positionPages plans a page for each position, and where it is long, for each
// of its years.
func (p *planner) positionPages() {
	taking := make([][]*news.Article, len(p.scale.marks)+1)
	for _, a := range p.site.Articles {
		for _, i := range p.scale.taken(a) {
			taking[i] = append(taking[i], a)
		}
	}
	others := make([]Facet, len(p.scale.marks))
	for i, mark := range p.scale.marks {
		others[i] = p.positionFacet(mark, len(taking[i]))
	}
	for i, mark := range p.scale.marks {
		if mark.ID == "" || p.scale.of[mark.ID] != mark {
			continue // load has reported it
		}
		articles := taking[i]
		c := positionCoverage{mark: mark, all: articles, others: slices.Concat(others[:i], others[i+1:])}
		if len(articles) > longCoverage {
			c.years = byYears(articles)
		}
		addListed(p, place{path: positionPath(mark), shows: articles}, "timeline-position.html", func() PositionCoverage {
			return p.positionPage(c, 0)
		})
		for _, y := range c.years {
			at := place{path: positionYearPath(mark, y.year), shows: y.articles}
			addListed(p, at, "timeline-position.html", func() PositionCoverage { return p.positionPage(c, y.year) })
		}
	}
}

// A positionCoverage is the articles of one position, and their years where they are many.
type positionCoverage struct {
	mark   *Mark
	all    []*news.Article
	years  []yearOf
	others []Facet
}

// A yearOf is the articles of one year, newest first.
type yearOf struct {
	year     int
	articles []*news.Article
}

// byYears cuts articles, newest first, into years. Drafts without a date are in none.
func byYears(articles []*news.Article) []yearOf {
	var years []yearOf
	for _, a := range articles {
		if a.Date.IsZero() {
			continue
		}
		if n := len(years); n == 0 || years[n-1].year != a.Date.Year() {
			years = append(years, yearOf{year: a.Date.Year()})
		}
		last := &years[len(years)-1]
		last.articles = append(last.articles, a)
	}
	return years
}

// positionPage is the page of a position, or of one year of it.
func (p *planner) positionPage(c positionCoverage, year int) PositionCoverage {
	path, name, articles := positionPath(c.mark), c.mark.Label, c.all
	crumbs := []Ref{{"Timeline", p.href("/timeline/")}}
	if len(c.years) > 0 {
		articles = c.all[:min(latestCoverage, len(c.all))]
	}
	v := PositionCoverage{Mark: c.mark, Articles: len(c.all), Others: c.others, AllPositions: p.href("/positions/")}
	for _, y := range c.years {
		line := YearLine{Ref{fmt.Sprint(y.year), p.href(positionYearPath(c.mark, y.year))}, len(y.articles), y.year == year}
		if line.Here {
			crumbs = append(crumbs, Ref{name, p.href(path)})
			path, name, articles = positionYearPath(c.mark, year), name+" in "+line.Name, y.articles
			v.Articles = len(articles)
		}
		v.Years = append(v.Years, line)
	}
	v.Head = p.head(path, name, fmt.Sprintf("%s: %s in which a statement takes this position, newest first.", name, count(v.Articles, "article")), crumbs...)
	v.Months = p.monthDays(articles)
	return v
}

// monthDays groups articles, newest first, by month and by day.
func (p *planner) monthDays(articles []*news.Article) []MonthDays {
	var months []MonthDays
	for _, a := range articles {
		month := Ref{Name: date(a.Date).Words}
		if a.Date.MonthKey() != "" {
			month = Ref{monthName(a.Date), p.href(monthPath(a.Date))}
		}
		if n := len(months); n == 0 || months[n-1].Ref != month {
			months = append(months, MonthDays{Ref: month})
		}
		m := &months[len(months)-1]
		day := Day{Anchor: dayAnchor(a.Date), Date: Date{Words: date(a.Date).Words, ISO: dayISO(a.Date)}}
		if n := len(m.Days); n == 0 || m.Days[n-1].Anchor != day.Anchor {
			m.Days = append(m.Days, day)
		}
		d := &m.Days[len(m.Days)-1]
		d.Entries = append(d.Entries, p.entryOf(a))
	}
	return months
}
