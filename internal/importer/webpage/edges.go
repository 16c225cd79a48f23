package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
	"digest/internal/importer/phrases"
	"digest/internal/importer/prose"
)

// head filters what stands above the first sentences: the headline, byline and
// date, the standfirst, labels of buttons.
func (f *filter) head() {
	first := f.firstSentences()
	for i, b := range f.blocks[:first] {
		section := f.page.phrases.Section(b.text)
		switch {
		case overlap(b.text, f.page.article.Title) >= same:
			f.set(i, found.RepeatedTitle)
		case f.isStandfirst(i):
			f.set(i, found.Standfirst)
		case phrases.DateLine(b.text):
			f.set(i, found.DateLine)
		case f.isByline(b):
			f.set(i, found.Byline)
		case section != "":
			f.set(i, found.InterfacePhrase)
		case f.page.phrases.Offers(b.text):
			f.set(i, found.NewsletterBox)
		case !b.heads() && !b.item && !b.cell && b.words <= 6 && !prose.EndsSentence(b.text) && !strings.Contains(b.text, ","):
			f.set(i, found.AboveArticle)
		}
	}
	if first < len(f.blocks) && f.isStandfirst(first) {
		f.set(first, found.Standfirst)
	}
}

// firstSentences is the index of the first block of the article's text.
func (f *filter) firstSentences() int {
	for i, b := range f.blocks {
		if b.sentences() && !phrases.DateLine(b.text) && !f.isByline(b) && !f.isStandfirst(i) && !phrases.Caption(b.text) && !f.page.phrases.Offers(b.text) {
			return i
		}
	}
	return len(f.blocks)
}

func (f *filter) isByline(b block) bool {
	const most = 16
	author := f.page.article.Author
	return b.words <= most && (f.page.phrases.Byline(b.text) != "" ||
		author != "" && strings.Contains(squash(b.text), squash(author)) && b.words <= prose.Words(author)+6)
}

// isStandfirst reports whether a block is the article's summary, which stands apart
// from its text: it says what the page's description says, and is a heading, or
// stands in an element of its own, or its name says so.
func (f *filter) isStandfirst(i int) bool {
	b := f.blocks[i]
	if i > 8 || b.words < shortestStandfirst || b.words > longestStandfirst || i+1 >= len(f.blocks) {
		return false
	}
	if standfirstName(b.node) || b.text == f.page.article.Summary {
		return true
	}
	description := f.page.description
	if description == "" || overlap(b.text, description) < same {
		return false
	}
	return b.heading() || f.blocks[i+1].node.Parent != b.node.Parent
}

// standfirst takes the summary that stands between headline and text. It is taken
// before the article's element is chosen, which may leave it out.
func (p *page) standfirst() {
	const below = 8
	at := headlineIndex(p.blocks, p.article.Title)
	if at < 0 || p.doc.Keep.Has(found.Standfirst) {
		return
	}
	for _, b := range p.blocks[at:min(len(p.blocks), at+below)] {
		said := b.heading() && overlap(b.text, p.description) >= same
		if b.words >= shortestStandfirst && b.words <= longestStandfirst && (said || standfirstName(b.node)) && overlap(b.text, p.article.Title) < same {
			p.article.Summary = b.text
			p.article.State("summary", b.text, "standfirst")
			return
		}
	}
}

// The words of a standfirst.
const shortestStandfirst, longestStandfirst = 6, 80

// same is the share of words in common by which two texts say the same.
const same = 0.8

// standfirstNames are words of class names for the summary above an article.
var standfirstNames = []string{"standfirst", "subtitle", "subheading", "subheadline", "subhead", "subhed", "dek", "deck", "strapline", "sub-title", "kicker"}

func standfirstName(n *html.Node) bool {
	for range 2 { // the block, and the element around it
		if n == nil || n.Type != html.ElementNode {
			return false
		}
		joined := "-" + strings.Join(nameWords(strings.ReplaceAll(markup.Attr(n, "class")+" "+markup.Attr(n, "itemprop"), " ", "-")), "-") + "-"
		for _, name := range standfirstNames {
			if strings.Contains(joined, "-"+name+"-") {
				return true
			}
		}
		n = n.Parent
	}
	return false
}

// tail filters what stands below the last sentences: the author's portrait, credits,
// links to other articles, offers.
func (f *filter) tail() {
	f.cutAtEnd()
	for i, b := range slices.Backward(f.blocks) {
		section := f.page.phrases.Section(b.text)
		switch {
		case f.rules[i] != "":
		case b.quoted || b.cell:
			return
		case section != "" || phrases.Rights(b.text):
			f.set(i, found.InterfacePhrase)
		case f.page.phrases.Credits(b.text):
			f.set(i, found.CreditLine)
		case f.page.phrases.Offers(b.text):
			f.set(i, found.NewsletterBox)
		case phrases.Portrait(b.text, f.page.article.Author):
			f.set(i, found.AuthorBox)
		case f.isByline(b) || phrases.DateLine(b.text) && !b.sentences():
			f.set(i, found.Byline)
		case b.linked > 0.8 && f.sameSite(b.node):
			f.set(i, found.RelatedLinks)
		case phrases.Follow(b.text):
			f.set(i, found.ShareBar)
		default:
			return
		}
	}
}

// cutAtEnd drops everything from a line on that heads what stands below an article,
// when few sentences follow it.
func (f *filter) cutAtEnd() {
	const share = 20 // per cent of the article's sentences
	total := 0
	for _, b := range f.blocks {
		if b.sentences() {
			total += b.words
		}
	}
	below := 0
	for i, b := range slices.Backward(f.blocks) {
		if b.sentences() {
			below += b.words
		}
		if below*100 > total*share {
			return
		}
		if isEnd(f.page.phrases.Section(b.text)) && !b.quoted && !b.cell {
			for j := i; j < len(f.blocks); j++ {
				f.set(j, found.RelatedLinks)
			}
		}
	}
}

// isEnd reports whether a line of a section heads what stands below an article.
func isEnd(section string) bool { return section == phrases.End || section == phrases.Comments }
