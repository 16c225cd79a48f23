package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"digest/internal/importer"
	"digest/internal/load"
	"digest/internal/news"

	"github.com/spf13/cobra"
)

// maxDocument bounds what is read of one document, in bytes.
const maxDocument = 20 << 20

type importFlags struct {
	site, format, sourceName, date string
	explain, dryRun, stdout        bool
}

func newImportCommand(w World) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE|FOLDER|- …",
		Short: "Turn documents into draft articles",
		Long: `Import turns documents (a press room's JSON, text copied from a page) into
Markdown articles in content/articles.

An imported article is a draft and publishes an excerpt only, until an editor
has looked at it. What a document does not state is left out and named in the
output; nothing is invented. "-" reads standard input; a folder stands for all
its files.`,
		Example: `  digest import story.json
  digest import --source-name "The Example" --date 2026-05-28 copied.txt
  digest import --stdout --explain copied.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.date != "" {
				if _, err := news.ParseDate(f.date); err != nil {
					return usageError{fmt.Errorf("--date: %w", err)}
				}
			}
			return runImport(cmd.Context(), w, f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.site, "source", ".", "the site's `folder`, which holds site.toml and content/")
	flags.StringVar(&f.format, "format", "auto", "the documents' `format`: auto, "+strings.Join(formatNames(), ", "))
	flags.StringVar(&f.sourceName, "source-name", "", "the `outlet` that published the documents")
	flags.StringVar(&f.date, "date", "", "the `date` of publication, as EDTF (2026-05-28, 2026-05~)")
	flags.BoolVar(&f.explain, "explain", false, "print what was left out, and where each value was found")
	flags.BoolVar(&f.dryRun, "dry-run", false, "write nothing")
	flags.BoolVar(&f.stdout, "stdout", false, "print the Markdown, write nothing")
	return cmd
}

func formatNames() []string {
	var names []string
	for _, f := range importer.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// runImport imports one document after the other; a bad one does not stop the rest.
func runImport(ctx context.Context, w World, f importFlags, args []string) error {
	options, err := importOptions(ctx, f)
	if err != nil {
		return err
	}
	documents, err := expand(args)
	if err != nil {
		return err
	}
	var imported, skipped, failed int
	for _, name := range documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		result, err := importOne(ctx, w, f, options, name)
		switch {
		case err != nil:
			failed++
			fmt.Fprintf(w.Stderr, "digest: %v\n", err)
		case result.Already != "":
			skipped++
		default:
			imported++
			options.Known = append(options.Known, result.Known(result.File))
		}
	}
	if len(documents) > 1 {
		fmt.Fprintf(w.Stderr, "%d imported, %d skipped, %d failed\n", imported, skipped, failed)
	}
	if failed > 0 {
		return toldError{errors.New("an import failed")}
	}
	return nil
}

// importOptions reads the site's settings and what articles it has. Mistakes in
// the content do not keep an import back: digest build reports them.
func importOptions(ctx context.Context, f importFlags) (importer.Options, error) {
	o := importer.Options{Format: f.format, SourceName: f.sourceName, Date: f.date}
	root, err := os.OpenRoot(f.site)
	if err != nil {
		return o, fmt.Errorf("opening the site's folder: %w", err)
	}
	defer root.Close()
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
	for _, a := range archive.Articles {
		o.Known = append(o.Known, importer.Known{File: a.File, ID: a.ID, URL: a.Source.URL})
	}
	return o, nil
}

// expand puts a folder's files in its place, in order of their paths. Hidden
// files stay out.
func expand(args []string) ([]string, error) {
	var documents []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if arg == "-" || err != nil || !info.IsDir() {
			documents = append(documents, arg) // a missing file is reported when its turn comes
			continue
		}
		err = filepath.WalkDir(arg, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case name != arg && strings.HasPrefix(entry.Name(), "."):
				if entry.IsDir() {
					return fs.SkipDir
				}
			case entry.Type().IsRegular():
				documents = append(documents, name)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", arg, err)
		}
	}
	return documents, nil
}

func importOne(ctx context.Context, w World, f importFlags, o importer.Options, name string) (importer.Result, error) {
	data, err := readDocument(w.Stdin, name)
	if err != nil {
		return importer.Result{}, err
	}
	results, err := importer.Import(ctx, o, importer.Input{Name: name, Data: data})
	if err != nil {
		return importer.Result{}, err
	}
	result := results[0]
	tell(w.Stderr, f, name, result)
	switch {
	case f.stdout:
		_, err = w.Stdout.Write(result.Markdown)
	case result.Already != "" || f.dryRun:
	default:
		result.File, err = importer.Write(f.site, result)
		if err == nil {
			fmt.Fprintln(w.Stdout, result.File)
		}
	}
	return result, err
}

// tell says what an editor should know of an import.
func tell(w io.Writer, f importFlags, name string, r importer.Result) {
	fmt.Fprintf(w, "%s (%s)\n", name, r.Format)
	for _, s := range r.Sentences() {
		fmt.Fprintf(w, "  %s\n", s)
	}
	if !f.explain {
		return
	}
	keys := make([]string, 0, len(r.From))
	for key := range r.From {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		fmt.Fprintf(w, "  %s: from %s\n", key, r.From[key])
	}
	for _, d := range r.Dropped {
		fmt.Fprintf(w, "  line %d, %s: %s\n", d.Line, d.Rule, d.Text)
	}
}

func readDocument(stdin io.Reader, name string) ([]byte, error) {
	from, label := stdin, "standard input"
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("importing: %w", err)
		}
		defer file.Close()
		from, label = file, name
	}
	data, err := io.ReadAll(io.LimitReader(from, maxDocument+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", label, err)
	}
	if len(data) > maxDocument {
		return nil, fmt.Errorf("reading %s: it holds more than %d MB, which no article does", label, maxDocument>>20)
	}
	return data, nil
}
