package main

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite testdata")

// The table has the medians of all rounds, and every bar for which there are figures.
func TestTable(t *testing.T) {
	t.Parallel()
	var all results
	for _, wall := range []float64{12, 9, 10} {
		all.add(key{"hugo", 1000, "cold"}, measure{wall: wall, cpu: 2 * wall, peak: 900e6, files: 10, bytes: 2e6})
	}
	all.add(key{"digest", 1000, "cold"}, measure{wall: 4, cpu: 8, peak: 190e6, files: 12, bytes: 5e6})
	all.add(key{"digest", 1000, "again"}, measure{wall: .1, cpu: .1})
	all.add(key{"lean", 1000, "cold"}, measure{wall: 1, cpu: 2})
	all.add(key{"digest", 1000, "save body"}, measure{wall: .05})
	all.add(key{"digest", 10_000, "cold"}, measure{wall: 48, cpu: 80, peak: 1000e6})
	var out bytes.Buffer
	all.print(&out, []int{1000, 10_000})
	const file = "testdata/table.txt"
	if *update {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("the table (-%s +got):\n%s", file, diff)
	}
}
