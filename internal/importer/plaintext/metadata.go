package plaintext

import (
	"fmt"
	"strings"

	"digest/internal/importer/dates"
	"digest/internal/importer/phrases"

	"digest/internal/importer/found"
)

// metadata reads title, byline and date from the blocks above an article.
func (c *cleaner) metadata(head []block, a *found.Article, page bool) {
	var stated []dates.Found
	for i, b := range head {
		text := b.text()
		if author := c.phrases.Byline(text); author != "" && a.Author == "" && len(b.lines) == 1 {
			a.Author = author
			a.State("author", author, "byline")
			c.state(b)
			continue
		}
		if date, only := dateIn(text, c.order); date.Text != "" && b.kind != passage {
			stated = append(stated, date)
			if only {
				c.drop(b, found.DateLine)
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
		if a.Title != "" && phrases.Words(b.text()) == phrases.Words(a.Title) && !c.isStated(b) {
			c.drop(b, found.RepeatedTitle)
			c.state(b)
		}
	}
	setDate(a, stated)
}

// couldBeTitle reports whether a line above the text reads as its headline.
func (c *cleaner) couldBeTitle(b block) bool {
	const fewest, most = 2, 30
	text := b.text()
	words := b.words()
	return b.kind == short && len(b.lines) == 1 && words >= fewest && words <= most &&
		c.phrases.Section(text) == ""
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
func setDate(a *found.Article, stated []dates.Found) {
	for _, d := range stated {
		switch {
		case d.Date == "":
			a.Notes = append(a.Notes, fmt.Sprintf(
				"date: %q can be read as two days; set date_order for the outlet in site.toml, or give --date", d.Text))
			return
		case d.Date != stated[0].Date:
			a.Notes = append(a.Notes, "date: the lines above the text state "+stated[0].Date+" and "+d.Date+"; none was taken")
			return
		}
	}
	if len(stated) > 0 {
		a.Date = stated[0].Date
		a.State("date", a.Date, "line above the text")
	}
}
