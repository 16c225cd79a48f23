// Package webpage reads articles from saved HTML pages.
//
//	articles, err := webpage.Parse(found.Document{Text: page, Address: "https://example.org/a"})
//
// The stages are:
//
//	tree      the page's elements, whatever their nesting        (tree.go)
//	metadata  title, date, byline, outlet, address, language     (metadata.go and one file a value)
//	prune     what a page says of itself is no text: hidden elements, share bars,
//	          newsletter boxes, related links                    (prune.go, chrome.go)
//	article   readability chooses the article's element          (article.go)
//	filter    blocks of the article that are no text             (blocks.go, filter.go, edges.go)
//	markup    safe Markdown
//
// Each value of the metadata has a cascade of places where a page may state it;
// the first that holds up wins, and From says which it was. A date that can be
// read in two ways and an implausible year are not taken, and are told.
//
// What goes is in Dropped, with its line in the page and its rule. A prune or a
// filter that would take too much of the page's sentences takes nothing.
package webpage

import (
	"errors"
	"fmt"
	"strings"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
	"digest/internal/importer/phrases"
	"digest/internal/importer/spacing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Detect reports whether a document is HTML, by its first elements.
func Detect(text string) bool {
	const enough = 4096
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), enough)]))
	if !strings.HasPrefix(start, "<") {
		return false
	}
	for _, sign := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta ", "<article", "<div", "<p>", "<p ", "<h1", "<span", "<table"} {
		if strings.Contains(start, sign) {
			return true
		}
	}
	return false
}

// A page is one document on its way to an article.
type page struct {
	doc     found.Document
	root    *html.Node // the document
	phrases *phrases.List
	// blocks are the page's before anything was taken out.
	blocks  []block
	article found.Article
	lines   *lineFinder
	linked  []thing // JSON-LD
	// description is the page's own summary, for machines.
	description string
}

// mostText is more bytes than the text of any page has.
const mostText = 2 << 20

// Parse reads the article of a saved page. The error is that of a page without
// an article, and of one that holds more than a page does.
func Parse(doc found.Document) ([]found.Article, error) {
	root, err := parseTree(doc.Text)
	if err != nil {
		return nil, err
	}
	p := page{doc: doc, root: root, phrases: doc.PhraseList(), lines: &lineFinder{text: doc.Text}}
	p.blocks = blocksOf(root)
	size := 0
	for _, b := range p.blocks {
		size += len(b.text)
	}
	if size > mostText {
		return nil, fmt.Errorf("the page has %d bytes of text, more than %d, which --max-size does not change; expected the page of one article", size, mostText)
	}
	p.metadata()
	p.matched()
	p.prune()
	content, err := p.content()
	if err != nil {
		return nil, err
	}
	p.filter(content)
	if err := p.write(content); err != nil {
		return nil, err
	}
	return []found.Article{p.article}, nil
}

// matched notes which of the outlet's rules match a block of the page, before any
// filter takes blocks away.
func (p *page) matched() {
	rules := p.doc.Rules(p.article.URL)
	for _, b := range p.blocks {
		p.article.Matched = append(p.article.Matched, rules.Matching(b.text)...)
	}
}

// write makes the body of what is left.
func (p *page) write(content *html.Node) error {
	p.article.Dropped = append(p.article.Dropped, markup.Clean(content, p.doc)...)
	p.article.Dropped = append(p.article.Dropped, markup.Apply(content, p.doc.Rules(p.article.URL))...)
	for i := range p.article.Dropped {
		if d := &p.article.Dropped[i]; d.Line == 0 {
			d.Line = p.lines.find(d.Text)
		}
	}
	sortDropped(p.article.Dropped)
	var err error
	if p.article.Body, err = markup.Markdown(content); err != nil {
		return err
	}
	if p.article.Body == "" {
		return errNoArticle
	}
	return nil
}

var errNoArticle = errors.New("the page has no article: no stretch of sentences; copy its text into a file and import that")

// drop records that an element goes, and takes it out of the tree.
func (p *page) drop(rule string, n *html.Node) {
	if words := markup.Text(n); words != "" {
		p.article.Drop(p.lines.find(firstText(n)), rule, words)
	}
	markup.Remove(n)
}

// firstText is the first text of an element that has words in it, as it stands.
func firstText(n *html.Node) string {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && spacing.Line(d.Data) != "" && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			return spacing.Line(d.Data)
		}
	}
	return spacing.Line(n.Data)
}

// note adds a sentence for the editor.
func (p *page) note(format string, values ...any) {
	p.article.Notes = append(p.article.Notes, fmt.Sprintf(format, values...))
}
