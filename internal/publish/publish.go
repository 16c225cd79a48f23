// Package publish puts rendered files into a folder, safely: bytes in, folder out.
//
// A [Stage] collects the files of one build beside the output folder, and puts them
// in place when all of them are there. Until then the output stays as it was, so a
// build that fails or is stopped leaves the last good site:
//
//	stage, err := publish.Begin("public", "content")
//	if err != nil { … }
//	defer stage.Abort() // does nothing after Publish
//	if err := stage.Write(publish.File{Path: "people/index.html", Data: page}); err != nil { … }
//	report, err := stage.Publish(ctx)
//
// # The output folder
//
// It belongs to digest. A file named .digest-site in it says so; a folder that holds
// files but not this one is refused, so that nobody loses a folder by a slip in an
// option. What a build did not write is removed, except a .git of the folder itself,
// for those who publish from a branch. Only a build that amends what the last one left
// ([Stage.Amend]) says what is to go.
//
// A file whose bytes did not change is left alone, with its inode and modification
// time, for the sake of rsync and caches, unless Force says so. One that changed is
// replaced by a rename, so that a web server sees the old file or the new one, and never
// half of either. Symbolic links in the folder are replaced or removed, and never followed.
//
// # Beside the output folder
//
// While a build of "public" runs there are two more names in the folder above it:
// .public.digest-lock, which keeps two builds apart, and .public.digest-stage. What a
// killed build leaves there is cleared away by the next one, but for the lock where the
// system lets nobody see whether its owner is alive: then the error says what to remove.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// The names in the output folder that no file of a build may have.
const (
	// markerName is the file by which a build recognizes a folder that digest wrote.
	markerName = ".digest-site"
	// gitName is a repository or worktree of the output folder itself.
	gitName = ".git"
)

// markerText is what markerName holds, for a person who finds it.
const markerText = "digest writes this folder and removes from it what it did not write.\n"

// chunkSize is how much of a file is read at once: most files of a site whole.
const chunkSize = 32 << 10

// A File is one file of a build.
type File struct {
	// Path is relative to the output folder, with slashes: "people/jane-doe/index.html".
	Path string
	// Data is the whole file. It is not retained.
	Data []byte
	// Order says when the file is put in place: lower numbers first, then by path. Give
	// pages a lower one than the lists, feeds and sitemaps that lead to them.
	Order int
}

// A Report counts what Publish did.
type Report struct {
	// Written files are new or changed, Unchanged ones were there already, and Removed
	// ones are from earlier builds.
	Written, Unchanged, Removed int
	// Bytes is the size of all written files.
	Bytes int64
	// Untouched are the folders that were not read, because the stage's Untouched said so.
	Untouched []string
}

// A Stage is one build's files on their way to the output folder. Make one with [Begin]
// and end it with [Stage.Publish] or [Stage.Abort].
type Stage struct {
	// Force replaces unchanged files too, for those who do not trust what is there. Set
	// it before the first Write.
	Force bool
	// Settled, when set, is called when everything is in place, before another build may
	// begin: the files are still those of this one.
	Settled func(Report)
	// Untouched, when set, says that a folder of the output, whose entry it is given, holds
	// files of this build and nothing else, so that it need not be read. It says
	// nothing of the folders inside.
	Untouched func(folder string, info fs.FileInfo) bool

	shown  string // the output folder as the caller named it, for messages
	output string // the same, absolute and without symbolic links
	folder string // where files wait
	lock   *lock

	survey    *survey    // nil when there is none
	amendment *amendment // nil when the build has everything
	chunks    sync.Pool  // of *[chunkSize]byte, to compare files with

	mu    sync.Mutex // guards what follows; the files are written outside of it
	files map[string]entry
	dirs  map[string]bool // folders of this build
	made  map[string]bool // those that exist in the staging folder
	real  map[string]bool // whether a folder of the output is one, and no link to one
	state state
}

// An entry is what a stage knows of a file that it got.
type entry struct {
	order     int
	size      int
	unchanged bool // it is in the output already, and was not staged
}

// A state is how far a stage has come.
type state int

const (
	open state = iota
	failed
	ended
)

// Begin prepares a build into an output folder, which need not exist. It fails if the
// folder holds files that digest did not write, if another build is writing it, and if
// it is or holds the user's home folder or one of the protected paths: the site's
// sources.
func Begin(output string, protected ...string) (*Stage, error) {
	s := &Stage{
		shown: output,
		files: make(map[string]entry),
		dirs:  make(map[string]bool),
		made:  map[string]bool{".": true},
		real:  make(map[string]bool),
	}
	s.chunks.New = func() any { return new([chunkSize]byte) }
	var err error
	if s.output, err = resolve(output); err != nil {
		return nil, err
	}
	if err := checkProtected(output, s.output, protected); err != nil {
		return nil, err
	}
	parent := filepath.Dir(s.output)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, explain("making the folder above the output", parent, err)
	}
	if s.lock, err = acquire(beside(s.output, "lock"), output); err != nil {
		return nil, err
	}
	s.folder = beside(s.output, "stage")
	if err := s.prepare(); err != nil {
		return nil, errors.Join(err, s.Abort())
	}
	return s, nil
}

// beside is the name of what stands beside a resolved output folder during a build.
func beside(output, what string) string {
	parent, name := filepath.Split(output)
	return filepath.Join(parent, "."+name+".digest-"+what)
}

// prepare looks at the output folder and makes an empty staging folder.
func (s *Stage) prepare() error {
	entries, err := s.entries()
	if err != nil {
		return err
	}
	if err := s.checkForeign(entries); err != nil {
		return err
	}
	if err := os.RemoveAll(s.folder); err != nil { // a killed build's
		return explain("removing what an earlier build left", s.folder, err)
	}
	if err := os.Mkdir(s.folder, 0o755); err != nil {
		return explain("making the staging folder", s.folder, err)
	}
	return nil
}

// entries lists the output folder: nil when there is none.
func (s *Stage) entries() ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(s.output)
	switch {
	case err == nil:
		s.real["."] = true
	case errors.Is(err, fs.ErrNotExist):
	default:
		return nil, explain("reading the output folder", s.shown, err)
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.Name() == gitName }), nil
}

// checkForeign refuses a folder with files in it that digest did not write.
func (s *Stage) checkForeign(entries []fs.DirEntry) error {
	names := make([]string, len(entries))
	for i, e := range entries {
		if e.Name() == markerName && e.Type().IsRegular() {
			return nil
		}
		names[i] = fmt.Sprintf("%q", e.Name())
	}
	if len(names) == 0 {
		return nil
	}
	const most = 3
	if rest := len(names) - most; rest > 0 {
		names = append(names[:most], fmt.Sprintf("%d more", rest))
	}
	return fmt.Errorf("output folder %q holds files that digest did not write (%s); name another folder, or empty this one",
		s.shown, strings.Join(names, ", "))
}

// Abort removes what was staged and leaves the output as it was. After Publish, and
// after Abort, it does nothing.
func (s *Stage) Abort() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == ended {
		return nil
	}
	s.state = ended
	return s.release()
}

// release takes away what stands beside the output folder, when nobody looks at it any more.
func (s *Stage) release() error {
	if s.survey != nil {
		<-s.survey.done
	}
	err := os.RemoveAll(s.folder)
	if err != nil {
		err = explain("removing the staging folder", s.folder, err)
	}
	return errors.Join(err, s.lock.release())
}
