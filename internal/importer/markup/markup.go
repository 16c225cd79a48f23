// Package markup makes safe Markdown of the HTML of an article's body.
//
//	body, err := markup.Parse(fragment) // a tree, whatever the input
//	markup.Clean(body, doc)             // nothing hidden, active or oversized in it
//	…                                   // the format takes out its own cards
//	text, err := markup.Markdown(body)
//
// The Markdown has no raw HTML, and only http, https and mailto links. Scripts,
// styles, forms, pictures, and what the page hides are not in it.
package markup

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Parse reads an HTML fragment as the content of a body element. The error is
// that of a document which nests more than 512 elements (golang.org/x/net/html).
func Parse(fragment string) (*html.Node, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), body)
	if err != nil {
		return nil, fmt.Errorf("reading HTML: %w", err)
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return body, nil
}

// mostBrackets is the most "[" that an article may hold: html-to-markdown v2.5.2
// looks for the end of a link behind each, which takes 8 s for 50,000.
const mostBrackets = 5000

// mostText is more bytes of text than any article has.
const mostText = 1 << 20

// Markdown writes a cleaned tree as Markdown that ends in a newline, or as the
// empty string when it has no text. The error is that of a text of brackets, or
// of one that is too long for an article.
func Markdown(root *html.Node) (string, error) {
	brackets, size := 0, 0
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			brackets += strings.Count(n.Data, "[")
			size += len(n.Data)
		}
	}
	if size > mostText {
		return "", fmt.Errorf("the text has %d bytes, more than %d, which --max-size does not change; expected an article", size, mostText)
	}
	if brackets > mostBrackets {
		return "", fmt.Errorf("the text holds %d square brackets, more than %d; expected an article", brackets, mostBrackets)
	}
	convert := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(
			commonmark.WithHeadingStyle(commonmark.HeadingStyleATX),
			commonmark.WithListEndComment(false), // a comment is raw HTML
		),
		table.NewTablePlugin(table.WithHeaderPromotion(true), table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal)),
	))
	out, err := convert.ConvertNode(root)
	if err != nil {
		return "", fmt.Errorf("writing HTML as Markdown: %w", err)
	}
	out = bytes.TrimSpace(out)
	if len(out) == 0 {
		return "", nil
	}
	return Defuse(strings.ToValidUTF8(string(out), "\ufffd")) + "\n", nil
}

// linkLike is text that looks like a link which runs a program, with its brackets
// escaped. Other readers of Markdown than CommonMark's may take it for one.
var linkLike = regexp.MustCompile(`(?i)\]\((\s*<?\s*(?:javascript|vbscript|data):)`)

// Defuse escapes, in the text of an article as Markdown, what looks like a link that
// runs a program; the links of the text are safe by now.
func Defuse(markdown string) string { return linkLike.ReplaceAllString(markdown, `]\($1`) }

// Text is the text of a node in reading order, its white space plain, without what
// programs read.
func Text(n *html.Node) string {
	if n.Type == html.TextNode {
		return strings.Join(strings.Fields(n.Data), " ")
	}
	var b strings.Builder
	appendText(&b, n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func appendText(b *strings.Builder, n *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type != html.ElementNode || isProgram(c) || c.DataAtom == atom.Noscript:
		case c.DataAtom == atom.Br || IsBlock(c):
			b.WriteByte(' ')
			appendText(b, c)
			b.WriteByte(' ')
		default:
			appendText(b, c)
		}
	}
}

// Attr is an attribute's value, or "".
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Remove takes nodes out of their tree.
func Remove(nodes ...*html.Node) {
	for _, n := range nodes {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// IsBlock reports whether an element is a block of text or holds such.
func IsBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Address,
		atom.Table, atom.Caption, atom.Tr, atom.Td, atom.Th, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Form, atom.Fieldset,
		atom.Details, atom.Summary, atom.Figure, atom.Figcaption, atom.Hr:
		return true
	}
	return false
}
