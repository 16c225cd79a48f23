package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
	"digest/internal/importer/phrases"
	"digest/internal/importer/prose"
	"digest/internal/importer/source"
	"digest/internal/importer/spacing"
)

// mostFiltered is the share of the article's sentences, in per cent of their words,
// that the filters may take.
const mostFiltered = 30

// A filter decides about the blocks of an article: the rule by which each goes, ""
// for those that stay.
type filter struct {
	page   *page
	blocks []block
	rules  []string
}

// filter takes out of the article's element the blocks that are no text of the
// article: above it, within it, and below it.
func (p *page) filter(content *html.Node) {
	wrapLoose(content)
	f := filter{page: p, blocks: blocksOf(content)}
	f.rules = make([]string, len(f.blocks))
	f.head()
	f.middle()
	f.tail()
	f.emptyHeadings()
	before, after := 0, 0
	for i, b := range f.blocks {
		if b.sentences() {
			before += b.words
			if f.rules[i] == "" {
				after += b.words
			}
		}
	}
	if (before-after)*100 > before*mostFiltered {
		p.note("body: the filters would drop %d of %d words of sentences, so they dropped nothing; take the page's interface out by hand", before-after, before)
		return
	}
	for i, b := range f.blocks {
		if f.rules[i] != "" {
			p.drop(f.rules[i], b.node)
		}
	}
}

// set lets a block go, unless an editor switched the rule off.
func (f *filter) set(i int, rule string) {
	if f.rules[i] == "" && !f.page.doc.Keep.Has(rule) {
		f.rules[i] = rule
		if rule == found.Standfirst {
			f.page.article.Summary = f.blocks[i].text
			f.page.article.State("summary", f.blocks[i].text, "standfirst")
		}
	}
}

// middle filters by what a block says of itself, wherever it stands.
func (f *filter) middle() {
	const longestLink, longestLabel = 30, 4
	for i, b := range f.blocks {
		if f.rules[i] != "" || b.quoted || b.cell {
			continue
		}
		section, begins := f.page.phrases.Section(b.text), f.page.phrases.Begins(b.text)
		heads := b.heading() && i+1 < len(f.blocks) && f.blocks[i+1].sentences() // "Contact" may be the author's
		switch {
		case !heads && (section == phrases.Tail || section == phrases.Advert || section == phrases.Start && !b.item), isEnd(section) && !b.item && b.words <= longestLabel:
			f.set(i, found.InterfacePhrase)
		case begins == phrases.Label && b.linked > 0.4 && b.words <= longestLink:
			f.set(i, found.RelatedLinks)
		case begins == phrases.Offer && b.words <= longestLink && (b.linked == 0 || f.sameSite(b.node)):
			f.set(i, found.NewsletterBox)
		case b.linked > 0.9 && b.words > 3 && b.words <= longestLink && !b.item && !b.heading() && f.sameSite(b.node):
			f.set(i, found.RelatedLinks)
		case phrases.Caption(b.text) || f.belowImage(b):
			f.set(i, found.Caption)
		}
	}
	f.linkLists()
}

// sameSite reports whether the links of a node lead to the page's own site; where
// that is not known, whether there are any.
func (f *filter) sameSite(n *html.Node) bool {
	own := siteOf(f.page.article.URL)
	same, other := 0, 0
	for d := range n.Descendants() {
		if d.DataAtom != atom.A {
			continue
		}
		if site := siteOf(markup.Attr(d, "href")); own == "" || site == "" || site == own {
			same++
		} else {
			other++
		}
	}
	return same > other
}

// siteOf is the last two names of an address's host: news.example.org is of
// example.org.
func siteOf(address string) string {
	names := strings.Split(source.Host(address), ".")
	return strings.Join(names[max(0, len(names)-2):], ".")
}

// belowImage reports whether a short line that is no sentence shares an element
// with a picture, and with nothing else.
func (f *filter) belowImage(b block) bool {
	const fewest, most = 3, 20
	if b.words < fewest || b.words > most || b.item || b.heading() || prose.EndsSentence(b.text) {
		return false
	}
	for n := b.node; n != nil && blockCount(n) <= 1; n = n.Parent {
		if hasImage(n) {
			return true
		}
	}
	return false
}

// hasImage reports whether a node is a picture, or holds one and no words but its own.
func hasImage(n *html.Node) bool {
	if n == nil {
		return false
	}
	if n.DataAtom == atom.Img || n.DataAtom == atom.Picture {
		return true
	}
	for d := range n.Descendants() {
		if d.DataAtom == atom.Img || d.DataAtom == atom.Picture {
			return prose.Words(markup.Text(n)) <= 30
		}
	}
	return false
}

func blockCount(n *html.Node) int {
	const enough = 2
	count := 0
	for d := range n.Descendants() {
		if markup.IsBlock(d) && spacing.Line(markup.Text(d)) != "" {
			if count++; count >= enough {
				break
			}
		}
	}
	return count
}

// linkLists drops lists all of whose entries are links to other articles, and the
// lines that announce them.
func (f *filter) linkLists() {
	for i := 0; i < len(f.blocks); i++ {
		from := i
		list := listOf(f.blocks[i].node)
		if list == nil {
			continue
		}
		links, letters := 0, 0
		for ; i < len(f.blocks) && listOf(f.blocks[i].node) == list; i++ {
			letters += len(f.blocks[i].text)
			links += int(f.blocks[i].linked * float64(len(f.blocks[i].text)))
		}
		if links*10 >= letters*9 && f.sameSite(list) {
			for j := from; j < i; j++ {
				f.set(j, found.RelatedLinks)
			}
			if from > 0 && f.announces(f.blocks[from-1]) {
				f.set(from-1, found.RelatedLinks)
			}
		}
		i--
	}
}

// listOf is the outermost list that a node stands in, or nil.
func listOf(n *html.Node) *html.Node {
	var list *html.Node
	for a := range n.Ancestors() {
		if a.DataAtom == atom.Ul || a.DataAtom == atom.Ol {
			list = a
		}
	}
	return list
}

// announces reports whether a line stands above links to other articles.
func (f *filter) announces(b block) bool {
	const most = 8
	section := f.page.phrases.Section(b.text)
	return isEnd(section) || section == phrases.Tail || section == phrases.Advert || f.page.phrases.Begins(b.text) == phrases.Label || b.words <= most && b.heads()
}

// emptyHeadings drops headings below which nothing is left.
func (f *filter) emptyHeadings() {
	last := true
	for i, b := range slices.Backward(f.blocks) {
		switch {
		case f.rules[i] != "":
		case last && b.heads():
			f.set(i, found.EmptyHeading)
		default:
			last = false
		}
	}
}
