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
var cards = []struct{ class, rule string }{
	{"release-content-bookmark", "bookmark card"},
	{"release-content-contact", "contact card"},
	{"release-content-gallery", "gallery"},
	{"release-content-attachment", "attachment"},
	{"release-content-video", "video"},
	{"release-content-image", "picture"},
	{"release-content-button", "button"},
	{"release-content-embed", "embed"},
	{"release-content-social", "embed"},
}

// removeCards takes out the cards, and the captions of pictures. It reads
// classes, so it comes before the tree is cleaned of them.
func removeCards(root *html.Node, a *found.Article) {
	for _, n := range slices.Collect(root.Descendants()) {
		if n.Type != html.ElementNode || !attached(n, root) {
			continue
		}
		rule := card(n)
		switch {
		case rule != "":
		case n.DataAtom == atom.Figure:
			rule = "picture"
		case n.DataAtom == atom.P && isCaption(n):
			rule = "caption"
		default:
			continue
		}
		a.Drop(0, rule, spacing.Line(markup.Text(n)))
		markup.Remove(n)
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

func card(n *html.Node) string {
	for class := range strings.FieldsSeq(markup.Attr(n, "class")) {
		for _, c := range cards {
			if class == c.class || strings.HasPrefix(class, c.class+"-") {
				return c.rule
			}
		}
	}
	return ""
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
		if !small && strings.TrimSpace(textOf(c)) != "" {
			return false
		}
	}
	return true
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	return markup.Text(n)
}

// removeTail takes out, from the end upwards, lines that head nothing ("Related
// news", whose cards have gone), links to other stories under them, and rules.
func removeTail(root *html.Node, a *found.Article) {
	for n := root.LastChild; n != nil; n = root.LastChild {
		text := textOf(n)
		switch {
		case strings.TrimSpace(text) == "" || n.DataAtom == atom.Hr || n.DataAtom == atom.Br:
		case isHeading(n):
			a.Drop(0, "heading without text", text)
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
		if c.DataAtom != atom.Strong && c.DataAtom != atom.B && strings.TrimSpace(textOf(c)) != "" {
			return false
		}
	}
	return true
}
