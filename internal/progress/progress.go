// Package progress lets somebody watch a long task. The task says which stage it is
// in and counts its steps; the watcher asks now and then how far it is:
//
//	var watch progress.Watch
//	go build(&watch)
//	…
//	fmt.Println(watch.Now()) // {rendering 310 1015}
//
// Counting a step is one atomic addition, so that a task may count each of a
// million. The package knows no clock and prints nothing.
package progress

import "sync/atomic"

// A Watch is the place where a task and its watcher meet. A nil Watch is one that
// nobody looks at. The methods may be called from any goroutine, but for Begin:
// stages follow one another.
type Watch struct {
	// Begun, when set, is called when a stage begins, on the goroutine of the task.
	Begun func(stage string)

	stage atomic.Pointer[stage]
}

type stage struct {
	name  string
	total atomic.Int64
	done  atomic.Int64
}

// A Moment is how far a task is.
type Moment struct {
	// Stage is what the task does; empty before its first stage.
	Stage string
	// Done is the number of the stage's steps behind it, of Total; Total is 0 where
	// nobody knows, or where steps are not counted.
	Done, Total int64
}

// Begin says that another stage begins, whose steps are not known yet.
func (w *Watch) Begin(name string) {
	if w == nil {
		return
	}
	if w.Begun != nil {
		w.Begun(name)
	}
	w.stage.Store(&stage{name: name})
}

// Expect says that the stage has so many steps more than was known.
func (w *Watch) Expect(steps int) {
	if s := w.current(); s != nil {
		s.total.Add(int64(steps))
	}
}

// Step counts one step of the stage.
func (w *Watch) Step() {
	if s := w.current(); s != nil {
		s.done.Add(1)
	}
}

// Now is how far the task is.
func (w *Watch) Now() Moment {
	s := w.current()
	if s == nil {
		return Moment{}
	}
	return Moment{Stage: s.name, Done: s.done.Load(), Total: s.total.Load()}
}

func (w *Watch) current() *stage {
	if w == nil {
		return nil
	}
	return w.stage.Load()
}
