// Package crew shares work out among goroutines.
package crew

import (
	"sync"
	"sync/atomic"
)

// Work calls do once for each number from 0 to n-1, in about that order, with up to jobs
// goroutines side by side, and one at least. They are numbered from 0, too: what each has for
// itself needs no lock. When do says that there is no use in more, no further number is given
// out. Work returns when all goroutines are done.
func Work(jobs, n int, do func(worker, i int) (more bool)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for worker := range Size(jobs, n) {
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if !do(worker, i) {
					next.Store(int64(n))
					return
				}
			}
		})
	}
	workers.Wait()
}

// Size is how many goroutines Work has.
func Size(jobs, n int) int { return min(max(jobs, 1), n) }
