package build_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"digest/internal/build"
)

// BenchmarkPreview saves an edit to one of 10,000 articles, and reads a page that shows
// it: what an editor waits for.
func BenchmarkPreview(b *testing.B) {
	source := b.TempDir()
	const articles = 10_000
	generate(b, source, articles, 200, 20)
	preview, err := build.NewPreview(build.Options{Source: source, Jobs: runtime.GOMAXPROCS(0), Now: now()})
	if err != nil {
		b.Fatal(err)
	}
	defer preview.Close()
	if _, err := preview.Build(b.Context(), now(), nil); err != nil {
		b.Fatal(err)
	}
	slug := fmt.Sprintf("article-%05d", articles/2)
	changed := "content/articles/" + slug + ".md"
	file := filepath.Join(source, filepath.FromSlash(changed))
	data, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	article := string(data)
	title, _, _ := strings.Cut(article[strings.Index(article, "title: "):], "\n")
	for _, c := range []struct {
		name, page string
		edit       func(n int) string
	}{
		{"body", "articles/" + slug + "/index.html", func(n int) string { return fmt.Sprintf("%s\nAnd %d more.\n", article, n) }},
		{"title", "timeline/index.html", func(n int) string { return strings.Replace(article, title, fmt.Sprintf("%s %d", title, n), 1) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				if err := os.WriteFile(file, []byte(c.edit(n)), 0o644); err != nil {
					b.Fatal(err)
				}
				pages, err := preview.Build(b.Context(), now(), []string{changed})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := pages.File(c.page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
