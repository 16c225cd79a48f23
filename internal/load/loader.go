package load

import (
	"context"
	"io/fs"
	"strings"

	"digest/internal/diag"
	"digest/internal/news"
)

// A Loader reads a site again and again, for a program that watches it, and reads
// only the content files that changed. A record whose file did not change is the
// same pointer each time. It serves one call at a time.
type Loader struct {
	fsys      fs.FS
	jobs      int
	schemas   schemas
	settings  news.Settings
	files     []contentFile
	folders   diag.List // what is wrong with the folders
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
	if changed == nil || l.documents == nil || settings.Timezone != l.settings.Timezone {
		l.documents, l.files = make(map[string]document), nil
	}
	l.settings = settings
	l.forget(changed)
	if l.files == nil {
		if l.files, l.folders, err = scan(l.fsys); err != nil {
			l.documents = nil
			return archive, problems, err
		}
	}
	problems.Append(l.folders)
	if err := l.read(ctx); err != nil {
		l.documents = nil
		return archive, problems, err
	}
	for _, file := range l.files {
		document := l.documents[file.path]
		problems.Append(document.problems)
		add(archive, document.record)
	}
	sortArchive(archive)
	return archive, problems, nil
}

// forget drops the documents of paths that changed. Unless all of them are files
// that were there before, the folders are to be scanned again.
func (l *Loader) forget(changed []string) {
	for _, path := range changed {
		if _, known := l.documents[path]; known {
			delete(l.documents, path)
			if _, err := fs.Stat(l.fsys, path); err == nil {
				continue
			}
		}
		if path != contentFolder && !strings.HasPrefix(path, contentFolder+"/") {
			continue
		}
		l.files = nil
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
	for _, file := range l.files {
		if _, known := l.documents[file.path]; !known {
			missing = append(missing, file)
		}
	}
	documents, err := readAll(ctx, missing, l.jobs, reader{fsys: l.fsys, schemas: l.schemas, zone: location(l.settings)})
	if err != nil {
		return err
	}
	for i, document := range documents {
		l.documents[missing[i].path] = document
	}
	if len(l.documents) == len(l.files) {
		return nil
	}
	all := l.documents
	l.documents = make(map[string]document, len(l.files))
	for _, file := range l.files {
		l.documents[file.path] = all[file.path]
	}
	return nil
}
