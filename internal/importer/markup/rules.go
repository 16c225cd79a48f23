package markup

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/found"
	"digest/internal/importer/source"
)

// Apply takes out the paragraphs that an outlet's rules drop, and everything from
// the one at which they cut. To a rule every paragraph, heading and list entry is
// one line.
func Apply(root *html.Node, rules *source.Rules) []found.Dropped {
	var dropped []found.Dropped
	cut := ""
	for _, n := range leaves(root) {
		text := Text(n)
		if cut == "" {
			cut = rules.Cuts(text)
		}
		rule := cut
		if rule == "" {
			rule = rules.DropsLine(text)
		}
		if rule == "" {
			rule = rules.DropsBlock(text)
		}
		if rule != "" && n.Parent != nil {
			if text != "" {
				dropped = append(dropped, found.NewDropped(0, rule, text))
			}
			Remove(n)
		}
	}
	removeEmpty(root)
	return dropped
}

// Matched names the outlet's rules that match a paragraph, a heading or a list entry,
// each once.
func Matched(root *html.Node, rules *source.Rules) []string {
	if rules == nil {
		return nil
	}
	var names []string
	for _, n := range leaves(root) {
		names = append(names, rules.Matching(Text(n))...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// leaves gives the block elements that hold no other block element, and the
// loose text between blocks, in document order.
func leaves(root *html.Node) []*html.Node {
	var list []*html.Node
	for n := range root.ChildNodes() {
		if n.Type == html.TextNode || n.DataAtom == atom.Br || !holdsBlock(n) {
			list = append(list, n)
			continue
		}
		list = append(list, leaves(n)...)
	}
	return list
}

func holdsBlock(n *html.Node) bool {
	return slices.ContainsFunc(slices.Collect(n.Descendants()), IsBlock)
}
