package importer_test

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"digest/internal/importer"
)

// kit is the folder of development pages beside the repository, which the project
// does not carry. Where it is absent there is nothing to measure.
var kit = filepath.Join("..", "..", "..", "shared", "extraction", "html")

func kitPages(tb testing.TB) map[string][]byte {
	tb.Helper()
	names, err := filepath.Glob(filepath.Join(kit, "*.html.gz"))
	if err != nil {
		tb.Fatal(err)
	}
	pages := map[string][]byte{}
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			tb.Fatal(err)
		}
		defer file.Close()
		unzipped, err := gzip.NewReader(file)
		if err != nil {
			tb.Fatal(err)
		}
		if pages[filepath.Base(name)], err = io.ReadAll(unzipped); err != nil {
			tb.Fatal(err)
		}
	}
	return pages
}

// Run with: go test -run '^$' -bench Pages -benchmem ./internal/importer.
func BenchmarkPages(b *testing.B) {
	pages := kitPages(b)
	if len(pages) == 0 {
		pages["page.html"] = read(b, "saved.html")
	}
	b.ReportAllocs()
	for b.Loop() {
		for name, page := range pages {
			if _, err := importAll(b.Context(), importer.Options{Format: "html"}, importer.Input{Name: name, Data: page}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(pages))/b.Elapsed().Seconds(), "pages/s")
}
