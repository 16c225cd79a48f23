package prezly

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
	"digest/internal/importer/spacing"
)

// cards are the classes of what a story's editor puts between paragraphs.
var cards = []string{
	"release-content-bookmark", "release-content-contact", "release-content-gallery", "release-content-attachment",
	"release-content-video", "release-content-image", "release-content-button", "release-content-embed",
	"release-content-social",
}

// removeCards takes out the cards, and the captions of pictures. It reads
// classes, so it comes before the tree is cleaned of them.
func removeCards(root *html.Node, keep found.Keep, a *found.Article) {
	for _, n := range slices.Collect(root.Descendants()) {
		if n.Type != html.ElementNode || !attached(n, root) {
			continue
		}
		rule := ""
		switch {
		case isCard(n):
			rule = found.EmbeddedCard
		case n.DataAtom == atom.Figure, n.DataAtom == atom.P && isCaption(n):
			rule = found.Caption
		}
		if rule != "" && !keep.Has(rule) {
			a.Drop(0, rule, spacing.Line(markup.Text(n)))
			markup.Remove(n)
		}
	}
}

// attached reports whether a node is still under root: its card may have gone.
func attached(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

func isCard(n *html.Node) bool {
	for class := range strings.FieldsSeq(markup.Attr(n, "class")) {
		for _, c := range cards {
			if class == c || strings.HasPrefix(class, c+"-") {
				return true
			}
		}
	}
	return false
}

// isCaption reports whether a paragraph describes a picture: small print
// throughout, or a few words with a copyright sign which are no sentence.
func isCaption(p *html.Node) bool {
	const most = 40
	text := markup.Text(p)
	words := len(strings.Fields(text))
	return words > 0 && words <= most && (strings.Contains(text, "©") && !strings.HasSuffix(text, ".") || allSmall(p))
}

// allSmall reports whether all text of a paragraph is superscript, subscript or small.
func allSmall(p *html.Node) bool {
	for c := range p.ChildNodes() {
		small := c.DataAtom == atom.Sup || c.DataAtom == atom.Sub || c.DataAtom == atom.Small
		if !small && markup.Text(c) != "" {
			return false
		}
	}
	return true
}

// removeTail takes out, from the end upwards, lines that head nothing ("Related
// news", whose cards have gone), links to other stories under them, and rules.
func removeTail(root *html.Node, keep found.Keep, a *found.Article) {
	for n := root.LastChild; n != nil; n = root.LastChild {
		text := markup.Text(n)
		switch {
		case text == "" || n.DataAtom == atom.Hr || n.DataAtom == atom.Br:
		case isHeading(n) && !keep.Has(found.EmptyHeading):
			a.Drop(0, found.EmptyHeading, text)
		default:
			return
		}
		markup.Remove(n)
	}
}

// isHeading reports whether a block is a heading, or a short paragraph all in
// bold that ends like one.
func isHeading(n *html.Node) bool {
	const most = 8
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	case atom.P:
		text := markup.Text(n)
		return len(strings.Fields(text)) <= most && !strings.ContainsAny(text[len(text)-1:], ".!?\"") &&
			!strings.HasSuffix(text, "”") && allBold(n)
	}
	return false
}

func allBold(p *html.Node) bool {
	for c := range p.ChildNodes() {
		if c.DataAtom != atom.Strong && c.DataAtom != atom.B && markup.Text(c) != "" {
			return false
		}
	}
	return true
}
