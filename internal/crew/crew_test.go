package crew_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"digest/internal/crew"
)

func ExampleWork() {
	words := []string{"one", "two", "three"}
	lengths := make([]int, len(words))
	crew.Work(2, len(words), func(_, i int) bool {
		lengths[i] = len(words[i])
		return true
	})
	fmt.Println(lengths)
	// Output: [3 3 5]
}

// Every number is given out once, to workers that there are.
func TestWork(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ jobs, n, workers int }{
		{1, 5, 1}, {3, 100, 3}, {8, 2, 2}, {2, 0, 0}, {0, 3, 1}, {-1, 1, 1},
	} {
		if size := crew.Size(c.jobs, c.n); size != c.workers {
			t.Errorf("%d jobs for %d numbers are %d workers; want %d", c.jobs, c.n, size, c.workers)
		}
		times := make([]atomic.Int32, c.n)
		crew.Work(c.jobs, c.n, func(worker, i int) bool {
			if worker < 0 || worker >= c.workers {
				t.Errorf("%v: worker %d", c, worker)
			}
			times[i].Add(1)
			return true
		})
		for i := range times {
			if n := times[i].Load(); n != 1 {
				t.Errorf("%v: %d was given out %d times", c, i, n)
			}
		}
	}
}

// When one says that it is no use, no more is begun.
func TestNoMore(t *testing.T) {
	t.Parallel()
	for jobs := 1; jobs < 5; jobs++ {
		var done atomic.Int32
		crew.Work(jobs, 1_000_000, func(_, i int) bool {
			done.Add(1)
			return i < 10
		})
		if most := 10 + jobs; int(done.Load()) > most {
			t.Errorf("%d jobs did %d; want %d at most", jobs, done.Load(), most)
		}
	}
}
