package load_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"digest/internal/load"
)

func BenchmarkArticle(b *testing.B) { benchmarkDir(b, 1) }

func BenchmarkDir1000(b *testing.B) { benchmarkDir(b, 1000) }

// benchmarkDir reads a site of that many articles in one goroutine.
func benchmarkDir(b *testing.B, articles int) {
	fsys := site()
	for i := range articles {
		fsys[fmt.Sprintf("content/articles/a-%04d.md", i)] = &fstest.MapFile{Data: []byte(wholeArticle)}
	}
	b.ReportAllocs()
	for b.Loop() {
		archive, problems, err := load.Dir(b.Context(), fsys, 1)
		if err != nil || problems.Len() > 0 || len(archive.Articles) != articles {
			b.Fatalf("Dir(…) failed: %v, %v", err, problems.Sorted())
		}
	}
}
