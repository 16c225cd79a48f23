package build

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"digest/internal/cache"
	"digest/internal/diag"
	"digest/internal/fingerprint"
	"digest/internal/news"
	"digest/internal/plan"
	"digest/internal/publish"
)

// A builder makes one site. Each of its steps is a stage of the program, and goes on with
// what the one before it made.
type builder struct {
	Options
	fsys   fs.FS
	stage  *publish.Stage
	before recollection

	archivist *archivist
	// What is made beside the steps; to call one is to wait for it.
	furnished func() (furniture, error)
	packed    func() (cache.Draft, error)
	held      func() (standard, error)
}

func (b *builder) build(ctx context.Context) (r Report, err error) {
	b.begin()
	defer func() { b.end(err) }()

	site, problems, err := b.read(ctx)
	if err != nil {
		return Report{}, err
	}
	planned, err := b.plan(site, problems)
	if err != nil {
		return Report{}, err
	}
	w, err := b.render(ctx, planned)
	if err != nil {
		return Report{}, err
	}
	return b.publish(ctx, site, planned, w)
}

// begin has the output looked at, and templates and static files read, beside all that
// follows.
func (b *builder) begin() {
	b.stage.Force = b.Force
	b.stage.Survey(b.before.outputs, max(1, b.Jobs/2), b.before.last.Left)
	b.furnished = aside(func() (furniture, error) { return furnish(b.fsys) })
}

// aside does something beside what follows. The function that it returns waits for it.
func aside[T any](do func() (T, error)) (wait func() (T, error)) {
	made := sync.OnceValues(do)
	go func() { _, _ = made() }()
	return made
}

// end waits for what is still made beside a build that is over, and drops what a failed one
// was to remember.
func (b *builder) end(failure error) {
	_, _ = b.furnished() // whoever needed it has its error
	if b.held != nil {
		_, _ = b.held()
	}
	if b.packed != nil {
		if draft, _ := b.packed(); failure != nil {
			draft.Drop()
		}
	}
}

// read reads and links the content, of its files as few as can be.
func (b *builder) read(ctx context.Context) (*news.Site, diag.List, error) {
	b.archivist = newArchivist(b.fsys, b.Options)
	archive, problems, err := b.archivist.load(ctx, b.before, b.Jobs)
	if err != nil {
		return nil, problems, err
	}
	defer b.archivist.loader.Release()
	return linkAll(b.fsys, archive, problems, b.Options, &b.archivist.memory)
}

// plan plans the site. While one core does, another one packs what the next build may recall,
// and sums up.
func (b *builder) plan(site *news.Site, problems diag.List) (*plan.Plan, error) {
	if b.Program != "" && problems.Len() == 0 {
		b.packed = aside(func() (cache.Draft, error) { return cache.DraftArticles(b.before.file, b.archivist.pack) })
	}
	b.held = aside(func() (standard, error) {
		with, err := b.furnished()
		if err != nil {
			return standard{}, err
		}
		return b.archivist.standard(site, b.before.last, with.theme.Sum)
	})
	return planAll(b.fsys, site, problems, b.Options)
}

// render makes the files of the site, but for those that the last build made already.
func (b *builder) render(ctx context.Context, planned *plan.Plan) (*writer, error) {
	with, err := b.furnished()
	if err != nil {
		return nil, err
	}
	if problems := clashes(with.files, planned); problems.Len() > 0 {
		return nil, problems.Err()
	}
	standard, err := b.held()
	if err != nil {
		return nil, err
	}
	b.Progress.Begin("rendering")
	onlyWords := standard.frame == b.before.last.Frame
	w := &writer{
		stage: b.stage, furniture: with, hasher: fingerprint.New(), last: b.before.last, jobs: b.Jobs, watch: b.Progress,
		standard: standard, onlyWords: onlyWords, reworded: b.archivist.reread,
		// A static file that comes may want the place of a folder that goes.
		amending:  onlyWords && b.before.sameNames("static") && b.stage.Amend(),
		outputs:   make(map[string]cache.Output),
		pageCount: len(planned.Pages),
	}
	return w, w.write(ctx, planned)
}

// publish puts the files in place, and remembers the build.
func (b *builder) publish(ctx context.Context, site *news.Site, planned *plan.Plan, w *writer) (r Report, err error) {
	b.Progress.Begin("publishing")
	remains := w.remains(planned)
	if w.amending {
		for _, name := range remains.gone {
			b.stage.Remove(name)
		}
	} else {
		b.stage.Untouched = w.untouched()
	}
	b.stage.Settled = func(published publish.Report) {
		r = b.report(site, planned, w, published)
		if err := b.remember(site, w, remains, published, r); err != nil {
			r.Notes = append(slices.Clip(r.Notes), fmt.Sprintf("the next build starts afresh: %v", err))
		}
	}
	if _, err := b.stage.Publish(ctx); err != nil {
		return Report{}, err
	}
	return r, nil
}

func (b *builder) report(site *news.Site, planned *plan.Plan, w *writer, published publish.Report) Report {
	r := Report{
		Articles: len(site.Articles), People: len(site.People),
		Pages: w.pageCount, Rendered: int(w.rendered.Load()),
		Written: published.Written, Unchanged: published.Unchanged, Removed: published.Removed,
		Files: published.Written + published.Unchanged, Bytes: w.bytes.Load(), Output: b.Output, Notes: w.theme.Notes(),
	}
	for _, f := range planned.Feeds {
		r.Feeds += len(f.Paths())
	}
	for _, a := range site.Articles {
		r.Statements += len(a.Statements)
	}
	return r
}
