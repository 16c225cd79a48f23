package build

import (
	"bytes"
	"context"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"time"

	"digest/internal/plan"
	"digest/internal/render"
)

// A shelf knows how the files of a plan are made. It is made once a plan, and pages of
// several builds may share it.
type shelf struct {
	planned *plan.Plan
	makers  map[string]func(*Pages) ([]byte, error)
}

func newShelf(planned *plan.Plan, files []staticFile) *shelf {
	s := &shelf{planned, make(map[string]func(*Pages) ([]byte, error), len(planned.Pages)+len(planned.Documents)+len(files))}
	for _, page := range planned.Pages {
		s.makers[page.Path] = func(p *Pages) ([]byte, error) {
			var b bytes.Buffer
			err := p.theme.Page(&b, page)
			return b.Bytes(), err
		}
	}
	for _, d := range planned.Documents {
		s.makers[d.Path] = func(*Pages) ([]byte, error) { return d.Encode() }
	}
	for _, f := range files {
		s.makers[f.path] = func(*Pages) ([]byte, error) { return f.data, nil }
	}
	for _, f := range planned.Feeds {
		for _, format := range render.Formats(f) {
			s.makers[format.Path] = func(p *Pages) ([]byte, error) {
				var b bytes.Buffer
				err := encodeFeed(&b, f, format, p.entries())
				return bytes.Clone(b.Bytes()), err // kept, and the buffer is twice as long
			}
		}
	}
	return s
}

// Pages are a site in memory; a file is made when it is asked for first, and does not
// change any more. They may be read from any number of goroutines. Of what nobody asked
// for before the next build, they give what that build has.
type Pages struct {
	// BasePath is the path of the site's address: "/", or "/sub/digest/".
	BasePath string
	// Until is when an article or briefing of the future comes due; zero for never.
	Until time.Time
	// Notes are what the editor should know and need not mend, as in a [Report].
	Notes []string

	shelf   *shelf
	theme   *render.Theme
	reading *sync.RWMutex // held while the site is read
	made    sync.Map      // path → func() ([]byte, error)
	entries func() []*feedEntry
	// index are the files of the search index, made when the first of them is asked for.
	index func() (map[string]plan.Document, error)
}

func newPages(base string, s *shelf, theme *render.Theme, reading *sync.RWMutex) *Pages {
	return &Pages{
		BasePath: base, shelf: s, theme: theme, reading: reading,
		entries: sync.OnceValue(func() []*feedEntry { return feedEntries(s.planned, theme) }),
		index: sync.OnceValues(func() (map[string]plan.Document, error) {
			reading.RLock()
			defer reading.RUnlock()
			documents, err := s.planned.Search.Files(context.Background(), runtime.GOMAXPROCS(0))
			index := make(map[string]plan.Document, len(documents))
			for _, d := range documents {
				index[d.Path] = d
			}
			return index, err
		}),
	}
}

// tryTemplates renders pages and entries of feeds with each template: a mistake in a template
// shows when it is run, and an editor should not have to look for the page. Most sites have
// fewer pages than are tried.
func (p *Pages) tryTemplates() error {
	const enough = 100
	tried := make(map[string]int)
	wanted := func(template string) bool {
		tried[template]++
		return tried[template] <= enough
	}
	for _, page := range p.shelf.planned.Pages {
		if wanted(page.Template) {
			if _, err := p.File(page.Path); err != nil {
				return err
			}
		}
	}
	p.reading.RLock()
	defer p.reading.RUnlock()
	var b bytes.Buffer
	for _, entry := range p.entries() {
		if wanted(entry.planned.Template) {
			if _, err := entry.get(&b); err != nil {
				return err
			}
		}
	}
	return nil
}

// File gives an output file by its path; the error is [fs.ErrNotExist] for one that
// the site does not have.
func (p *Pages) File(path string) ([]byte, error) {
	if maker := p.shelf.makers[path]; maker != nil {
		file, known := p.made.Load(path)
		if !known {
			file, _ = p.made.LoadOrStore(path, sync.OnceValues(func() ([]byte, error) {
				p.reading.RLock()
				defer p.reading.RUnlock()
				return maker(p)
			}))
		}
		return file.(func() ([]byte, error))()
	}
	index := p.shelf.planned.Search
	if index.Files == nil || !strings.HasPrefix(path, index.Folder) {
		return nil, fs.ErrNotExist
	}
	documents, err := p.index()
	if err != nil {
		return nil, err
	}
	if d, known := documents[path]; known {
		return d.Encode()
	}
	return nil, fs.ErrNotExist
}
