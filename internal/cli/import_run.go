package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"digest/internal/importer"
	"digest/internal/importer/fetch"
)

// runImport imports the documents. They are read side by side and settled one after
// the other, in their order, so that the same documents give the same files.
func runImport(ctx context.Context, w World, f importFlags, args []string) error {
	options, err := importOptions(ctx, w, f)
	if err != nil {
		return err
	}
	im, err := importer.New(options)
	if err != nil {
		return usageError{err}
	}
	documents, warnings, err := expand(args)
	if err != nil {
		return err
	}
	if f.address != "" && len(documents) > 1 {
		return usageError{fmt.Errorf("--url is the address of one document, and there are %d", len(documents))}
	}
	run := importRun{world: w, flags: f, several: len(documents) > 1}
	if f.writes() {
		if run.originals, err = importer.OpenOriginals(f.site); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	run.bar = newBar(w, len(documents), f)
	reader := documentReader{importer: im, stdin: w.Stdin, flags: f, limits: f.limits(options.Settings.BaseURL)}
	for i, arrival := range reader.all(ctx, documents) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case read := <-arrival:
			run.document(im, documents[i], read)
			reader.done()
		}
	}
	return run.finish(append(warnings, importer.IdleRules(run.results(), options.Keep)...))
}

// A readDocument is what became of reading one document.
type readDocument struct {
	input  importer.Input
	kept   bool // it is one of the site's originals
	drafts []importer.Draft
	err    error
}

// A documentReader reads documents side by side.
type documentReader struct {
	importer *importer.Importer
	stdin    io.Reader
	flags    importFlags
	limits   fetch.Limits
	// window bounds how many documents are in memory.
	window chan struct{}
}

// all begins to read the documents, and gives for each where it will arrive. The
// caller says done after each.
func (r *documentReader) all(ctx context.Context, names []string) []chan readDocument {
	workers := runtime.GOMAXPROCS(0)
	r.window = make(chan struct{}, 2*workers)
	arrivals := make([]chan readDocument, len(names))
	for i := range arrivals {
		arrivals[i] = make(chan readDocument, 1)
	}
	go func() {
		running := make(chan struct{}, workers)
		for i, name := range names {
			select {
			case <-ctx.Done():
				return
			case r.window <- struct{}{}:
			}
			running <- struct{}{}
			go func() {
				defer func() { <-running }()
				arrivals[i] <- r.read(ctx, name)
			}()
		}
	}()
	return arrivals
}

func (r *documentReader) done() { <-r.window }

func (r *documentReader) read(ctx context.Context, name string) readDocument {
	input, kept, err := r.input(ctx, name)
	if err != nil {
		return readDocument{err: err}
	}
	drafts, err := r.importer.Read(ctx, input)
	return readDocument{input: input, kept: kept, drafts: drafts, err: err}
}

// input reads a document's bytes and what is known of it. What the editor says now
// wins over what was said when it was kept.
func (r *documentReader) input(ctx context.Context, name string) (input importer.Input, kept bool, err error) {
	input = importer.Input{Name: name, Address: r.flags.address, Said: r.flags.said()}
	if isAddress(name) {
		d, err := fetch.Get(ctx, name, r.limits)
		if err != nil {
			return input, false, fmt.Errorf("fetching %q: %w", name, err)
		}
		input.Data, input.ContentType = d.Data, d.ContentType
		input.Address = cmp.Or(input.Address, d.Address)
		return input, false, nil
	}
	if input.Data, err = r.open(name); err != nil {
		return input, false, err
	}
	original, kept, err := importer.ReadOriginal(name)
	if kept {
		input = original.Input(input)
	}
	return input, kept, err
}

// scheme is how an address begins (RFC 3986, section 3.1).
var scheme = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*)://`)

func isAddress(name string) bool { return scheme.MatchString(name) }

func (r *documentReader) open(name string) ([]byte, error) {
	from, label := r.stdin, "standard input"
	if name != "-" {
		file, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) && strings.HasPrefix(strings.ToLower(name), "www.") {
			return nil, fmt.Errorf("importing: there is no file %q; if it is an address, write %q", name, "https://"+name)
		}
		if err != nil {
			return nil, fmt.Errorf("importing: %w", err)
		}
		defer file.Close()
		from, label = file, name
	}
	most := r.flags.maxSize << 20
	data, err := io.ReadAll(io.LimitReader(from, most+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", label, err)
	}
	if int64(len(data)) > most {
		return nil, fmt.Errorf("reading %s: it holds more than %d MB, which no article does; raise the limit with --max-size", label, r.flags.maxSize)
	}
	return data, nil
}

// expand puts a folder's files in its place, in order of their paths; the site's
// originals in the order in which they were imported. Hidden files stay out, and
// symbolic links, of which the warnings tell.
func expand(args []string) (documents, warnings []string, err error) {
	for _, arg := range args {
		info, err := os.Stat(arg)
		if arg == "-" || isAddress(arg) || err != nil || !info.IsDir() {
			documents = append(documents, arg) // a missing file is reported when its turn comes
			continue
		}
		files, links, err := filesOf(arg)
		if err != nil {
			return nil, nil, fmt.Errorf("reading %s: %w", arg, err)
		}
		documents = append(documents, files...)
		for _, link := range links {
			warnings = append(warnings, fmt.Sprintf("%s: left out, because it is a symbolic link; name it to import what it leads to", link))
		}
	}
	if len(documents) == 0 {
		return nil, nil, errors.New("there is no document to import: the folder has no files")
	}
	return documents, warnings, nil
}

func filesOf(folder string) (files, links []string, err error) {
	err = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != folder && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.Type()&fs.ModeSymlink != 0:
			links = append(links, name)
		case entry.Type().IsRegular():
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	files, err = importer.InOrder(files)
	return files, links, err
}
