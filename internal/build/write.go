package build

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	"digest/internal/cache"
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
	// bodies are the sums of all articles' bodies, when nothing else changed since the
	// last build; otherwise nil.
	bodies map[fingerprint.Sum]bool

	// folders are those of the output that nobody touched since the last build.
	folders map[string]cache.Look
	// rendered are the files that were made anew.
	rendered atomic.Int64

	mu      sync.Mutex
	outputs map[string]cache.Output
}

func newWriter(stage *publish.Stage, theme *render.Theme, last cache.Memory, jobs int) *writer {
	return &writer{
		stage: stage, theme: theme, hasher: fingerprint.New(), last: last, jobs: jobs,
		outputs: make(map[string]cache.Output), folders: make(map[string]cache.Look),
	}
}

// An imprint is the fingerprint of what a file is made of, and the sums of the bodies in it.
type imprint struct {
	sum    fingerprint.Sum
	bodies []fingerprint.Sum
}

// imprint is that of a view.
func (w *writer) imprint(values ...any) (imprint, error) {
	sum, bodies, err := w.hasher.With(values...)
	return imprint{sum, bodies}, err
}

// rested keeps a file of the last build if nothing changed since but bodies, and none
// of those that the file shows: then its view need not be made.
func (w *writer) rested(path string, order int) (bool, error) {
	was, known := w.last.Outputs[path]
	if w.bodies == nil || !known {
		return false, nil
	}
	for _, sum := range was.Contents {
		if !w.bodies[sum] {
			return false, nil
		}
	}
	return w.keep(path, order, was)
}

// keep puts a file of the last build into this one, if it looks as it was left.
func (w *writer) keep(path string, order int, was cache.Output) (bool, error) {
	kept, err := w.stage.Keep(publish.File{Path: path, Order: order}, func(info fs.FileInfo) bool {
		return cache.LookAt(info) == was.Look
	})
	if kept {
		w.note(path, was, was.Look.Size)
	}
	return kept, err
}

// restedFolders tells the folders of the output that look as the last build left them,
// and of whose files this build has all.
func (w *writer) restedFolders() func(folder string, info fs.FileInfo) bool {
	left := make(map[string]bool) // folders from which something is to go
	for name := range w.last.Outputs {
		if _, stays := w.outputs[name]; !stays {
			for folder := path.Dir(name); !left[folder]; folder = path.Dir(folder) {
				left[folder] = true
			}
		}
	}
	return func(folder string, info fs.FileInfo) bool {
		was, known := w.last.Folders[folder]
		if !known || left[folder] || was != cache.LookAt(info) {
			return false
		}
		w.folders[folder] = was
		return true
	}
}

// file puts one file into the build: the one that is there, if the last build
// made it of something with the same fingerprint, or what make returns.
func (w *writer) file(path string, order int, p imprint, make func() ([]byte, error)) error {
	if was, known := w.last.Outputs[path]; known && was.Sum == p.sum {
		if kept, err := w.keep(path, order, was); kept || err != nil {
			return err
		}
	}
	w.rendered.Add(1)
	data, err := make()
	if err != nil {
		return err
	}
	w.note(path, cache.Output{Sum: p.sum, Contents: p.bodies}, int64(len(data)))
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
	if err := w.documents(ctx, planned.Documents); err != nil {
		return err
	}
	if err := w.bundle(ctx, planned.Search); err != nil {
		return err
	}
	return w.each(ctx, len(files), func(_ *bytes.Buffer, i int) error {
		return w.constant(files[i].path, files[i].data, orderPage)
	})
}

func (w *writer) documents(ctx context.Context, documents []plan.Document) error {
	return w.each(ctx, len(documents), func(_ *bytes.Buffer, i int) error { return w.document(documents[i]) })
}

// bundle writes files that are made together, or keeps them all.
func (w *writer) bundle(ctx context.Context, b plan.Bundle) error {
	if b.Files == nil {
		return nil // the site does without
	}
	if rested, err := w.restedBundle(b); rested || err != nil {
		return err
	}
	documents, err := b.Files(ctx, w.jobs)
	if err != nil {
		return fmt.Errorf("making %s: %w", b.Folder, err)
	}
	return w.documents(ctx, documents)
}

// restedBundle keeps the files of the last build, all or none, if nothing changed since
// but bodies of articles: a bundle shows none of these.
func (w *writer) restedBundle(b plan.Bundle) (bool, error) {
	if w.bodies == nil {
		return false, nil
	}
	var files []publish.File
	for name := range w.last.Outputs {
		if strings.HasPrefix(name, b.Folder) {
			files = append(files, publish.File{Path: name, Order: orderDocument})
		}
	}
	kept, err := w.stage.KeepAll(files, func(name string, info fs.FileInfo) bool {
		return cache.LookAt(info) == w.last.Outputs[name].Look
	})
	if kept {
		for _, f := range files {
			was := w.last.Outputs[f.Path]
			w.note(f.Path, was, was.Look.Size)
		}
	}
	return kept && len(files) > 0, err
}

// document writes a file that encodes itself. One with a view is kept by it, as a page
// is; what another depends on is not known before it is encoded.
func (w *writer) document(d plan.Document) error {
	if rested, err := w.rested(d.Path, orderDocument); rested || err != nil {
		return err
	}
	if d.View != nil {
		p, err := w.imprint(d.View())
		if err != nil {
			return fmt.Errorf("the view of %s: %w", d.Path, err)
		}
		return w.file(d.Path, orderDocument, p, d.Encode)
	}
	w.rendered.Add(1)
	size, err := w.stage.WriteFrom(publish.File{Path: d.Path, Order: orderDocument}, d.Write)
	if err != nil {
		return err
	}
	w.note(d.Path, cache.Output{}, size)
	return nil
}

// constant puts a file into the build whose bytes are there already.
func (w *writer) constant(path string, data []byte, order int) error {
	p := imprint{sum: fingerprint.Bytes(data)}
	return w.file(path, order, p, func() ([]byte, error) { return data, nil })
}

func (w *writer) pages(ctx context.Context, pages []plan.Page) error {
	return w.each(ctx, len(pages), func(b *bytes.Buffer, i int) error {
		page := pages[i]
		if rested, err := w.rested(page.Path, order(page)); rested || err != nil {
			return err
		}
		view := page.View()
		p, err := w.imprint(w.theme.Sum, page.Template, view)
		if err != nil {
			return fmt.Errorf("the view of %s: %w", page.Path, err)
		}
		page.View = func() any { return view }
		return w.file(page.Path, order(page), p, func() ([]byte, error) {
			err := w.theme.Page(b, page)
			return b.Bytes(), err
		})
	})
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
