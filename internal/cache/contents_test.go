package cache_test

import (
	"testing"

	"digest/internal/cache"
	"digest/internal/fingerprint"

	"github.com/google/go-cmp/cmp"
)

// Contents stand for the same sums in the memory that they were made for, and in the
// next ones, however many sums come and go.
func TestContents(t *testing.T) {
	t.Parallel()
	sum := func(i int) fingerprint.Sum { return fingerprint.Sum{byte(i), byte(i >> 8), 1} }
	want := map[string][]fingerprint.Sum{"always": {sum(7), sum(8)}, "none": nil}
	last := cache.Memory{}
	for build := range 300 { // so that places take two bytes
		n := cache.NewNumbering(last)
		next := cache.Memory{Outputs: map[string]cache.Output{"always": last.Outputs["always"], "none": {}}}
		if build == 0 {
			next.Outputs["always"] = cache.Output{Contents: n.Contents(want["always"])}
		}
		want["new"] = []fingerprint.Sum{sum(build), sum(8), sum(1000 + build)}
		next.Outputs["new"] = cache.Output{Contents: n.Contents(want["new"])}
		n.Finish(&next)
		got := make(map[string][]fingerprint.Sum)
		for name, output := range next.Outputs {
			var whole bool
			if got[name], whole = next.Of(output.Contents); !whole {
				t.Fatalf("build %d: contents of %s are damaged", build, name)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("build %d (-want +got):\n%s", build, diff)
		}
		if len(next.Sums) > 12 {
			t.Fatalf("build %d: %d sums are kept for 5", build, len(next.Sums))
		}
		last = next
	}
}

func TestHolding(t *testing.T) {
	t.Parallel()
	m := cache.Memory{Sums: []fingerprint.Sum{{1}, {2}, {3}}}
	holding := m.Holding(map[fingerprint.Sum]bool{{1}: true, {3}: true, {4}: true})
	for contents, want := range map[cache.Contents]bool{
		"": true, "\x00": true, "\x00\x02": true, "\x01": false, "\x00\x01\x02": false,
		"\x03": false, "\x80": false, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff": false, // damaged
	} {
		if got := holding(contents); got != want {
			t.Errorf("holding(%q) = %v", contents, got)
		}
		if _, whole := m.Of(contents); !whole && want {
			t.Errorf("Of(%q) is damaged", contents)
		}
	}
	if _, whole := m.Of("\x80"); whole {
		t.Error("damaged contents pass for whole")
	}
}
