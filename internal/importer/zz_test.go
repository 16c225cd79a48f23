package importer

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func BenchmarkZZ(b *testing.B) {
	names, _ := filepath.Glob("/work/shared/extraction/html/*.html.gz")
	var pages [][]byte
	for _, n := range names {
		f, _ := os.Open(n)
		g, _ := gzip.NewReader(f)
		d, _ := io.ReadAll(g)
		pages = append(pages, d)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			if _, err := Import(b.Context(), Options{Format: "html"}, Input{Data: p}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(pages))/b.Elapsed().Seconds(), "pages/s")
}
