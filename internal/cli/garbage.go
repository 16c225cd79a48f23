package cli

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// What a build may hold, in bytes. As long as what is alive is small, garbage waits until
// the heap has roomForGarbage, and Go gives back to the system what is beyond enough: most
// builds collect hardly any, and one of some ten thousand articles stays within 200 MB. Beyond
// that, the heap grows by leastGrowth or, of a larger site, largeGrowth per cent of what is
// alive.
const (
	small          = 110 << 20
	roomForGarbage = 130 << 20
	enough         = 165 << 20
	leastGrowth    = 40
	largeGrowth    = 55
	// leastHeap is what Go collects at with 100 per cent, however little is alive.
	leastHeap = 4 << 20
)

// pace is Go's settings (runtime/debug.SetGCPercent and SetMemoryLimit) for so much live
// memory.
func pace(live uint64) (percent int, limit int64) {
	live = max(live, leastHeap)
	if live > small {
		return largeGrowth, math.MaxInt64
	}
	return max(leastGrowth, int((roomForGarbage-live)*100/live)), enough
}

// paceGarbage sets the collector to a build until the returned function is called,
// unless the user has a wish. It looks after every collection how much is alive.
func paceGarbage() (stop func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	set := func(live uint64) {
		percent, limit := pace(live)
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	}
	set(0)
	end := afterCollections(func() { set(liveBytes()) })
	return func() {
		end()
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(math.MaxInt64)
	}
}

// afterCollections calls do soon after every collection, on a goroutine of the runtime, until
// end is called: a value that nobody holds is found by the next collection, which has its
// cleanup called (runtime.AddCleanup). It is of 16 bytes because smaller ones share a block,
// and are found only together.
func afterCollections(do func()) (end func()) {
	var mu sync.Mutex
	ended := false
	var await func()
	await = func() {
		runtime.AddCleanup(new([16]byte), func(int) {
			mu.Lock()
			defer mu.Unlock()
			if !ended {
				do()
				await()
			}
		}, 0)
	}
	await()
	return func() {
		mu.Lock()
		defer mu.Unlock()
		ended = true
	}
}

// liveBytes is what the last collection found alive.
func liveBytes() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() != metrics.KindUint64 {
		return math.MaxInt32
	}
	return live[0].Value.Uint64()
}
