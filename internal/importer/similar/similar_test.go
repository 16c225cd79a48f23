package similar_test

import (
	"fmt"
	"strings"
	"testing"

	"digest/internal/importer/similar"
)

// story is a text of n plainly invented sentences.
func story(from, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Envoy %d of the %d side said on day %d that term %d was number %d of all. ", from+i, 3*(from+i), 5*(from+i), 7*(from+i), 11*(from+i))
	}
	return b.String()
}

func Example() {
	original, copied := story(0, 50), story(0, 45)+story(500, 5)
	fmt.Printf("%.0f %%\n", 100*similar.Share(similar.Of(original), similar.Of(copied)))
	// Output: 80 %
}

func TestShare(t *testing.T) {
	a := similar.Of(story(0, 40))
	for _, tc := range []struct {
		name      string
		other     similar.Sketch
		low, high float64
	}{
		{"itself", a, 1, 1},
		{"itself in capitals", similar.Of(strings.ToUpper(story(0, 40))), 1, 1},
		{"another", similar.Of(story(1000, 40)), 0, 0.15},
		{"half of it", similar.Of(story(0, 20)), 0.35, 0.6},
		{"a short text", similar.Of("Too short to say."), 0, 0},
	} {
		got := similar.Share(a, tc.other)
		if got < tc.low || got > tc.high {
			t.Errorf("%s: Share = %.2f, want %.2f to %.2f", tc.name, got, tc.low, tc.high)
		}
		if back := similar.Share(tc.other, a); back != got {
			t.Errorf("%s: Share is %.2f one way and %.2f the other", tc.name, got, back)
		}
	}
}
