package render

import (
	"cmp"
	"errors"
	"html/template"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"digest/internal/diag"
	"digest/internal/markdown"
)

// branches is what html/template says of actions whose branches end in different places
// of the HTML.
var branches = regexp.MustCompile(`({{\w+}}) branches end in different contexts`)

// explain words the problem of a page whose tags and quotes html/template cannot follow,
// which tells it in words of its own and, where something is open at the end, without
// a place.
func (t *Theme) explain(p *diag.Problem, page, name string, refused *template.Error) {
	switch refused.ErrorCode {
	case template.ErrBranchEnd, template.ErrRangeLoopReentry:
		if parts := branches.FindStringSubmatch(refused.Description); parts != nil {
			p.Message = parts[1] + " leaves a quote or a tag open, or closes one, in some cases only (rendering " + page + ")"
			p.Hint = "close before its {{end}} or {{else}} what is opened after it, and before it what is open already"
			if own := t.ownIn(name); len(own) > 0 && !t.own[strings.TrimPrefix(p.File, "templates/")] {
				p.Hint = madeWith(own) // one of them calls a template of the theme where it may not be
			}
		}
	case template.ErrEndContext, template.ErrBadHTML:
		own := t.ownIn(name)
		if len(own) == 0 {
			return // a mistake of the default theme, to be told as it is
		}
		if at, ok := t.open(name); ok {
			*p = at
			p.Message += " (rendering " + page + ")"
			return
		}
		p.File, p.Line, p.Column = "templates/"+name, 0, 0
		p.Message = "a quote or a tag is not closed (rendering " + page + ")"
		p.Hint = madeWith(own)
	}
}

// open finds what is not closed in one of the site's own templates with which a page is
// made. Each is asked for alone: what stands in the text of a page has to end in it.
func (t *Theme) open(name string) (diag.Problem, bool) {
	set, funcs := template.New(""), helpers(markdown.New(), t.parts)
	files := slices.DeleteFunc(slices.Sorted(maps.Keys(t.files)), isPage)
	for _, file := range append(files, name) {
		if _, err := set.New(file).Funcs(funcs).Parse(t.files[file]); err != nil {
			return diag.Problem{}, false // which cannot be: they have been parsed before
		}
	}
	found := make(map[string]diag.Problem) // by file
	for file := range t.reached(name) {
		defined, err := template.New(file).Funcs(funcs).Parse(t.files[file])
		if err != nil || !t.own[file] {
			continue
		}
		for _, d := range inOrder(defined.Templates()) {
			refused := probe(set, d.Name(), len(d.Tree.Root.Nodes), -1)
			if refused != nil && (refused.ErrorCode == template.ErrEndContext || refused.ErrorCode == template.ErrBadHTML) {
				found[file] = opened(set, d.Name(), d.Tree.Root.Nodes, file, t.files[file], refused)
				break
			}
		}
	}
	for _, file := range slices.Sorted(maps.Keys(found)) {
		calls := t.reached(file)
		delete(calls, base) // it calls the page, and not the other way round
		if file == base {
			calls = t.reached(name)
		}
		inner := false // what is not closed in a template that it calls is not closed in it, too
		for other := range found {
			inner = inner || other != file && calls[other]
		}
		if !inner {
			return found[file], true
		}
	}
	return diag.Problem{}, false
}

// inOrder are the templates that a file defines as they stand in it.
func inOrder(defined []*template.Template) []*template.Template {
	defined = slices.DeleteFunc(defined, func(t *template.Template) bool { return t.Tree == nil })
	slices.SortFunc(defined, func(a, b *template.Template) int {
		return cmp.Or(cmp.Compare(a.Tree.Root.Pos, b.Tree.Root.Pos), cmp.Compare(a.Name(), b.Name()))
	})
	return defined
}

// opened is the problem of a template that is refused by itself. It stands where the
// beginning of the template is not refused for the last time.
func opened(set *template.Template, name string, nodes []parse.Node, file, text string, refused *template.Error) diag.Problem {
	first := len(nodes) - 1
	for first > 0 && probe(set, name, first, -1) != nil {
		first--
	}
	at := int(nodes[first].Position())
	if node, ok := nodes[first].(*parse.TextNode); ok {
		cut := len(node.Text)
		for cut > 0 {
			cut = strings.LastIndexByte(string(node.Text[:cut]), '<')
			if cut < 0 || probe(set, name, first, cut) == nil {
				break
			}
		}
		at += max(0, cut)
	}
	line := 1 + strings.Count(text[:at], "\n")
	p := diag.Problem{
		File: "templates/" + file, Line: line, Column: column(text[lineStart(text, line):at]),
		Message: "a quote or a tag is not closed, or one too many: " + refused.Description,
		Hint:    "close each quote and each tag in the template that opens it",
	}
	if refused.ErrorCode == template.ErrEndContext {
		p.Message = unclosed(refused.Description) + " is not closed"
	}
	return p
}

// probe asks html/template for the beginning of a template: so many of its nodes, and so
// many bytes of the text that follows, or none.
func probe(set *template.Template, name string, nodes, bytes int) *template.Error {
	clone, err := set.Clone()
	if err != nil {
		return nil
	}
	root := clone.Lookup(name).Tree.Root
	if bytes >= 0 {
		text := root.Nodes[nodes].(*parse.TextNode)
		text.Text = text.Text[:bytes]
		nodes++
	}
	// The first write is of no bytes, and ends it: no action is run.
	begin := &parse.TextNode{NodeType: parse.NodeText}
	root.Nodes = slices.Insert(root.Nodes[:nodes], 0, parse.Node(begin))
	refused, _ := errors.AsType[*template.Error](clone.ExecuteTemplate(closed{}, name, nil))
	return refused
}

// closed takes nothing.
type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// unclosed is what is open where a template ends, by html/template's name of the place.
func unclosed(description string) string {
	for _, open := range [...]struct{ mark, words string }{
		{"delimDoubleQuote", `a value in double quotes (")`},
		{"delimSingleQuote", `a value in single quotes (')`},
		{"stateHTMLCmt", "a comment (<!--)"},
		{"elementScript", "a <script>"},
		{"elementStyle", "a <style>"},
		{"elementTextarea", "a <textarea>"},
		{"elementTitle", "a <title>"},
	} {
		if strings.Contains(description, open.mark) {
			return open.words
		}
	}
	return "a tag"
}
