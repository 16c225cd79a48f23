// Package newsfeed reads articles from feed files: RSS, Atom and JSON Feed. Each
// entry is an article.
//
// An entry's content is HTML or text; it becomes safe Markdown with absolute links.
// Where a feed gives no content but a description, the description is the body, and
// a short one the summary; Teaser and a note say so: most feeds carry only the
// beginning of an article.
package newsfeed

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"digest/internal/importer/dates"
	"digest/internal/importer/found"
	"digest/internal/importer/markup"
	"digest/internal/importer/spacing"
)

const (
	// mostEntries bounds a feed; one that has more is an archive.
	mostEntries = 1000
	// longestSummary is, in bytes, what no summary is as long as.
	longestSummary = 500
)

// Detect reports whether a document is a feed, by its first elements or keys.
func Detect(text string) bool {
	const enough = 4096
	start := strings.TrimSpace(text[:min(len(text), enough)])
	switch {
	case strings.HasPrefix(start, "{"):
		return strings.Contains(start, "jsonfeed.org/version/")
	case !strings.HasPrefix(start, "<"):
		return false
	}
	for _, root := range []string{"<rss", "<feed", "<rdf:RDF"} {
		if _, rest, ok := strings.Cut(start, root); ok && (rest == "" || strings.ContainsAny(rest[:1], " \t\r\n>")) {
			return true
		}
	}
	return false
}

// Parse reads the articles of a feed, in its order.
func Parse(doc found.Document) ([]found.Article, error) {
	feed, err := gofeed.NewParser().ParseString(doc.Text)
	if err != nil {
		return nil, fmt.Errorf("reading the feed: %w; expected RSS, Atom or JSON Feed", err)
	}
	if len(feed.Items) == 0 {
		return nil, errors.New("the feed has no entries")
	}
	if len(feed.Items) > mostEntries {
		return nil, fmt.Errorf("the feed has %d entries, more than %d", len(feed.Items), mostEntries)
	}
	plainTexts(doc.Text, feed.Items)
	var articles []found.Article
	var empty []string
	for i, entry := range feed.Items {
		a, err := article(doc, feed, entry)
		switch {
		case err != nil:
			return nil, fmt.Errorf("entry %d: %w", i+1, err)
		case a.Body == "":
			empty = append(empty, fmt.Sprintf("feed: entry %d (%q) has no text and was left out; import its address", i+1, a.Title))
		default:
			articles = append(articles, a)
		}
	}
	if len(articles) == 0 {
		return nil, errors.New("no entry of the feed has text; import the addresses of its articles")
	}
	articles[0].Notes = append(articles[0].Notes, empty...)
	return articles, nil
}

// article makes an article of an entry.
func article(doc found.Document, feed *gofeed.Feed, entry *gofeed.Item) (found.Article, error) {
	a := found.Article{
		Title:      words(entry.Title),
		Author:     authors(entry.Authors),
		URL:        address(doc, feed, entry),
		SourceName: words(feed.Title),
	}
	a.State("title", a.Title, "entry title")
	a.State("author", a.Author, "entry author")
	a.State("source.url", a.URL, "entry link")
	a.State("source.name", a.SourceName, "feed title")
	setDates(doc, entry, &a)
	if entry.Image != nil && strings.HasPrefix(markup.Link(entry.Image.URL), "http") {
		a.Image = markup.Link(entry.Image.URL)
		a.State("image", a.Image, "entry image")
	}
	if tag, err := language.Parse(feed.Language); err == nil && feed.Language != "" {
		base, _ := tag.Base()
		a.Language = base.String()
		a.State("language", a.Language, "feed language")
	}
	return a, body(doc, entry, &a)
}

func setDates(doc found.Document, entry *gofeed.Item, a *found.Article) {
	for _, stated := range []struct{ value, where string }{
		{entry.Published, "entry published"}, {entry.Updated, "entry updated"},
	} {
		if date := dates.Machine(stated.value, doc.Rules(a.URL).DateOrder()); a.Date == "" && dates.Plausible(date, doc.Latest) {
			a.Date = date
			a.State("date", date, stated.where)
		}
	}
}

// body writes the entry's content, or else its description, as Markdown.
func body(doc found.Document, entry *gofeed.Item, a *found.Article) error {
	text, summary := entry.Content, words(entry.Description)
	if len(summary) >= longestSummary {
		summary = ""
	}
	if strings.TrimSpace(text) == "" {
		text = entry.Description
		a.Teaser, a.Summary = true, summary
		a.State("summary", summary, "entry description")
		a.Notes = append(a.Notes, "body: the feed gives a description only; import the article's address for its text")
	} else if summary != "" && !strings.HasPrefix(words(text), strings.TrimRight(summary, " .…[]")) {
		a.Summary = summary
		a.State("summary", summary, "entry description")
	}
	root, err := markup.Parse(text)
	if err != nil {
		return err
	}
	resolve(root, a.URL)
	a.Matched = markup.Matched(root, doc.Rules(a.URL))
	a.Dropped = append(a.Dropped, markup.Clean(root, doc)...)
	a.Dropped = append(a.Dropped, markup.Apply(root, doc.Rules(a.URL))...)
	a.Body, err = markup.Markdown(root)
	return err
}

// resolve makes the links of a text absolute: the reader of a feed has no page
// that they are relative to.
func resolve(root *html.Node, page string) {
	base, err := url.Parse(page)
	if err != nil || page == "" {
		return
	}
	for n := range root.Descendants() {
		for i, attribute := range n.Attr {
			if n.DataAtom == atom.A && attribute.Key == "href" || n.DataAtom == atom.Img && attribute.Key == "src" {
				if u, err := base.Parse(strings.TrimSpace(attribute.Val)); err == nil {
					n.Attr[i].Val = u.String()
				}
			}
		}
	}
}

// address is the entry's link, or its id where that is an address.
func address(doc found.Document, feed *gofeed.Feed, entry *gofeed.Item) string {
	base := doc.Address
	if strings.HasPrefix(markup.Link(feed.Link), "http") {
		base = feed.Link
	}
	for _, stated := range append([]string{entry.Link, entry.GUID}, entry.Links...) {
		link := strings.TrimSpace(stated)
		if b, err := url.Parse(base); err == nil && base != "" && link != "" && link == strings.TrimSpace(entry.Link) {
			if u, err := b.Parse(link); err == nil {
				link = u.String()
			}
		}
		if link = markup.Link(link); strings.HasPrefix(link, "http") {
			return link
		}
	}
	return ""
}

func authors(people []*gofeed.Person) string {
	var names []string
	for _, p := range people {
		if name := words(p.Name); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// words gives a text of a feed without the markup that titles and descriptions
// carry.
func words(text string) string {
	root, err := markup.Parse(text)
	if err != nil {
		return spacing.Line(text)
	}
	return spacing.Line(markup.Text(root))
}
