package load

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
	"go.yaml.in/yaml/v4"

	"digest/internal/diag"
)

// parseTOML reads a TOML document into a tree of YAML nodes, so that site.toml
// and front matter share one decoder and one way of finding a key. The decoder
// of go-toml comes first: it knows the rules about keys and tables written
// twice, but ends at the first wrong type, and gives no place for what a later
// check finds. This is the only file that uses go-toml, whose package unstable
// may change.
func parseTOML(text []byte) (*yaml.Node, *diag.Problem) {
	var anything map[string]any
	if err := toml.Unmarshal(text, &anything); err != nil {
		return nil, tomlProblem(err, text)
	}
	t := tomlTree{lines: lineStarts(text), text: text}
	t.root = &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	t.table = t.root
	t.parser.Reset(text)
	for t.parser.NextExpression() {
		t.expression(t.parser.Expression())
	}
	if err := t.parser.Error(); err != nil {
		return nil, at(1, 1, "the file is not valid TOML: "+err.Error(), "")
	}
	return t.root, nil
}

// tomlProblem makes a problem of an error of go-toml, which counts bytes.
func tomlProblem(err error, text []byte) *diag.Problem {
	message := "the file is not valid TOML: " + strings.TrimPrefix(err.Error(), "toml: ")
	var failure *toml.DecodeError
	if !errors.As(err, &failure) {
		return at(1, 1, message, "")
	}
	line, column := failure.Position()
	starts := lineStarts(text)
	if line < 1 || line > len(starts) {
		return at(1, 1, message, "")
	}
	start := starts[line-1]
	offset := min(start+max(column-1, 0), len(text))
	return at(line, utf8.RuneCount(text[start:offset])+1, message, "")
}

// A tomlTree builds the tree from the parser's expressions.
type tomlTree struct {
	parser unstable.Parser
	text   []byte
	lines  []int
	root   *yaml.Node
	table  *yaml.Node // where key = value goes
}

// expression puts one line of the document into the tree.
func (t *tomlTree) expression(e *unstable.Node) {
	switch e.Kind {
	case unstable.Table:
		t.table = t.header(e, false)
	case unstable.ArrayTable:
		t.table = t.header(e, true)
	case unstable.KeyValue:
		t.keyValue(e, t.table)
	}
}

// header is the table that [a.b] opens, or the new one that [[a.b]] appends to
// its list.
func (t *tomlTree) header(e *unstable.Node, list bool) *yaml.Node {
	table := t.root
	for keys := e.Key(); keys.Next(); {
		key := keys.Node()
		if !list || !keys.IsLast() {
			table = t.enter(table, key)
			continue
		}
		tables := valueOf(table, string(key.Data))
		if tables == nil {
			tables = t.insert(table, key, &yaml.Node{Kind: yaml.SequenceNode})
		}
		table = &yaml.Node{Kind: yaml.MappingNode}
		table.Line, table.Column = t.place(key)
		tables.Content = append(tables.Content, table)
	}
	return table
}

// enter is the table under a key, made where there is none. Of a list of tables
// it is the last.
func (t *tomlTree) enter(table *yaml.Node, key *unstable.Node) *yaml.Node {
	inner := valueOf(table, string(key.Data))
	if inner == nil {
		return t.insert(table, key, &yaml.Node{Kind: yaml.MappingNode})
	}
	if inner.Kind == yaml.SequenceNode && len(inner.Content) > 0 {
		return inner.Content[len(inner.Content)-1]
	}
	return inner
}

// keyValue puts a.b = value into a table.
func (t *tomlTree) keyValue(e *unstable.Node, table *yaml.Node) {
	for keys := e.Key(); keys.Next(); {
		key := keys.Node()
		if !keys.IsLast() {
			table = t.enter(table, key)
			continue
		}
		line, column := t.place(key)
		t.insert(table, key, t.value(e.Value(), line, column))
	}
}

// insert puts a value under a key; one without a place gets that of the key.
func (t *tomlTree) insert(table *yaml.Node, key *unstable.Node, value *yaml.Node) *yaml.Node {
	name := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: string(key.Data)}
	name.Line, name.Column = t.place(key)
	if value.Line == 0 {
		value.Line, value.Column = name.Line, name.Column
	}
	table.Content = append(table.Content, name, value)
	return value
}

// value translates a value. Arrays have no range of their own: they are where
// the key is.
func (t *tomlTree) value(v *unstable.Node, line, column int) *yaml.Node {
	if v.Raw.Length > 0 {
		line, column = t.place(v)
	}
	n := &yaml.Node{Line: line, Column: column}
	switch v.Kind {
	case unstable.Array:
		n.Kind = yaml.SequenceNode
		for elements := v.Children(); elements.Next(); {
			n.Content = append(n.Content, t.value(elements.Node(), line, column))
		}
		return n
	case unstable.InlineTable:
		n.Kind = yaml.MappingNode
		for pairs := v.Children(); pairs.Next(); {
			t.keyValue(pairs.Node(), n)
		}
		return n
	}
	n.Kind, n.Tag, n.Value = yaml.ScalarNode, scalarTag(v.Kind), string(v.Data)
	return n
}

func scalarTag(kind unstable.Kind) string {
	switch kind {
	case unstable.String:
		return "!!str"
	case unstable.Bool:
		return "!!bool"
	case unstable.Integer:
		return "!!int"
	case unstable.Float:
		return "!!float"
	}
	return "!!timestamp"
}

// place is where a key or value begins. It goes by the node's range: its data
// lies elsewhere in memory when the text has escapes.
func (t *tomlTree) place(n *unstable.Node) (line, column int) {
	offset := int(n.Raw.Offset)
	i, found := slices.BinarySearch(t.lines, offset)
	if !found {
		i--
	}
	return i + 1, utf8.RuneCount(t.text[t.lines[i]:offset]) + 1
}

// lineStarts gives the offset at which each line begins.
func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, c := range text {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// valueOf is the value under a key of a mapping, or nil.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
