package render_test

import (
	"cmp"
	"io"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
	"time"

	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/news"
	"digest/internal/plan"
	"digest/internal/render"
	"digest/templates"

	gocmp "github.com/google/go-cmp/cmp"
)

// docsPage is the documentation of the theme. What stands in it between "<!-- made: NAME -->"
// and "<!-- end -->" is made from the code, the rest is held to it.
const docsPage = "../../docs/templates.md"

// TestDocs: docs/templates.md has every page template with its view, every field of
// every view, every partial with what it takes; -update renews these parts.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile(docsPage)
	if err != nil {
		t.Fatal(err)
	}
	docs := &themeDocs{T: t, source: readSource(t, "../plan", "../export"), uses: usesOfTemplates(t)}
	want := string(page)
	for name, made := range map[string]string{
		"pages": docs.pages(), "partials": docs.partials(), "views": docs.views(),
	} {
		part := regexp.MustCompile(`(?s)(<!-- made: ` + name + ` -->\n).*?(<!-- end -->)`)
		if !part.MatchString(want) {
			t.Fatalf("%s has no part for the %s", docsPage, name)
		}
		want = part.ReplaceAllStringFunc(want, func(old string) string {
			bounds := part.FindStringSubmatch(old)
			return bounds[1] + made + bounds[2]
		})
	}
	if *update && !t.Failed() {
		if err := os.WriteFile(docsPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := gocmp.Diff(want, string(page)); diff != "" {
		t.Errorf("%s is out of date (-want +got; -update renews it):\n%s", docsPage, diff)
	}
}

// TestDocsLinks: every link within docs/templates.md leads to a heading.
func TestDocsLinks(t *testing.T) {
	page, err := os.ReadFile(docsPage)
	if err != nil {
		t.Fatal(err)
	}
	headings := make(map[string]bool)
	for _, heading := range regexp.MustCompile("(?m)^#+ (.+)$").FindAllStringSubmatch(string(page), -1) {
		anchor := regexp.MustCompile(`[^\w -]`).ReplaceAllString(strings.ToLower(heading[1]), "")
		anchor = strings.ReplaceAll(anchor, " ", "-")
		if headings[anchor] {
			t.Errorf("two headings are #%s", anchor)
		}
		headings[anchor] = true
	}
	for _, link := range regexp.MustCompile(`\]\(#([^)]*)\)`).FindAllStringSubmatch(string(page), -1) {
		if !headings[link[1]] {
			t.Errorf("a link leads to #%s, which is no heading", link[1])
		}
	}
}

// TestDocsOfHelpers: docs/templates.md has each helper in a table, once, with an example
// that gives what it says.
func TestDocsOfHelpers(t *testing.T) {
	page, err := os.ReadFile(docsPage)
	if err != nil {
		t.Fatal(err)
	}
	helpers := render.Helpers()
	documented := make(map[string]bool)
	for _, row := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\|.*\\| `(\\{\\{.*\\}\\})`(?: → `(.*)`)? \\|$").FindAllStringSubmatch(string(page), -1) {
		name, example, want := row[1], strings.ReplaceAll(row[2], `\|`, "|"), row[3]
		if helpers[name] == nil || documented[name] {
			t.Errorf("%s is no helper, or stands there twice", name)
			continue
		}
		documented[name] = true
		if want == "" && (name == "markdown" || name == "shared") {
			continue // which need a view
		}
		parsed, err := template.New("example").Funcs(helpers).Parse(example)
		if err != nil {
			t.Errorf("the example of %s: %v", name, err)
			continue
		}
		var b strings.Builder
		if err := parsed.Execute(&b, nil); err != nil || b.String() != want {
			t.Errorf("%s gives %q and %v, want %q", example, b.String(), err, want)
		}
	}
	for name := range helpers {
		if !documented[name] {
			t.Errorf("%s has no row for the helper %s", docsPage, name)
		}
	}
}

// A usage is what templates were given as their dot, by their names.
type usage map[string][]reflect.Type

func (u usage) add(name string, view any) {
	if t := reflect.TypeOf(view); !slices.Contains(u[name], t) {
		u[name] = append(u[name], t)
		slices.SortFunc(u[name], func(a, b reflect.Type) int { return cmp.Compare(typeName(a), typeName(b)) })
	}
	if dict, ok := view.(map[string]any); ok {
		for key, value := range dict {
			u.add(name+" "+key, value)
		}
	}
}

// usesOfTemplates renders whole sites and notes what each template is given.
func usesOfTemplates(t *testing.T) usage {
	t.Helper()
	uses := make(usage)
	execute := instrumented(t, uses)
	own, problems, err := load.Dir(t.Context(), os.DirFS("../.."), 2)
	if err != nil || problems.Err() != nil {
		t.Fatal(err, problems.Err())
	}
	own.Settings.Build.PageSize = 1 // so that there are older shifts, of which the digest has few
	for _, archive := range []*news.Archive{own, fullArchive(t, "Plain")} {
		site, problems := link.Site(archive, link.Options{Drafts: true, Future: true, Now: time.Unix(0, 0)})
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		planned, problems := plan.Site(site)
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		for _, page := range planned.Pages {
			execute(page.Template, page.View())
		}
		for _, entry := range planned.Entries {
			execute(entry.Template, entry.View())
		}
	}
	return uses
}

// instrumented gives a function that runs a template file on a view, in which every
// template notes what it is given.
func instrumented(t *testing.T, uses usage) func(name string, view any) {
	t.Helper()
	funcs := render.Helpers()
	partials := template.New("").Funcs(funcs).Funcs(template.FuncMap{
		"seen": func(name string, view any) string { uses.add(name, view); return "" },
	})
	partials.Funcs(template.FuncMap{"shared": func(name string, view any) (string, error) {
		return "", partials.ExecuteTemplate(io.Discard, name, view)
	}})
	names := templateNames(t)
	for _, name := range names {
		if text := templateText(t, name); strings.HasPrefix(name, "_") || name == "base.html" {
			template.Must(partials.New(name).Parse(`{{seen "` + name + `" .}}` + text))
		}
	}
	pages := make(map[string]*template.Template)
	for _, name := range names {
		if !strings.HasPrefix(name, "_") && name != "base.html" {
			pages[name] = template.Must(template.Must(partials.Clone()).New(name).Parse(templateText(t, name)))
		}
	}
	return func(name string, view any) {
		uses.add(name, view)
		entrance := name
		if pages[name].Lookup("main") != nil {
			entrance = "base.html"
		}
		if err := pages[name].ExecuteTemplate(io.Discard, entrance, view); err != nil {
			t.Fatal(err)
		}
	}
}

func templateNames(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(templates.FS, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func templateText(t *testing.T, name string) string {
	t.Helper()
	text, err := templates.FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
