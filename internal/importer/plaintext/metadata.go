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
	under := -1 // the first line that stands under a headline: a byline or a date
	for i, b := range head {
		text := b.text()
		if author := c.phrases.Byline(text); author != "" && a.Author == "" && len(b.lines) == 1 {
			a.Author = author
			a.State("author", author, "byline")
			c.state(b)
			under = firstOf(under, i)
			if date, _ := dateIn(text, c.order); date.Text != "" {
				stated = append(stated, date)
			}
			continue
		}
		if date := changeIn(text, c.order); date != "" {
			a.Updated = date
			a.State("updated", date, "line above the text")
			c.drop(b, found.DateLine)
			c.state(b)
			under = firstOf(under, i)
			continue
		}
		if date, only := dateIn(text, c.order); date.Text != "" && b.kind != passage {
			stated = append(stated, date)
			if only {
				under = firstOf(under, i)
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
	if a.Title == "" && page {
		c.titleAbove(head[:max(under, 0)], a)
	}
	for _, b := range head {
		if a.Title != "" && phrases.Words(b.text()) == phrases.Words(a.Title) && !c.isStated(b) {
			c.drop(b, found.RepeatedTitle)
			c.state(b)
		}
	}
	setDate(a, stated)
}

// firstOf is the index that was found first.
func firstOf(had, now int) int {
	if had >= 0 {
		return had
	}
	return now
}

// titleAbove takes the headline of a page from the line above its byline or date.
// A person's name between the two is the byline.
func (c *cleaner) titleAbove(above []block, a *found.Article) {
	const fewest = 3 // words; fewer may be a section's name
	last := len(above) - 1
	author := ""
	if last > 0 && a.Author == "" && c.couldBeTitle(above[last]) {
		if name := phrases.Name(above[last].text()); phrases.FullName(name) && above[last-1].words() > above[last].words() {
			author, last = name, last-1
		}
	}
	if last < 0 || !c.couldBeTitle(above[last]) || above[last].words() < fewest {
		return
	}
	a.Title = above[last].text()
	a.State("title", a.Title, "line above the byline or the date")
	c.state(above[last])
	if author != "" {
		a.Author = author
		a.State("author", author, "name below the headline")
		c.state(above[last+1])
	}
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
