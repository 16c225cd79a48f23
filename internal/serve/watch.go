package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"digest/internal/scratch"

	"github.com/fsnotify/fsnotify"
)

// A change is something that happened to a path of the site.
type change struct {
	// path is relative to the site's folder, with slashes. "." is the folder itself:
	// anything may have changed.
	path string
	// came says that the path was not there before, or another file was.
	came bool
	// minor changes count only while a build fails or runs: to an editor's temporary files,
	// or to a file's rights.
	minor bool
}

// A watcher tells of changes to the site's files. It watches folders rather than
// files, since editors replace the files they save.
type watcher struct {
	notify *fsnotify.Watcher
	source string   // absolute, without links
	names  []string // what belongs to the site, in source
	// folders are the watched ones of the site. fsnotify keeps watching what was in a folder
	// that was moved away, under its old name, and so they are let go one by one.
	folders map[string]bool
	links   links
	guarded map[string]int // folders that links lead through, and how many times
	changes chan change
	lost    chan struct{} // events were lost
	log     func(string)
}

// newWatcher watches the site's folder. What it sees goes to changes once it runs.
func newWatcher(source string, names []string, log func(string)) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching %s: %w", source, explain(err))
	}
	w := &watcher{
		notify: notify, source: source, names: names, folders: make(map[string]bool), links: newLinks(), guarded: make(map[string]int),
		changes: make(chan change), lost: make(chan struct{}, 1), log: log,
	}
	if err := w.attendSite(); err != nil {
		return nil, errors.Join(err, notify.Close())
	}
	return w, nil
}

// run tells of changes until ctx ends.
func (w *watcher) run(ctx context.Context) {
	// Errors are taken on a goroutine of their own: fsnotify may hold its lock while it
	// waits to hand one over, and Add and Remove wait for that lock.
	var errs sync.WaitGroup
	errs.Go(func() {
		for range w.notify.Errors {
			select {
			case w.lost <- struct{}{}:
			default: // known already
			}
		}
	})
	defer errs.Wait()
	defer w.notify.Close()
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-w.notify.Events:
			for _, c := range w.understand(event) {
				w.tell(ctx, c)
			}
		case <-w.lost:
			// The queue overflowed, or could not be read. Nothing that is known of the
			// folders is sure any more.
			w.forget(w.source)
			w.find()
			w.tell(ctx, change{path: "."})
		}
	}
}

func (w *watcher) tell(ctx context.Context, c change) {
	select {
	case w.changes <- c:
	case <-ctx.Done():
	}
}

// understand keeps the watched folders in step with an event, and says what it means
// for the site, if anything.
func (w *watcher) understand(event fsnotify.Event) []change {
	gone, came := event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename), event.Has(fsnotify.Create)
	if w.leadsToSource(event.Name) {
		if !gone && !came && event.Op != fsnotify.Chmod {
			return nil
		}
		w.forget(w.source)
		w.find()
		return []change{{path: ".", minor: event.Op == fsnotify.Chmod}}
	}
	var changes []change
	note := func(name string, minor bool) {
		for _, name := range w.links.names(name) {
			if path, ok := w.relative(name); ok {
				changes = append(changes, change{path, came, minor || scratch.Path(path)})
			}
		}
	}
	note(event.Name, event.Op == fsnotify.Chmod)
	isPart := len(changes) > 0
	if gone || came {
		w.forget(event.Name) // a folder may have been moved into the place of another
		for _, link := range slices.Clone(w.links.via[event.Name]) {
			note(link, false)
			w.complain(w.follow(link))
		}
	}
	switch {
	case !isPart:
	case came, event.Op == fsnotify.Chmod: // it may not have been readable
		w.complain(w.attend(event.Name))
	case !gone && w.folders[event.Name]:
		return nil // some systems say that a folder changed beside what changed in it
	}
	return changes
}

func (w *watcher) complain(err error) {
	if err != nil {
		w.log(err.Error())
	}
}

// relative is the path in the site's folder, if it belongs to the site.
func (w *watcher) relative(name string) (string, bool) {
	inside, ok := strings.CutPrefix(name, strings.TrimSuffix(w.source, string(filepath.Separator))+string(filepath.Separator))
	if !ok {
		return "", false
	}
	path := filepath.ToSlash(inside)
	first, _, _ := strings.Cut(path, "/")
	return path, slices.Contains(w.names, first)
}

// leadsToSource says whether a path is the site's folder or above it.
func (w *watcher) leadsToSource(name string) bool {
	rest, ok := strings.CutPrefix(w.source, name)
	return ok && (rest == "" || rest[0] == filepath.Separator)
}

// find watches the site's folder, or waits until it is there.
func (w *watcher) find() {
	for folder := w.source; folder != filepath.Dir(folder); {
		folder = filepath.Dir(folder)
		w.notify.Remove(folder) //nolint:errcheck // another one may be there, under its name
	}
	if err := w.attendSite(); !errors.Is(err, fs.ErrNotExist) {
		w.complain(err)
	}
}

// attendSite watches the site's folder, where its parts appear, and those that are there. It
// watches the folders above, too, where it may go and come back: Linux does not tell of a
// folder that it is gone as long as anybody has it open (inotify(7), IN_DELETE_SELF).
func (w *watcher) attendSite() error {
	for folder := w.source; folder != filepath.Dir(folder); {
		folder = filepath.Dir(folder)
		_ = w.notify.Add(folder) // it may be gone, and who may not look there goes without
	}
	if err := w.add(w.source); err != nil {
		return err
	}
	for _, name := range w.names {
		if err := w.attend(filepath.Join(w.source, name)); err != nil {
			return err
		}
	}
	return nil
}

// attend watches a folder and those in it, or what a link leads to. A path that is neither,
// or none any more, is no error.
func (w *watcher) attend(name string) error {
	info, err := os.Lstat(name)
	switch {
	case err != nil || scratch.Name(filepath.Base(name)):
		return nil
	case info.Mode()&fs.ModeSymlink != 0:
		return w.follow(name)
	case info.IsDir():
		return w.attendFolder(name)
	}
	return nil
}

// attendFolder watches a folder before it reads it: what appears in between is seen twice
// rather than never.
func (w *watcher) attendFolder(name string) error {
	if err := w.add(name); err != nil {
		return tolerate(err)
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil
	}
	for _, entry := range entries {
		if entry.IsDir() || entry.Type()&fs.ModeSymlink != 0 {
			if err := w.attend(filepath.Join(name, entry.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// tolerate lets pass what the build says, if it needs the folder.
func tolerate(err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return err
}

func (w *watcher) add(folder string) error {
	if err := w.watch(folder); err != nil {
		return err
	}
	w.folders[folder] = true
	return nil
}

// watch has the system tell of a folder.
func (w *watcher) watch(folder string) error {
	if err := w.notify.Add(folder); err != nil {
		return fmt.Errorf("watching %s: %w", folder, explain(err))
	}
	return nil
}

// forget lets go of a path, and of all below it if it is a folder.
func (w *watcher) forget(name string) {
	below := name + string(filepath.Separator)
	for _, link := range slices.Collect(maps.Keys(w.links.ways)) {
		if link == name || strings.HasPrefix(link, below) {
			w.leave(link)
		}
	}
	w.forgetFolder(name)
}

// forgetFolder lets go of a folder, and of those in it.
func (w *watcher) forgetFolder(name string) {
	if !w.folders[name] {
		return
	}
	below := name + string(filepath.Separator)
	for folder := range w.folders {
		if folder == name || strings.HasPrefix(folder, below) {
			w.notify.Remove(folder) //nolint:errcheck // the system may have let go already
			delete(w.folders, folder)
			if w.guarded[folder] > 0 {
				_ = w.notify.Add(folder) // it may be gone
			}
		}
	}
}

// explain says what to do about the limits of Linux (inotify(7)), whose errors speak
// of disks and open files.
func explain(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return errors.New("too many folders are watched on this computer; raise fs.inotify.max_user_watches with sysctl")
	case errors.Is(err, syscall.EMFILE):
		return errors.New("too many programs watch files on this computer; stop one, or raise fs.inotify.max_user_instances with sysctl")
	}
	return err
}
