package load

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"digest/internal/diag"
)

// report adds a problem with the value at hand. It is placed by its key later.
func (d *decoder) report(message, hint string) {
	key := d.key()
	d.spoiled = append(d.spoiled, key)
	d.problems.Add(diag.Problem{File: d.file, Key: key, Message: message, Hint: hint})
}

// reportAt adds a problem with a key itself, which is where its node is.
func (d *decoder) reportAt(n *yaml.Node, message, hint string) {
	key := d.key()
	d.spoiled = append(d.spoiled, key)
	d.problems.Add(diag.Problem{
		File: d.file, Line: n.Line, Column: n.Column, Key: key, Message: message, Hint: hint,
	})
}

// add adds a problem that has its place.
func (d *decoder) add(p diag.Problem) {
	p.File = d.file
	d.problems.Add(p)
}

// place gives every problem with a key its line and column in the tree.
func (d *decoder) place(root *yaml.Node) {
	if d.problems.Len() == 0 {
		return
	}
	var placed diag.List
	for _, p := range d.problems.Sorted() {
		if p.Line == 0 {
			p.Line, p.Column = locate(root, p.Key)
		}
		placed.Add(p)
	}
	d.problems = placed
}

// key is the path to the value at hand, as "statements[0].position".
func (d *decoder) key() string {
	var b strings.Builder
	for _, s := range d.path {
		switch {
		case s.key == "":
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		case b.Len() > 0:
			b.WriteString("." + s.key)
		default:
			b.WriteString(s.key)
		}
	}
	return b.String()
}
