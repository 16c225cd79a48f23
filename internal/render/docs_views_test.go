package render_test

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A source is the documentation of the types of some packages: of a type by its name,
// of a field or method as "Article.Date".
type source map[string]string

// readSource reads the doc comments of packages.
func readSource(t *testing.T, folders ...string) source {
	t.Helper()
	found := make(source)
	for _, folder := range folders {
		files := token.NewFileSet()
		var parsed []*ast.File
		names, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(files, name, text, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, file)
		}
		p, err := doc.NewFromFiles(files, parsed, "digest/internal/"+filepath.Base(folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, typ := range p.Types {
			found.add(typ)
		}
	}
	return found
}

func (s source) add(typ *doc.Type) {
	s[typ.Name] = sentence(typ.Doc)
	for _, method := range typ.Methods {
		s[typ.Name+"."+method.Name] = sentence(method.Doc)
	}
	structure, ok := typ.Decl.Specs[0].(*ast.TypeSpec).Type.(*ast.StructType)
	if !ok {
		return
	}
	for _, field := range structure.Fields.List {
		text := cmp.Or(field.Doc.Text(), field.Comment.Text())
		for _, name := range field.Names {
			s[typ.Name+"."+name.Name] = sentence(text)
		}
	}
}

// sentence is a comment on one line, as Markdown.
func sentence(text string) string {
	text = strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
	return regexp.MustCompile(`\[([\w.*]+)\]`).ReplaceAllString(text, "$1")
}

// themeDocs makes the parts of the page.
type themeDocs struct {
	*testing.T
	source source
	uses   usage
}

// pages are the templates that pages and feed entries are made with.
func (d *themeDocs) pages() string {
	var b strings.Builder
	for _, name := range templateNames(d.T) {
		if strings.HasPrefix(name, "_") || name == "base.html" {
			continue
		}
		uses := d.uses[name]
		if len(uses) != 1 {
			d.Errorf("%s is given %v; want one type of view", name, uses)
			continue
		}
		fmt.Fprintf(&b, "\n### `%s`\n\n%s", name, d.table(uses[0]))
	}
	return b.String()
}

// partials are the templates that others call.
func (d *themeDocs) partials() string {
	var b strings.Builder
	b.WriteString("\n| partial | takes | what it shows |\n| --- | --- | --- |\n")
	comment := regexp.MustCompile(`(?s)^\{\{- /\* (.+?) \*/ -\}\}\n`)
	for _, name := range templateNames(d.T) {
		if !strings.HasPrefix(name, "_") {
			continue
		}
		about := comment.FindStringSubmatch(templateText(d.T, name))
		if about == nil {
			d.Errorf("templates/%s does not begin with a comment that says what it shows: {{- /* … */ -}}", name)
			continue
		}
		if d.uses[name] == nil {
			d.Errorf("no page uses templates/%s", name)
			continue
		}
		var takes []string
		for _, t := range d.uses[name] {
			takes = append(takes, d.argument(name, t))
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", name, strings.Join(slices.Compact(takes), " or "), sentence(about[1]))
	}
	return b.String()
}

// argument says what a partial is given; a dict with what is in it.
func (d *themeDocs) argument(name string, t reflect.Type) string {
	if t != reflect.TypeFor[map[string]any]() {
		return strings.TrimSuffix(d.typ(t), ", or nothing")
	}
	var parts []string
	for key, types := range d.uses {
		if key, ok := strings.CutPrefix(key, name+" "); ok {
			var kinds []string
			for _, t := range types {
				kinds = append(kinds, d.typ(t))
			}
			parts = append(parts, "`"+key+"`: "+strings.Join(slices.Compact(kinds), " or "))
		}
	}
	slices.Sort(parts)
	return "a `dict` of " + strings.Join(parts, ", ")
}

// views are the structs that stand in views, in alphabetical order.
func (d *themeDocs) views() string {
	found := make(map[string]reflect.Type)
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
			t = t.Elem()
		}
		if t == nil || !d.ours(t) || found[t.Name()] != nil {
			return
		}
		found[t.Name()] = t
		for field := range t.Fields() {
			if field.IsExported() {
				visit(field.Type)
			}
		}
		for method := range t.Methods() {
			visit(method.Type.Out(0))
		}
	}
	for _, types := range d.uses {
		for _, t := range types {
			visit(t)
		}
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if d.page(found[name]) != "" {
			continue // it stands with its page
		}
		fmt.Fprintf(&b, "\n### %s\n\n%s", name, d.table(found[name]))
	}
	return b.String()
}

// table is a struct with its fields, and with the methods that take nothing.
func (d *themeDocs) table(t reflect.Type) string {
	var b strings.Builder
	about := d.source[t.Name()]
	if about == "" {
		d.Errorf("%s has no doc comment", t)
	}
	b.WriteString(about + "\n\n| field | type | what it is |\n| --- | --- | --- |\n")
	inherited := make(map[string]bool)
	var names []string // fields that share a comment share a row
	for i := range t.NumField() {
		field := t.Field(i)
		switch {
		case field.Anonymous:
			for method := range field.Type.Methods() {
				inherited[method.Name] = true
			}
			inner := strings.TrimPrefix(d.typ(field.Type), "a ")
			fmt.Fprintf(&b, "| *all of* | %s | |\n", strings.TrimSuffix(inner, ", or nothing"))
			continue
		case !field.IsExported():
			continue
		}
		about := d.source[t.Name()+"."+field.Name]
		if about == "" {
			d.Errorf("%s.%s has no doc comment", t, field.Name)
		}
		names = append(names, "`."+field.Name+"`")
		if i+1 < t.NumField() {
			if next := t.Field(i + 1); next.Type == field.Type && d.source[t.Name()+"."+next.Name] == about {
				continue
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", strings.Join(names, ", "), d.typ(field.Type), about)
		names = nil
	}
	for method := range t.Methods() {
		if method.Type.NumIn() != 1 || inherited[method.Name] {
			continue
		}
		about := d.source[t.Name()+"."+method.Name]
		if about == "" {
			d.Errorf("%s.%s has no doc comment", t, method.Name)
		}
		fmt.Fprintf(&b, "| `.%s` | %s | %s |\n", method.Name, d.typ(method.Type.Out(0)), about)
	}
	return b.String()
}

// page is the template file that a type is the view of, or "".
func (d *themeDocs) page(t reflect.Type) string {
	for name, types := range d.uses {
		if strings.HasSuffix(name, ".html") && !strings.HasPrefix(name, "_") && name != "base.html" && slices.Contains(types, t) {
			return name
		}
	}
	return ""
}

// ours says whether a type has a table.
func (d *themeDocs) ours(t reflect.Type) bool {
	_, documented := d.source[t.Name()]
	return documented && t.Kind() == reflect.Struct && (strings.HasSuffix(t.PkgPath(), "/plan") || strings.HasSuffix(t.PkgPath(), "/export"))
}

// typ is a type in words.
func (d *themeDocs) typ(t reflect.Type) string {
	switch {
	case t == nil:
		return "nothing"
	case d.ours(t):
		return "[" + t.Name() + "](#" + cmp.Or(strings.ReplaceAll(d.page(t), ".", ""), strings.ToLower(t.Name())) + ")"
	}
	switch t.Kind() {
	case reflect.Pointer:
		return d.typ(t.Elem()) + ", or nothing"
	case reflect.Slice:
		return "list of " + strings.TrimSuffix(d.typ(t.Elem()), ", or nothing")
	case reflect.Bool:
		return "true or false"
	}
	switch {
	case t.PkgPath() != "":
		return "`" + t.String() + "`"
	case t.Kind() == reflect.String:
		return "text"
	case t.Kind() == reflect.Int:
		return "number"
	}
	d.Errorf("a view holds a %s, which docs/templates.md has no word for", t)
	return ""
}

func typeName(t reflect.Type) string {
	if t == nil {
		return ""
	}
	return t.String()
}
