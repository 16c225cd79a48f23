package webpage

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/markup"
	"digest/internal/importer/prose"
	"digest/internal/importer/spacing"
)

// A block is a paragraph, a heading, a list entry, a table cell, or a run of text
// between such: an element of a page that holds text and no other block.
type block struct {
	node  *html.Node
	text  string
	words int
	// linked is the share of the letters that are a link's.
	linked float64
	// chrome marks a block within what the page names menu, footer or the like.
	chrome bool
	// item marks a list entry, quoted what stands in a quotation, cell a table's.
	item, quoted, cell bool
}

// sentences reports whether a block is running text.
func (b block) sentences() bool {
	const fewest, many = 10, 30
	return b.linked < 0.6 && (b.words >= fewest && prose.EndsSentence(b.text) || b.words >= many)
}

func (b block) heading() bool {
	switch b.node.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// heads reports whether a block looks like a heading: one, or a short line all of
// which is bold.
func (b block) heads() bool {
	const most = 14
	if b.heading() {
		return true
	}
	if b.words > most || b.item || b.quoted || b.cell {
		return false
	}
	for c := range b.node.ChildNodes() {
		if c.DataAtom != atom.Strong && c.DataAtom != atom.B && spacing.Line(nodeText(c)) != "" {
			return false
		}
	}
	return true
}

func nodeText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	return markup.Text(n)
}

// blocksOf gives the blocks of a tree, in order, those without words left out.
func blocksOf(root *html.Node) []block {
	var list []block
	collect(root, block{}, &list)
	return list
}

// collect adds the blocks of n; context says where n stands.
func collect(n *html.Node, context block, list *[]block) {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Svg, atom.Math, atom.Noscript, atom.Iframe, atom.Select, atom.Textarea:
		return
	case atom.Li:
		context.item = true
	case atom.Blockquote, atom.Q:
		context.quoted = true
	case atom.Td, atom.Th:
		context.cell = true
	case atom.Nav, atom.Footer, atom.Form, atom.Aside:
		context.chrome = true
	}
	if !holdsBlock(n) {
		addBlock(n, context, list)
		return
	}
	for c := range n.ChildNodes() {
		switch c.Type {
		case html.TextNode:
			addBlock(c, context, list)
		case html.ElementNode:
			collect(c, context, list)
		}
	}
}

func addBlock(n *html.Node, context block, list *[]block) {
	context.text = spacing.Line(nodeText(n))
	context.words = prose.Words(context.text)
	if context.text == "" {
		return
	}
	context.node = n
	if len(context.text) > 0 {
		context.linked = float64(linkedLetters(n)) / float64(len(context.text))
	}
	*list = append(*list, context)
}

// linkedLetters is how many bytes of a node's text are those of links.
func linkedLetters(n *html.Node) int {
	if n.DataAtom == atom.A && markup.Attr(n, "href") != "" {
		return len(markup.Text(n))
	}
	letters := 0
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			letters += linkedLetters(c)
		}
	}
	return letters
}

// holdsBlock reports whether an element holds a block.
func holdsBlock(n *html.Node) bool {
	for d := range n.Descendants() {
		if markup.IsBlock(d) {
			return true
		}
	}
	return false
}

// wrapLoose makes paragraphs of the runs of text and inline elements that stand
// between blocks, so that every block is an element of its own.
func wrapLoose(n *html.Node) {
	if !holdsBlock(n) {
		return
	}
	var run []*html.Node
	flush := func(before *html.Node) {
		if slices.ContainsFunc(run, func(r *html.Node) bool { return spacing.Line(nodeText(r)) != "" }) {
			p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
			n.InsertBefore(p, before)
			for _, r := range run {
				n.RemoveChild(r)
				p.AppendChild(r)
			}
		}
		run = nil
	}
	for _, c := range slices.Collect(n.ChildNodes()) {
		switch {
		case markup.IsBlock(c) || holdsBlock(c):
			flush(c)
			wrapLoose(c)
		case c.DataAtom == atom.Br && len(run) > 0 && run[len(run)-1].DataAtom == atom.Br:
			flush(c)
			n.RemoveChild(c)
		default:
			run = append(run, c)
		}
	}
	if len(run) < childCount(n) {
		flush(nil)
	}
}

func childCount(n *html.Node) int {
	count := 0
	for range n.ChildNodes() {
		count++
	}
	return count
}
