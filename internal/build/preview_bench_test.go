package build_test

import (
	"runtime"
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
	edits := newEdits(b, source, articles/2)
	changed := "content/articles/" + edits.slug + ".md"
	for _, c := range []struct {
		name, page string
		edit       func(n int) string
	}{
		{"body", "articles/" + edits.slug + "/index.html", edits.body},
		{"title", "timeline/index.html", edits.title},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				edits.save(b, c.edit(n))
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
