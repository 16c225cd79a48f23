package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"digest/internal/diag"
	"digest/internal/importer"
	"digest/internal/importer/fetch"
	"digest/internal/load"
	"digest/internal/news"

	"github.com/spf13/cobra"
)

type importFlags struct {
	site, format, encoding, sourceName, date, address string
	keep                                              []string
	explain, asJSON, dryRun, stdout, update           bool
	allowPrivate                                      bool
	maxSize                                           int64 // MB
	timeout                                           time.Duration
}

func newImportCommand(w World) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE|FOLDER|URL|- …",
		Short: "Turn documents into draft articles",
		Long: `Import turns documents (a press room's JSON, saved web pages, text copied from
a page, feeds, addresses of pages) into Markdown articles in content/articles.

An imported article is a draft and publishes an excerpt only, until an editor
has looked at it. What a document does not state is left out and named in the
output; nothing is invented. "-" reads standard input; a folder stands for all
its files. One bad document does not stop the rest.

Quotations of people in content/people are proposed as statements, without a
position; who is named twice or more and has no page there is listed.

An article that the digest has already is skipped, or, with --update, refreshed
where the editor has not changed it.`,
		Example: `  digest import story.json
  digest import --explain https://example.org/2026/05/28/talks
  digest import --source-name "The Example" --date 2026-05-28 copied.txt
  digest import --stdout --keep caption saved/page.html`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New(`import takes files, folders and addresses, found none; "-" is standard input`)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(args); err != nil {
				return usageError{err}
			}
			return runImport(cmd.Context(), w, f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.site, "source", ".", "the site's `folder`, which holds site.toml and content/")
	flags.StringVar(&f.format, "format", "auto", "the documents' `format`: auto, "+strings.Join(formatNames(), ", "))
	flags.StringVar(&f.encoding, "encoding", "", "the documents' `encoding` (windows-1250, …), where they do not state it")
	flags.StringVar(&f.sourceName, "source-name", "", "the `outlet` that published the documents")
	flags.StringVar(&f.date, "date", "", "the `date` of publication, as EDTF (2026-05-28, 2026-05~)")
	flags.StringVar(&f.address, "url", "", "the `address` from which the document was saved, where it does not say so itself")
	flags.StringArrayVar(&f.keep, "keep", nil, "switch a `rule` off, as --explain names it; may be given several times")
	flags.BoolVar(&f.explain, "explain", false, "print what was left out and why, and where each value was found")
	flags.BoolVar(&f.asJSON, "json", false, "print the results as JSON")
	flags.BoolVar(&f.dryRun, "dry-run", false, "write nothing")
	flags.BoolVar(&f.stdout, "stdout", false, "print the Markdown, write nothing")
	flags.BoolVar(&f.update, "update", false, "refresh articles that the digest has; what you changed stays")
	flags.BoolVar(&f.allowPrivate, "allow-private", false, "fetch from this machine and from private networks, too")
	flags.Int64Var(&f.maxSize, "max-size", 20, "the most that a document may hold, in `MB`")
	flags.DurationVar(&f.timeout, "timeout", 30*time.Second, "the most that fetching a document may take")
	return cmd
}

// checkFormat refuses an unknown name before any document is read.
func checkFormat(name string) error {
	names := append([]string{"auto"}, formatNames()...)
	if slices.Contains(names, name) {
		return nil
	}
	hint := diag.DidYouMean(name, names)
	if hint == "" {
		hint = "the formats are " + strings.Join(names, ", ")
	}
	return fmt.Errorf("--format: unknown format %q; %s", name, hint)
}

func formatNames() []string {
	var names []string
	for _, f := range importer.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// check finds mistakes on the command line.
func (f importFlags) check(args []string) error {
	if err := checkFormat(f.format); err != nil {
		return err
	}
	if f.date != "" {
		if _, err := news.ParseDate(f.date); err != nil {
			return fmt.Errorf("--date: %w", err)
		}
	}
	if f.maxSize < 1 {
		return fmt.Errorf("--max-size is %d; it takes a whole number of MB from 1", f.maxSize)
	}
	if f.timeout <= 0 {
		return fmt.Errorf("--timeout is %v; it takes a time such as 30s", f.timeout)
	}
	if f.address != "" && len(args) > 1 {
		return errors.New("--url is the address of one document, and there are several")
	}
	if u, err := url.Parse(f.address); f.address != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("--url is %q; it takes an address such as https://example.org/2026/talks", f.address)
	}
	return nil
}

// writes reports whether the command writes files.
func (f importFlags) writes() bool { return !f.dryRun && !f.stdout }

// said is what the editor says of each document.
func (f importFlags) said() importer.Said {
	said := importer.Said{Encoding: f.encoding, SourceName: f.sourceName, Date: f.date, Keep: f.keep}
	if f.format != "auto" {
		said.Format = f.format
	}
	return said
}

// limits bound what is fetched.
func (f importFlags) limits(baseURL string) fetch.Limits {
	return fetch.Limits{Bytes: f.maxSize << 20, Time: f.timeout, AllowPrivate: f.allowPrivate, Contact: baseURL}
}

// importOptions reads the site's settings and what articles it has. Mistakes in
// the content do not keep an import back: digest build reports them. Without a
// site there can be no rules and no articles, which matters to nobody who writes
// nothing.
func importOptions(ctx context.Context, w World, f importFlags) (importer.Options, error) {
	tomorrow := w.Now().AddDate(0, 0, 1) // a page may be dated in a zone to the east
	o := importer.Options{
		Format: f.format, Encoding: f.encoding, SourceName: f.sourceName, Date: f.date, Latest: tomorrow.Format(time.DateOnly),
		Keep: f.keep, Update: f.update,
	}
	root, err := os.OpenRoot(f.site)
	if err != nil {
		return o, fmt.Errorf("opening the site's folder: %w", err)
	}
	defer root.Close()
	if _, err := root.Stat(load.SettingsFile); errors.Is(err, fs.ErrNotExist) && (f.stdout || f.dryRun) {
		return o, nil
	}
	settings, problems, err := load.Settings(root.FS())
	if err != nil {
		return o, err
	}
	if problems.Len() > 0 {
		return o, problems.Err()
	}
	o.Settings = settings
	archive, _, err := load.Dir(ctx, root.FS(), 1)
	if err != nil {
		return o, err
	}
	o.People = archive.People
	for _, a := range archive.Articles {
		o.Known = append(o.Known, importer.Known{File: a.File, ID: a.ID, URL: a.Source.URL, Body: a.Body})
	}
	return o, nil
}
