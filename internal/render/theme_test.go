package render_test

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"digest/internal/plan"
	"digest/internal/render"
	"digest/templates"
)

// files is a layer of a theme.
func files(texts map[string]string) fstest.MapFS {
	layer := make(fstest.MapFS)
	for name, text := range texts {
		layer[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return layer
}

// small is a whole theme, in which every part names itself.
var small = map[string]string{
	"base.html":   `base({{template "main" .}})`,
	"_entry.html": `entry`,
	"a.html":      `{{define "main"}}a({{template "_entry.html"}}){{end}}`,
	"b.html":      `{{define "main"}}b({{.}}){{end}}`,
	"feed.html":   `feed({{template "_entry.html"}})`,
}

// TestLayers: a site's templates take the place of the theme's, one by one.
func TestLayers(t *testing.T) {
	for _, test := range []struct {
		name   string
		layers []fs.FS
		a, b   string
		feed   string
	}{
		{"the theme alone", nil, "base(a(entry))", "base(b(view))", "feed(entry)"},
		{"a folder without templates", []fs.FS{files(nil)}, "base(a(entry))", "base(b(view))", "feed(entry)"},
		{"another partial", []fs.FS{files(map[string]string{"_entry.html": "mine"})}, "base(a(mine))", "base(b(view))", "feed(mine)"},
		{"another page", []fs.FS{files(map[string]string{"b.html": `{{define "main"}}mine{{end}}`})}, "base(a(entry))", "base(mine)", "feed(entry)"},
		{"another frame", []fs.FS{files(map[string]string{"base.html": `mine({{template "main" .}})`})}, "mine(a(entry))", "mine(b(view))", "feed(entry)"},
		{"a page without frame", []fs.FS{files(map[string]string{"b.html": `alone`})}, "base(a(entry))", "alone", "feed(entry)"},
		{
			"a page with a partial of its own",
			[]fs.FS{files(map[string]string{"_mine.html": "new", "b.html": `{{define "main"}}{{template "_mine.html"}}{{end}}`, "unused.html": "x"})},
			"base(a(entry))", "base(new)", "feed(entry)",
		},
		{"the last layer wins", []fs.FS{files(map[string]string{"_entry.html": "first"}), files(map[string]string{"_entry.html": "second"})}, "base(a(second))", "base(b(view))", "feed(second)"},
		{"other files", []fs.FS{files(map[string]string{"README.md": "{{", "sub/_entry.html": "{{"})}, "base(a(entry))", "base(b(view))", "feed(entry)"},
	} {
		theme, err := render.NewTheme(append([]fs.FS{files(small)}, test.layers...)...)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		for template, want := range map[string]string{"a.html": test.a, "b.html": test.b, "feed.html": test.feed} {
			var b bytes.Buffer
			if err := theme.Page(&b, plan.Page{Path: "x.html", Template: template, View: always("view")}); err != nil || b.String() != want {
				t.Errorf("%s: %s gives %q and %v, want %q", test.name, template, b.String(), err, want)
			}
		}
	}
}

// TestThemeErrors puts one mistake into a theme. The error names file and line.
func TestThemeErrors(t *testing.T) {
	for _, test := range []struct{ name, file, text, want string }{
		{"a page's syntax", "b.html", "{{define \"main\"}}\n{{if}}\n{{end}}{{end}}", "templates/b.html: template: b.html:2: missing value for if"},
		{"a partial's syntax", "_entry.html", "\n\n{{.Title", "templates/_entry.html: template: _entry.html:3: unclosed action"},
		{"an unknown function", "b.html", `{{now}}`, `templates/b.html: template: b.html:1: function "now" not defined`},
		{"an environment function", "base.html", `{{env "HOME"}}`, `templates/base.html: template: base.html:1: function "env" not defined`},
	} {
		_, err := render.NewTheme(files(small), files(map[string]string{test.file: test.text}))
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

// TestPageErrors renders a page that cannot be. The error names the page, the file
// and the line.
func TestPageErrors(t *testing.T) {
	type view struct{ Name, Link string }
	for _, test := range []struct{ name, text, want string }{
		{"an unknown field", "{{define \"main\"}}\n{{.Naem}}{{end}}", "rendering x/index.html: template: b.html:2:2: executing \"main\" at <.Naem>: can't evaluate field Naem in type render_test.view"},
		{"an unknown partial", "{{define \"main\"}}{{template \"_none.html\"}}{{end}}", "rendering x/index.html: html/template:b.html:1:28: no such template \"_none.html\""},
		{"an unsafe address", `{{define "main"}}<a href="{{.Link}}">x</a>{{end}}`, "rendering x/index.html: templates/b.html prints an address or a style that is not safe there"},
		{"an unsafe style", `{{define "main"}}<p style="color: {{.Link}}">x</p>{{end}}`, "rendering x/index.html: templates/b.html prints an address or a style that is not safe there"},
		{"text where there is none", `{{define "main"}}<a {{end}}`, "rendering x/index.html: html/template:base.html: ends in a non-text context: "},
	} {
		theme, err := render.NewTheme(files(small), files(map[string]string{"b.html": test.text}))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		var b bytes.Buffer
		err = theme.Page(&b, plan.Page{Path: "x/index.html", Template: "b.html", View: always(view{Link: "javascript:alert(1)"})})
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

func TestMissingTemplate(t *testing.T) {
	theme, err := render.NewTheme(files(small))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"none.html", "_entry.html", "base.html"} {
		var b bytes.Buffer
		err := theme.Page(&b, plan.Page{Path: "x.html", Template: name, View: always(nil)})
		if want := "rendering x.html: the theme has no templates/" + name; err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// brokenFS cannot be read.
type brokenFS struct{ fstest.MapFS }

func (f brokenFS) ReadFile(string) ([]byte, error) { return nil, fs.ErrPermission }

func TestUnreadableTemplate(t *testing.T) {
	_, err := render.NewTheme(brokenFS{files(small)})
	if !errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), "reading template: ") {
		t.Errorf("%v, want a permission error", err)
	}
}

// TestPageOfUnsafeMarkdown: a text that Markdown refuses ends in an error, not in
// half a page.
func TestPageOfUnsafeMarkdown(t *testing.T) {
	theme := newTheme(t)
	page := plan.Page{Path: "about/index.html", Template: "page.html", View: always(plan.Text{
		Head: plan.Head{Chrome: &plan.Chrome{}}, Body: plan.Body{},
	})}
	v := page.View().(plan.Text)
	v.Body.Text.Source = strings.Repeat("> ", 5000) + "x"
	page.View = func() any { return v }
	var b bytes.Buffer
	if err := theme.Page(&b, page); err == nil || !strings.HasPrefix(err.Error(), "rendering about/index.html: template: page.html:") {
		t.Errorf("%v, want an error that names page and template", err)
	}
}

// TestConcurrentPages renders on many goroutines; the race detector watches.
func TestConcurrentPages(t *testing.T) {
	theme, err := render.NewTheme(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	page := plan.Page{Path: "404.html", Template: "404.html", View: always(plan.Error{Head: plan.Head{Chrome: &plan.Chrome{Title: "The Bridge"}, Name: "Not found"}})}
	texts := make([]string, 8)
	var workers sync.WaitGroup
	for i := range texts {
		workers.Go(func() {
			var b bytes.Buffer
			if err := theme.Page(&b, page); err != nil {
				t.Error(err)
			}
			texts[i] = b.String()
		})
	}
	workers.Wait()
	for _, text := range texts {
		if text != texts[0] || text == "" {
			t.Errorf("one view gives two pages:\n%s\n%s", texts[0], text)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	theme := newTheme(b)
	page := plan.Page{Path: "articles/talks/index.html", Template: "article.html", View: always(articleView())}
	var buffer bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		buffer.Reset()
		if err := theme.Page(&buffer, page); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(buffer.Len()))
}
