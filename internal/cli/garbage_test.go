package cli

import (
	"math"
	"runtime"
	"runtime/debug"
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

// Whoever waits for collections is called after each, and not when that is over.
func TestAfterCollections(t *testing.T) {
	called := make(chan bool, 10)
	end := afterCollections(func() { called <- true })
	for range 3 {
		runtime.GC()
		<-called
	}
	end()
	runtime.GC()
	runtime.GC()
	if n := len(called); n > 0 {
		t.Errorf("called %d times after the end", n)
	}
}

// The collector is Go's own again after a build.
func TestPaceGarbageStops(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	stop := paceGarbage()
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	if percent <= 100 || limit != enough {
		t.Errorf("in a build: %d per cent, limit %d", percent, limit)
	}
	stop()
	if percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1); percent != 100 || limit != math.MaxInt64 {
		t.Errorf("after it: %d per cent, limit %d", percent, limit)
	}
	t.Setenv("GOGC", "50")
	paceGarbage()
	if limit := debug.SetMemoryLimit(-1); limit != math.MaxInt64 {
		t.Errorf("where the user has a wish: limit %d", limit)
	}
}
