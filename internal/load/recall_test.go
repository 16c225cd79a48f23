package load_test

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"digest/internal/load"
	"digest/internal/news"
)

// A readFS notes which files are opened.
type readFS struct {
	fstest.MapFS
	opened []string
}

func (f *readFS) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".md") {
		f.opened = append(f.opened, name)
	}
	return f.MapFS.Open(name)
}

func storedSite() *readFS {
	article := func(title, body string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\ndate: 2026-05-28\nsource: {name: The Example Paper}\n---\n" + body)}
	}
	return &readFS{MapFS: fstest.MapFS{
		"site.toml":                &fstest.MapFile{Data: []byte("id = \"tag:example.org,2026:x\"\ntitle = \"X\"\n")},
		"content/articles/yes.md":  article("Yes", "It was so.\r\nAnd so on.\n"),
		"content/articles/no.md":   article("No", " \n"),
		"content/people/jane.md":   &fstest.MapFile{Data: []byte("---\nname: Jane Doe\n---\nA life.\n")},
		"content/articles/same.md": article("Same", "It was so.\r\nAnd so on.\n"),
	}}
}

func stored(t *testing.T, fsys fs.FS) (*load.Loader, map[string]*news.ArticleRecord) {
	t.Helper()
	l := load.NewLoader(fsys, load.Options{Jobs: 1, StoreBodies: true})
	return l, articles(t, l)
}

func articles(t *testing.T, l *load.Loader) map[string]*news.ArticleRecord {
	t.Helper()
	archive, problems, err := l.Load(context.Background(), []string{})
	if err != nil || problems.Len() > 0 {
		t.Fatal(err, problems.Sorted())
	}
	bySlug := make(map[string]*news.ArticleRecord)
	for _, a := range archive.Articles {
		bySlug[a.Slug] = a
	}
	return bySlug
}

// A body that stays in its file reads as one that does not, and knows when the file
// holds another.
func TestStoredBodies(t *testing.T) {
	site := storedSite()
	l, got := stored(t, site)
	yes := got["yes"]
	if text, err := yes.Markdown(); text != "It was so.\nAnd so on.\n" || err != nil || yes.Body != "" {
		t.Errorf("the body is %q, %v; in memory %q", text, err, yes.Body)
	}
	if yes.Stored.Blank || !got["no"].Stored.Blank {
		t.Errorf("blank: %v and %v, want false and true", yes.Stored.Blank, got["no"].Stored.Blank)
	}
	if yes.Stored.Sum == got["same"].Stored.Sum {
		t.Error("the same text of two articles has one sum")
	}
	l.Release()
	for name, data := range map[string]string{"another text": "---\n---\nIt was.\n", "no front matter": "It was so.\nAnd so on.\n"} {
		site.MapFS["content/articles/yes.md"] = &fstest.MapFile{Data: []byte(data)}
		if text, err := yes.Markdown(); err == nil {
			t.Errorf("%s is read as the body: %q", name, text)
		}
	}
}

// A second Loader reads what it does not recall, and comes to the same.
func TestRecall(t *testing.T) {
	site := storedSite()
	first, before := stored(t, site)
	timezone, kept := first.Articles()
	head, err := first.Head()
	if err != nil || len(kept) != 3 {
		t.Fatal(len(kept), err)
	}
	site.MapFS["content/articles/no.md"].Data = []byte(strings.Replace(string(site.MapFS["content/articles/no.md"].Data), " \n", "But no.\n", 1))
	kept = slices.DeleteFunc(kept, func(k load.Kept) bool { return k.Record.Slug == "no" })

	site.opened = nil
	second := load.NewLoader(site, load.Options{Jobs: 1, StoreBodies: true})
	second.Recall(timezone, kept)
	after := articles(t, second)
	if want := []string{"content/articles/no.md", "content/people/jane.md"}; !slices.Equal(site.opened, want) {
		t.Errorf("opened %q, want %q", site.opened, want)
	}
	if text, err := after["yes"].Markdown(); text == "" || err != nil || after["yes"].Title != before["yes"].Title {
		t.Errorf("what is recalled is %q with the body %q, %v", after["yes"].Title, text, err)
	}
	if again, err := second.Head(); again != head || err != nil {
		t.Errorf("another body gives another head (%v)", err)
	}

	// Dates are in the site's time zone: in another one nothing is recalled.
	site.MapFS["site.toml"].Data = append(site.MapFS["site.toml"].Data, "timezone = \"Europe/Brussels\"\n"...)
	site.opened = nil
	third := load.NewLoader(site, load.Options{Jobs: 1, StoreBodies: true})
	third.Recall(timezone, kept)
	articles(t, third)
	if len(site.opened) != 4 {
		t.Errorf("in another time zone opened only %q", site.opened)
	}
	if again, err := third.Head(); again == head || err != nil {
		t.Errorf("other settings give the same head (%v)", err)
	}
}
