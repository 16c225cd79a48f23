package build

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// A source is a site's folder for one build. No link leads out of it, as with the root that
// it reads through, but it is faster: a root walks down from its top for every file, and
// looks at every entry of a folder that it lists. It is for as long as nobody moves folders
// of the site. It is safe for concurrent use.
type source struct {
	rootFS
	root    *os.Root
	folders sync.Map // path → *os.Root
}

// A rootFS is what a root's FS gives.
type rootFS interface {
	fs.ReadDirFS
	fs.ReadFileFS
	fs.StatFS
	fs.ReadLinkFS
}

func openSource(folder string) (*source, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	return &source{rootFS: root.FS().(rootFS), root: root}, nil
}

// Close closes the site's folder.
func (s *source) Close() error {
	for _, folder := range s.folders.Range {
		_ = folder.(*os.Root).Close() // it was only read
	}
	return s.root.Close()
}

// Open opens a file from the folder that it is in. Where that fails, as for a link out of
// the folder, the root says whether it may be opened.
func (s *source) Open(name string) (fs.File, error) {
	if folder := s.folder(path.Dir(name)); folder != nil && fs.ValidPath(name) {
		if file, err := folder.Open(path.Base(name)); err == nil {
			return file, nil
		}
	}
	return s.rootFS.Open(name)
}

// folder is a folder of the site, or nil where there is none.
func (s *source) folder(name string) *os.Root {
	if known, ok := s.folders.Load(name); ok {
		return known.(*os.Root)
	}
	folder, err := s.root.OpenRoot(filepath.FromSlash(name))
	if err != nil {
		return nil
	}
	known, raced := s.folders.LoadOrStore(name, folder)
	if raced {
		_ = folder.Close() // another goroutine's is as good
	}
	return known.(*os.Root)
}

// ReadDir lists a folder by its path, if no link is on the way.
func (s *source) ReadDir(name string) ([]fs.DirEntry, error) {
	if !fs.ValidPath(name) {
		return s.rootFS.ReadDir(name) // which says so
	}
	at := ""
	for part := range strings.SplitSeq(name, "/") {
		at = path.Join(at, part)
		if info, err := s.root.Lstat(filepath.FromSlash(at)); err != nil || !info.IsDir() {
			return s.rootFS.ReadDir(name)
		}
	}
	return os.ReadDir(filepath.Join(s.root.Name(), filepath.FromSlash(name)))
}
