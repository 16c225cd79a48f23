package load

import (
	"context"
	"io/fs"
	"slices"
	"strings"

	"digest/internal/diag"
	"digest/internal/fingerprint"
	"digest/internal/news"
	"digest/internal/progress"
)

// A Loader reads a site again and again, for a program that watches it, and reads
// only the content files that changed. A record whose file did not change is the
// same pointer each time, and so is one whose file was saved as it was, unless bodies
// stay in their files. It serves one call at a time.
//
// A program that remembers an earlier run goes on from there by Recall, before the first
// Load; Scan may run beside it. Release, Articles and Head are for after a Load.
type Loader struct {
	fsys      fs.FS
	options   Options
	schemas   schemas
	settings  news.Settings
	listed    *listing // nil when the folders are to be scanned again
	documents map[string]document
	former    map[string]document // of files that are to be read again
	bodies    *bodies
	hasher    *fingerprint.Hasher
}

// Options say how to read.
type Options struct {
	// Jobs is how many goroutines read side by side; less than 1 means 1.
	Jobs int
	// StoreBodies leaves the bodies of articles in their files: [news.Stored].
	StoreBodies bool
	// Watch, when set, is told of every file that is read.
	Watch *progress.Watch
}

// A Kept is an article as an earlier run of the program read it.
type Kept struct {
	// Head is the fingerprint of the record but for its title, its summary and its body.
	Head fingerprint.Sum
	// Record is whole but for the function that reads its body.
	Record *news.ArticleRecord
}

// Recall gives the Loader articles that an earlier run read from files which have not
// changed since, in a site of that time zone: they are not read again. It is to be
// called before the first Load, which is then to be told of no change: of []string{}, as
// nil is any. It wants StoreBodies.
func (l *Loader) Recall(timezone string, kept []Kept) {
	l.settings.Timezone = timezone
	l.documents = make(map[string]document, len(kept))
	r := reader{fsys: l.fsys, bodies: l.bodies}
	for _, k := range kept {
		if s := k.Record.Stored; s != nil {
			k.Record.Stored = r.storedAs(k.Record.File, s.Sum, s.Blank)
		}
		l.documents[k.Record.File] = document{record: k.Record, head: k.Head}
	}
}

// Release lets go of the bodies that a Load held, so many as it had room for, for who
// asks first. From now on each is read from its file.
func (l *Loader) Release() { l.bodies.drop() }

// Articles are what a later run may recall, after a Load without problems: all
// articles but those to which a symbolic link leads.
func (l *Loader) Articles() (timezone string, kept []Kept) {
	for _, file := range l.listed.files {
		d := l.documents[file.path]
		if r, ok := d.record.(*news.ArticleRecord); ok && !file.linked {
			kept = append(kept, Kept{Head: d.head, Record: r})
		}
	}
	return l.settings.Timezone, kept
}

// Head is the fingerprint of all content, after a Load, but for the titles, summaries and
// bodies of articles whose bodies stay in their files: each of these has a sum of its own.
func (l *Loader) Head() (fingerprint.Sum, error) {
	heads := make([]fingerprint.Sum, len(l.listed.files))
	for i, file := range l.listed.files {
		heads[i] = l.documents[file.path].head
	}
	return fingerprint.New().Of(l.settings, heads)
}

// Scan lists the content files ahead of the first Load, which then need not: to do so beside
// Recall saves time. What is wrong with the folders, Load will say.
func (l *Loader) Scan() {
	if listed, err := scan(l.fsys); err == nil {
		l.listed = &listed
	}
}

// NewLoader makes a Loader of the site in fsys, as [Dir] reads it.
func NewLoader(fsys fs.FS, o Options) *Loader {
	return &Loader{fsys: fsys, options: o, schemas: newSchemas(), bodies: newBodies(), hasher: fingerprint.New()}
}

// Load reads what changed since the last call, as paths relative to the site; a
// folder stands for all that is in it. nil reads everything. The result is that
// of [Dir].
func (l *Loader) Load(ctx context.Context, changed []string) (*news.Archive, diag.List, error) {
	settings, found, problems, err := readSettings(l.fsys, l.schemas)
	archive := &news.Archive{Settings: settings}
	if err != nil || !found {
		l.documents, l.listed = nil, nil
		return archive, problems, err
	}
	if changed == nil || slices.Contains(changed, ".") {
		l.documents, l.listed = nil, nil
	}
	if l.documents == nil || settings.Timezone != l.settings.Timezone {
		l.documents = make(map[string]document)
	}
	l.settings = settings
	l.former = make(map[string]document)
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
		l.documents, l.listed = nil, nil
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
		if d, known := l.documents[path]; known {
			l.former[path] = d
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
	documents, err := readAll(ctx, missing, l.options.Jobs, reader{
		fsys: l.fsys, schemas: l.schemas, zone: location(l.settings), store: l.options.StoreBodies, bodies: l.bodies, hasher: l.hasher,
		watch: l.options.Watch,
	})
	if err != nil {
		return err
	}
	for i, document := range documents {
		path := missing[i].path
		if was, known := l.former[path]; known && !l.options.StoreBodies && was.head == document.head && was.head != (fingerprint.Sum{}) {
			document = was // the file was saved as it was
		}
		l.documents[path] = document
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
