package build

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/plan"
	"digest/internal/render"
	"digest/static"
	"digest/templates"
)

// A Preview builds a site in memory, again and again, for an editor who watches
// it. It reads only the files that changed, and renders a page only when somebody
// asks for it. It serves one build at a time; the pages it made may be read
// meanwhile.
type Preview struct {
	options Options
	root    *os.Root
	loader  *load.Loader
	memory  link.Memory
	theme   *render.Theme
	files   []staticFile
}

// NewPreview begins a preview of the site in o.Source. Close ends it.
func NewPreview(o Options) (*Preview, error) {
	root, err := os.OpenRoot(o.Source)
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	return &Preview{options: o, root: root, loader: load.NewLoader(root.FS(), max(1, o.Jobs))}, nil
}

// Close lets go of the site's folder.
func (p *Preview) Close() error { return p.root.Close() }

// Build makes the site anew. changed are the paths that may have changed since the
// last build that went well, relative to the source; nil means any. Mistakes in
// the content come back as from [Site].
func (p *Preview) Build(ctx context.Context, changed []string) (*Pages, error) {
	o := p.options
	site, planned, err := p.plan(ctx, changed)
	if err != nil {
		return nil, err
	}
	if p.theme == nil || touches(changed, "templates") {
		if p.theme, err = render.NewTheme(templates.FS, layer(p.root.FS(), "templates")); err != nil {
			return nil, err
		}
	}
	if p.files == nil || touches(changed, "static") {
		if p.files, err = staticFiles(static.FS, layer(p.root.FS(), "static")); err != nil {
			return nil, err
		}
	}
	if problems := clashes(p.files, planned); problems.Len() > 0 {
		return nil, problems.Err()
	}
	base, err := url.Parse(site)
	if err != nil {
		return nil, fmt.Errorf("base address of %s: %w", o.Source, err)
	}
	// Pages of the last build that are still being read share what is forgotten here;
	// they render it anew.
	p.theme.Forget()
	return newPages(base.Path, planned, p.theme, p.files), nil
}

func (p *Preview) plan(ctx context.Context, changed []string) (base string, planned *plan.Plan, err error) {
	archive, problems, err := p.loader.Load(ctx, changed)
	if err != nil {
		return "", nil, err
	}
	site, planned, err := finish(p.root.FS(), archive, problems, p.options, &p.memory)
	if err != nil {
		return "", nil, err
	}
	return site.Settings.BaseURL, planned, nil
}

// touches says whether a change, or everything, may concern a folder.
func touches(changed []string, folder string) bool {
	return changed == nil || slices.ContainsFunc(changed, func(path string) bool {
		return path == "." || path == folder || strings.HasPrefix(path, folder+"/")
	})
}

// Pages are a site in memory. They do not change; a file is made when it is asked
// for first. They may be read from any number of goroutines.
type Pages struct {
	// BasePath is the path of the site's address: "/", or "/sub/digest/".
	BasePath string
	files    map[string]func() ([]byte, error)
	// index are the files of the search index below their folder, made when the first
	// of them is asked for.
	folder string
	index  func() (map[string]plan.Document, error)
}

// File gives an output file by its path; the error is [fs.ErrNotExist] for one that
// the site does not have.
func (p *Pages) File(path string) ([]byte, error) {
	if file := p.files[path]; file != nil {
		return file()
	}
	if p.folder == "" || !strings.HasPrefix(path, p.folder) {
		return nil, fs.ErrNotExist
	}
	index, err := p.index()
	if err != nil {
		return nil, err
	}
	if d, known := index[path]; known {
		return d.Encode()
	}
	return nil, fs.ErrNotExist
}

func newPages(base string, planned *plan.Plan, theme *render.Theme, files []staticFile) *Pages {
	p := &Pages{BasePath: base, files: make(map[string]func() ([]byte, error), len(planned.Pages))}
	for _, page := range planned.Pages {
		p.files[page.Path] = sync.OnceValues(func() ([]byte, error) {
			var b bytes.Buffer
			err := theme.Page(&b, page)
			return b.Bytes(), err
		})
	}
	for _, d := range planned.Documents {
		p.files[d.Path] = sync.OnceValues(d.Encode)
	}
	for _, f := range files {
		p.files[f.path] = func() ([]byte, error) { return f.data, nil }
	}
	p.addFeeds(planned, theme)
	p.addIndex(planned.Search)
	return p
}

func (p *Pages) addIndex(bundle plan.Bundle) {
	if bundle.Files == nil {
		return // the site does without
	}
	p.folder = bundle.Folder
	p.index = sync.OnceValues(func() (map[string]plan.Document, error) {
		documents, err := bundle.Files(context.Background(), runtime.GOMAXPROCS(0))
		index := make(map[string]plan.Document, len(documents))
		for _, d := range documents {
			index[d.Path] = d
		}
		return index, err
	})
}

func (p *Pages) addFeeds(planned *plan.Plan, theme *render.Theme) {
	entries := feedEntries(planned, theme)
	for _, f := range planned.Feeds {
		for _, format := range render.Formats(f) {
			p.files[format.Path] = sync.OnceValues(func() ([]byte, error) {
				var b bytes.Buffer
				err := encodeFeed(&b, f, format, entries)
				return bytes.Clone(b.Bytes()), err // kept, and the buffer is twice as long
			})
		}
	}
}
