package build_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"digest/internal/build"

	"github.com/google/go-cmp/cmp"
)

// The law of previews: after any edits, a preview that was told of the paths that
// changed holds what a clean build writes, or fails with the same words.
func TestPreviewIsClean(t *testing.T) {
	const sequences, steps = 10, 8
	for seed := range uint64(sequences) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			dir := scratch(t)
			o := build.Options{Source: filepath.Join(dir, "site"), Jobs: 2, Now: now()}
			e := &editor{dir: o.Source, r: rand.New(rand.NewPCG(seed, 1000))}
			e.begin()
			preview, err := build.NewPreview(o)
			if err != nil {
				t.Fatal(err)
			}
			defer preview.Close()
			var told, changed []string
			broken := false
			before := tree{}
			for step := range steps + 1 {
				if step > 0 {
					done := e.editOrMend(broken)
					told = append(told, done.did)
					changed = append(changed, done.paths...)
					if changed == nil {
						changed = []string{}
					}
				}
				e.failOnDisk(t)
				o.Output = filepath.Join(dir, fmt.Sprint("clean-", step))
				after, err := comparePreview(t, preview, changed, o, before)
				if err != nil {
					t.Fatalf("step %d of:\n  %s\n%v", step, strings.Join(told, "\n  "), err)
				}
				if broken = after == nil; !broken {
					before, changed = after, nil
				}
			}
		})
	}
}

func (e *editor) editOrMend(broken bool) edit {
	if broken && e.r.IntN(3) > 0 {
		return e.mend()
	}
	return e.edit()
}

// comparePreview builds a preview on, and a clean site, and compares. It returns the
// clean site, or nil when it could not be built.
func comparePreview(t *testing.T, preview *build.Preview, changed []string, o build.Options, before tree) (tree, error) {
	t.Helper()
	_, cleanErr := build.Site(context.Background(), o)
	clean := read(t, o.Output)
	if err := os.RemoveAll(o.Output); err != nil {
		t.Fatal(err)
	}
	delete(clean, ".digest-site")
	pages, err := preview.Build(context.Background(), o.Now, changed)
	if cleanErr != nil && err == nil {
		// A page whose template fails does so when it is asked for.
		if strings.Contains(cleanErr.Error(), "rendering") {
			return nil, nil
		}
	}
	if fmt.Sprint(err) != fmt.Sprint(cleanErr) {
		return nil, fmt.Errorf("preview: %w\nclean build: %w", err, cleanErr)
	}
	if err != nil {
		return nil, nil
	}
	for name, want := range clean {
		if got, err := pages.File(name); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		} else if string(got) != want {
			return nil, fmt.Errorf("%s differs from a clean build", name)
		}
	}
	for name := range before {
		if _, there := clean[name]; there {
			continue
		}
		if _, err := pages.File(name); !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s is not in a clean build, and the preview gives it (%w)", name, err)
		}
	}
	return clean, nil
}

// previewOf is a preview of a folder's site.
func previewOf(t *testing.T, source string) *build.Preview {
	t.Helper()
	preview, err := build.NewPreview(build.Options{Source: source})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = preview.Close() }) // it only read
	return preview
}

// An article of the future is there when it has come due, without an edit.
func TestPreviewArrival(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	generate(t, source, 5, 3, 1)
	due := now().Add(48 * time.Hour)
	tree{"content/articles/soon.md": "---\ntitle: Soon\ndate: " + due.Format(time.RFC3339) + "\nsource: {name: X}\n---\n"}.write(t, source)
	preview := previewOf(t, source)
	for _, c := range []struct {
		at    time.Time
		there bool
	}{{due.Add(-time.Hour), false}, {due.Add(-time.Second), false}, {due, true}} {
		pages, err := preview.Build(t.Context(), c.at, []string{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := pages.File("articles/soon/index.html"); (err == nil) != c.there || pages.Until.Equal(due) == c.there {
			t.Errorf("at %v: %v; the next comes at %v", c.at, err, pages.Until)
		}
	}
}

// A mistake that shows only when a template is run is told at once, like any other, and
// not by the page that somebody happens to ask for.
func TestPreviewTriesTemplates(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	generate(t, source, 5, 3, 1)
	preview := previewOf(t, source)
	for _, c := range []struct{ name, text, want string }{
		{"topics.html", "{{define \"main\"}}\n{{.Nope}}{{end}}", "templates/topics.html:2:3: "},
		{"topics.html", "{{define \"main\"}}{{.Name}}{{end}}", "<nil>"},
		{"feed-article.html", "{{.Nope}}", "templates/feed-article.html:1:3: "},
		{"feed-article.html", "{{.Body}}", "<nil>"},
		{"person.html", "{{define \"main\"}}{{if eq .Name \"Cleo Fenano\"}}{{index .Name 99}}{{end}}{{end}}", "templates/person.html:1:"},
		{"person.html", "{{define \"main\"}}{{.Name}}{{end}}", "<nil>"},
	} {
		tree{"templates/" + c.name: c.text}.write(t, source)
		_, err := preview.Build(t.Context(), now(), []string{"templates/" + c.name})
		if !strings.Contains(fmt.Sprint(err), c.want) {
			t.Errorf("Build of %s = %v, want %s", c.text, err, c.want)
		}
	}
}

// What a build notes of templates, a preview notes.
func TestPreviewNotes(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	generate(t, source, 5, 3, 1)
	preview := previewOf(t, source)
	const misnamed = "templates/artcle.html"
	var want []string
	for _, changed := range []string{"site.toml", misnamed, "content"} {
		if changed == misnamed {
			tree{misnamed: "{{define \"main\"}}{{end}}"}.write(t, source)
			want = []string{"no page uses templates/artcle.html; did you mean \"article.html\"?"}
		}
		pages, err := preview.Build(t.Context(), now(), []string{changed})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, pages.Notes); diff != "" {
			t.Errorf("after %s (-want +got):\n%s", changed, diff)
		}
	}
}

// A file that is saved as it was changes nothing: no page is made anew.
func TestPreviewOfTheSame(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	generate(t, source, 5, 3, 1)
	preview := previewOf(t, source)
	const name = "content/articles/article-00002.md"
	text, err := os.ReadFile(filepath.Join(source, name))
	if err != nil {
		t.Fatal(err)
	}
	var last *build.Pages
	for _, c := range []struct {
		name, text string
		same       bool
	}{
		{"first", string(text), false},
		{"as it was", string(text), true},
		{"with other words", string(text) + "And more.\n", false},
		{"as it was then", string(text) + "And more.\n", true},
		{"with a mistake", "---\n---\n", false},
		{"mended", string(text), false},
		{"with another line in its head", strings.Replace(string(text), "---\n", "---\n# Mind the gap.\n", 1), true},
	} {
		tree{name: c.text}.write(t, source)
		pages, err := preview.Build(t.Context(), now(), []string{name})
		if (err != nil) != (c.name == "with a mistake") {
			t.Fatalf("%s: %v", c.name, err)
		}
		if same := err == nil && pages == last; same != c.same {
			t.Errorf("%s: the same pages: %v, want %v", c.name, same, c.same)
		}
		last = pages
	}
	const person = "content/people/person-1.md"
	text, err = os.ReadFile(filepath.Join(source, person))
	if err != nil {
		t.Fatal(err)
	}
	tree{person: string(text)}.write(t, source)
	if pages, err := preview.Build(t.Context(), now(), []string{person}); err != nil || pages != last {
		t.Errorf("a person who was saved as before changed something: %v", err)
	}
	tree{"static/new.txt": "New."}.write(t, source)
	if pages, err := preview.Build(t.Context(), now(), []string{"static/new.txt"}); err != nil || pages == last {
		t.Errorf("a static file that came changed nothing: %v", err)
	}
}

// A site's folder that another one takes the place of is the site.
func TestPreviewOfAnotherFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	source, other := filepath.Join(dir, "site"), filepath.Join(dir, "other")
	generate(t, source, 5, 3, 1)
	generate(t, other, 7, 3, 1)
	preview := previewOf(t, source)
	has := func(when, path string, want bool) {
		t.Helper()
		pages, err := preview.Build(t.Context(), now(), []string{})
		if err != nil {
			t.Fatalf("%s: %v", when, err)
		}
		if _, err := pages.File(path); (err == nil) != want {
			t.Errorf("%s: %s: %v", when, path, err)
		}
	}
	const sixth = "articles/article-00006/index.html"
	has("at first", sixth, false)
	if err := os.Rename(source, source+".old"); err != nil {
		t.Fatal(err)
	}
	if _, err := preview.Build(t.Context(), now(), nil); err == nil || !strings.Contains(err.Error(), source+" is gone; put it back") {
		t.Errorf("without a folder: %v", err)
	}
	if err := os.Rename(other, source); err != nil {
		t.Fatal(err)
	}
	has("with another folder", sixth, true)
	if err := errors.Join(os.RemoveAll(source), os.Rename(source+".old", source)); err != nil {
		t.Fatal(err)
	}
	has("with the first one again", sixth, false)
}

// A preview whose site was reworded, not planned anew, and a build that makes the views of
// those files alone which show the old words, have the new ones wherever they stand:
// lists, neighbours, redirects, link labels, events, feeds, data, the search.
func TestRewords(t *testing.T) {
	t.Parallel()
	dir := scratch(t)
	o := build.Options{Source: filepath.Join(dir, "site"), Jobs: 2, Now: now()}
	generate(t, o.Source, 30, 12, 3)
	reword := func(slug string, replace ...string) (name string) {
		name = "content/articles/" + slug + ".md"
		file := filepath.Join(o.Source, filepath.FromSlash(name))
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for i := 0; i < len(replace); i += 2 {
			if !strings.Contains(text, replace[i]) {
				t.Fatalf("%s has no %q:\n%s", name, replace[i], text)
			}
			text = strings.Replace(text, replace[i], replace[i+1], 1)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	reword("article-00013", "\nsummary: ", "\naliases: [/old/]\nsummary: ")
	reword("article-00012", "]] did not", "]] did not, as in [[article-00013]]")
	tree{"content/events/talks.md": "---\ntitle: Talks\ndate: 2020-04-01\n---\n"}.write(t, o.Source)
	reword("article-00013", "\ndate: 2020-04", "\ndate: 2020-04-01")
	preview, err := build.NewPreview(o)
	if err != nil {
		t.Fatal(err)
	}
	defer preview.Close()
	o.Output = filepath.Join(dir, "clean")
	before, err := comparePreview(t, preview, nil, o, tree{})
	if err != nil {
		t.Fatal(err)
	}
	again := o
	again.Output, again.Program = filepath.Join(dir, "again"), "test"
	if _, err := build.Site(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	for step, slug := range []string{"article-00000", "article-00029", "article-00013", "article-00013"} {
		name := reword(slug, "\ntitle: ", fmt.Sprintf("\ntitle: Reworded %d, ", step), "\nsummary: ", fmt.Sprintf("\nsummary: Told otherwise %d. ", step))
		if before, err = comparePreview(t, preview, []string{name}, o, before); err != nil {
			t.Fatalf("step %d: %v", step, err)
		}
		report, err := build.Site(t.Context(), again)
		if err != nil || report.Rendered > report.Files*2/3 {
			t.Errorf("step %d: %d of %d files rendered, %v", step, report.Rendered, report.Files, err)
		}
		files := read(t, again.Output)
		delete(files, ".digest-site")
		if diff := cmp.Diff(before, files); diff != "" {
			t.Errorf("step %d (-clean +again):\n%s", step, diff)
		}
	}
}
