package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
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
	documents, err := expand(args)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	run := importRun{world: w, flags: f, several: len(documents) > 1}
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
	return run.finish(importer.IdleRules(run.results(), options.Keep))
}

// A readDocument is what became of reading one document.
type readDocument struct {
	data   []byte
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
	input := importer.Input{Name: name, Address: r.flags.address}
	var err error
	if isAddress(name) {
		var d fetch.Document
		if d, err = fetch.Get(ctx, name, r.limits); err != nil {
			err = fmt.Errorf("fetching %q: %w", name, err)
		}
		input.Data, input.Address, input.ContentType = d.Data, d.Address, d.ContentType
	} else {
		input.Data, err = r.open(name)
	}
	if err != nil {
		return readDocument{err: err}
	}
	drafts, err := r.importer.Read(ctx, input)
	return readDocument{data: input.Data, drafts: drafts, err: err}
}

func isAddress(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

func (r *documentReader) open(name string) ([]byte, error) {
	from, label := r.stdin, "standard input"
	if name != "-" {
		file, err := os.Open(name)
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

// expand puts a folder's files in its place, in order of their paths. Hidden
// files stay out.
func expand(args []string) ([]string, error) {
	var documents []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if arg == "-" || isAddress(arg) || err != nil || !info.IsDir() {
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
	if len(documents) == 0 {
		return nil, errors.New("there is no document to import: the folder has no files")
	}
	return documents, nil
}
