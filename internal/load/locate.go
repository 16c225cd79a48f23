package load

import (
	"bytes"
	"io/fs"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"digest/internal/diag"
)

// Place returns the problems with line and column wherever a problem has a file
// and a key but no line. It reads each file once, from the site in fsys; problems
// of files that cannot be read stay as they are.
func Place(fsys fs.FS, problems diag.List) diag.List {
	var placed diag.List
	var file string // Sorted keeps the problems of a file together
	var root *yaml.Node
	var err error
	for _, p := range problems.Sorted() {
		if p.File == "" || p.Key == "" || p.Line > 0 {
			placed.Add(p)
			continue
		}
		if p.File != file {
			file = p.File
			root, err = readTree(fsys, file)
		}
		if err == nil {
			p.Line, p.Column = locate(root, p.Key)
		}
		placed.Add(p)
	}
	return placed
}

// readTree is the tree of a file, or nil for a file that cannot be parsed.
func readTree(fsys fs.FS, name string) (*yaml.Node, error) {
	text, err := readFile(fsys, name, maxFile, nil)
	if err != nil {
		return nil, err
	}
	if name == SettingsFile {
		return settingsTree(text), nil
	}
	return frontMatterTree(text), nil
}

// frontMatterTree is the tree of a content file, or nil.
func frontMatterTree(file []byte) *yaml.Node {
	parts, problem := split(file)
	if problem != nil {
		return nil
	}
	root, problem := parseYAML(parts.frontMatter)
	if problem != nil {
		return nil
	}
	return root
}

// settingsTree is the tree of a site.toml, or nil.
func settingsTree(file []byte) *yaml.Node {
	root, problem := parseTOML(bytes.TrimPrefix(file, []byte("\ufeff")))
	if problem != nil {
		return nil
	}
	return root
}

// locate gives the line and column, from 1, of a key's value in a file's tree:
// "statements[0].position". A value that is a list or holds keys is where its own
// key is. A key that is not there is where the nearest value around it is, and
// otherwise on the first line, as is every key of a file that cannot be parsed.
func locate(n *yaml.Node, key string) (line, column int) {
	line, column = 1, 1
	for n != nil && key != "" {
		var s step
		s, key = nextStep(key)
		var place *yaml.Node
		if place, n = follow(n, s); n != nil {
			line, column = place.Line, place.Column
		}
	}
	return line, column
}

// nextStep cuts the first step off a key.
func nextStep(key string) (s step, rest string) {
	if inner, found := strings.CutPrefix(key, "["); found {
		number, rest, _ := strings.Cut(inner, "]")
		index, err := strconv.Atoi(number)
		if err != nil {
			index = -1
		}
		return step{index: index}, strings.TrimPrefix(rest, ".")
	}
	if i := strings.IndexAny(key, ".["); i >= 0 {
		return step{key: key[:i]}, strings.TrimPrefix(key[i:], ".")
	}
	return step{key: key}, ""
}

// follow takes a step into a value. It returns the value that it leads to, or
// nil, and the node whose place is shown for it: of a list, of keys with values
// and of a missing value, that is the key, since they begin on a later line, or
// nowhere.
func follow(n *yaml.Node, s step) (place, value *yaml.Node) {
	switch {
	case n.Kind == yaml.SequenceNode && s.key == "" && s.index >= 0 && s.index < len(n.Content):
		return n.Content[s.index], n.Content[s.index]
	case n.Kind != yaml.MappingNode || s.key == "":
		return nil, nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Value != s.key {
			continue
		}
		if value.Kind == yaml.ScalarNode && (value.Tag != "!!null" || value.Value != "") {
			return value, value
		}
		return key, value
	}
	return nil, nil
}
