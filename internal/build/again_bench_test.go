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

// BenchmarkAgain builds a site of 2,000 articles again, after an edit to one of them.
func BenchmarkAgain(b *testing.B) {
	source := b.TempDir()
	const articles = 2000
	generate(b, source, articles, 200, 20)
	o := build.Options{
		Source: source, Output: filepath.Join(source, "public"), Jobs: runtime.GOMAXPROCS(0),
		Now: now(), Program: "benchmark",
	}
	built(b, o)
	file := filepath.Join(source, "content", "articles", fmt.Sprintf("article-%05d.md", articles/2))
	data, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	article := string(data)
	title, _, _ := strings.Cut(article[strings.Index(article, "title: "):], "\n")
	for _, c := range []struct {
		name string
		edit func(n int) string
	}{
		{"nothing", nil},
		{"body", func(n int) string { return fmt.Sprintf("%s\nAnd %d more.\n", article, n) }},
		{"title", func(n int) string { return strings.Replace(article, title, fmt.Sprintf("%s %d", title, n), 1) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			written := 0
			for n := 0; b.Loop(); n++ {
				if c.edit != nil {
					if err := os.WriteFile(file, []byte(c.edit(n)), 0o644); err != nil {
						b.Fatal(err)
					}
				}
				report, err := build.Site(b.Context(), o)
				if err != nil {
					b.Fatal(err)
				}
				written = report.Written
			}
			b.ReportMetric(float64(written), "files-written")
		})
	}
}
