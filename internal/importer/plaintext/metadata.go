package plaintext

import (
	"strings"

	"digest/internal/importer/found"
)

// metadata reads title, byline and date from the blocks above an article.
func (c *cleaner) metadata(head []block, a *found.Article, page bool) {
	var dates []string
	for i, b := range head {
		text := b.text()
		if author := c.phrases.byline(text); author != "" && a.Author == "" && len(b.lines) == 1 {
			a.Author = author
			a.State("author", author, "byline")
			c.state(b)
			continue
		}
		if date, only := dateIn(text); date != "" && b.kind != prose {
			dates = append(dates, date)
			if only {
				c.drop(b, "date line")
				c.state(b)
			}
			continue
		}
		if a.Title == "" && c.couldBeTitle(b) && (!page || i == 0) {
			a.Title = text
			if page {
				a.Title = headline(text, head[i+1:])
			}
			if a.Title != "" {
				a.State("title", a.Title, "first line")
				c.state(b)
			}
		}
	}
	for _, b := range head {
		if a.Title != "" && plainWords(b.text()) == plainWords(a.Title) && !c.isStated(b) {
			c.drop(b, "repeated title")
			c.state(b)
		}
	}
	setDate(a, dates)
}

// couldBeTitle reports whether a line above the text reads as its headline.
func (c *cleaner) couldBeTitle(b block) bool {
	const fewest, most = 2, 30
	text := b.text()
	words := b.words()
	return b.kind == short && len(b.lines) == 1 && words >= fewest && words <= most &&
		c.phrases.section(text) == ""
}

// headline takes the outlet's name from a page's title, "Headline - The Outlet",
// when the page shows the headline alone again. Otherwise there is no knowing
// what the line is.
func headline(pageTitle string, head []block) string {
	const fewest = 3 // words; fewer may be a section's name
	for _, b := range head {
		text := b.text()
		if b.words() >= fewest && strings.HasPrefix(strings.ToLower(pageTitle), strings.ToLower(text)) {
			return text
		}
	}
	return ""
}

// setDate states the date when the lines agree on one.
func setDate(a *found.Article, dates []string) {
	if len(dates) == 0 {
		return
	}
	for _, d := range dates[1:] {
		if d != dates[0] {
			a.Notes = append(a.Notes, "date: the lines above the text state "+strings.Join(dates, " and ")+
				"; none was taken")
			return
		}
	}
	a.Date = dates[0]
	a.State("date", a.Date, "line above the text")
}
