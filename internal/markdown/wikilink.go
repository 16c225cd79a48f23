package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A WikiLink is one [[target]] or [[target|label]] of a source.
type WikiLink struct {
	// Target is what stands before the "|", without space around it.
	Target string
	// Label is what stands after it, and otherwise empty.
	Label string
	// Start and End are the bytes of the source from "[[" to after "]]".
	Start, End int
	// Line is the line of the source, from 1.
	Line int
}

// WikiLinks lists the wikilinks of a source in the order in which they stand. What
// stands in code or raw HTML is none. A source past the limits has none either:
// [Renderer.HTML] says what is wrong with it.
func WikiLinks(source string) []WikiLink {
	if !strings.Contains(source, "[[") {
		return nil
	}
	in := []byte(source)
	root, err := parse(newParser(), in)
	if err != nil {
		return nil
	}
	var links []WikiLink
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // fails only if this function does
		if w, ok := n.(*wikiNode); ok && entering {
			links = append(links, WikiLink{Target: w.target, Label: w.label, Start: w.start, End: w.end})
		}
		return ast.WalkContinue, nil
	})
	line, counted := 1, 0
	for i := range links {
		line += strings.Count(source[counted:links[i].Start], "\n")
		links[i].Line, counted = line, links[i].Start
	}
	return links
}

// A wikiNode is a wikilink in the tree. Its child is the text that it shows.
type wikiNode struct {
	ast.BaseInline
	target, label string
	start, end    int
}

var kindWiki = ast.NewNodeKind("WikiLink")

func (n *wikiNode) Kind() ast.NodeKind { return kindWiki }

func (n *wikiNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// maxWiki is the most bytes between "[[" and "]]", so that text in double brackets
// that somebody forgot to close stays text.
const maxWiki = 200

// wikiParser reads wikilinks. It stands before CommonMark's links: [[a]] is never
// a reference link in brackets.
type wikiParser struct{}

func (wikiParser) Trigger() []byte { return []byte{'['} }

func (wikiParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 2 || line[1] != '[' {
		return nil
	}
	inner, _, closed := bytes.Cut(line[2:min(len(line), 2+maxWiki+2)], []byte("]]"))
	if !closed || bytes.ContainsAny(inner, "[]\n") {
		return nil
	}
	source, start := block.Source(), segment.Start+len("[[")
	end := start + len(inner)
	target := trimmed(source, start, end)
	shown, label := target, text.Segment{}
	if bar := bytes.IndexByte(inner, '|'); bar >= 0 {
		label = trimmed(source, start+bar+1, end)
		if bar > 0 && inner[bar-1] == '\\' { // in tables the pipe is escaped
			bar--
		}
		target = trimmed(source, start, start+bar)
		if shown = label; label.IsEmpty() {
			shown = target
		}
	}
	if target.IsEmpty() {
		return nil
	}
	block.Advance(end + len("]]") - segment.Start)
	n := &wikiNode{
		target: string(target.Value(source)), label: string(label.Value(source)),
		start: segment.Start, end: end + len("]]"),
	}
	n.AppendChild(n, ast.NewTextSegment(shown))
	return n
}

func trimmed(source []byte, start, end int) text.Segment {
	s := text.NewSegment(start, end)
	s = s.TrimLeftSpace(source)
	return s.TrimRightSpace(source)
}
