// Package plaintext reads articles from text that somebody copied from a page:
// the words are all there is, and the page's interface is among them.
//
// [Parse] makes Markdown of the article and takes the interface away by rules
// that hold for any page: symbols and button labels, headings that the page
// repeats, phrases of an interface at the end of the text, headings under which
// nothing stands. Phrases are data (package phrases). Rules of one outlet come from
// site.toml and act first.
//
// A text that is a whole page, with its menus, is first cut to its article
// (region.go): the stretch in which sentences outweigh menu entries, which begins
// below the headline where the page's title tells it. Two stretches of about the
// same weight and no headline stay both, and a note says so.
//
// What goes is in Dropped, with its line and its rule. Nothing inside a
// quotation or a list goes. If the general rules would take more than 30 % of
// the sentences of the article's stretch they take nothing, and a note says so.
//
// Title, byline and date are taken from the lines above the first sentences,
// and only where these are what they seem: a first line that is a sentence is
// no title.
package plaintext

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"digest/internal/importer/phrases"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
	"digest/internal/importer/spacing"
)

// mostDropped is the share of the sentences, in per cent of their words, that
// general rules may take.
const mostDropped = 30

// mostText is more bytes than any copied page has.
const mostText = 1 << 20

// Detect reports whether a document is plain text: not HTML, XML or JSON by its
// first characters.
func Detect(text string) bool {
	start := strings.TrimSpace(text)
	return start != "" && start[0] != '<' && !strings.HasPrefix(start, "%PDF-")
}

// Parse reads the article of a copied text. The error is that of a text without
// words, or of one that is too long for an article.
func Parse(doc found.Document) ([]found.Article, error) {
	if len(doc.Text) > mostText {
		return nil, fmt.Errorf("the text has %d bytes, more than %d; expected one article", len(doc.Text), mostText)
	}
	var article found.Article
	var lines []found.Line
	for i, l := range spacing.Lines(doc.Text) {
		lines = append(lines, found.Line{Number: i + 1, Text: l})
	}
	rules := doc.Rules(doc.Address)
	c := cleaner{phrases: doc.PhraseList(), keep: doc.Keep, order: rules.DateOrder()}
	blocks := c.outlet(paragraphs(c.outletLines(lines, rules)), rules)
	if !slices.ContainsFunc(blocks, func(b block) bool { return b.kind != symbols }) {
		return nil, errors.New("the text has no words that are an article's; expected an article copied from a page")
	}
	ofRules := len(c.dropped)
	kept := c.article(blocks, &article)
	if before, after := c.before, sentences(kept); (before-after)*100 > before*mostDropped {
		article.Notes = append(article.Notes, fmt.Sprintf(
			"body: the rules would drop %d of %d words of sentences, so nothing was dropped; take the page's interface out by hand",
			before-after, before))
		c.dropped, kept = c.dropped[:ofRules], withoutStated(blocks, c.stated)
		markHeadings(kept)
	}
	markNumbered(kept)
	if c.doubtful {
		article.Notes = append(article.Notes, "body: the page has two stretches of text and no headline above either; both are here, take the wrong one out")
	}
	article.Dropped = inOrder(c.dropped)
	article.Body = markup.Defuse(markdown(kept))
	return []found.Article{article}, nil
}

// A cleaner takes the interface out of one text.
type cleaner struct {
	phrases *phrases.List
	keep    found.Keep
	order   string // of day and month in dates of numbers
	dropped []found.Dropped
	// doubtful is that two stretches of a page may be the article.
	doubtful bool
	// before counts the words of the prose in the article's stretch.
	before int
	// stated are the numbers of lines that became title, byline or date.
	stated map[int]bool
}

// article finds the article's own blocks, and its metadata.
func (c *cleaner) article(blocks []block, a *found.Article) []block {
	if c.isPage(blocks) {
		return c.page(apart(blocks), a)
	}
	first := 0
	for first < len(blocks) && blocks[first].kind != passage {
		first++
	}
	c.before = sentences(blocks)
	c.metadata(blocks[:first], a, false)
	kept := c.head(blocks, first)
	markHeadings(kept)
	return c.tail(c.repeatedHeadings(kept))
}

// page finds the article in a text that is a whole page.
func (c *cleaner) page(blocks []block, a *found.Article) []block {
	start, end := c.region(blocks)
	first := start
	for first < end && !c.isText(blocks[first]) {
		first++
	}
	c.metadata(blocks[:first], a, true)
	c.dropAll(blocks[:start], found.AboveArticle)
	c.before = sentences(blocks[first:end])
	kept := c.interfaceLines(c.pageHead(blocks[start:end], first-start, a))
	markHeadings(kept)
	kept = c.pageTail(c.tail(c.repeatedHeadings(kept)), a)
	c.dropAll(blocks[end:], found.BelowArticle)
	return kept
}

// drop records that a block goes. It reports false where an editor switched the
// rule off; then the block stays.
func (c *cleaner) drop(b block, rule string) bool {
	if c.keep.Has(rule) {
		return false
	}
	c.dropped = append(c.dropped, found.NewDropped(b.lines[0].Number, rule, b.text()))
	return true
}

func (c *cleaner) dropAll(blocks []block, rule string) {
	for _, b := range blocks {
		if !c.isStated(b) {
			c.drop(b, rule)
		}
	}
}

func (c *cleaner) state(b block) {
	if c.stated == nil {
		c.stated = map[int]bool{}
	}
	c.stated[b.lines[0].Number] = true
}

func (c *cleaner) isStated(b block) bool { return c.stated[b.lines[0].Number] }

// withoutStated gives the blocks that did not become metadata.
func withoutStated(blocks []block, stated map[int]bool) []block {
	var rest []block
	for _, b := range blocks {
		if !stated[b.lines[0].Number] {
			rest = append(rest, b)
		}
	}
	return rest
}

// sentences counts the words of the passage.
func sentences(blocks []block) int {
	n := 0
	for _, b := range blocks {
		if b.kind == passage {
			n += b.words()
		}
	}
	return n
}
