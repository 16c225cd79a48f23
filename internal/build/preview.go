package build

import (
	"context"
	"fmt"
	"net/url"
	"os"
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
}

// NewPreview begins a preview of the site in o.Source. Close ends it. o.Now and o.Output
// count for nothing.
func NewPreview(o Options) (*Preview, error) {
	root, err := os.OpenRoot(o.Source)
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	return &Preview{
		options: o, root: root, loader: load.NewLoader(root.FS(), max(1, o.Jobs)), memory: link.Memory{Amendable: true},
	}, nil
}

// Close lets go of the site's folder.
func (p *Preview) Close() error { return p.root.Close() }

// Build makes the site anew, as of now. changed are the paths that may have changed since
// the last build that went well, relative to the source; nil means any. Mistakes in
// the content come back as from [Site].
func (p *Preview) Build(ctx context.Context, now time.Time, changed []string) (*Pages, error) {
	p.options.Now = now
	err := p.plan(ctx, changed)
	if err != nil {
		return nil, err
	}
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
	}
	return pages, nil
}

// plan brings the site and its plan up to date.
func (p *Preview) plan(ctx context.Context, changed []string) error {
	archive, problems, err := p.loader.Load(ctx, changed)
	if err != nil {
		return err
	}
	if p.amend(archive, problems) {
		return nil
	}
	p.site = nil // the memory may have another by now
	site, problems, err := linkAll(p.root.FS(), archive, problems, p.options, &p.memory)
	if err != nil {
		return err
	}
	planned, err := planAll(p.root.FS(), site, problems, p.options)
	if err != nil {
		return err
	}
	p.site, p.planned = site, planned
	return nil
}

// amend brings the site of the last build up to date, if that is easy. Then its plan still
// holds: views read the words of articles when they are made.
func (p *Preview) amend(archive *news.Archive, problems diag.List) bool {
	p.options.settle(&archive.Settings)
	demandContent(p.root.FS(), &problems)
	if problems.Len() > 0 || p.site == nil {
		return false
	}
	p.reading.Lock()
	defer p.reading.Unlock()
	done := p.memory.Amend(archive, p.options.linking(&p.memory))
	if done == link.Headlines {
		p.planned.Reworded()
		p.reworded = true
	}
	return done != link.Unfit
}

// touches says whether a change, or everything, may concern a folder.
func touches(changed []string, folder string) bool {
	return changed == nil || slices.ContainsFunc(changed, func(path string) bool {
		return path == "." || path == folder || strings.HasPrefix(path, folder+"/")
	})
}
