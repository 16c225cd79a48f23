package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"digest/internal/importer"

	"github.com/schollz/progressbar/v3"
)

// An outcome is what became of one article, or of a document that has none.
type outcome struct {
	Document string `json:"document"`
	// Outcome is imported, updated, skipped or failed.
	Outcome string `json:"outcome"`
	importer.Result
	Original string `json:"original,omitempty"`
	Markdown string `json:"markdown,omitempty"`
	Error    string `json:"error,omitempty"`
}

// The values of an outcome.
const (
	imported = "imported"
	updated  = "updated"
	skipped  = "skipped"
	failed   = "failed"
)

// An importRun collects the outcomes of one command.
type importRun struct {
	world   World
	flags   importFlags
	several bool
	// originals is where documents are kept; nil where nothing is written.
	originals *importer.Originals
	outcomes  []outcome
	bar       *progressbar.ProgressBar
}

// newBar gives a progress bar for several documents on a terminal, otherwise nil.
func newBar(w World, documents int, f importFlags) *progressbar.ProgressBar {
	if documents < 2 || !isTerminal(w.Stderr) || f.explain {
		return nil
	}
	return progressbar.NewOptions(documents, progressbar.OptionSetWriter(w.Stderr), progressbar.OptionSetDescription("importing"),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
}

// document settles the articles of one document.
func (run *importRun) document(im *importer.Importer, name string, read readDocument) {
	if run.bar != nil {
		_ = run.bar.Add(1) // a bar that cannot be drawn stops nothing
	}
	if read.err != nil {
		run.fail(name, read.err)
		return
	}
	var results []importer.Result
	wanted := false
	for _, draft := range read.drafts {
		r := im.Settle(draft)
		wanted = wanted || !r.Skipped
		results = append(results, r)
	}
	original := ""
	if run.flags.writes() && wanted && !read.kept {
		var err error
		if original, err = run.originals.Keep(read.input); err != nil {
			run.fail(name, err)
			return
		}
	}
	for _, r := range results {
		run.article(r, name, original)
	}
}

// article writes one article, or prints it, and tells of it.
func (run *importRun) article(r importer.Result, name, original string) {
	o := outcome{Document: name, Outcome: imported, Original: original}
	err := error(nil)
	switch {
	case r.Skipped:
		o.Outcome = skipped
	case r.Already != "":
		o.Outcome = updated
		r, err = importer.Update(run.flags.site, r)
	}
	switch {
	case err != nil:
	case run.flags.stdout && run.flags.asJSON:
		o.Markdown = string(r.Markdown)
	case run.flags.stdout:
		_, err = run.world.Stdout.Write(r.Markdown)
	case run.flags.writes() && !r.Skipped:
		r.File, err = importer.Write(run.flags.site, r)
	}
	if err != nil {
		run.fail(name, err)
		return
	}
	o.Result = r
	run.outcomes = append(run.outcomes, o)
	if run.flags.asJSON {
		return
	}
	if !run.several || run.flags.explain {
		run.tell(o)
	}
	if run.flags.writes() && !r.Skipped {
		fmt.Fprintln(run.world.Stdout, r.File)
	}
}

func (run *importRun) fail(name string, err error) {
	run.outcomes = append(run.outcomes, outcome{Document: name, Outcome: failed, Error: err.Error()})
	if !run.several && !run.flags.asJSON {
		fmt.Fprintf(run.world.Stderr, "digest: %v\n", err)
	}
}

// tell says what an editor should know of an article.
func (run *importRun) tell(o outcome) {
	w := run.world.Stderr
	fmt.Fprintf(w, "%s (%s)\n", o.Document, o.Format)
	if run.flags.dryRun && !o.Skipped {
		fmt.Fprintf(w, "  %s: %s\n", run.called(o.Outcome), o.File)
	}
	for _, s := range o.Sentences() {
		fmt.Fprintf(w, "  %s\n", s)
	}
	if !run.flags.explain {
		return
	}
	keys := make([]string, 0, len(o.From))
	for key := range o.From {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		fmt.Fprintf(w, "  %s: from %s\n", key, o.From[key])
	}
	for _, d := range o.Dropped {
		fmt.Fprintf(w, "  %s\n", d)
	}
}

// finish prints the counts of several articles, and the outlets' idle rules.
func (run *importRun) finish(warnings []string) error {
	if run.bar != nil {
		_ = run.bar.Finish()
	}
	if run.flags.asJSON {
		return run.printJSON(warnings)
	}
	if run.several || len(run.outcomes) > 1 {
		run.summary(run.world.Stderr)
	}
	for _, warning := range warnings {
		fmt.Fprintf(run.world.Stderr, "warning: %s\n", warning)
	}
	return run.err()
}

func (run *importRun) err() error {
	if run.count(failed) > 0 {
		return toldError{errors.New("an import failed")}
	}
	return nil
}

func (run *importRun) count(kind string) int {
	n := 0
	for _, o := range run.outcomes {
		if o.Outcome == kind {
			n++
		}
	}
	return n
}

// called is what an outcome is called: what was not written only would be.
func (run *importRun) called(outcome string) string {
	if run.flags.writes() || outcome == failed || outcome == skipped {
		return outcome
	}
	return "would be " + outcome
}

// summary lists what became of each article, with what an editor should look at,
// who is named often and has no page, and gives the counts.
func (run *importRun) summary(w io.Writer) {
	attention := 0
	for _, o := range run.outcomes {
		switch {
		case o.Outcome == failed:
			fmt.Fprintf(w, "failed: %s\n", o.Error)
		case o.Outcome == skipped:
			fmt.Fprintf(w, "skipped: %s: already in the digest as %s\n", o.Document, o.Already)
		case !o.Attention():
			fmt.Fprintf(w, "%s: %s\n", run.called(o.Outcome), o.File)
		default:
			attention++
			fmt.Fprintf(w, "%s, needs attention: %s\n", run.called(o.Outcome), o.File)
			o.Unknown = nil // they are below, for all articles together
			for _, s := range o.Sentences() {
				fmt.Fprintf(w, "  %s\n", s)
			}
		}
	}
	for _, n := range importer.UnknownNames(run.results()) {
		fmt.Fprintln(w, n)
	}
	fmt.Fprintf(w, "%d %s, %d %s, %d skipped, %d needing attention, %d failed\n",
		run.count(imported), run.called(imported), run.count(updated), run.called(updated), run.count(skipped), attention, run.count(failed))
}

func (run *importRun) printJSON(warnings []string) error {
	encoder := json.NewEncoder(run.world.Stdout)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(struct {
		Articles []outcome `json:"articles"`
		Warnings []string  `json:"warnings,omitempty"`
	}{run.outcomes, warnings})
	return errors.Join(err, run.err())
}

func (run *importRun) results() []importer.Result {
	var list []importer.Result
	for _, o := range run.outcomes {
		if o.Outcome != failed {
			list = append(list, o.Result)
		}
	}
	return list
}
