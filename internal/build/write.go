package build

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"

	"digest/internal/cache"
	"digest/internal/feed"
	"digest/internal/fingerprint"
	"digest/internal/plan"
	"digest/internal/progress"
	"digest/internal/publish"
	"digest/internal/render"
)

// The order in which files are put in place: a page before what leads to it.
const (
	orderPage = iota
	orderList
	orderFeed
	orderDocument
)

// A writer renders a plan into the staging folder, and keeps what the last build
// made of the same views.
type writer struct {
	stage  *publish.Stage
	theme  *render.Theme
	hasher *fingerprint.Hasher
	last   cache.Memory
	jobs   int
	watch  *progress.Watch
	bytes  atomic.Int64 // of the whole site
	// rendered are the files that were made anew.
	rendered atomic.Int64

	mu      sync.Mutex
	outputs map[string]cache.Output
}

func newWriter(stage *publish.Stage, theme *render.Theme, last cache.Memory, jobs int) *writer {
	return &writer{
		stage: stage, theme: theme, hasher: fingerprint.New(), last: last, jobs: jobs,
		outputs: make(map[string]cache.Output),
	}
}

// file puts one file into the build: the one that is there, if the last build
// made it of something with the same fingerprint, or what make returns.
func (w *writer) file(path string, order int, sum fingerprint.Sum, make func() ([]byte, error)) error {
	if was, known := w.last.Outputs[path]; known && was.Sum == sum {
		kept, err := w.stage.Keep(publish.File{Path: path, Order: order}, func(info fs.FileInfo) bool {
			return cache.LookAt(info) == was.Look
		})
		if err != nil {
			return err
		}
		if kept {
			w.note(path, was, was.Look.Size)
			return nil
		}
	}
	w.rendered.Add(1)
	data, err := make()
	if err != nil {
		return err
	}
	w.note(path, cache.Output{Sum: sum}, int64(len(data)))
	return w.stage.Write(publish.File{Path: path, Data: data, Order: order})
}

func (w *writer) note(path string, output cache.Output, size int64) {
	w.bytes.Add(size)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.outputs[path] = output
}

// write renders and stages everything.
func (w *writer) write(ctx context.Context, planned *plan.Plan, files []staticFile) error {
	w.watch.Expect(len(planned.Pages) + len(planned.Entries) + len(planned.Feeds) + len(planned.Documents) + len(files))
	if err := w.pages(ctx, planned.Pages); err != nil {
		return err
	}
	if err := w.feeds(ctx, planned); err != nil {
		return err
	}
	err := w.each(ctx, len(planned.Documents), func(_ *bytes.Buffer, i int) error {
		d := planned.Documents[i]
		data, err := d.Encode()
		if err != nil {
			return err
		}
		return w.constant(d.Path, data, orderDocument)
	})
	if err != nil {
		return err
	}
	return w.each(ctx, len(files), func(_ *bytes.Buffer, i int) error {
		return w.constant(files[i].path, files[i].data, orderPage)
	})
}

// constant puts a file into the build whose bytes are there already.
func (w *writer) constant(path string, data []byte, order int) error {
	sum, err := w.hasher.Of(string(data))
	if err != nil {
		return err
	}
	return w.file(path, order, sum, func() ([]byte, error) { return data, nil })
}

func (w *writer) pages(ctx context.Context, pages []plan.Page) error {
	return w.each(ctx, len(pages), func(b *bytes.Buffer, i int) error {
		page := pages[i]
		view := page.View()
		sum, err := w.hasher.Of(w.theme.Sum, page.Template, view)
		if err != nil {
			return fmt.Errorf("the view of %s: %w", page.Path, err)
		}
		page.View = func() any { return view }
		return w.file(page.Path, order(page), sum, func() ([]byte, error) {
			err := w.theme.Page(b, page)
			return b.Bytes(), err
		})
	})
}

// feeds writes the feeds whose entries or settings changed. An entry's content is
// rendered when the first feed needs it, once for all feeds.
func (w *writer) feeds(ctx context.Context, planned *plan.Plan) error {
	sums := make([]fingerprint.Sum, len(planned.Entries))
	err := w.each(ctx, len(sums), func(_ *bytes.Buffer, i int) error {
		e := planned.Entries[i]
		var err error
		sums[i], err = w.hasher.Of(w.theme.Sum, e.Fields, e.Template, e.View())
		return err
	})
	if err != nil {
		return err
	}
	entries := feedEntries(planned, w.theme)
	return w.each(ctx, len(planned.Feeds), func(_ *bytes.Buffer, i int) error {
		return w.feed(planned.Feeds[i], sums, entries)
	})
}

func (w *writer) feed(planned plan.Feed, sums []fingerprint.Sum, entries []func() (feed.Entry, error)) error {
	own := make([]fingerprint.Sum, len(planned.Entries))
	for i, at := range planned.Entries {
		own[i] = sums[at]
	}
	sum, err := w.hasher.Of(planned.Feed, own)
	if err != nil {
		return fmt.Errorf("the feed %s: %w", planned.Atom, err)
	}
	for _, format := range render.Formats(planned) {
		err := w.file(format.Path, orderFeed, sum, func() ([]byte, error) {
			return encodeFeed(planned, format, entries)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// order puts the articles and the persons first: other pages lead to them.
func order(p plan.Page) int {
	if p.Template == "article.html" || p.Template == "person.html" {
		return orderPage
	}
	return orderList
}

// each calls do for 0 to n-1 on the writer's goroutines, each with a buffer of
// its own, emptied before every call. It returns the error with the lowest
// number, so that two builds complain of the same file.
func (w *writer) each(ctx context.Context, n int, do func(b *bytes.Buffer, i int) error) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	failures := make([]failure, min(w.jobs, n))
	for worker := range failures {
		workers.Go(func() {
			var b bytes.Buffer
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				err := ctx.Err()
				if err == nil {
					b.Reset()
					err = do(&b, i)
					w.watch.Step()
				}
				if err != nil {
					failures[worker] = failure{i, err}
					next.Store(int64(n))
					return
				}
			}
		})
	}
	workers.Wait()
	first := failure{at: n}
	for _, f := range failures {
		if f.err != nil && f.at < first.at {
			first = f
		}
	}
	return first.err
}

type failure struct {
	at  int
	err error
}
