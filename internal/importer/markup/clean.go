package markup

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/found"
	"digest/internal/importer/spacing"
)

// The bounds within which html-to-markdown v2.5.2 is quick: a table cell that
// spans a million columns is written out in full.
const (
	deepest = 100 // elements within elements; what is deeper stays as text
	widest  = 20  // columns or rows that a cell spans
)

// Clean takes out of a tree what is no text of an article or could do harm:
// scripts, styles, forms, frames, pictures, hidden elements, comments, links that
// are not http, https or mailto, and all attributes but a link's address. Spaces
// and invisible characters become plain, paragraphs without text go. It gives what
// had words. Rules that an editor switched off leave what they are about; scripts
// go in any case.
func Clean(root *html.Node, doc found.Document) []found.Dropped {
	c := cleaner{doc: doc}
	c.clean(root, 0)
	simplifyTables(root)
	removeEmpty(root)
	return c.dropped
}

type cleaner struct {
	doc     found.Document
	dropped []found.Dropped
}

func (c *cleaner) clean(parent *html.Node, depth int) {
	for _, n := range slices.Collect(parent.ChildNodes()) {
		switch {
		case n.Type == html.TextNode && inside(n, atom.Pre):
			n.Data = preformatted(n.Data)
		case n.Type == html.TextNode:
			n.Data = text(n.Data)
		case n.Type != html.ElementNode || isProgram(n):
			Remove(n)
		case c.doc.Images && (n.DataAtom == atom.Img || n.DataAtom == atom.Picture):
			linkImage(n)
		case isInterface(n):
			c.drop(found.FormElement, n, depth)
		case Hidden(n):
			c.drop(found.HiddenElement, n, depth)
		default:
			c.keep(n, depth)
		}
	}
}

func (c *cleaner) drop(rule string, n *html.Node, depth int) {
	if c.doc.Keep.Has(rule) {
		c.keep(n, depth)
		return
	}
	if words := spacing.Line(Text(n)); words != "" {
		c.dropped = append(c.dropped, found.NewDropped(0, rule, words))
	}
	Remove(n)
}

func (c *cleaner) keep(n *html.Node, depth int) {
	if depth > deepest {
		flatten(n)
		return
	}
	cleanAttributes(n)
	c.clean(n, depth+1)
	if n.DataAtom == atom.A && Attr(n, "href") == "" {
		unwrap(n)
	}
}

// isInterface reports whether an element is interface or picture.
func isInterface(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Noscript, atom.Iframe, atom.Frame, atom.Object, atom.Embed,
		atom.Applet, atom.Canvas, atom.Audio, atom.Video, atom.Img, atom.Picture, atom.Map,
		atom.Form, atom.Input, atom.Button, atom.Select, atom.Textarea, atom.Nav, atom.Dialog,
		atom.Link, atom.Meta, atom.Base, atom.Title, atom.Head, atom.Plaintext, atom.Xmp:
		return true
	}
	return false
}

// isProgram reports whether what an element holds are no words for a reader.
func isProgram(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Svg, atom.Math:
		return true
	}
	return n.Namespace != ""
}

// Hidden reports whether an element says of itself that it is not shown.
func Hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			if strings.EqualFold(a.Val, "true") {
				return true
			}
		case "style":
			style := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// linkImage replaces a picture by a link to it, which its caption or alternative
// text names; one without an address or words goes.
func linkImage(n *html.Node) {
	image := n
	if n.DataAtom == atom.Picture {
		for d := range n.Descendants() {
			if d.DataAtom == atom.Img {
				image = d
			}
		}
	}
	address, words := Link(Attr(image, "src")), spacing.Line(Attr(image, "alt"))
	if address != "" && words != "" && !inside(n, atom.A) {
		link := &html.Node{
			Type: html.ElementNode, Data: "a", DataAtom: atom.A,
			Attr: []html.Attribute{{Key: "href", Val: address}},
		}
		link.AppendChild(&html.Node{Type: html.TextNode, Data: words})
		n.Parent.InsertBefore(link, n)
	}
	Remove(n)
}

func inside(n *html.Node, element atom.Atom) bool {
	for a := range n.Ancestors() {
		if a.DataAtom == element {
			return true
		}
	}
	return false
}

// cleanAttributes keeps a safe address and small spans.
func cleanAttributes(n *html.Node) {
	var kept []html.Attribute
	for _, a := range n.Attr {
		switch {
		case a.Namespace != "":
		case n.DataAtom == atom.A && a.Key == "href":
			if href := Link(a.Val); href != "" {
				kept = append(kept, html.Attribute{Key: "href", Val: href})
			}
		case a.Key == "colspan" || a.Key == "rowspan":
			kept = append(kept, html.Attribute{Key: a.Key, Val: span(a.Val)})
		case n.DataAtom == atom.Ol && a.Key == "start" && len(a.Val) < 6:
			kept = append(kept, a)
		}
	}
	n.Attr = kept
}

// span clamps what a table cell spans.
func span(value string) string {
	n, err := strconv.Atoi(value)
	if err != nil {
		return "1"
	}
	return strconv.Itoa(min(max(n, 1), widest))
}

// Link gives an address that a reader may follow, absolute, http, https or
// mailto; or "".
func Link(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host != "" {
			return u.String()
		}
	case "mailto":
		return u.String()
	}
	return ""
}

// text gives a text node with plain spaces; one at an end stays one, for it
// separates the text from its neighbour's.
func text(s string) string {
	plain := spacing.Line(s)
	if plain == "" && !strings.ContainsFunc(s, unicode.IsSpace) {
		return ""
	}
	if plain == "" {
		return " "
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(first) {
		plain = " " + plain
	}
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(last) {
		plain += " "
	}
	return plain
}

// preformatted gives the text of a pre element with its lines and their indents.
func preformatted(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range lines {
		rest := strings.TrimLeft(line, " \t")
		indent := strings.ReplaceAll(line[:len(line)-len(rest)], "\t", "    ")
		lines[i] = indent + text(rest)
	}
	return strings.Join(lines, "\n")
}

// flatten replaces what is in an element by its visible text.
func flatten(n *html.Node) {
	for _, d := range slices.Collect(n.Descendants()) {
		if d.Type == html.ElementNode && (isProgram(d) || isInterface(d) || Hidden(d)) {
			Remove(d)
		}
	}
	plain := &html.Node{Type: html.TextNode, Data: spacing.Line(Text(n)) + " "}
	n.Parent.InsertBefore(plain, n)
	Remove(n)
}

// unwrap replaces an element by its children.
func unwrap(n *html.Node) {
	for _, c := range slices.Collect(n.ChildNodes()) {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	Remove(n)
}

// removeEmpty takes out elements without text, innermost first, and reports whether
// any text is left. A space that an inline element holds separates words, and stays.
func removeEmpty(n *html.Node) (hasText bool) {
	for _, c := range slices.Collect(n.ChildNodes()) {
		if c.Type != html.ElementNode {
			hasText = hasText || strings.TrimSpace(c.Data) != ""
			continue
		}
		switch {
		case removeEmpty(c):
			hasText = true
			continue
		case c.DataAtom == atom.Br || c.DataAtom == atom.Hr || c.DataAtom == atom.Td || c.DataAtom == atom.Th:
			continue
		case c.FirstChild != nil && !IsBlock(c):
			n.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, c)
		}
		Remove(c)
	}
	return hasText
}
