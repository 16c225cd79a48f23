package build

import (
	"bytes"
	"context"
	"sync"
	"sync/atomic"

	"digest/internal/feed"
	"digest/internal/plan"
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

// A writer renders a plan into the staging folder.
type writer struct {
	stage *publish.Stage
	theme *render.Theme
	jobs  int
	bytes atomic.Int64 // staged so far
}

// stageFile stages one file.
func (w *writer) stageFile(path string, data []byte, order int) error {
	w.bytes.Add(int64(len(data)))
	return w.stage.Write(publish.File{Path: path, Data: data, Order: order})
}

// write renders and stages everything: the feeds' entries first, since feeds
// share them.
func (w *writer) write(ctx context.Context, planned *plan.Plan, files []staticFile) error {
	if err := w.pages(ctx, planned.Pages); err != nil {
		return err
	}
	entries := make([]feed.Entry, len(planned.Entries))
	err := w.each(ctx, len(entries), func(b *bytes.Buffer, i int) error {
		entry, err := w.theme.Entry(b, planned.Entries[i])
		entries[i] = entry
		return err
	})
	if err != nil {
		return err
	}
	if err := w.feeds(ctx, planned.Feeds, entries); err != nil {
		return err
	}
	err = w.each(ctx, len(planned.Documents), func(_ *bytes.Buffer, i int) error {
		d := planned.Documents[i]
		data, err := d.Encode()
		if err != nil {
			return err
		}
		return w.stageFile(d.Path, data, orderDocument)
	})
	if err != nil {
		return err
	}
	return w.each(ctx, len(files), func(_ *bytes.Buffer, i int) error {
		return w.stageFile(files[i].path, files[i].data, orderPage)
	})
}

func (w *writer) pages(ctx context.Context, pages []plan.Page) error {
	return w.each(ctx, len(pages), func(b *bytes.Buffer, i int) error {
		if err := w.theme.Page(b, pages[i]); err != nil {
			return err
		}
		err := w.stageFile(pages[i].Path, b.Bytes(), order(pages[i]))
		pages[i].View = nil // of a large site, the views are what fills the memory
		return err
	})
}

// order puts the articles and the persons first: other pages lead to them.
func order(p plan.Page) int {
	if p.Template == "article.html" || p.Template == "person.html" {
		return orderPage
	}
	return orderList
}

func (w *writer) feeds(ctx context.Context, feeds []plan.Feed, entries []feed.Entry) error {
	return w.each(ctx, len(feeds), func(_ *bytes.Buffer, i int) error {
		files, err := render.Feed(feeds[i], entries)
		if err != nil {
			return err
		}
		for _, f := range files {
			if err := w.stageFile(f.Path, f.Data, orderFeed); err != nil {
				return err
			}
		}
		return nil
	})
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
