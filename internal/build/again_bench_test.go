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

// edits are those that an editor makes to one generated article.
type edits struct{ slug, file, article, line string }

func newEdits(b *testing.B, source string, number int) edits {
	b.Helper()
	e := edits{slug: fmt.Sprintf("article-%05d", number)}
	e.file = filepath.Join(source, "content", "articles", e.slug+".md")
	data, err := os.ReadFile(e.file)
	if err != nil {
		b.Fatal(err)
	}
	e.article = string(data)
	e.line, _, _ = strings.Cut(e.article[strings.Index(e.article, "title: "):], "\n")
	return e
}

// body and title are the article with other words there, for every n others.
func (e edits) body(n int) string { return fmt.Sprintf("%s\nAnd %d more.\n", e.article, n) }

func (e edits) title(n int) string {
	return strings.Replace(e.article, e.line, fmt.Sprintf("%s %d", e.line, n), 1)
}

func (e edits) save(b *testing.B, article string) {
	b.Helper()
	if err := os.WriteFile(e.file, []byte(article), 0o644); err != nil {
		b.Fatal(err)
	}
}

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
	edits := newEdits(b, source, articles/2)
	for _, c := range []struct {
		name string
		edit func(n int) string
	}{
		{"nothing", nil},
		{"body", edits.body},
		{"title", edits.title},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			written := 0
			for n := 0; b.Loop(); n++ {
				if c.edit != nil {
					edits.save(b, c.edit(n))
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
