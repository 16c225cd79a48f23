package build

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"digest/internal/diag"
	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/news"
	"digest/internal/plan"
	"digest/internal/render"
)

// A Preview builds a site in memory, again and again, for an editor who watches
// it. It reads only the files that changed, links and plans the site anew only when more
// changed than words of articles, and renders a page only when somebody asks for it. It
// serves one build at a time; the pages it made may be read meanwhile.
type Preview struct {
	options Options
	folder  string // the site's, absolute and without links
	root    *os.Root
	loader  *load.Loader
	memory  link.Memory
	theme   *render.Theme
	files   []staticFile

	// reading is held by who makes a page of the site, and by who amends the site.
	reading sync.RWMutex
	site    *news.Site // of the last build that went well, and its plan
	planned *plan.Plan
	shelf   *shelf
	// reworded says that the theme has rendered titles that are not there any more.
	reworded bool
	pages    *Pages   // of the last build that went well
	notes    []string // on the theme
}

// NewPreview begins a preview of the site in o.Source. Close ends it. o.Now and o.Output
// count for nothing.
func NewPreview(o Options) (*Preview, error) {
	folder, err := filepath.Abs(o.Source)
	if err == nil {
		folder, err = filepath.EvalSymlinks(folder) // whoever watches the site watches where it is
	}
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	p := &Preview{options: o, folder: folder}
	return p, p.open()
}

// open begins with the folder that is there, and knows nothing of it.
func (p *Preview) open() error {
	root, err := os.OpenRoot(p.folder)
	if err != nil {
		return fmt.Errorf("opening the site's folder: %w", err)
	}
	p.root, p.loader, p.memory = root, load.NewLoader(root.FS(), load.Options{Jobs: p.options.Jobs}), link.Memory{Amendable: true}
	p.theme, p.files, p.site, p.shelf = nil, nil, nil, nil
	return nil
}

// Close lets go of the site's folder.
func (p *Preview) Close() error { return p.root.Close() }

// follow opens the site's folder again if another one took its place.
func (p *Preview) follow() (another bool, err error) {
	there, err := os.Stat(p.folder)
	if err != nil {
		return false, fmt.Errorf("the site's folder %s is gone; put it back, or serve the site where it is now", p.folder)
	}
	if had, err := p.root.Stat("."); err == nil && os.SameFile(had, there) {
		return false, nil
	}
	former := p.root
	if err := p.open(); err != nil {
		return false, err
	}
	return true, former.Close()
}

// Build makes the site anew, as of now. changed are the paths that may have changed since
// the last build that went well, relative to the source; nil means any. Mistakes in
// the content come back as from [Site].
func (p *Preview) Build(ctx context.Context, now time.Time, changed []string) (*Pages, error) {
	p.options.Now = now
	another, err := p.follow()
	if err != nil {
		return nil, err
	}
	if another {
		changed = nil
	}
	same, err := p.plan(ctx, changed)
	if err != nil {
		return nil, err
	}
	if same && p.pages != nil && !touches(changed, "templates") && !touches(changed, "static") {
		return p.pages, nil
	}
	p.pages = nil
	if p.theme == nil || touches(changed, "templates") {
		if p.theme, err = themeOf(p.root.FS()); err != nil {
			return nil, err
		}
	}
	if p.files == nil || touches(changed, "static") {
		if p.files, err = filesOf(p.root.FS()); err != nil {
			return nil, err
		}
		p.shelf = nil
	}
	if p.reworded || p.shelf == nil || p.shelf.planned != p.planned {
		// Pages of the last build that are still being read share what is forgotten here;
		// they render it anew.
		p.theme.Forget()
		p.reworded = false
	}
	if p.shelf == nil || p.shelf.planned != p.planned {
		if problems := clashes(p.files, p.planned); problems.Len() > 0 {
			return nil, problems.Err()
		}
		p.shelf = newShelf(p.planned, p.files)
	}
	base, err := url.Parse(p.site.Settings.BaseURL)
	if err != nil {
		return nil, fmt.Errorf("base address of %s: %w", p.options.Source, err)
	}
	pages := newPages(base.Path, p.shelf, p.theme, &p.reading)
	pages.Until = p.site.Arrival
	if touches(changed, "templates") {
		if err := pages.tryTemplates(); err != nil {
			return nil, err
		}
		p.notes = p.theme.Notes()
	}
	pages.Notes = p.notes
	p.pages = pages
	return pages, nil
}

// plan brings the site and its plan up to date, and says whether they were before.
func (p *Preview) plan(ctx context.Context, changed []string) (same bool, err error) {
	archive, problems, err := p.loader.Load(ctx, changed)
	if err != nil {
		return false, err
	}
	if done := p.amend(archive, problems); done != link.Unfit {
		return done == link.Same, nil
	}
	p.site = nil // the memory may have another by now
	site, problems, err := linkAll(p.root.FS(), archive, problems, p.options, &p.memory)
	if err != nil {
		return false, err
	}
	planned, err := planAll(p.root.FS(), site, problems, p.options)
	if err != nil {
		return false, err
	}
	p.site, p.planned = site, planned
	return false, nil
}

// amend brings the site of the last build up to date, if that is easy. Then its plan still
// holds: views read the words of articles when they are made.
func (p *Preview) amend(archive *news.Archive, problems diag.List) link.Amendment {
	p.options.settle(&archive.Settings)
	demandContent(p.root.FS(), &problems)
	if problems.Len() > 0 || p.site == nil {
		return link.Unfit
	}
	p.reading.Lock()
	defer p.reading.Unlock()
	done := p.memory.Amend(archive, p.options.linking(&p.memory))
	if done == link.Headlines {
		p.planned.Reworded()
		p.reworded = true
	}
	return done
}

// touches says whether a change, or everything, may concern a folder.
func touches(changed []string, folder string) bool {
	return changed == nil || slices.ContainsFunc(changed, func(path string) bool {
		return path == "." || path == folder || strings.HasPrefix(path, folder+"/")
	})
}
