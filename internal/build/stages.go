package build

import (
	"cmp"
	"io/fs"

	"digest/internal/diag"
	"digest/internal/link"
	"digest/internal/news"
	"digest/internal/plan"
)

// linkAll links what was loaded. Each stage goes on with what the one before it could read,
// so that all mistakes are told in one run.
func linkAll(fsys fs.FS, archive *news.Archive, problems diag.List, o Options, memory *link.Memory) (*news.Site, diag.List, error) {
	o.settle(&archive.Settings)
	if unreadable(problems) {
		return nil, problems, placed(fsys, problems) // every position would seem unknown
	}
	demandBaseURL(archive.Settings, &problems)
	demandContent(fsys, &problems)
	o.Progress.Begin("linking")
	site, more := link.Site(archive, o.linking(memory))
	problems.AppendLater(more)
	return site, problems, nil
}

// planAll plans what was linked, and places all problems.
func planAll(fsys fs.FS, site *news.Site, problems diag.List, o Options) (*plan.Plan, error) {
	o.Progress.Begin("planning")
	pages, more := plan.Site(site)
	problems.AppendLater(more)
	if problems.Len() > 0 {
		return nil, placed(fsys, problems)
	}
	return pages, nil
}

// settle gives the settings that a build needs what the site leaves to it.
func (o Options) settle(settings *news.Settings) {
	settings.BaseURL = cmp.Or(o.BaseURL, settings.BaseURL)
	settings.Language = cmp.Or(settings.Language, defaultLanguage)
}

func (o Options) linking(memory *link.Memory) link.Options {
	return link.Options{Drafts: o.Drafts, Future: o.Future, Now: o.Now, Jobs: o.Jobs, Memory: memory}
}
