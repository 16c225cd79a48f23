package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Parsing Markdown is linear in practice and quadratic in places: each closing
// delimiter looks back at all open ones, each "[a](" looks ahead for its end, each
// link definition moves the lines after it, and a table's short rows are filled up to
// the width of its header. Each limit is far above what people write and far below
// what hurts: a source at all limits takes about a second.
const (
	maxSource      = 1 << 20  // bytes of a source
	maxIndent      = 1000     // columns before a line's text
	maxDepth       = 100      // quotes, lists and emphasis in one another
	maxMarkup      = 2000     // *, _, ~, [, ], < and ` of one paragraph
	maxAhead       = 64 << 20 // bytes and lines to look through for the ends of all links
	maxDefinitions = 2000     // lines of one paragraph that begin with [
	maxCells       = 100_000  // cells of one table
	maxPipes       = 2000     // escaped pipes of all tables
)

// A LimitError says that a source is too much to render.
type LimitError struct {
	// Line is the line of the source, from 1.
	Line int
	// Thing is what there is too much of: "bytes of text".
	Thing string
	// Max is how much there may be.
	Max int
}

// Error names the line, the limit, and what to do.
func (e *LimitError) Error() string {
	return fmt.Sprintf("line %d: more than %d %s; split the text", e.Line, e.Max, e.Thing)
}

// checkSource refuses what goldmark should not even begin to read.
func checkSource(source []byte) error {
	if len(source) > maxSource {
		return &LimitError{Line: 1, Thing: "bytes of text", Max: maxSource}
	}
	number := 0
	for line := range bytes.Lines(source) {
		number++
		depth, indent := containers(line)
		if indent > maxIndent {
			return &LimitError{Line: number, Thing: "spaces before a line", Max: maxIndent}
		}
		if depth > maxDepth && !isRule(line) {
			return &LimitError{Line: number, Thing: "quotes and lists in one another", Max: maxDepth}
		}
	}
	return nil
}

// containers counts the block quotes and list items that a line may open, and the
// columns of white space around their markers. Both may be too high, never too low.
func containers(line []byte) (depth, indent int) {
	for i, c := range line {
		switch {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>':
			depth++
		case c == '-' || c == '+' || c == '*' || c == '.' || c == ')':
			if i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' && line[i+1] != '\n' {
				return depth, indent
			}
			depth++
		case c < '0' || c > '9':
			if c == '\n' {
				return depth, 0 // nothing is indented
			}
			return depth, indent
		}
	}
	return depth, 0
}

// isRule tells a thematic break ("* * *", CommonMark section 4.1) from list items.
func isRule(line []byte) bool {
	marks := bytes.Join(bytes.Fields(line), nil)
	return len(marks) > 0 && len(bytes.Trim(marks, string(marks[:1]))) == 0 && marks[0] != '>'
}

// guardKey finds the guard of a parse. goldmark numbers its context keys; this one
// is set once, here.
var guardKey = parser.NewContextKey()

// A guard counts while goldmark parses.
type guard struct {
	block    ast.Node // whose markup is counted
	markup   int
	ahead    int
	pipes    int
	exceeded *LimitError
}

func (g *guard) exceed(source []byte, offset int, thing string, most int) {
	if g.exceeded == nil {
		g.exceeded = &LimitError{Line: lineOf(source, offset), Thing: thing, Max: most}
	}
}

func lineOf(source []byte, offset int) int {
	return 1 + bytes.Count(source[:offset], []byte("\n"))
}

// inlineGuard is asked before all other inline parsers, and lets them work until
// there is too much for them. Then it swallows what is left, line by line.
type inlineGuard struct{}

func (inlineGuard) Trigger() []byte { return []byte("*_~[]<`") }

func (inlineGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	g := pc.Get(guardKey).(*guard)
	if g.block != parent {
		g.block, g.markup = parent, 0
	}
	line, segment := block.PeekLine()
	g.markup++
	if line[0] == ']' {
		g.ahead += len(line) + parent.Lines().Len()
	}
	switch {
	case g.markup > maxMarkup:
		g.exceed(block.Source(), segment.Start, "pieces of markup in one paragraph", maxMarkup)
	case g.ahead > maxAhead:
		g.exceed(block.Source(), segment.Start, "bytes to search for the ends of links", maxAhead)
	default:
		return nil
	}
	block.Advance(len(line))
	return ast.NewTextSegment(segment)
}

// paragraphGuard sees each paragraph before link definitions and tables are looked for
// in it, and takes its lines away when there would be too many.
type paragraphGuard struct{}

func (paragraphGuard) Transform(paragraph *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, source := paragraph.Lines(), reader.Source()
	if lines.Len() == 0 {
		return
	}
	columns, definitions, pipes := 0, 0, 0
	for i := range lines.Len() {
		segment := lines.At(i)
		line := bytes.TrimLeft(segment.Value(source), " \t")
		switch {
		case bytes.HasPrefix(line, []byte("[")):
			definitions++
		case len(bytes.Trim(line, " \t\r\n|:-")) == 0: // the line below a table's header
			columns = max(columns, 1+bytes.Count(line, []byte("|")))
		}
		if columns > 0 {
			pipes += bytes.Count(line, []byte(`\|`))
		}
	}
	g := pc.Get(guardKey).(*guard)
	g.pipes += pipes
	start := lines.At(0).Start
	switch {
	case definitions > maxDefinitions:
		g.exceed(source, start, "link definitions in one paragraph", maxDefinitions)
	case columns*lines.Len() > maxCells:
		g.exceed(source, start, "cells in one table", maxCells)
	case g.pipes > maxPipes:
		g.exceed(source, start, `escaped pipes ("\|") in tables`, maxPipes)
	default:
		return
	}
	lines.SetSliced(0, 1)
}
