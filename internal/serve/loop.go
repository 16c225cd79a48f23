package serve

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"time"

	"digest/internal/diag"
)

// How long to wait for a burst to end before building. An editor saves one file with
// several changes that come within a millisecond; more than that is a wait that every
// save pays for. A checkout of many files pauses longer between two of them, and what
// lies in the folder meanwhile is no site.
const (
	quiet     = 4 * time.Millisecond // after the last change
	limit     = 100 * time.Millisecond
	quietMany = 40 * time.Millisecond
	limitMany = 500 * time.Millisecond
)

// doubt is how long a mistake waits before it is told. A program that writes a file in two
// halves, or many files, is not wrong in between: the next build takes the mistake's place.
// While builds go on failing, it waits no longer than doubtMost.
const (
	doubt     = 100 * time.Millisecond
	doubtMost = time.Second
)

// glance is the longest wait before the clock is looked at for what comes due: timers
// stand still while a computer sleeps.
const glance = time.Minute

// A loop builds the site at the start, and again after every burst of changes. What
// changes during a build leads to one more.
type loop struct {
	options Options
	changes <-chan change
	states  *board
	origin  string // the server's address without a path

	pending burst     // since the last build began
	missed  burst     // what failed builds were told since the last good one
	failing bool      // the last build failed
	first   bool      // the next outcome is the first
	until   time.Time // when the last good site comes out otherwise by itself; zero for never
	notes   []string  // of the last good site
}

// An outcome is what a build gave.
type outcome struct {
	snapshot *Snapshot
	err      error
	took     time.Duration
}

// run builds until ctx ends. A build that is running then has ended when it returns.
func (l *loop) run(ctx context.Context) {
	built := make(chan outcome)
	building := false
	after, atMost := time.NewTimer(0), time.NewTimer(0)
	var arrival, sure, surely <-chan time.Time
	var doubted outcome // told when it is sure, or at last surely
	l.first = true
	l.pending.add(".", false)
	for {
		var due, late <-chan time.Time // while a build runs, timers wait
		if !building && !l.pending.empty() {
			due, late = after.C, atMost.C
		}
		select {
		case <-ctx.Done():
			if building {
				<-built
			}
			return
		case c := <-l.changes:
			// While a build fails or runs, everything counts: it may have failed for a
			// file's rights, or taken an editor's temporary file for content.
			if c.minor && !building && !l.failing {
				continue
			}
			if l.pending.empty() {
				atMost.Reset(limit)
			}
			few := !l.pending.many()
			l.pending.add(c.path, c.came)
			if few && l.pending.many() {
				atMost.Reset(limitMany)
			}
			after.Reset(l.pause())
			continue
		case o := <-built:
			building = false
			if o.err != nil && !l.first {
				l.failing, doubted, sure = true, o, time.After(doubt)
				if surely == nil {
					surely = time.After(doubtMost)
				}
				continue
			}
			sure, surely = nil, nil
			l.take(ctx, o)
			arrival = l.arrival()
			continue
		case <-sure:
			sure, surely = nil, nil
			l.take(ctx, doubted)
			continue
		case <-surely:
			sure, surely = nil, nil
			l.take(ctx, doubted)
			continue
		case <-arrival:
			if !l.options.Now().Before(l.until) {
				l.until = time.Time{}
				l.pending.add(".", false)
				after.Reset(0)
				atMost.Reset(limit)
			}
			arrival = l.arrival()
			continue
		case <-due:
		case <-late:
		}
		l.missed.join(l.pending)
		l.pending = burst{}
		building, sure = true, nil
		changed := l.missed.list()
		go func() { built <- l.build(ctx, changed) }()
	}
}

// arrival ticks when it is time to look at the clock for what comes due.
func (l *loop) arrival() <-chan time.Time {
	if l.until.IsZero() || l.options.Now == nil {
		return nil
	}
	return time.After(min(glance, l.until.Sub(l.options.Now())))
}

// pause is how long the pending burst must be quiet.
func (l *loop) pause() time.Duration {
	if l.pending.many() {
		return quietMany
	}
	return quiet
}

// build builds, and says how long it took.
func (l *loop) build(ctx context.Context, changed []string) outcome {
	if l.options.Now == nil {
		snapshot, err := l.options.Build(ctx, changed)
		return outcome{snapshot: snapshot, err: err}
	}
	start := l.options.Now()
	snapshot, err := l.options.Build(ctx, changed)
	return outcome{snapshot, err, l.options.Now().Sub(start)}
}

// take shows what a build gave to the browsers, and to the editor.
func (l *loop) take(ctx context.Context, o outcome) {
	if ctx.Err() != nil {
		return // the build was stopped: its error says nothing
	}
	l.failing = o.err != nil
	if l.failing {
		l.states.failed(problems(o.err))
		l.report(o.err)
	} else {
		l.states.built(o.snapshot, l.missed.styles(l.there))
		l.until = o.snapshot.Until
		for _, note := range o.snapshot.Notes {
			if !slices.Contains(l.notes, note) {
				l.options.Log(note)
			}
		}
		l.notes = o.snapshot.Notes
		l.options.Log(told(l.missed.list(), l.first) + duration(o.took))
		l.missed = burst{}
	}
	if l.first && l.options.Ready != nil {
		base := url.URL{Path: "/"}
		if !l.failing {
			base.Path = o.snapshot.BasePath
		}
		l.options.Ready(l.origin + base.EscapedPath())
	}
	l.first = false
}

// there says whether a path of the site is.
func (l *loop) there(path string) bool {
	_, err := os.Lstat(filepath.Join(l.options.Source, filepath.FromSlash(path)))
	return err == nil
}

// report tells the editor why a build failed.
func (l *loop) report(err error) {
	found := problems(err)
	for _, p := range found {
		l.options.Log(p.String())
	}
	l.options.Log(fmt.Sprintf("%d to mend; the site is built again when that is saved", len(found)))
}

// told says in a few words what was built.
func told(changed []string, first bool) string {
	switch {
	case first:
		return "built"
	case changed == nil:
		return "everything built anew"
	case len(changed) == 1:
		return changed[0] + ": rebuilt"
	default:
		return fmt.Sprintf("%s and %d more: rebuilt", changed[0], len(changed)-1)
	}
}

func duration(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	return fmt.Sprintf(" in %d ms", d.Milliseconds())
}

// problems are the mistakes that an error is about: those of the content one by one,
// or the error itself.
func problems(err error) []diag.Problem {
	if list, ok := errors.AsType[diag.Errors](err); ok {
		return list
	}
	return []diag.Problem{{Message: err.Error()}}
}
