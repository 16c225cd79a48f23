package render_test

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"digest/internal/diag"
	"digest/internal/plan"
	"digest/internal/render"
	"digest/templates"

	"github.com/google/go-cmp/cmp"
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

// TestThemeErrors puts one mistake into a theme. The error names file, line and column,
// and says what to do.
func TestThemeErrors(t *testing.T) {
	for _, test := range []struct{ name, file, text, want string }{
		{"a page's syntax", "b.html", "{{define \"main\"}}\n{{if}}\n{{end}}{{end}}", "templates/b.html:2:1: missing value for if; docs/templates.md tells how templates are written"},
		{"a partial's syntax", "_entry.html", "\n\n{{.Title", "templates/_entry.html:3:1: unclosed action; docs/templates.md tells how templates are written"},
		{"an unknown function", "b.html", `{{now}}`, `templates/b.html:1:1: function "now" not defined; docs/templates.md lists the functions that templates may call`},
		{"a misspelled function", "b.html", "x\n<p>é {{.}} {{uper .}}", `templates/b.html:2:12: function "uper" not defined; did you mean "upper"?`},
		{"a missing end", "b.html", "{{if .}}\nx\n", "templates/b.html:3: unexpected EOF; an {{if}}, {{range}}, {{with}} or {{define}} has no {{end}}"},
		{"an environment function", "base.html", `{{env "HOME"}}`, `templates/base.html:1:1: function "env" not defined; docs/templates.md lists the functions that templates may call`},
	} {
		_, err := render.NewTheme(files(small), files(map[string]string{test.file: test.text}))
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

// TestPageErrors renders a page that cannot be. The error names the file, the line, the
// column and the page, and says what to do.
func TestPageErrors(t *testing.T) {
	type view struct{ Name, Link string }
	for _, test := range []struct{ name, text, want string }{
		{"an unknown field", "{{define \"main\"}}\n{{.Naem}}{{end}}", "templates/b.html:2:3: can't evaluate field Naem in type render_test.view (rendering x/index.html); did you mean \"Name\"?"},
		{"an unknown partial", "{{define \"main\"}}{{template \"_none.html\"}}{{end}}", "templates/b.html:1:29: no such template \"_none.html\" (rendering x/index.html); write templates/_none.html, or take the call away"},
		{"an unsafe address", `{{define "main"}}<a href="{{.Link}}">x</a>{{end}}`, "templates/b.html: prints an address or a style that is not safe there (rendering x/index.html); an address begins with a slash, http:, https: or mailto:; of the site's own templates, the page is made with templates/b.html"},
		{"an unsafe style", `{{define "main"}}<p style="color: {{.Link}}">x</p>{{end}}`, "templates/b.html: prints an address or a style that is not safe there (rendering x/index.html); an address begins with a slash, http:, https: or mailto:; of the site's own templates, the page is made with templates/b.html"},
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

// TestUnclosed: html/template tells of a quote or a tag that is not closed in words of its
// own, and in the template that began the page. It is told where the author opened it.
func TestUnclosed(t *testing.T) {
	const (
		page      = " (rendering x/index.html); "
		close     = " is not closed" + page + "close each quote and each tag in the template that opens it"
		tooMany   = "a quote or a tag is not closed, or one too many: "
		sometimes = " leaves a quote or a tag open, or closes one, in some cases only" + page
		within    = sometimes + "close before its {{end}} or {{else}} what is opened after it, and before it what is open already"
		madeWith  = page + "of the site's own templates, the page is made with "
	)
	for _, test := range []struct {
		name string
		own  map[string]string
		want string
	}{
		{"double quote", map[string]string{"b.html": `{{define "main"}}<a href="{{end}}`}, `templates/b.html:1:18: a value in double quotes (")` + close},
		{"single quote", map[string]string{"b.html": "{{define \"main\"}}\n <p>é<b title='{{.Name}}>{{end}}"}, `templates/b.html:2:6: a value in single quotes (')` + close},
		{"tag", map[string]string{"b.html": `{{define "main"}}<p>{{.Name}}</p><a {{end}}`}, `templates/b.html:1:34: a tag` + close},
		{"comment", map[string]string{"b.html": "{{define \"main\"}}<p>\n\n<!-- <p>{{end}}"}, `templates/b.html:3:1: a comment (<!--)` + close},
		{"script", map[string]string{"b.html": `{{define "main"}}{{if .Name}}<p>{{end}}  <script>var x = "{{.Name}}"{{end}}`}, `templates/b.html:1:42: a <script>` + close},
		{"style", map[string]string{"b.html": `{{define "main"}}<style>p { color: teal }{{end}}`}, `templates/b.html:1:18: a <style>` + close},
		{"text area", map[string]string{"b.html": `{{define "main"}}<textarea>{{end}}`}, `templates/b.html:1:18: a <textarea>` + close},
		{"title", map[string]string{"b.html": `{{define "main"}}<title>{{end}}`}, `templates/b.html:1:18: a <title>` + close},
		{"both branches", map[string]string{"b.html": "{{define \"main\"}}\n{{if .Name}}<a {{else}}<b {{end}}{{end}}"}, `templates/b.html:2:6: a tag` + close},
		{"two", map[string]string{"b.html": `{{define "head"}}<a {{end}}{{define "main"}}<b {{end}}`, "base.html": `{{template "main"}}{{template "head"}}`}, `templates/b.html:1:18: a tag` + close},
		{"no frame", map[string]string{"b.html": "x\n<a "}, `templates/b.html:2:1: a tag` + close},
		{"partial", map[string]string{"_entry.html": "{{if .}}{{end -}}\n <a title=\"", "b.html": `{{define "main"}}{{template "_entry.html" .}}{{end}}`}, `templates/_entry.html:2:2: a value in double quotes (")` + close},
		{"base", map[string]string{"base.html": "{{template \"main\" .}}\n<a ", "b.html": `{{define "main"}}b{{end}}`}, `templates/base.html:2:1: a tag` + close},
		{"page in a base", map[string]string{"base.html": "{{template \"main\" .}}</p>", "b.html": `{{define "main"}}<p{{end}}`}, `templates/b.html:1:18: a tag` + close},
		{"quote too many", map[string]string{"b.html": `{{define "main"}}<p><b title="x">y</b><a href="x"">{{end}}`}, `templates/b.html:1:39: ` + tooMany + `"\"" in attribute name: "\">"` + page},
		{"quotes that swallow tags", map[string]string{"b.html": `{{define "main"}}<p title="x>{{.Name}}</p><a href="/y">{{end}}`}, `templates/b.html:1:18: ` + tooMany + `"\"" in attribute name: "/y\">"` + page},
		{"if", map[string]string{"b.html": `{{define "main"}}<p>{{if .Name}}<a href="{{end}}">{{end}}`}, `templates/b.html:1:26: {{if}}` + within},
		{"range", map[string]string{"b.html": `{{define "main"}}<p>{{range .Names}}<a href="{{end}}{{end}}`}, `templates/b.html:1:29: {{range}}` + within},
		{"if of the theme", map[string]string{"b.html": `{{define "main"}}<script>{{template "_some.html" .}}</script>{{end}}`}, `templates/_some.html:1:6: {{if}}` + sometimes + madeWith[len(page):] + "templates/b.html"},
		{"with the theme only", map[string]string{"b.html": `{{define "main"}}{{template "_attribute.html" .}}{{end}}`, "_attribute.html": `x`}, `templates/b.html: a quote or a tag is not closed` + madeWith + "templates/_attribute.html, templates/b.html"},
	} {
		given := maps.Clone(small)
		given["_some.html"] = `{{if .Name}}"{{end}}`
		if _, own := test.own["_attribute.html"]; own {
			given["base.html"] = `{{template "main" .}}<p title="{{template "_attribute.html" .}}>`
		}
		theme, err := render.NewTheme(files(given), files(test.own))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		var b bytes.Buffer
		type view struct {
			Name  string
			Names []string
		}
		err = theme.Page(&b, plan.Page{Path: "x/index.html", Template: "b.html", View: always(view{})})
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s:\n     %v\nwant %s", test.name, err, test.want)
		}
	}
}

// TestThemeErrorsTogether: all mistakes of a run are told together.
func TestThemeErrorsTogether(t *testing.T) {
	_, err := render.NewTheme(files(small), files(map[string]string{"_entry.html": "{{", "b.html": "{{if}}", "a.html": "{{end}}"}))
	var problems diag.Errors
	if !errors.As(err, &problems) || len(problems) != 3 {
		t.Errorf("%v, want three problems", err)
	}
}

// TestNotes: an own template that nothing uses is pointed out, and one that is slow.
func TestNotes(t *testing.T) {
	for _, test := range []struct {
		name string
		own  map[string]string
		want []string
	}{
		{"none of its own", nil, nil},
		{"a partial that pages use", map[string]string{"_entry.html": "x"}, nil},
		{"a partial of a partial", map[string]string{"_entry.html": `{{template "_mine.html"}}`, "_mine.html": "x"}, nil},
		{"a partial that is shared", map[string]string{"a.html": "{{shared `_mine.html` .}}", "_mine.html": "x"}, nil},
		{"the frame and its partial", map[string]string{"base.html": `{{template "_head.html"}}{{template "main" .}}`, "_head.html": "x"}, nil},
		{"a slip in a name", map[string]string{"_entyr.html": "x"}, []string{`no page uses templates/_entyr.html; did you mean "_entry.html"?`}},
		{"a page that there is not", map[string]string{"unheard.html": `{{template "_mine.html"}}`, "_mine.html": "x"}, []string{
			"no page uses templates/_mine.html", "no page uses templates/unheard.html",
		}},
		{"a slow page", map[string]string{"b.html": `<p {{.}}="x">`}, []string{
			"rendering b.html is several times slower than it need be, because of templates/b.html; docs/templates.md tells what keeps a template fast",
		}},
		{"a slow partial", map[string]string{"a.html": `{{shared "_entry.html" .}}`, "_entry.html": `{{eq 1i 1i}}`}, []string{
			"rendering _entry.html, feed.html is several times slower than it need be, because of templates/_entry.html; docs/templates.md tells what keeps a template fast",
		}},
	} {
		theme, err := render.NewTheme(files(small), files(test.own))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		for _, name := range []string{"a.html", "b.html", "feed.html"} {
			var b bytes.Buffer
			if err := theme.Page(&b, plan.Page{Path: "x.html", Template: name, View: always("title")}); err != nil {
				t.Fatalf("%s: %v", test.name, err)
			}
		}
		if diff := cmp.Diff(test.want, theme.Notes()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
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
	if !errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), "templates/") {
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
