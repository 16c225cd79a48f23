package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// mark makes links of the marks that begin in a text node, and returns the last of
// the nodes that the text became. Marks and texts both come in the order of the
// source, so that each is looked at once.
func (d *document) mark(parent ast.Node, n *ast.Text) (last *ast.Text) {
	for len(d.marks) > 0 && d.marks[0].Start < n.Segment.Stop {
		m := d.marks[0]
		d.marks = d.marks[1:]
		if m.Start < n.Segment.Start || m.Start >= m.End || slices.Contains(d.marked, m.Key) {
			continue
		}
		end := d.endOf(m, n)
		to := d.address([]byte(m.Href))
		if end == nil || to.kind == forbidden || !d.divisible(n, m.Start) || !d.divisible(end, m.End) {
			continue
		}
		d.marked = append(d.marked, m.Key)
		link := cut(parent, n, end, m)
		link.address, link.title, link.class = to, []byte(m.Title), m.Class
		n = end
	}
	return n
}

// endOf is the text node in which a mark that begins in n ends, or nil when other
// markup or a hard line break comes between. Names are often broken over two lines.
func (d *document) endOf(m Mark, n *ast.Text) *ast.Text {
	for m.End > n.Segment.Stop {
		next, ok := n.NextSibling().(*ast.Text)
		if !ok || n.HardLineBreak() || m.End <= next.Segment.Start {
			return nil
		}
		n = next
	}
	return n
}

// maxEntity is more than the longest name of an entity, CounterClockwiseContourIntegral.
const maxEntity = 40

// divisible says whether text may be cut at an offset: not within a character, an
// escape or an entity, which the two halves would show otherwise than the whole.
func (d *document) divisible(n *ast.Text, offset int) bool {
	before, after := d.source[n.Segment.Start:offset], d.source[offset:n.Segment.Stop]
	if len(after) > 0 && (after[0]&0xc0 == 0x80 || bytes.HasSuffix(before, []byte(`\`)) && util.IsPunct(after[0])) {
		return false
	}
	before, after = before[max(0, len(before)-maxEntity):], after[:min(len(after), maxEntity)]
	amp, semicolon := bytes.LastIndexByte(before, '&'), bytes.IndexByte(after, ';')
	if amp < 0 || semicolon < 0 {
		return true
	}
	for _, c := range [][]byte{before[amp+1:], after[:semicolon]} {
		for _, b := range c {
			if !util.IsAlphaNumeric(b) && b != '#' {
				return true
			}
		}
	}
	return false
}

// cut puts a link around the bytes of a mark, which begins in the text node first and
// ends in the text node last. What comes after it stays in last.
func cut(parent ast.Node, first, last *ast.Text, m Mark) *linkNode {
	link := &linkNode{}
	if s := first.Segment; s.Start < m.Start || s.Padding > 0 {
		parent.InsertBefore(parent, first, ast.NewTextSegment(s.WithStop(m.Start)))
		first.Segment = text.NewSegment(m.Start, s.Stop)
	}
	for n := first; n != last; {
		next := n.NextSibling().(*ast.Text)
		link.AppendChild(link, n)
		n = next
	}
	link.AppendChild(link, ast.NewTextSegment(text.NewSegment(last.Segment.Start, m.End)))
	last.Segment = text.NewSegment(m.End, last.Segment.Stop)
	parent.InsertBefore(parent, last, link)
	return link
}
