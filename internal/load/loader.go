package load

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"digest/internal/diag"
	"digest/internal/news"
	"digest/internal/progress"
)

// A Loader reads a site again and again, for a program that watches it, and reads
// only the content files that changed. A record whose file did not change is the
// same pointer each time. It serves one call at a time.
type Loader struct {
	// Watch, when set, is told of every file that is read.
	Watch *progress.Watch

	fsys      fs.FS
	jobs      int
	schemas   schemas
	settings  news.Settings
	listed    *listing // nil when the folders are to be scanned again
	documents map[string]document
}

// NewLoader makes a Loader of the site in fsys, as [Dir] reads it.
func NewLoader(fsys fs.FS, jobs int) *Loader {
	return &Loader{fsys: fsys, jobs: jobs, schemas: newSchemas()}
}

// Load reads what changed since the last call, as paths relative to the site; a
// folder stands for all that is in it. nil reads everything. The result is that
// of [Dir].
func (l *Loader) Load(ctx context.Context, changed []string) (*news.Archive, diag.List, error) {
	settings, found, problems, err := readSettings(l.fsys, l.schemas)
	archive := &news.Archive{Settings: settings}
	if err != nil || !found {
		l.documents = nil
		return archive, problems, err
	}
	if changed == nil || slices.Contains(changed, ".") || l.documents == nil || settings.Timezone != l.settings.Timezone {
		l.documents, l.listed = make(map[string]document), nil
	}
	l.settings = settings
	l.forget(changed)
	if l.listed == nil {
		listed, err := scan(l.fsys)
		if err != nil {
			l.documents = nil
			return archive, problems, err
		}
		l.listed = &listed
	}
	problems.Append(l.listed.problems)
	if err := l.read(ctx); err != nil {
		l.documents = nil
		return archive, problems, err
	}
	for _, file := range l.listed.files {
		document := l.documents[file.path]
		problems.Append(document.problems)
		add(archive, document.record)
	}
	sortArchive(archive)
	return archive, problems, nil
}

// forget drops the documents of paths that changed. Unless all of them are files
// that were there before, the folders are to be scanned again. So they are where there
// are links, and what links lead to is read again: its own path may be any.
func (l *Loader) forget(changed []string) {
	if l.listed != nil && l.listed.links {
		for _, file := range l.listed.files {
			if file.linked {
				delete(l.documents, file.path)
			}
		}
		l.listed = nil
	}
	for _, path := range changed {
		if _, known := l.documents[path]; known {
			delete(l.documents, path)
			if info, err := fs.Lstat(l.fsys, path); err == nil && info.Mode().IsRegular() {
				continue
			}
		}
		if path != contentFolder && !strings.HasPrefix(path, contentFolder+"/") {
			continue
		}
		l.listed = nil
		for known := range l.documents {
			if strings.HasPrefix(known, path+"/") {
				delete(l.documents, known)
			}
		}
	}
}

// read reads the files that have no document, and drops documents without a file.
func (l *Loader) read(ctx context.Context) error {
	var missing []contentFile
	for _, file := range l.listed.files {
		if _, known := l.documents[file.path]; !known {
			missing = append(missing, file)
		}
	}
	documents, err := readAll(ctx, missing, l.jobs, reader{fsys: l.fsys, schemas: l.schemas, zone: location(l.settings), watch: l.Watch})
	if err != nil {
		return err
	}
	for i, document := range documents {
		l.documents[missing[i].path] = document
	}
	if len(l.documents) == len(l.listed.files) {
		return nil
	}
	all := l.documents
	l.documents = make(map[string]document, len(l.listed.files))
	for _, file := range l.listed.files {
		l.documents[file.path] = all[file.path]
	}
	return nil
}
