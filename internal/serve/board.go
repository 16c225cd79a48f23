package serve

import (
	"crypto/rand"
	"slices"
	"strconv"
	"sync"

	"digest/internal/diag"
)

// A state is what there is to see: the last good site, and what is wrong since.
type state struct {
	// site is the last good one; nil before.
	site *Snapshot
	// builds counts the builds that have ended.
	builds int
	// pages names the build that the pages are from, and is never the same in two runs
	// of the server. While there is no site, it names the build that failed.
	pages string
	// styles counts the builds that changed stylesheets only.
	styles int
	// problems are what the last build failed with, and broken those of files of the site,
	// which showed when somebody asked for them.
	problems, broken []diag.Problem
}

// A board shows the newest state to any number of goroutines. Who shows never waits
// for who looks, and who looks late sees the newest state only.
type board struct {
	run     string // names this run of the server
	busy    sync.Mutex
	state   state
	changed chan struct{} // closed at the next change
}

func newBoard() *board {
	return &board{run: rand.Text(), changed: make(chan struct{})}
}

// look gives the state, and a channel that is closed when it is no longer the newest.
func (b *board) look() (state, <-chan struct{}) {
	b.busy.Lock()
	defer b.busy.Unlock()
	return b.state, b.changed
}

// built shows a site. When only stylesheets changed in it, its pages are as before.
func (b *board) built(site *Snapshot, onlyStyles bool) {
	b.change(func(s *state) {
		switch {
		case site == s.site: // nothing changed after all
		case onlyStyles && s.site != nil && s.site.BasePath == site.BasePath:
			s.styles++
		default:
			s.pages = b.name(s.builds)
		}
		if site != s.site {
			s.broken = nil
		}
		s.site, s.problems = site, nil
	})
}

// broke shows what is wrong with a file of a site, unless that is shown, or there is another
// site by now. It says whether it is new.
func (b *board) broke(site *Snapshot, problems []diag.Problem) (isNew bool) {
	b.busy.Lock()
	defer b.busy.Unlock()
	for _, p := range problems {
		if b.state.site == site && !slices.Contains(b.state.broken, p) {
			b.state.broken = append(slices.Clip(b.state.broken), p)
			isNew = true
		}
	}
	if isNew {
		b.tell()
	}
	return isNew
}

// failed shows what is wrong, over the last good site.
func (b *board) failed(problems []diag.Problem) {
	b.change(func(s *state) {
		if s.site == nil {
			s.pages = b.name(s.builds) // the page that shows the problems is another
		}
		s.problems = problems
	})
}

func (b *board) name(build int) string { return b.run + "-" + strconv.Itoa(build) }

// change tells what a build gave.
func (b *board) change(do func(*state)) {
	b.busy.Lock()
	defer b.busy.Unlock()
	b.state.builds++
	do(&b.state)
	b.tell()
}

// tell wakes who looks.
func (b *board) tell() {
	close(b.changed)
	b.changed = make(chan struct{})
}
