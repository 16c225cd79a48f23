package serve

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A step is a change, so long after the first build.
type step struct {
	at time.Duration
	change
}

// A call is a build, so long after the first.
type call struct {
	At      time.Duration
	Changed []string
}

const ms = time.Millisecond

func saved(at time.Duration, path string) step { return step{at, change{path: path}} }
func minor(at time.Duration, path string) step { return step{at, change{path: path, minor: true}} }

func every(gap time.Duration, n int, path func(i int) string) []step {
	var steps []step
	for i := range n {
		steps = append(steps, saved(time.Duration(i)*gap, path(i)))
	}
	return steps
}

func TestWhenBuildsBegin(t *testing.T) {
	thirty := func(i int) string { return fmt.Sprintf("content/articles/%02d.md", i) }
	var checkout []string
	for i := range 30 {
		checkout = append(checkout, thirty(i))
	}
	tests := []struct {
		name  string
		takes time.Duration // a build
		fails []int         // the numbers of the builds that fail; the first is 0
		steps []step
		want  []call // after the first build, which is told nil
	}{
		{
			name:  "one change is built at once",
			steps: []step{saved(0, "a.md")},
			want:  []call{{4 * ms, []string{"a.md"}}},
		},
		{
			name:  "one save with several changes is one build",
			steps: []step{saved(0, "a.md"), saved(1*ms, "a.md"), saved(3*ms, "b.md")},
			want:  []call{{7 * ms, []string{"a.md", "b.md"}}},
		},
		{
			name:  "two saves are two builds",
			steps: []step{saved(0, "a.md"), saved(10*ms, "a.md")},
			want:  []call{{4 * ms, []string{"a.md"}}, {14 * ms, []string{"a.md"}}},
		},
		{
			name:  "a file that is written without end is shown every 100 ms",
			steps: every(3*ms, 60, func(int) string { return "a.md" }),
			want:  []call{{100 * ms, []string{"a.md"}}, {181 * ms, []string{"a.md"}}},
		},
		{
			name:  "a checkout with pauses is one build",
			steps: slices.Concat(every(0, 20, thirty), every(12*ms, 30, thirty)),
			want:  []call{{388 * ms, checkout}},
		},
		{
			name:  "changes during a build lead to one more",
			takes: 200 * ms,
			steps: []step{saved(0, "a.md"), saved(50*ms, "b.md"), saved(90*ms, "c.md")},
			want:  []call{{4 * ms, []string{"a.md"}}, {204 * ms, []string{"b.md", "c.md"}}},
		},
		{
			name:  "a failed build's changes are told again",
			fails: []int{1},
			steps: []step{saved(0, "a.md"), saved(10*ms, "b.md"), saved(20*ms, "c.md")},
			want:  []call{{4 * ms, []string{"a.md"}}, {14 * ms, []string{"a.md", "b.md"}}, {24 * ms, []string{"c.md"}}},
		},
		{
			name:  "until the first good build anything may have changed",
			fails: []int{0, 1},
			steps: []step{saved(0, "a.md"), saved(10*ms, "b.md"), saved(20*ms, "c.md")},
			want:  []call{{4 * ms, nil}, {14 * ms, nil}, {24 * ms, []string{"c.md"}}},
		},
		{
			name:  "anything may have changed",
			steps: []step{saved(0, "a.md"), saved(0, ".")},
			want:  []call{{4 * ms, nil}},
		},
		{
			name:  "an editor's temporary file builds nothing",
			steps: []step{minor(0, "4913"), minor(10*ms, "a.md~")},
			want:  []call{},
		},
		{
			name:  "unless a build that ran might have read it",
			takes: 20 * ms,
			steps: []step{saved(0, "a.md"), minor(10*ms, "4913")},
			want:  []call{{4 * ms, []string{"a.md"}}, {24 * ms, []string{"4913"}}},
		},
		{
			name:  "or the last build failed, perhaps for it",
			fails: []int{0},
			steps: []step{minor(0, "4913")},
			want:  []call{{4 * ms, nil}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				got := builds(t, tt.takes, tt.fails, tt.steps)
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("builds (-want +got):\n%s", diff)
				}
			})
		})
	}
}

// builds plays the steps to a loop, on the bubble's clock, and gives the builds after
// the first.
func builds(t *testing.T, takes time.Duration, fails []int, steps []step) []call {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	var calls []call
	var start time.Time
	running := false
	changes := make(chan change)
	l := loop{changes: changes, states: newBoard(), options: Options{
		Log: func(string) {},
		Build: func(_ context.Context, changed []string) (*Snapshot, error) {
			if running {
				t.Error("two builds at once")
			}
			running = true
			defer func() { running = false }()
			calls = append(calls, call{time.Since(start), changed})
			time.Sleep(takes)
			if slices.Contains(fails, len(calls)-1) {
				return nil, errors.New("a mistake")
			}
			return &Snapshot{BasePath: "/"}, nil
		},
	}}
	ended := l.start(ctx)
	time.Sleep(time.Second) // the first build
	synctest.Wait()
	start = time.Now()
	for _, s := range steps {
		time.Sleep(s.at - time.Since(start))
		changes <- s.change
	}
	time.Sleep(time.Second)
	stop()
	<-ended
	if len(calls) == 0 || calls[0].Changed != nil {
		t.Fatalf("the first build was told %v, want nil", calls)
	}
	return calls[1:]
}

// start runs the loop beside the test; what it returns is closed when the loop ended.
func (l *loop) start(ctx context.Context) (ended <-chan struct{}) {
	done := make(chan struct{})
	go func() {
		l.run(ctx)
		close(done)
	}()
	return done
}

// A mistake that is gone with the next build, as of a file that was written in two halves, is
// not told; one that lasts is, a moment later.
func TestMistakesThatPass(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		start := time.Now()
		at := func() time.Duration { return time.Since(start) }
		var told []string
		wrong := false
		states := newBoard()
		changes := make(chan change)
		l := loop{changes: changes, states: states, options: Options{
			Log: func(line string) { told = append(told, fmt.Sprint(at(), " ", line)) },
			Build: func(context.Context, []string) (*Snapshot, error) {
				if wrong {
					return nil, errors.New("a mistake")
				}
				return &Snapshot{BasePath: "/"}, nil
			},
		}}
		ended := l.start(ctx)
		save := func(after time.Duration, mistake bool) {
			time.Sleep(after)
			synctest.Wait()
			wrong = mistake
			changes <- change{path: "a.md"}
		}
		save(time.Second, true)
		save(30*ms, false)
		save(time.Second, true)
		save(90*ms, true)
		time.Sleep(103 * ms)
		synctest.Wait()
		if s, _ := states.look(); len(s.problems) > 0 {
			t.Errorf("after %v the mistake is told already", at())
		}
		time.Sleep(2 * ms)
		synctest.Wait()
		if s, _ := states.look(); len(s.problems) != 1 {
			t.Errorf("after %v the mistake is not told", at())
		}
		save(time.Second, false)
		time.Sleep(time.Second)
		stop()
		<-ended
		want := []string{
			"0s built", "1.034s a.md: rebuilt", "2.224s a mistake", "2.224s 1 to mend; the site is built again when that is saved", "3.229s a.md: rebuilt",
		}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Errorf("told (-want +got):\n%s", diff)
		}
	})
}

// A mistake is told though something else is saved all the time.
func TestMistakeAmongSaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		start := time.Now()
		states, changes := newBoard(), make(chan change)
		first := true
		l := loop{changes: changes, states: states, options: Options{
			Log: func(string) {},
			Build: func(context.Context, []string) (*Snapshot, error) {
				if first {
					first = false
					return &Snapshot{BasePath: "/"}, nil
				}
				return nil, errors.New("a mistake")
			},
		}}
		ended := l.start(ctx)
		told := time.Duration(0)
		for time.Since(start) < 3*time.Second {
			time.Sleep(60 * ms)
			changes <- change{path: "b.md"}
			synctest.Wait()
			if s, _ := states.look(); len(s.problems) > 0 && told == 0 {
				told = time.Since(start)
			}
		}
		if told == 0 || told > 1200*ms {
			t.Errorf("told after %v, want a second", told)
		}
		stop()
		<-ended
	})
}

// Notes are told when they are new.
func TestNotes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		var told []string
		notes := [][]string{nil, {"one"}, {"one", "two"}, {"two"}, {"one"}}
		saves := len(notes) - 1
		changes := make(chan change)
		l := loop{changes: changes, states: newBoard(), options: Options{
			Log: func(line string) { told = append(told, line) },
			Build: func(context.Context, []string) (*Snapshot, error) {
				now := notes[0]
				notes = notes[1:]
				return &Snapshot{BasePath: "/", Notes: now}, nil
			},
		}}
		ended := l.start(ctx)
		for range saves {
			time.Sleep(time.Second)
			changes <- change{path: "a"}
		}
		time.Sleep(time.Second)
		stop()
		<-ended
		want := []string{"built", "one", "a: rebuilt", "two", "a: rebuilt", "a: rebuilt", "one", "a: rebuilt"}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Errorf("told (-want +got):\n%s", diff)
		}
	})
}

// What comes due is built without an edit, also when a timer slept too long, and once.
func TestWhatComesDue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		start := time.Now()
		due := start.Add(150 * time.Second)
		var calls []call
		l := loop{changes: make(chan change), states: newBoard(), options: Options{
			Log: func(string) {}, Now: time.Now,
			Build: func(_ context.Context, changed []string) (*Snapshot, error) {
				calls = append(calls, call{time.Since(start), changed})
				s := &Snapshot{BasePath: "/"}
				if time.Now().Before(due) {
					s.Until = due
				}
				return s, nil
			},
		}}
		time.AfterFunc(time.Hour, stop)
		l.run(ctx)
		if diff := cmp.Diff([]call{{0, nil}, {150 * time.Second, nil}}, calls); diff != "" {
			t.Errorf("builds (-want +got):\n%s", diff)
		}
	})
}

// A build that is running when the server stops has ended when the loop has.
func TestStopWaitsForTheBuild(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		ended := false
		l := loop{states: newBoard(), options: Options{
			Log: func(line string) { t.Errorf("logged %q; a stopped build says nothing", line) },
			Build: func(ctx context.Context, _ []string) (*Snapshot, error) {
				<-ctx.Done()
				time.Sleep(time.Second)
				ended = true
				return nil, ctx.Err()
			},
		}}
		time.AfterFunc(time.Minute, stop)
		l.run(ctx)
		if !ended {
			t.Error("the loop ended before the build")
		}
	})
}

func TestWhatTheEditorIsTold(t *testing.T) {
	tests := []struct {
		changed []string
		first   bool
		want    string
	}{
		{nil, true, "built"},
		{nil, false, "everything built anew"},
		{[]string{"site.toml"}, false, "site.toml: rebuilt"},
		{[]string{"content/a.md", "content/b.md", "site.toml"}, false, "content/a.md and 2 more: rebuilt"},
	}
	for _, tt := range tests {
		if got := told(tt.changed, tt.first); got != tt.want {
			t.Errorf("told(%q, %v) = %q, want %q", tt.changed, tt.first, got, tt.want)
		}
	}
}
