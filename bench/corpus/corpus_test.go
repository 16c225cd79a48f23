package corpus_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"digest/bench/corpus"
	"digest/internal/build"
)

// The corpus is a digest without mistakes, and the lean theme writes its pages.
func TestDigestOfTheLeanTheme(t *testing.T) {
	t.Parallel()
	const articles = 60
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS(filepath.Join("..", "lean"))); err != nil {
		t.Fatal(err)
	}
	if err := corpus.New(articles).WriteDigest(site); err != nil {
		t.Fatal(err)
	}
	report, err := build.Site(t.Context(), build.Options{Source: site, Now: time.Unix(0, 0).AddDate(60, 0, 0), Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	if report.Articles != articles || report.People != 200 || report.Statements != articles/2 {
		t.Errorf("report %+v, want %d articles, 200 people, %d statements", report, articles, articles/2)
	}
	probe := corpus.New(articles).Probe()
	for path, want := range map[string]string{
		"index.html":                                "/articles/" + probe.Article + "/",
		"people/" + probe.Person + "/index.html":    "/articles/" + probe.Article + "/",
		"people/" + probe.Person + "/feed.xml":      "<rss",
		"articles/" + probe.Article + "/index.html": "led the argument",
		"timeline/2019/01/index.html":               "<h1>Timeline: January 2019</h1>",
		"css/digest.css":                            "system-ui",
	} {
		page, err := os.ReadFile(filepath.Join(site, "public", filepath.FromSlash(path)))
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("%s: %v, want %q in it", path, err, want)
		}
	}
}

// The same number gives the same corpus, and both sites have every article.
func TestSameNumberSameCorpus(t *testing.T) {
	t.Parallel()
	first, second := t.TempDir(), t.TempDir()
	for _, site := range []string{first, second} {
		c := corpus.New(40)
		if err := c.WriteDigest(filepath.Join(site, "digest")); err != nil {
			t.Fatal(err)
		}
		if err := c.WriteHugo(filepath.Join(site, "hugo")); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]int{
		"digest/content/articles/*": 40, "digest/content/people/*": 200, "digest/content/topics/*": 20,
		"hugo/content/articles/*": 40, "hugo/content/people/*/_index.md": 200,
	} {
		files, err := filepath.Glob(filepath.Join(first, filepath.FromSlash(path)))
		if err != nil || len(files) != want {
			t.Errorf("%s: %d files, %v, want %d", path, len(files), err, want)
		}
		for _, file := range files {
			one, _ := os.ReadFile(file)
			other, _ := os.ReadFile(filepath.Join(second, strings.TrimPrefix(file, first)))
			if string(one) != string(other) {
				t.Errorf("%s differs", file)
			}
		}
	}
}
