package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Quotation is a range of bytes of a source that somebody said. It becomes a q
// element, and behind its closing mark comes a link to who said it. One that
// begins or ends inside other markup, or goes over several paragraphs, stays as
// it is.
type Quotation struct {
	// Start and End leave the quotation marks out.
	Start, End int
	// Cite is the address of where it was said; empty means none.
	Cite string
	// Speaker is who said it: Name in full, Label what stands behind the mark.
	Speaker Target
}

// quotationNode is a quotation in the tree; its children are its words.
type quotationNode struct {
	ast.BaseInline
	cite string
}

var kindQuotation = ast.NewNodeKind("Quotation")

func (n *quotationNode) Kind() ast.NodeKind { return kindQuotation }

func (n *quotationNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// quote wraps the quotations of one block of text. Quotations and blocks both come
// in the order of the source.
func (d *document) quote(block ast.Node) {
	lines := block.Lines()
	if lines.Len() == 0 {
		return
	}
	stop := lines.At(lines.Len() - 1).Stop
	for len(d.quotations) > 0 && d.quotations[0].Start < stop {
		q := d.quotations[0]
		d.quotations = d.quotations[1:]
		first, last := textAt(block, q.Start), textAt(block, q.End-1)
		if q.Start >= q.End || first == nil || last == nil || !d.divisible(first, q.Start) || !d.divisible(last, q.End) {
			continue
		}
		d.wrap(block, first, last, q)
	}
}

// textAt is the text right below a block that holds a byte of the source.
func textAt(block ast.Node, offset int) *ast.Text {
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		if t, ok := n.(*ast.Text); ok && t.Segment.Start <= offset && offset < t.Segment.Stop {
			return t
		}
	}
	return nil
}

// wrap puts what stands between two texts of a block, cut at the quotation's ends,
// into a node, and the link to the speaker behind the closing mark.
func (d *document) wrap(block ast.Node, first, last *ast.Text, q Quotation) {
	node := &quotationNode{}
	if to := d.address([]byte(q.Cite)); to.kind == web || to.kind == site {
		node.cite = to.href
	}
	rest := text.NewSegment(q.End, last.Segment.Stop)
	if s := first.Segment; s.Start < q.Start {
		block.InsertBefore(block, first, ast.NewTextSegment(s.WithStop(q.Start)))
		first.Segment = text.NewSegment(q.Start, s.Stop)
	}
	block.InsertBefore(block, first, node)
	for n := ast.Node(first); n != last; {
		next := n.NextSibling()
		node.AppendChild(node, n)
		n = next
	}
	node.AppendChild(node, ast.NewTextSegment(text.NewSegment(last.Segment.Start, q.End)))
	mark := closingMark(d.source[rest.Start:rest.Stop])
	if mark > 0 {
		block.InsertBefore(block, last, ast.NewTextSegment(rest.WithStop(rest.Start+mark)))
	}
	if to := d.address([]byte(q.Speaker.Href)); to.kind == site || to.kind == web {
		by := &linkNode{address: to, title: []byte("Said by " + q.Speaker.Name), class: "by"}
		by.AppendChild(by, literal([]byte(q.Speaker.Label)))
		block.InsertBefore(block, last, by)
	}
	last.Segment = text.NewSegment(rest.Start+mark, rest.Stop)
}

// closingMark is the length of the quotation mark that a text begins with, or 0.
func closingMark(s []byte) int {
	r, size := utf8.DecodeRune(s)
	if bytes.ContainsRune([]byte(`"”“»«’'`), r) && size > 0 && r != utf8.RuneError {
		return size
	}
	return 0
}

// renderQuotation writes the element. Its marks are in the text, so the stylesheet
// adds none.
func renderQuotation(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</q>") // the buffer keeps no errors
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<q")
	if cite := n.(*quotationNode).cite; cite != "" {
		_, _ = w.WriteString(` cite="`)
		_, _ = w.Write(util.EscapeHTML([]byte(cite)))
		_ = w.WriteByte('"')
	}
	_ = w.WriteByte('>')
	return ast.WalkContinue, nil
}

