package markdown

import (
	"net/url"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// A document is one text on its way from tree to HTML. Its methods change the tree
// so that rendering it needs no options: every link that remains is a linkNode.
type document struct {
	source  []byte
	text    Text
	options Options

	marks      []Mark            // those that are still to come, by Start
	marked     []int             // the keys that have their link
	quotations []Quotation       // those that are still to come, by Start
	targets    map[string]Target // of wikilinks; made for the first one
	slugs      slugs
	fragments  []*linkNode // links that lead into the text itself
	shift      int         // what is added to the level of every heading
}

// prepare readies the whole tree.
func (d *document) prepare(root ast.Node) error {
	if d.options.HeadingTop > 0 {
		d.shift = d.options.HeadingTop - highest(root)
	}
	if err := d.children(root, place{markable: true}); err != nil {
		return err
	}
	for _, link := range d.fragments {
		if id, err := url.PathUnescape(link.href[1:]); err == nil && d.slugs.taken[id] {
			link.href = "#" + d.options.HeadingPrefix + link.href[1:]
		}
		link.href = d.local(link.href)
	}
	return nil
}

// A place is where in the tree a node stands.
type place struct {
	depth    int
	markable bool // a mark may become a link here
	inLink   bool // HTML has no link in a link
}

// children readies what stands in a node.
func (d *document) children(parent ast.Node, at place) error {
	if at.depth++; at.depth > maxDepth {
		return d.tooDeep(parent)
	}
	for n := parent.FirstChild(); n != nil; {
		next, err := d.node(parent, n, at)
		if err != nil {
			return err
		}
		n = next
	}
	return nil
}

// node readies one node and returns the one to go on with.
func (d *document) node(parent, n ast.Node, at place) (next ast.Node, err error) {
	next = n.NextSibling()
	switch n := n.(type) {
	case *ast.Text:
		if at.markable {
			next = d.mark(parent, n).NextSibling()
		}
	case *wikiNode:
		d.wikiLink(parent, n, at)
	case *ast.AutoLink:
		d.autoLink(parent, n, at)
	case *ast.Link:
		next, err = d.link(parent, n, at)
	case *ast.Image:
		next, err = d.image(parent, n, at)
	case *ast.Heading:
		at.markable = false
		err = d.heading(n, at)
	case *ast.CodeSpan: // its text is not Markdown
	case *extension.TableCell:
		if n.Alignment != extension.AlignNone {
			n.SetAttributeString("class", "align-"+n.Alignment.String())
		}
		err = d.children(n, at)
	default:
		err = d.children(n, at)
		if kind := n.Kind(); kind == ast.KindParagraph || kind == ast.KindTextBlock {
			d.quote(n)
		}
	}
	return next, err
}

// highest is the level of the highest headings of a text.
func highest(root ast.Node) int {
	level := 6
	for n := root.FirstChild(); n != nil && n.Type() == ast.TypeBlock; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			level = min(level, h.Level)
		}
		level = min(level, highest(n))
	}
	return level
}

// heading gives a heading its level and its id.
func (d *document) heading(n *ast.Heading, at place) error {
	words := plain(n, d.source)
	n.Level = min(n.Level+d.shift, 6)
	n.SetAttributeString("id", d.options.HeadingPrefix+d.slugs.unique(words))
	return d.children(n, at)
}

// link makes a [link](…) a linkNode, or takes it away and keeps its text.
func (d *document) link(parent ast.Node, n *ast.Link, at place) (next ast.Node, err error) {
	to := d.address(n.Destination)
	if to.kind == forbidden || at.inLink {
		return unwrap(parent, n), nil
	}
	next = n.NextSibling()
	return next, d.children(d.replace(parent, n, to, n.Title), place{depth: at.depth, inLink: true})
}

// image leaves a picture of the site where it is, makes one of another host a link to
// it, and keeps the description of one that may not be shown.
func (d *document) image(parent ast.Node, n *ast.Image, at place) (next ast.Node, err error) {
	to := d.address(n.Destination)
	switch {
	case to.kind == site:
		n.Destination = []byte(to.href)
		return n.NextSibling(), nil
	case !n.HasChildren() && len(n.Title) > 0:
		n.AppendChild(n, ast.NewString(n.Title))
	case !n.HasChildren() && to.kind == web:
		n.AppendChild(n, literal(n.Destination))
	}
	if to.kind != web || at.inLink {
		return unwrap(parent, n), nil
	}
	next = n.NextSibling()
	return next, d.children(d.replace(parent, n, to, n.Title), place{depth: at.depth, inLink: true})
}

// autoLink makes an address in the text a link, or shows it as it is.
func (d *document) autoLink(parent ast.Node, n *ast.AutoLink, at place) {
	destination, label := n.URL(d.source), literal(n.Label(d.source))
	if n.AutoLinkType == ast.AutoLinkEmail {
		destination = append([]byte("mailto:"), destination...)
	}
	n.AppendChild(n, label)
	if to := d.address(destination); to.kind == forbidden || at.inLink {
		unwrap(parent, n)
	} else {
		d.replace(parent, n, to, nil)
	}
}

// wikiLink makes a wikilink a link, or shows its text when it leads nowhere.
func (d *document) wikiLink(parent ast.Node, n *wikiNode, at place) {
	if d.targets == nil {
		d.targets = make(map[string]Target, len(d.text.Wiki))
		for _, t := range d.text.Wiki {
			d.targets[t.Name] = t
		}
	}
	target := d.targets[n.target]
	if n.label == "" && target.Label != "" {
		n.ReplaceChild(n, n.FirstChild(), literal([]byte(target.Label)))
	}
	if to := d.address([]byte(target.Href)); to.kind == forbidden || at.inLink {
		unwrap(parent, n)
	} else {
		d.replace(parent, n, to, nil)
	}
}

// replace puts a link with the children of n into the place of n.
func (d *document) replace(parent, n ast.Node, to address, title []byte) *linkNode {
	link := &linkNode{address: to, title: title}
	if to.kind == fragment {
		d.fragments = append(d.fragments, link)
	}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		link.AppendChild(link, c)
	}
	parent.ReplaceChild(parent, n, link)
	return link
}

func (d *document) tooDeep(n ast.Node) error {
	for n != nil && n.Pos() < 0 {
		n = n.Parent()
	}
	offset := 0
	if n != nil {
		offset = min(n.Pos(), len(d.source))
	}
	return &LimitError{Line: lineOf(d.source, offset), Thing: "quotes, lists and emphasis in one another", Max: maxDepth}
}

// unwrap puts a node's children into its place and returns the first of them, or what
// stands after the node.
func unwrap(parent, n ast.Node) ast.Node {
	first := n.NextSibling()
	if n.HasChildren() {
		first = n.FirstChild()
	}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
	return first
}

// literal is text without escapes and entities.
func literal(text []byte) *ast.String {
	s := ast.NewString(text)
	s.SetRaw(true)
	return s
}
