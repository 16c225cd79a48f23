package build

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"digest/internal/cache"
	"digest/internal/fingerprint"
	"digest/internal/news"
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
	state
	// restful says that nothing changed since the last build but the words of articles.
	restful bool
	// amending says that the output is amended: what the last build made and this one keeps is
	// in no list, and only counted, in seen.
	amending bool
	seen     atomic.Int64 // files that the last build has, too
	bundled  []string     // the files of the plan's bundle
	// reworded says whether an article may have another title or summary than before.
	reworded func(*news.Article) bool

	// folders are those of the output that nobody touched since the last build.
	folders map[string]cache.Look
	// pageCount is how many pages the site has, and rendered how many files were made anew.
	pageCount int
	rendered  atomic.Int64

	mu      sync.Mutex
	outputs map[string]cache.Output // but for those that are only counted
}

func newWriter(stage *publish.Stage, theme *render.Theme, last cache.Memory, state state, jobs int) *writer {
	return &writer{
		stage: stage, theme: theme, hasher: fingerprint.New(), last: last, jobs: jobs, state: state, restful: state.rest == last.Rest,
		outputs: make(map[string]cache.Output), folders: make(map[string]cache.Look),
	}
}

// An imprint is the fingerprint of what a file is made of, and the sums of the words in it.
type imprint struct {
	sum   fingerprint.Sum
	words []fingerprint.Sum
}

// imprint is that of a view.
func (w *writer) imprint(values ...any) (imprint, error) {
	sum, words, err := w.hasher.With(values...)
	return imprint{sum, words}, err
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
	w.note(path, cache.Output{Sum: p.sum, Contents: w.numbering.Contents(p.words)}, int64(len(data)))
	return w.stage.Write(publish.File{Path: path, Data: data, Order: order})
}

func (w *writer) note(path string, output cache.Output, size int64) {
	w.bytes.Add(size)
	if _, known := w.last.Outputs[path]; known {
		w.seen.Add(1)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.outputs[path] = output
}

// write renders and stages everything.
func (w *writer) write(ctx context.Context, planned *plan.Plan, files []staticFile) error {
	w.pageCount = len(planned.Pages)
	w.watch.Expect(len(planned.Pages) + len(planned.Feeds) + len(planned.Documents) + len(files))
	if err := w.pages(ctx, planned.Pages); err != nil {
		return err
	}
	if !w.amending { // few files are made otherwise, and all names are wanted in the end
		// Most of what is alive has to do with pages, and there is much garbage to come.
		planned.Forget()
		w.theme.Forget()
		w.hasher.Forget()
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
	for _, d := range documents {
		w.bundled = append(w.bundled, d.Path)
	}
	w.watch.Expect(len(documents))
	return w.documents(ctx, documents)
}

// fewWords is how many are noted each for a file that has no view; more are noted as one sum,
// which only the same words have.
const fewWords = 32

// document writes a file that encodes itself. One with a view is kept by it, as a page
// is, and another by the words that it shows.
func (w *writer) document(d plan.Document) error {
	if d.View != nil {
		if rested, err := w.rested(d.Path, orderDocument); rested || err != nil {
			return err
		}
		p, err := w.imprint(d.View())
		if err != nil {
			return fmt.Errorf("the view of %s: %w", d.Path, err)
		}
		return w.file(d.Path, orderDocument, p, d.Encode)
	}
	contents := []fingerprint.Sum{w.words.wordings}
	if d.Words != nil {
		contents = sumsOfWords(d.Words())
	}
	was, known := w.last.Outputs[d.Path]
	if shown, whole := w.last.Of(was.Contents); known && w.restful && whole && slices.Equal(shown, contents) {
		if kept, err := w.keep(d.Path, orderDocument, was); kept || err != nil {
			return err
		}
	}
	w.rendered.Add(1)
	write := d.Write
	if w.amending && known && d.Rewrite != nil {
		former, err := w.stage.Former(d.Path)
		if err != nil {
			return err
		}
		defer former.Close()
		write = func(out io.Writer) error {
			if err := d.Rewrite(out, former, w.reworded); err != nil {
				return fmt.Errorf("writing %s over the last one: %w", d.Path, err)
			}
			return nil
		}
	}
	size, err := w.stage.WriteFrom(publish.File{Path: d.Path, Order: orderDocument}, write)
	if err != nil {
		return err
	}
	w.note(d.Path, cache.Output{Contents: w.numbering.Contents(contents)}, size)
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
