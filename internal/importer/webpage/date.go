package webpage

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/dates"
	"digest/internal/importer/markup"
	"digest/internal/importer/phrases"
	"digest/internal/importer/spacing"
)

// published are the meta elements that state a date of publication, those that say
// so most plainly first.
var published = []string{
	"article:published_time", "article:published", "article.published", "itemprop:datepublished", "og:published_time",
	"og:article:published_time", "sailthru.date", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "publish_date",
	"publication_date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
	"dc.date", "dcterms.date", "dc.created", "originalpublicationdate", "pdate", "article_date_original", "itemprop:datecreated",
	"release_date", "citation_publication_date", "citation_date", "date",
}

// date takes the first plausible date of publication: from JSON-LD, meta elements,
// time elements, a line near the headline, and the address.
func (p *page) date(h head) {
	places := p.linkedDates(h, "datePublished")
	places = append(places, h.candidates(published...)...)
	places = append(places, p.timeElements()...)
	order := p.doc.Rules(p.article.URL).DateOrder()
	doubtful, refused := "", ""
	for _, c := range places {
		date := dates.Machine(cmp.Or(epoch(c.value), c.value), order)
		if p.takeDate(date, c.where) {
			break
		}
		if refused == "" && date != "" {
			refused = fmt.Sprintf("date: %s (%s) was refused, for no page can be of that day", date, c.where)
		}
		if list := dates.All(c.value, order); len(list) > 0 && list[0].Date == "" {
			doubtful = list[0].Text
		}
	}
	if p.article.Date == "" {
		doubtful = cmp.Or(p.visibleDate(order), doubtful)
	}
	if p.article.Date == "" {
		p.takeDate(dateOfPath(p.article.URL), "address")
	}
	if p.article.Date == "" && doubtful != "" {
		p.note("date: %q can be read as two days; set date_order for the outlet in site.toml, or give --date", doubtful)
	}
	if p.article.Date == "" && refused != "" {
		p.note("%s", refused)
	}
	p.updated(h, order)
}

// epoch gives the day of a number of seconds or milliseconds since 1970, as
// analytics services write dates, or "".
func epoch(value string) string {
	const seconds, milliseconds = 10, 13 // digits, from 2001 to 2286
	if len(value) == milliseconds {
		value = value[:seconds] + strings.Trim(value[seconds:], "0123456789")
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || len(value) != seconds || n < 0 {
		return ""
	}
	return time.Unix(n, 0).UTC().Format(time.RFC3339)
}

// takeDate states a date if it is one that can be.
func (p *page) takeDate(date, where string) bool {
	day := date
	if len(day) == len("2026-05") {
		day += "-01"
	}
	if !dates.Plausible(day, p.doc.Latest) {
		return false
	}
	p.article.Date = date
	p.article.State("date", date, where)
	return true
}

// linkedDates are the dates of the page's JSON-LD: those of the article with this
// headline first, then other articles', then the page's own.
func (p *page) linkedDates(h head, key string) []candidate {
	var own, others, pages []candidate
	for _, t := range h.linked {
		c := candidate{t.text(key), "JSON-LD " + key}
		switch {
		case c.value == "":
		case t.isArticle() && overlap(t.text("headline"), p.article.Title) >= 0.5:
			own = append(own, c)
		case t.isArticle():
			others = append(others, c)
		case strings.HasSuffix(t.text("@type"), "Page"):
			pages = append(pages, c)
		}
	}
	if len(own) == 0 && len(others) > 1 {
		others = nil // a list of articles, none of which is this one
	}
	return append(append(own, others...), pages...)
}

// timeElements are the dates of elements made for them, those that say that they
// are the date of publication first.
func (p *page) timeElements() []candidate {
	var stated, near []candidate
	headline := false
	for n := range p.root.Descendants() {
		if n.DataAtom == atom.H1 {
			headline = true
		}
		itemprop := strings.ToLower(markup.Attr(n, "itemprop"))
		isDate := strings.Contains(itemprop, "datepublished")
		if n.Type != html.ElementNode || n.DataAtom == atom.Meta || n.DataAtom != atom.Time && !isDate || inComments(n) {
			continue
		}
		value := markup.Attr(n, "datetime")
		for _, other := range []string{markup.Attr(n, "content"), spacing.Line(markup.Text(n))} {
			if value == "" {
				value = other
			}
		}
		class := strings.ToLower(markup.Attr(n, "class"))
		switch {
		case isDate || strings.Contains(class, "publish") || hasAttr(n, "pubdate"):
			stated = append(stated, candidate{value, "element with itemprop or class of publication"})
		case strings.Contains(class, "updated") || strings.Contains(class, "modified") || strings.Contains(itemprop, "modified"):
		case headline && len(near) == 0 || inArticle(n):
			near = append(near, candidate{value, "time element"})
		}
	}
	return append(stated, near...)
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func inComments(n *html.Node) bool {
	for a := range n.Ancestors() {
		if a.DataAtom == atom.Aside || a.DataAtom == atom.Footer || chromeRule(a) == "comment-thread" || chromeRule(a) == "related-links" {
			return true
		}
	}
	return false
}

func inArticle(n *html.Node) bool {
	for a := range n.Ancestors() {
		if a.DataAtom == atom.Article || a.DataAtom == atom.Main {
			return true
		}
	}
	return false
}

// visibleDate looks for a short line with a date between the headline and the
// first sentences, and just above the headline. It gives the text of a date that can
// be read as two days.
func (p *page) visibleDate(order string) (doubtful string) {
	const above, below, mostWords = 6, 30, 25
	at := headlineIndex(p.blocks, p.article.Title)
	if at < 0 {
		return ""
	}
	end := min(len(p.blocks), at+below)
	for i := end - 1; i > at; i-- {
		if p.blocks[i].sentences() && p.blocks[i].words > mostWords {
			end = i
		}
	}
	updated := ""
	for _, b := range p.blocks[max(0, at-above):end] {
		if b.words > mostWords || b.chrome {
			continue
		}
		for _, d := range dates.All(b.text, order) {
			switch before := b.text[:d.Start]; {
			case d.Date == "":
				doubtful = d.Text
			case phrases.Changed(before) && !strings.ContainsAny(before, "0123456789"):
				updated = d.Date
			case p.takeDate(d.Date, "line near the headline"):
				return ""
			}
		}
	}
	if dates.Plausible(updated, p.doc.Latest) {
		p.article.Updated = updated
		p.article.State("updated", updated, "line near the headline, which says when the page was changed")
	}
	return doubtful
}

// headlineIndex is the block that is the headline, or -1.
func headlineIndex(blocks []block, title string) int {
	for i, b := range blocks {
		if title != "" && b.words < 60 && overlap(b.text, title) >= 0.8 {
			return i
		}
	}
	for i, b := range blocks {
		if b.node.DataAtom == atom.H1 {
			return i
		}
	}
	return -1
}

// pathDate is a day or a month in an address: /2026/05/28/, /2026-05-28-, /20260528.
var pathDate = regexp.MustCompile(`/(\d{4})[/-]?(\d{2})[/-]?(\d{2})(?:[/_.-]|$)|/(\d{4})/(\d{2})/`)

func dateOfPath(address string) string {
	m := pathDate.FindStringSubmatch(address)
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		return dates.Machine(m[1]+"-"+m[2]+"-"+m[3], "")
	case m[5] >= "01" && m[5] <= "12":
		return m[4] + "-" + m[5]
	}
	return ""
}

// updated takes the date of the last change, if it is on a later day than that of
// publication, or that is not known.
func (p *page) updated(h head, order string) {
	const day = len("2026-05-28")
	places := p.linkedDates(h, "dateModified")
	places = append(places, h.candidates("article:modified_time", "article:modified", "article.updated", "itemprop:datemodified", "og:updated_time", "dcterms.modified", "lastmod")...)
	for _, c := range places {
		date := dates.Machine(c.value, order)
		if !dates.Plausible(date, p.doc.Latest) || p.article.Date != "" && len(p.article.Date) < day {
			continue
		}
		if p.article.Date == "" || date[:day] > p.article.Date[:day] {
			p.article.Updated = date
			p.article.State("updated", date, c.where)
		}
		return
	}
}
