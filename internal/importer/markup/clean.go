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
// had words.
func Clean(root *html.Node) []found.Dropped {
	var dropped []found.Dropped
	clean(root, 0, func(rule string, n *html.Node) {
		if words := spacing.Line(Text(n)); words != "" && !isProgram(n) {
			dropped = append(dropped, found.NewDropped(0, rule, words))
		}
		Remove(n)
	})
	removeEmpty(root)
	return dropped
}

func clean(n *html.Node, depth int, drop func(rule string, n *html.Node)) {
	for _, c := range slices.Collect(n.ChildNodes()) {
		switch {
		case c.Type == html.TextNode:
			c.Data = text(c.Data)
		case c.Type != html.ElementNode:
			Remove(c)
		case isActive(c):
			drop("element "+c.Data, c)
		case isHidden(c):
			drop("hidden element", c)
		case depth > deepest:
			flatten(c)
		default:
			cleanAttributes(c)
			clean(c, depth+1, drop)
			if c.DataAtom == atom.A && Attr(c, "href") == "" {
				unwrap(c)
			}
		}
	}
}

// isActive reports whether an element is interface, program or picture.
func isActive(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Frame, atom.Object, atom.Embed,
		atom.Applet, atom.Svg, atom.Math, atom.Canvas, atom.Audio, atom.Video, atom.Img, atom.Picture, atom.Map,
		atom.Form, atom.Input, atom.Button, atom.Select, atom.Textarea, atom.Nav, atom.Dialog,
		atom.Link, atom.Meta, atom.Base, atom.Title, atom.Head, atom.Plaintext, atom.Xmp:
		return true
	}
	return n.Namespace != ""
}

// isProgram reports whether what an element holds are no words for a reader.
func isProgram(n *html.Node) bool {
	return n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.DataAtom == atom.Template
}

func isHidden(n *html.Node) bool {
	style := strings.ToLower(strings.ReplaceAll(Attr(n, "style"), " ", ""))
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" }) ||
		strings.EqualFold(Attr(n, "aria-hidden"), "true") ||
		strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
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

// flatten replaces what is in an element by its visible text.
func flatten(n *html.Node) {
	for _, d := range slices.Collect(n.Descendants()) {
		if d.Type == html.ElementNode && (isActive(d) || isHidden(d)) {
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

// removeEmpty takes out elements without text, innermost first.
func removeEmpty(n *html.Node) {
	for _, c := range slices.Collect(n.ChildNodes()) {
		if c.Type != html.ElementNode {
			continue
		}
		removeEmpty(c)
		if c.DataAtom != atom.Br && c.DataAtom != atom.Hr && c.DataAtom != atom.Td && c.DataAtom != atom.Th && Text(c) == "" {
			Remove(c)
		}
	}
}
