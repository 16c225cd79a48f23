package render

import (
	"html/template"
	"slices"
	"text/template/parse"
)

// addCalled adds to a page's templates those of common that it calls, and that these call,
// as far as it does not define them itself: copies, because html/template rewrites a template
// for the place from which it is called. A page calls few of all partials.
func addCalled(page, common *template.Template, entrance string) error {
	called := []string{entrance}
	for _, own := range page.Templates() {
		called = calls(called, own.Tree)
	}
	for i := 0; i < len(called); i++ {
		t := common.Lookup(called[i])
		if page.Lookup(called[i]) != nil || t == nil || t.Tree == nil {
			continue // html/template tells of one that is missing
		}
		if _, err := page.AddParseTree(called[i], t.Tree.Copy()); err != nil {
			return err
		}
		called = calls(called, t.Tree)
	}
	return nil
}

// calls appends the names of templates that a tree calls, each once.
func calls(names []string, tree *parse.Tree) []string {
	if tree == nil || tree.Root == nil {
		return names
	}
	var list func(*parse.ListNode)
	branch := func(b *parse.BranchNode) {
		list(b.List)
		list(b.ElseList)
	}
	list = func(l *parse.ListNode) {
		if l == nil {
			return
		}
		for _, n := range l.Nodes {
			switch n := n.(type) {
			case *parse.TemplateNode:
				if !slices.Contains(names, n.Name) {
					names = append(names, n.Name)
				}
			case *parse.IfNode:
				branch(&n.BranchNode)
			case *parse.RangeNode:
				branch(&n.BranchNode)
			case *parse.WithNode:
				branch(&n.BranchNode)
			}
		}
	}
	list(tree.Root)
	return names
}
