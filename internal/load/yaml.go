package load

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"digest/internal/diag"
)

// maxDepth is how deep values may nest: no record has more than four levels.
const maxDepth = 20

// parseYAML reads front matter, with its opening line, into a tree. The root is
// a mapping without content where there are no keys. The tree holds no alias, no
// anchor, no tag and no merge key: they are refused, since they make a value
// depend on a distant line, or explode.
func parseYAML(frontMatter []byte) (*yaml.Node, *diag.Problem) {
	var document yaml.Node
	err := yaml.Load(frontMatter, &document, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err != nil {
		return nil, syntaxProblem(err, frontMatter)
	}
	root := document.Content[0]
	if problem := refuse(root); problem != nil {
		return nil, problem
	}
	switch {
	case root.Kind == yaml.MappingNode:
		return root, nil
	case root.Tag == "!!null" && root.Value == "":
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
	}
	return nil, at(root.Line, root.Column, fmt.Sprintf("the front matter is %s, not keys with values", describe(root)),
		`write each key on its own line, like "title: …"`)
}

// refuse finds the first use of what YAML can do and front matter does not.
func refuse(n *yaml.Node) *diag.Problem {
	switch {
	case n.Kind == yaml.AliasNode:
		return at(n.Line, n.Column, fmt.Sprintf("%q is a YAML alias, which front matter does not use", "*"+n.Value),
			`put text that begins with "*" in quotes`)
	case n.Anchor != "":
		return at(n.Line, n.Column, fmt.Sprintf("%q is a YAML anchor, which front matter does not use", "&"+n.Anchor),
			`put text that begins with "&" in quotes`)
	case n.Style&yaml.TaggedStyle != 0 || n.Tag == "!":
		return at(n.Line, n.Column, fmt.Sprintf("%q is a YAML tag, which front matter does not use", n.Tag),
			`put text that begins with "!" in quotes`)
	case n.Tag == "!!merge":
		return at(n.Line, n.Column, `"<<" is a YAML merge key, which front matter does not use`,
			"write out the keys that it should bring in")
	}
	for _, child := range n.Content {
		if problem := refuse(child); problem != nil {
			return problem
		}
	}
	return nil
}

// A syntaxError says in an author's words what a message of the YAML parser means.
type syntaxError struct {
	// text is a part of the parser's message.
	text string
	// message may hold one %s, for the character at which the parser stopped.
	message, hint string
	// opening is set where the mistake is best seen at the beginning of the value.
	opening bool
}

var syntaxErrors = [...]syntaxError{
	{
		text: "mapping values are not allowed", message: `a second ": " is not allowed in one value`,
		hint: "put the value in quotes, or mend the indentation",
	},
	{text: "cannot start any token", message: "a value cannot begin with %s", hint: "put the value in quotes"},
	{text: "tab character", message: "a tab cannot indent", hint: "indent with blanks"},
	{
		text: "unexpected end of stream", message: "a quotation mark is not closed",
		hint: "close it, or take it away", opening: true,
	},
	{
		text: "document indicator", message: "a quotation mark is not closed",
		hint: "close it, or take it away", opening: true,
	},
	{text: "expected ',' or ']'", message: `the list is not closed with "]"`, hint: "close it, or put the value in quotes", opening: true},
	{text: "expected ',' or '}'", message: `the value is not closed with "}"`, hint: "close it, or put the value in quotes", opening: true},
	{
		text: "could not find expected ':'", message: `a ":" is missing after the key`,
		hint: "write \"key: value\", or indent the line if it goes on with a value", opening: true,
	},
	{
		text: "did not find expected key", message: "a key is expected here",
		hint: "mend the indentation, or the quotes of the value: inside '…' write '' for an apostrophe",
	},
	{text: "block sequence entries are not allowed", message: `a list cannot begin here`, hint: "begin the list on the next line, or put the value in quotes"},
	{text: "exceeded max depth", message: fmt.Sprintf("values are nested deeper than %d levels", maxDepth)},
}

// syntaxProblem makes a problem of an error of the YAML parser.
func syntaxProblem(err error, frontMatter []byte) *diag.Problem {
	var failure *yaml.LoadError
	if !errors.As(err, &failure) {
		return at(1, 1, "the front matter is not valid YAML: "+err.Error(), "")
	}
	mark := failure.Mark
	if name, found := strings.CutPrefix(failure.Message, "unknown anchor '"); found {
		name, _, _ = strings.Cut(name, "'")
		return refuse(&yaml.Node{Kind: yaml.AliasNode, Value: name, Line: mark.Line, Column: mark.Column})
	}
	for _, known := range syntaxErrors {
		if !strings.Contains(failure.Message, known.text) {
			continue
		}
		if known.opening && failure.ContextMark.Line > 0 {
			mark = failure.ContextMark
		}
		message, hint := known.message, known.hint
		if strings.Contains(message, "%s") {
			c := characterAt(frontMatter, mark.Line, mark.Column)
			if message = fmt.Sprintf(message, fmt.Sprintf("%q", c)); c == '\t' {
				message, hint = "a tab cannot indent", "indent with blanks"
			}
		}
		return at(max(mark.Line, 1), max(mark.Column, 1), message, hint)
	}
	return at(max(mark.Line, 1), max(mark.Column, 1), "the front matter is not valid YAML: "+failure.Message, "")
}

// characterAt is the character at a place of text, or a blank beyond its end.
func characterAt(text []byte, line, column int) rune {
	for range line - 1 {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	for range column - 1 {
		_, size := utf8.DecodeRune(text)
		text = text[size:]
	}
	if len(text) == 0 {
		return ' '
	}
	r, _ := utf8.DecodeRune(text)
	return r
}

// describe says what a value is, for "expected text, found a list".
func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "keys with values"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.Tag {
	case "!!bool", "!!null":
		if n.Value == "" {
			return "nothing"
		}
		return n.Value
	case "!!int", "!!float":
		return "the number " + n.Value
	case "!!timestamp":
		return "the date " + n.Value
	}
	return "text"
}
