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
		if c.DataAtom != atom.Strong && c.DataAtom != atom.B && spacing.Line(markup.Text(c)) != "" {
			return false
		}
	}
	return true
}

// blocksOf gives the blocks of a tree, in order, those without words left out.
func blocksOf(root *html.Node) []block {
	c := collector{holders: holders(root)}
	c.collect(root, block{})
	return c.list
}

// holders are the elements of a tree that hold a block.
func holders(root *html.Node) map[*html.Node]bool {
	set := map[*html.Node]bool{}
	for n := range root.Descendants() {
		if !markup.IsBlock(n) {
			continue
		}
		for a := n.Parent; a != nil && !set[a]; a = a.Parent {
			set[a] = true
			if a == root {
				break
			}
		}
	}
	return set
}

// A collector makes blocks of a tree.
type collector struct {
	holders map[*html.Node]bool
	list    []block
}

// collect adds the blocks of n; context says where n stands.
func (col *collector) collect(n *html.Node, context block) {
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
	if !col.holders[n] {
		col.add(n, context)
		return
	}
	for c := range n.ChildNodes() {
		switch c.Type {
		case html.TextNode:
			col.add(c, context)
		case html.ElementNode:
			col.collect(c, context)
		}
	}
}

func (col *collector) add(n *html.Node, context block) {
	context.text = spacing.Line(markup.Text(n))
	context.words = prose.Words(context.text)
	if context.text == "" {
		return
	}
	context.node = n
	context.linked = float64(linkedLetters(n)) / float64(len(context.text))
	col.list = append(col.list, context)
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

// wrapLoose makes paragraphs of the runs of text and inline elements that stand
// between blocks, so that every block is an element of its own.
func wrapLoose(root *html.Node) { wrap(root, holders(root)) }

func wrap(n *html.Node, holders map[*html.Node]bool) {
	if !holders[n] {
		return
	}
	var run []*html.Node
	flush := func(before *html.Node) {
		if slices.ContainsFunc(run, func(r *html.Node) bool { return spacing.Line(markup.Text(r)) != "" }) {
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
		case markup.IsBlock(c) || holders[c]:
			flush(c)
			wrap(c, holders)
		case c.DataAtom == atom.Br && len(run) > 0 && run[len(run)-1].DataAtom == atom.Br:
			flush(c)
			n.RemoveChild(c)
		default:
			run = append(run, c)
		}
	}
	flush(nil)
}

// sentenceWords counts the words of running text in every element of a tree.
func sentenceWords(root *html.Node, blocks []block) map[*html.Node]int {
	counts := map[*html.Node]int{}
	for _, b := range blocks {
		if !b.sentences() {
			continue
		}
		for n := b.node; n != nil; n = n.Parent {
			counts[n] += b.words
			if n == root {
				break
			}
		}
	}
	return counts
}
