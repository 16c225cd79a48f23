// Package build makes a site: it puts the stages of the program one under the
// other. Whoever reads [Site] knows how digest works.
//
//	content/ + site.toml → load → link → plan → render → publish → public/
//
// Values go in and come out of each stage; only the two ends touch the disk. A
// problem in the content ends the build before anything is written, and nothing
// appears in the output before everything has been rendered.
package build

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"time"

	"digest/internal/cache"
	"digest/internal/diag"
	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/news"
	"digest/internal/plan"
	"digest/internal/progress"
	"digest/internal/publish"
	"digest/internal/render"
	"digest/static"
	"digest/templates"
)

// defaultLanguage is the site's when site.toml names none.
const defaultLanguage = "en"

// Options say what to build, and where to.
type Options struct {
	// Source is the site's folder, which holds site.toml and content/.
	Source string
	// Output is the folder to write; empty means "public" in Source.
	Output string
	// BaseURL takes the place of base_url in site.toml; empty leaves it.
	BaseURL string
	// Drafts and Future let in what is left out otherwise.
	Drafts, Future bool
	// Force writes every file anew, even where the output holds the same bytes.
	Force bool
	// Jobs is how many goroutines work side by side; less than 1 means 1.
	Jobs int
	// Program tells one version of the program from another: what an earlier
	// version made is made anew. Empty means that nothing is remembered.
	Program string
	// Now is the time of the build. It decides which articles lie in the future, and nothing else.
	Now time.Time
	// Progress, when set, is told what the build is doing: its stages, and the files of
	// each as they are done.
	Progress *progress.Watch
}

// A Report says what a build made. Of the Files of the site, Rendered were made anew,
// the others were kept as the last build made them; Written are those whose bytes
// changed, and Unchanged the rest. Removed are files of an earlier build.
type Report struct {
	Articles   int   `json:"articles"`
	People     int   `json:"people"`
	Statements int   `json:"statements"`
	Pages      int   `json:"pages"`
	Feeds      int   `json:"feeds"`
	Files      int   `json:"files"`
	Rendered   int   `json:"rendered"`
	Written    int   `json:"written"`
	Unchanged  int   `json:"unchanged"`
	Removed    int   `json:"removed"`
	Bytes      int64 `json:"bytes"`
	// Notes are what the editor should know and need not mend, one sentence each.
	Notes []string `json:"notes,omitempty"`
	// Output is the folder written.
	Output string `json:"output"`
}

// Site builds a site. Mistakes in the content come back together as a
// [diag.Errors], sorted and with their places; then, and on any other error, the
// output is as it was.
func Site(ctx context.Context, o Options) (Report, error) {
	if o.Output == "" {
		o.Output = filepath.Join(o.Source, "public")
	}
	source, err := openSource(o.Source)
	if err != nil {
		return Report{}, fmt.Errorf("opening the site's folder: %w", err)
	}
	defer source.Close()
	if err := checkOutput(o.Source, o.Output); err != nil {
		return Report{}, err
	}

	o.Progress.Begin("reading")
	memory, err := o.recall()
	if err != nil {
		return Report{}, err
	}
	if report, ok := o.rested(ctx, memory.last, memory.inputs); ok {
		return report, nil
	}
	stage, err := publish.Begin(o.Output, protected(o.Source)...)
	if err != nil {
		return Report{}, err
	}
	report, err := o.renew(ctx, source, stage, memory)
	return report, errors.Join(err, stage.Abort()) // which does nothing after Publish
}

// renew builds the site of fsys into the stage, from what the last build remembers and
// what has changed since.
func (o Options) renew(ctx context.Context, fsys fs.FS, stage *publish.Stage, memory recollection) (r Report, err error) {
	stage.Force = o.Force
	stage.Survey(memory.outputs(), max(1, o.Jobs/2), memory.last.Left)
	furnished := aside(func() (furniture, error) { return furnish(fsys) })
	archivist := newArchivist(fsys, o, memory)
	archive, problems, err := archivist.load(ctx)
	if err != nil {
		return Report{}, err
	}
	site, problems, err := linkAll(fsys, archive, problems, o, &archivist.memory)
	archivist.loader.Release()
	if err != nil {
		return Report{}, err
	}
	// While one core plans, another one packs what the next build may recall, and sums up.
	packed := archivist.packing(o, memory, problems.Len() == 0)
	defer func() {
		if draft, _ := packed(); err != nil {
			draft.Drop()
		}
	}()
	stated := aside(func() (state, error) { return archivist.state(site, memory.last, furnished) })
	planned, err := planAll(fsys, site, problems, o)
	if err != nil {
		return Report{}, err
	}
	with, err := furnished()
	if err != nil {
		return Report{}, err
	}
	if problems := clashes(with.files, planned); problems.Len() > 0 {
		return Report{}, problems.Err()
	}
	state, err := stated()
	if err != nil {
		return Report{}, err
	}

	o.Progress.Begin("rendering")
	w := newWriter(stage, with.theme, memory.last, state, max(1, o.Jobs))
	// A static file that comes may want the place of a folder that goes.
	w.amending = w.restful && memory.sameNames("static") && stage.Amend()
	w.reworded, w.watch = archivist.reread, o.Progress
	if err := w.write(ctx, planned, with.files); err != nil {
		return Report{}, err
	}

	o.Progress.Begin("publishing")
	next := cache.Memory{Rest: state.rest}
	if w.amending {
		gone := w.gone(planned, with.files)
		for _, name := range gone {
			stage.Remove(name)
		}
		next.Outputs, next.Folders = w.left(gone)
	} else {
		stage.Rested = w.restedFolders()
		next.Outputs, next.Folders = w.outputs, w.folders
	}
	stage.Settled = func(published publish.Report) {
		r = report(site, planned, published, w, o)
		w.numbering.Finish(&next)
		if err := o.remember(memory, packed, site, next, r); err != nil {
			r.Notes = append(slices.Clip(r.Notes), fmt.Sprintf("the next build starts afresh: %v", err))
		}
	}
	if _, err := stage.Publish(ctx); err != nil {
		return Report{}, err
	}
	return r, nil
}

// linkAll links what was loaded. Each stage goes on with what the one before it could read,
// so that all mistakes are told in one run.
func linkAll(fsys fs.FS, archive *news.Archive, problems diag.List, o Options, memory *link.Memory) (*news.Site, diag.List, error) {
	o.settle(&archive.Settings)
	if unreadable(problems) {
		return nil, problems, placed(fsys, problems) // every position would seem unknown
	}
	demandBaseURL(archive.Settings, &problems)
	demandContent(fsys, &problems)
	o.Progress.Begin("linking")
	site, more := link.Site(archive, o.linking(memory))
	problems.AppendLater(more)
	return site, problems, nil
}

// planAll plans what was linked, and places all problems.
func planAll(fsys fs.FS, site *news.Site, problems diag.List, o Options) (*plan.Plan, error) {
	o.Progress.Begin("planning")
	pages, more := plan.Site(site)
	problems.AppendLater(more)
	if problems.Len() > 0 {
		return nil, placed(fsys, problems)
	}
	return pages, nil
}

// A furniture is what a site has besides its content.
type furniture struct {
	theme *render.Theme
	files []staticFile
}

func furnish(fsys fs.FS) (furniture, error) {
	theme, err := themeOf(fsys)
	if err != nil {
		return furniture{}, err
	}
	files, err := filesOf(fsys)
	return furniture{theme, files}, err
}

// themeOf is the default theme with the site's own templates.
func themeOf(fsys fs.FS) (*render.Theme, error) {
	own, err := layer(fsys, "templates")
	if err != nil {
		return nil, err
	}
	return render.NewTheme(templates.FS, own)
}

// filesOf are the theme's static files with the site's own.
func filesOf(fsys fs.FS) ([]staticFile, error) {
	own, err := layer(fsys, "static")
	if err != nil {
		return nil, err
	}
	return staticFiles(static.FS, own)
}

// aside does something beside what follows; the function that it returns waits for it.
func aside[T any](do func() (T, error)) func() (T, error) {
	var made T
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		made, err = do()
	}()
	return func() (T, error) {
		<-done
		return made, err
	}
}

// settle gives the settings that a build needs what the site leaves to it.
func (o Options) settle(settings *news.Settings) {
	settings.BaseURL = cmp.Or(o.BaseURL, settings.BaseURL)
	settings.Language = cmp.Or(settings.Language, defaultLanguage)
}

func (o Options) linking(memory *link.Memory) link.Options {
	return link.Options{Drafts: o.Drafts, Future: o.Future, Now: o.Now, Jobs: o.Jobs, Memory: memory}
}

// unreadable says that site.toml is missing, or no TOML.
func unreadable(problems diag.List) bool {
	return slices.ContainsFunc(problems.Sorted(), func(p diag.Problem) bool {
		return p.File == load.SettingsFile && p.Key == ""
	})
}

// demandBaseURL reports a missing base_url, without which feeds and canonical
// links have no addresses. Only a build needs it. One that is misspelled, or has
// a wrong type, has been reported already.
func demandBaseURL(settings news.Settings, problems *diag.List) {
	const key = "base_url"
	if settings.BaseURL != "" {
		return
	}
	for _, p := range problems.Sorted() {
		if p.File == load.SettingsFile && diag.Nearest(p.Key, []string{key}) != "" {
			return
		}
	}
	problems.Add(diag.Problem{
		File: load.SettingsFile, Key: key, Message: "is required to build the site",
		Hint: `write where the site will live, like "https://example.org/debate/", or give it with --base-url`,
	})
}

// demandContent reports a missing content folder: without it every page of the
// last build would be removed, because of a slip in a name.
func demandContent(fsys fs.FS, problems *diag.List) {
	const folder = "content"
	if _, err := fs.Stat(fsys, folder); errors.Is(err, fs.ErrNotExist) {
		problems.Add(diag.Problem{
			File: folder, Message: "is missing: a site has its articles, people and pages in this folder",
			Hint: "make it, or name the site's folder with --source",
		})
	}
}

// placed looks the lines and columns of problems up and makes them an error.
func placed(fsys fs.FS, problems diag.List) error {
	list := load.Place(fsys, problems)
	return list.Err()
}

// layer is a folder of the site, which need not be there.
func layer(fsys fs.FS, name string) (fs.FS, error) {
	if info, err := fs.Stat(fsys, name); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder; take it away, or make it one", name)
	}
	sub, err := fs.Sub(fsys, name)
	return folder{sub, fsys, name}, err
}

// A folder is one of the site's. Other than that of [fs.Sub] alone, it can say what a file is
// without opening it: a pipe would never open.
type folder struct {
	fs.FS
	site fs.FS
	name string
}

func (f folder) Stat(name string) (fs.FileInfo, error) {
	return fs.Stat(f.site, path.Join(f.name, name))
}

func (f folder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }

func report(site *news.Site, planned *plan.Plan, published publish.Report, w *writer, o Options) Report {
	r := Report{
		Articles: len(site.Articles), People: len(site.People),
		Pages: w.pageCount, Rendered: int(w.rendered.Load()),
		Written: published.Written, Unchanged: published.Unchanged, Removed: published.Removed,
		Files: published.Written + published.Unchanged, Bytes: w.bytes.Load(), Output: o.Output, Notes: w.theme.Notes(),
	}
	for _, f := range planned.Feeds {
		r.Feeds += len(f.Paths())
	}
	for _, a := range site.Articles {
		r.Statements += len(a.Statements)
	}
	return r
}
