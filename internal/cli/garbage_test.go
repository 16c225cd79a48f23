package cli

import (
	"math"
	"testing"
)

// What is alive and what garbage may add to it, in MB.
func TestPace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		live, heap int // heap is what garbage is collected at
		limited    bool
	}{
		{0, 130, true},
		{1, 130, true},
		{60, 130, true},
		{92, 130, true},
		{100, 140, true},
		{110, 154, true},
		{111, 172, false},
		{1000, 1550, false},
	} {
		percent, limit := pace(uint64(c.live) << 20)
		heap := max(c.live, leastHeap>>20) * (100 + percent) / 100
		if heap < c.heap-1 || heap > c.heap {
			t.Errorf("%d MB alive: collected at %d MB, want %d", c.live, heap, c.heap)
		}
		if limited := limit != math.MaxInt64; limited != c.limited {
			t.Errorf("%d MB alive: the limit is %d", c.live, limit)
		}
	}
}
