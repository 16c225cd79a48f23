package markup

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// simplifyTables keeps the tables that Markdown can write, which are rows of at
// least two short cells, and makes plain blocks of those that only lay a page out.
func simplifyTables(root *html.Node) {
	for _, n := range slices.Backward(slices.Collect(root.Descendants())) {
		if n.DataAtom == atom.Table && !isSimple(n) {
			lay(n)
		}
	}
}

// isSimple reports whether a table is one of facts: two columns and two rows at
// least, and in each cell a line.
func isSimple(table *html.Node) bool {
	const longestCell = 40 // words
	rows, widest := 0, 0
	for n := range table.Descendants() {
		switch n.DataAtom {
		case atom.Table, atom.Ul, atom.Ol, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Pre:
			return false
		case atom.Tr:
			rows++
			cells := 0
			for c := range n.ChildNodes() {
				if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
					continue
				}
				cells++
				if len(strings.Fields(Text(c))) > longestCell {
					return false
				}
			}
			widest = max(widest, cells)
		}
	}
	return rows >= 2 && widest >= 2
}

// lay makes blocks of a table's cells, and takes its other elements away.
func lay(table *html.Node) {
	for _, n := range slices.Collect(table.Descendants()) {
		switch n.DataAtom {
		case atom.Td, atom.Th, atom.Caption:
			if owner(n) == table {
				n.Data, n.DataAtom, n.Attr = "div", atom.Div, nil
			}
		case atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Colgroup, atom.Col:
			if owner(n) == table {
				unwrap(n)
			}
		}
	}
	table.Data, table.DataAtom, table.Attr = "div", atom.Div, nil
}

// owner is the table to which a part of a table belongs.
func owner(n *html.Node) *html.Node {
	for a := range n.Ancestors() {
		if a.DataAtom == atom.Table {
			return a
		}
	}
	return nil
}
