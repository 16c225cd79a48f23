package build

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"digest/internal/publish"
)

// amends says whether the next build would amend the output, which it leaves as it is.
func amends(t *testing.T, o Options) bool {
	t.Helper()
	source, err := openSource(o.Source)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	before, err := o.recall()
	if err != nil {
		t.Fatal(err)
	}
	stage, err := publish.Begin(o.Output)
	if err != nil {
		t.Fatal(err)
	}
	b := builder{Options: o, fsys: source, stage: stage, before: before}
	w, err := b.rendered(t.Context())
	b.end(errors.New("not published"))
	if err := errors.Join(err, stage.Abort()); err != nil {
		t.Fatal(err)
	}
	return w.amending
}

// rendered takes the steps of a build but for the last.
func (b *builder) rendered(ctx context.Context) (*writer, error) {
	b.begin()
	site, problems, err := b.read(ctx)
	if err != nil {
		return nil, err
	}
	planned, err := b.plan(site, problems)
	if err != nil {
		return nil, err
	}
	return b.render(ctx, planned)
}

// An edit of words, and no other, changes the output where it is. The edits that editors make
// all day are that fast only as long as this holds.
func TestWordsAmend(t *testing.T) {
	t.Parallel()
	const article = "---\ntitle: One\ndate: 2026-05-28\nsource: {name: The Example Paper}\nsummary: It was so.\nstatements: [{person: jane-doe, position: open, quote: \"Yes.\"}]\n---\nSo it was, says Jane Doe.\n"
	site := map[string]string{
		"site.toml": "id = \"tag:example.org,2026:amend\"\ntitle = \"Amend\"\nbase_url = \"https://example.org/\"\n[[positions]]\nid = \"open\"\nlabel = \"Open\"\n" +
			"[[positions]]\nid = \"shut\"\nlabel = \"Shut\"\n",
		"content/people/jane-doe.md": "---\nname: Jane Doe\n---\n",
		"content/people/john-roe.md": "---\nname: John Roe\n---\n",
		"content/articles/one.md":    article,
		"content/articles/two.md":    "---\ntitle: Two\ndate: 2026-05-27\nsource: {name: The Example Paper}\n---\nSo was it not.\n",
		"static/a.txt":               "a",
	}
	for _, c := range []struct {
		name, file, text string // no text takes the file away
		want             bool
	}{
		{"nothing", "", "", true},
		{"a body", "content/articles/two.md", "---\ntitle: Two\ndate: 2026-05-27\nsource: {name: The Example Paper}\n---\nSo was it.\n", true},
		{"a title", "content/articles/two.md", "---\ntitle: Deux\ndate: 2026-05-27\nsource: {name: The Example Paper}\n---\nSo was it not.\n", true},
		{"a summary", "content/articles/two.md", "---\ntitle: Two\ndate: 2026-05-27\nsource: {name: The Example Paper}\nsummary: No.\n---\nSo was it not.\n", true},
		{"the bytes of a static file", "static/a.txt", "b", true},
		{"a person in a body", "content/articles/two.md", "---\ntitle: Two\ndate: 2026-05-27\nsource: {name: The Example Paper}\n---\nSo was it not, says John Roe.\n", false},
		{"a date", "content/articles/two.md", "---\ntitle: Two\ndate: 2026-05-26\nsource: {name: The Example Paper}\n---\nSo was it not.\n", false},
		{"a new article", "content/articles/three.md", "---\ntitle: Three\ndate: 2026-05-27\nsource: {name: The Example Paper}\n---\n", false},
		{"an article less", "content/articles/two.md", "", false},
		{"a new static file", "static/b.txt", "b", false},
		{"a template", "templates/404.html", `{{define "main"}}No.{{end}}`, false},
		{"a file in the output", "../public/index.html", "Gone.", false},
		{"a foreign file in the output", "../public/foreign", "Here.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			o := Options{
				Source: filepath.Join(dir, "site"), Output: filepath.Join(dir, "public"), Jobs: 2, Program: "one",
				Now: time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC), // files are old enough
			}
			files := maps.Clone(site)
			write := func() {
				for name, text := range files {
					file := filepath.Join(o.Source, filepath.FromSlash(name))
					if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
						t.Fatal(err)
					}
				}
			}
			write()
			if _, err := Site(t.Context(), o); err != nil {
				t.Fatal(err)
			}
			if c.file != "" && c.text == "" {
				if err := os.Remove(filepath.Join(o.Source, c.file)); err != nil {
					t.Fatal(err)
				}
			} else if c.file != "" {
				files = map[string]string{c.file: c.text}
				write()
			}
			if got := amends(t, o); got != c.want {
				t.Errorf("the output is amended: %v, want %v", got, c.want)
			}
		})
	}
}
