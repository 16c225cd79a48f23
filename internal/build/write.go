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
	"digest/internal/crew"
	"digest/internal/fingerprint"
	"digest/internal/news"
	"digest/internal/plan"
	"digest/internal/progress"
	"digest/internal/publish"
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
	stage *publish.Stage
	furniture
	hasher *fingerprint.Hasher
	last   cache.Memory
	jobs   int
	watch  *progress.Watch
	standard
	// onlyWords says that nothing changed since the last build but the words of articles.
	onlyWords bool
	// reworded says whether an article may have another title or summary than before.
	reworded func(*news.Article) bool
	// pageCount is how many pages the site has: a plan forgets them.
	pageCount int
	// amending says that the output is amended: what the last build made and this one keeps is
	// in no list, and only counted, in seen.
	amending bool

	// What follows grows as files are written: the bytes of the whole site, how many files were
	// made anew, and how many the last build had, too.
	bytes, rendered, seen atomic.Int64
	// bundled are the files of the plan's bundle.
	bundled []string

	mu      sync.Mutex
	outputs map[string]cache.Output // but for those that are only counted
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
func (w *writer) write(ctx context.Context, planned *plan.Plan) error {
	w.watch.Expect(len(planned.Pages) + len(planned.Feeds) + len(planned.Documents) + len(w.files))
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
	return w.each(ctx, len(w.files), func(_ *bytes.Buffer, i int) error {
		return w.constant(w.files[i].path, w.files[i].data, orderPage)
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
	if kept, err := w.keepBundle(b); kept || err != nil {
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

// document writes a file that encodes itself.
func (w *writer) document(d plan.Document) error {
	if d.View != nil {
		return w.viewed(d)
	}
	return w.worded(d)
}

// viewed writes a document that is kept by its view, as a page is.
func (w *writer) viewed(d plan.Document) error {
	if kept, err := w.keepByWords(d.Path, orderDocument); kept || err != nil {
		return err
	}
	p, err := w.imprint(d.View())
	if err != nil {
		return fmt.Errorf("the view of %s: %w", d.Path, err)
	}
	return w.file(d.Path, orderDocument, p, d.Encode)
}

// worded writes a document that is kept by the words which it shows.
func (w *writer) worded(d plan.Document) error {
	shows := []fingerprint.Sum{w.words.wordings}
	if d.Words != nil {
		shows = sumsOfWords(d.Words())
	}
	was, known := w.last.Outputs[d.Path]
	if showed, whole := w.last.Of(was.Contents); known && w.onlyWords && whole && slices.Equal(showed, shows) {
		if kept, err := w.keep(d.Path, orderDocument, was); kept || err != nil {
			return err
		}
	}
	w.rendered.Add(1)
	encode := d.Write
	if w.amending && known && d.Rewrite != nil {
		encode = func(out io.Writer) error { return w.rewrite(out, d) }
	}
	size, err := w.stage.WriteFrom(publish.File{Path: d.Path, Order: orderDocument}, encode)
	if err != nil {
		return err
	}
	w.note(d.Path, cache.Output{Contents: w.numbering.Contents(shows)}, size)
	return nil
}

// rewrite encodes a document from the file of the last build, and the articles that were read
// since.
func (w *writer) rewrite(out io.Writer, d plan.Document) error {
	former, err := w.stage.Former(d.Path)
	if err != nil {
		return err
	}
	defer former.Close()
	if err := d.Rewrite(out, former, w.reworded); err != nil {
		return fmt.Errorf("writing %s over the last one: %w", d.Path, err)
	}
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
		if kept, err := w.keepByWords(page.Path, order(page)); kept || err != nil {
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
	buffers := make([]*bytes.Buffer, crew.Size(w.jobs, n)) // each made by its worker, far from the others'
	failures := make([]failure, len(buffers))
	crew.Work(w.jobs, n, func(worker, i int) bool {
		err := ctx.Err()
		if err == nil {
			if buffers[worker] == nil {
				buffers[worker] = new(bytes.Buffer)
			}
			buffers[worker].Reset()
			err = do(buffers[worker], i)
			w.watch.Step()
		}
		if err != nil {
			failures[worker] = failure{i, err}
		}
		return err == nil
	})
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
