package markdown

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	render "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// PlainText is the text of a source without its markup, on one line: for
// descriptions, which are attributes. Pictures give their descriptions, links their
// texts. A source past the limits is returned as it is, on one line.
func PlainText(source string) string {
	if hasMarkup(source) {
		in := []byte(source)
		if root, err := parse(newParser(), in); err == nil {
			source = plain(root, in)
		}
	}
	return strings.Join(strings.Fields(source), " ")
}

// hasMarkup is false for most summaries: nothing in them can be Markdown, and they
// need not be parsed.
func hasMarkup(source string) bool {
	if strings.ContainsAny(source, "\\`*_~[]<&") {
		return true
	}
	for line := range strings.Lines(source) {
		line = strings.TrimLeft(line, " \t")
		if line != "" && strings.IndexByte("#>|:=+-0123456789", line[0]) >= 0 {
			return true
		}
	}
	return false
}

// plain is the text in a node, with its white space.
func plain(n ast.Node, source []byte) string {
	var b buffer
	writeText(&b, source, n)
	return html.UnescapeString(b.String())
}

// writeText writes the text in a node, escaped for HTML, without elements.
func writeText(w util.BufWriter, source []byte, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			writeSegment(w, source, c)
		case *ast.String:
			writeString(w, c)
		case *ast.AutoLink:
			render.DefaultWriter.RawWrite(w, c.Label(source))
		case *ast.RawHTML:
			render.DefaultWriter.RawWrite(w, withoutComment(c.Segments.Value(source)))
		case *ast.HTMLBlock:
			render.DefaultWriter.RawWrite(w, htmlBlock(source, c))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			render.DefaultWriter.RawWrite(w, c.Lines().Value(source))
		case *ast.LinkReferenceDefinition:
			continue
		default:
			writeText(w, source, c)
		}
		if c.Type() == ast.TypeBlock {
			_ = w.WriteByte(' ')
		}
	}
}

func writeSegment(w util.BufWriter, source []byte, n *ast.Text) {
	value := n.Segment.Value(source)
	if n.IsRaw() {
		render.DefaultWriter.RawWrite(w, bytes.ReplaceAll(value, []byte("\n"), []byte(" ")))
	} else {
		render.DefaultWriter.Write(w, value)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		_ = w.WriteByte(' ')
	}
}

func writeString(w util.BufWriter, n *ast.String) {
	if n.IsRaw() {
		render.DefaultWriter.RawWrite(w, n.Value)
	} else {
		render.DefaultWriter.Write(w, n.Value)
	}
}
