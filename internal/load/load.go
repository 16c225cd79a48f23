// Package load reads a site's folder: site.toml and the Markdown files below
// content/ go in, a [news.Archive] and the authors' mistakes come out.
//
//	site.toml ---- TOML parser --.
//	                              >-- tree of YAML nodes -- decoder -- record -- checks
//	content/*/*.md -- YAML parser-'
//
// Both kinds of file become the same tree, which one strict decoder copies into
// the records of package news by their struct tags: an unknown key, a wrong type
// and a key written twice are mistakes. Then small functions check what the
// types cannot say, such as a required key or the form of an address.
//
// A mistake never stops the reading. It becomes a [diag.Problem] with file, line
// and column, and the next key is read. Only what is the machine's fault, such
// as a folder that cannot be read, is an error.
//
// The package resolves no reference: that articles name persons, topics and
// positions that exist is for package link. Records carry no positions; [Place]
// finds them for problems that were noticed later, by file and key.
//
//	root, err := os.OpenRoot("mysite")
//	…
//	archive, problems, err := load.Dir(ctx, root.FS(), runtime.NumCPU())
package load

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"digest/internal/crew"
	"digest/internal/diag"
	"digest/internal/news"
)

// Dir reads the site in fsys with up to jobs goroutines; at least one. The
// result does not depend on jobs. To keep symbolic links from leaving the site,
// fsys has to refuse them, as the FS of an [os.Root] does.
//
// The archive is complete when there are no problems. Otherwise it holds what
// could be read: a file with mistakes still gives a record under its slug, so
// that references to it are not reported as well. Such an archive is for finding
// more mistakes in, not for publishing.
//
// The error is not nil when a file or folder cannot be read, or ctx ended.
func Dir(ctx context.Context, fsys fs.FS, jobs int) (*news.Archive, diag.List, error) {
	return NewLoader(fsys, Options{Jobs: jobs}).Load(ctx, nil)
}

// readAll reads every file. The documents are in the order of the files.
func readAll(ctx context.Context, files []contentFile, jobs int, r reader) ([]document, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	documents := make([]document, len(files))
	r.watch.Expect(len(files))
	buffers := make([][]byte, crew.Size(jobs, len(files))) // nothing read keeps a part of one
	crew.Work(jobs, len(files), func(worker, i int) bool {
		var err error
		if documents[i], buffers[worker], err = r.read(files[i], buffers[worker]); err != nil {
			cancel(err)
		}
		return ctx.Err() == nil
	})
	return documents, context.Cause(ctx)
}

// add puts a record into the list of its kind.
func add(archive *news.Archive, record any) {
	switch record := record.(type) {
	case *news.ArticleRecord:
		archive.Articles = append(archive.Articles, record)
	case *news.PersonRecord:
		archive.People = append(archive.People, record)
	case *news.TopicRecord:
		archive.Topics = append(archive.Topics, record)
	case *news.PhaseRecord:
		archive.Phases = append(archive.Phases, record)
	case *news.EventRecord:
		archive.Events = append(archive.Events, record)
	case *news.BriefingRecord:
		archive.Briefings = append(archive.Briefings, record)
	case *news.PageRecord:
		archive.Pages = append(archive.Pages, record)
	}
}

// sortArchive sorts each list by slug, which is not the order of the file names:
// "a-b.md" stands before "a.md".
func sortArchive(archive *news.Archive) {
	bySlug(archive.Articles, func(r *news.ArticleRecord) string { return r.Slug })
	bySlug(archive.People, func(r *news.PersonRecord) string { return r.Slug })
	bySlug(archive.Topics, func(r *news.TopicRecord) string { return r.Slug })
	bySlug(archive.Phases, func(r *news.PhaseRecord) string { return r.Slug })
	bySlug(archive.Events, func(r *news.EventRecord) string { return r.Slug })
	bySlug(archive.Briefings, func(r *news.BriefingRecord) string { return r.Slug })
	bySlug(archive.Pages, func(r *news.PageRecord) string { return r.Slug })
}

func bySlug[R any](records []R, slug func(R) string) {
	slices.SortFunc(records, func(a, b R) int { return strings.Compare(slug(a), slug(b)) })
}
