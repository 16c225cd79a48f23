package webpage

import (
	"regexp"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/found"
	"digest/internal/importer/phrases"
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

// credit is how pages name the maker of a picture, in a line of its own.
var credit = regexp.MustCompile(`(?i)^\W*(?:(?:image|photo|photograph|picture|video|illustration|graphic|foto|bild|фото|source|bron|fonte|fuente|quelle)s?(?: (?:credit|courtesy|copyright|caption|by|via|source))?s? ?[:/©|]|file photo\b|(?:photo|image) (?:by|courtesy|copyright|credit)\b|image copyright|©)|(?:getty images|ap photo|/ ?(?:afp|reuters|getty|ap|epa|dpa)|via (?:ap|getty|reuters)|\((?:ap|afp|reuters|epa|dpa|shutterstock)\)|shutterstock)\W*(?:/[\w ]*)?\)?$`)

// middle filters by what a block says of itself, wherever it stands.
func (f *filter) middle() {
	const longestLink, longestCaption = 30, 45
	for i, b := range f.blocks {
		if f.rules[i] != "" || b.quoted || b.cell {
			continue
		}
		section := f.page.phrases.Section(b.text)
		switch {
		case section == phrases.Tail, section == phrases.Start && !b.item:
			f.set(i, found.InterfacePhrase)
		case section == phrases.Credit:
			f.set(i, found.CreditLine)
		case f.page.phrases.Begins(b.text) == phrases.Label && b.linked > 0.4 && b.words <= longestLink:
			f.set(i, found.RelatedLinks)
		case f.page.phrases.Begins(b.text) == phrases.Offer && (b.linked > 0 || b.words <= longestLink):
			f.set(i, found.NewsletterBox)
		case b.linked > 0.9 && b.words > 3 && b.words <= longestLink && !b.item && !b.heading():
			f.set(i, found.RelatedLinks)
		case b.words <= longestCaption && credit.MatchString(b.text):
			f.set(i, found.Caption)
		}
	}
	f.linkLists()
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
		if links*10 >= letters*9 {
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
	return section == phrases.End || section == phrases.Tail || section == phrases.Label || b.words <= most && b.heads()
}

// emptyHeadings drops headings below which nothing is left.
func (f *filter) emptyHeadings() {
	last := true
	for i := len(f.blocks) - 1; i >= 0; i-- {
		switch {
		case f.rules[i] != "":
		case last && f.blocks[i].heads():
			f.set(i, found.EmptyHeading)
		default:
			last = false
		}
	}
}
