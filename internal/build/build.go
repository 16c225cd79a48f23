// Package build makes a site: it puts the stages of the program one under the
// other. Whoever reads [Site] knows how digest works.
//
//	content/ + site.toml → load → link → plan → render → publish → public/
//
// Values go in and come out of each stage. A problem in the content ends the build before
// anything is written, and nothing appears in the output before everything has been
// rendered.
package build

import (
	"context"
	"errors"
	"fmt"
	"time"

	"digest/internal/news"
	"digest/internal/progress"
	"digest/internal/publish"
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
// [diag.Errors], sorted and with their places. Then, and on any other error before the
// publishing began, the output is as it was; later on, each of its files is whole, old or
// new, and the next build goes on from there.
func Site(ctx context.Context, o Options) (Report, error) {
	o.Output = o.output()
	source, err := openSource(o.Source)
	if err != nil {
		return Report{}, fmt.Errorf("opening the site's folder: %w", err)
	}
	defer source.Close()
	if err := checkOutput(o.Source, o.Output); err != nil {
		return Report{}, err
	}

	o.Progress.Begin("reading")
	before, err := o.recall()
	if err != nil {
		return Report{}, err
	}
	if report, ok := o.upToDate(ctx, before); ok {
		return report, nil
	}
	stage, err := publish.Begin(o.Output, protected(o.Source)...)
	if err != nil {
		return Report{}, err
	}
	b := builder{Options: o, fsys: source, stage: stage, before: before}
	report, err := b.build(ctx)
	if changed, ok := errors.AsType[*news.ChangedError](err); ok {
		err = changed // whatever page or feed it was to be shown on
	}
	return report, errors.Join(err, stage.Abort()) // which does nothing after Publish
}
