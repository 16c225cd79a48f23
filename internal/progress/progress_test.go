package progress_test

import (
	"fmt"
	"sync"
	"testing"

	"digest/internal/progress"
)

func Example() {
	w := &progress.Watch{Begun: func(stage string) { fmt.Println("now", stage) }}
	w.Begin("reading")
	w.Expect(2)
	w.Step()
	fmt.Println(w.Now())
	// Output:
	// now reading
	// {reading 1 2}
}

// Nobody has to look.
func TestNobodyLooks(t *testing.T) {
	t.Parallel()
	var w *progress.Watch
	w.Begin("reading")
	w.Expect(2)
	w.Step()
	if got := w.Now(); got != (progress.Moment{}) {
		t.Errorf("Now() = %v, want nothing", got)
	}
}

// Steps are counted from any goroutine, and those of one stage are not the next one's.
func TestSteps(t *testing.T) {
	t.Parallel()
	var w progress.Watch
	w.Step() // before any stage
	for _, stage := range []string{"reading", "rendering"} {
		w.Begin(stage)
		var workers sync.WaitGroup
		for range 8 {
			workers.Go(func() {
				w.Expect(100)
				for range 100 {
					w.Step()
				}
			})
		}
		workers.Wait()
		if got, want := w.Now(), (progress.Moment{Stage: stage, Done: 800, Total: 800}); got != want {
			t.Errorf("Now() = %v, want %v", got, want)
		}
	}
}
