package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"strings"

	"digest/internal/build"
	"digest/internal/progress"

	"github.com/spf13/cobra"
)

func newBuildCommand(w World) *cobra.Command {
	var o build.Options
	var asJSON bool
	var profileFolder string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Build the site",
		Long: `Build reads site.toml and content/ and writes the site to public/.

All mistakes in the content are reported together, each with its file, line and
column. Then the output stays as it was, and so it does after any error before all
is rendered. If the disk fails while files are put in place, each of them is whole,
old or new, and the next build goes on from there.`,
		Example: `  digest build
  digest build --source mysite --output /tmp/site --base-url https://example.org/debate/`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkBaseURL(o.BaseURL); err != nil {
				return usageError{err}
			}
			if o.Jobs < 1 {
				return usageError{fmt.Errorf("--jobs is %d; it takes a whole number from 1", o.Jobs)}
			}
			if profileFolder != "" {
				if err := o.CheckProfile(profileFolder); err != nil {
					return usageError{fmt.Errorf("--profile %w", err)}
				}
			}
			stop, err := profile(profileFolder)
			if err != nil {
				return err
			}
			return errors.Join(runBuild(cmd, w, o, asJSON), stop())
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.Source, "source", ".", "the site's `folder`, which holds site.toml and content/")
	flags.StringVar(&o.Output, "output", "", "the `folder` to write (default: public in the site's folder)")
	flags.StringVar(&o.BaseURL, "base-url", "", "the `address` the site will have, in place of base_url in site.toml")
	flags.BoolVar(&o.Drafts, "drafts", false, "build drafts too")
	flags.BoolVar(&o.Future, "future", false, "build articles that are dated in the future too")
	flags.IntVar(&o.Jobs, "jobs", runtime.GOMAXPROCS(0), "work on `n` files side by side")
	flags.BoolVar(&o.Force, "force", false, "write every file anew, even where nothing changed")
	flags.StringVar(&profileFolder, "profile", "", "write CPU, heap and trace profiles into this `folder`")
	flags.BoolVar(&asJSON, "json", false, "print the figures as JSON")
	return cmd
}

func checkBaseURL(address string) error {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	// An empty "?" or "#" at the end leaves no trace in u.
	if err != nil || u.Hostname() == "" || (u.Scheme != "http" && u.Scheme != "https") || strings.ContainsAny(address, "?# ") {
		return fmt.Errorf(`--base-url %q is not the address of a site; write it as "https://example.org/path/"`, address)
	}
	return nil
}

func runBuild(cmd *cobra.Command, w World, o build.Options, asJSON bool) error {
	start := w.Now()
	o.Now, o.Program = start, program()
	watch := stopwatch{now: w.Now, spent: make(map[string]int64)}
	o.Progress = &progress.Watch{Begun: watch.begin}
	drop := func() {}
	if isTerminal(w.Stderr) {
		drop = raise(w.Stderr, func() int { return columnsOf(w.Stderr) }, o.Progress)
	}
	unpace := paceGarbage()
	report, err := build.Site(cmd.Context(), o)
	unpace()
	drop()
	if err != nil {
		return err
	}
	for _, note := range report.Notes {
		fmt.Fprintf(w.Stderr, "digest: %s\n", note)
	}
	watch.begin("")
	seconds := w.Now().Sub(start).Seconds()
	if asJSON {
		encoder := json.NewEncoder(w.Stdout)
		encoder.SetIndent("", "  ")
		return encoder.Encode(struct {
			build.Report
			Seconds      float64          `json:"seconds"`
			Milliseconds map[string]int64 `json:"milliseconds"`
			PeakMemory   uint64           `json:"peak_memory"`
		}{report, seconds, watch.spent, peakMemory()})
	}
	_, err = fmt.Fprintf(w.Stdout,
		"%s, %s, %s, %s: %s, %s in %.2f s (%d written, %d unchanged, %d removed) → %s\n",
		count(report.Articles, "article", "articles"), count(report.People, "person", "people"),
		count(report.Pages, "page", "pages"), count(report.Feeds, "feed", "feeds"), count(report.Files, "file", "files"),
		size(report.Bytes), seconds, report.Written, report.Unchanged, report.Removed, report.Output)
	return err
}

// count is a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// size is a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%d B", n)
}
