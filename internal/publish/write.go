package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Write takes one file into the build. It may be called from several goroutines. It
// fails for a path that is not safe, that was written before, or that is both a file
// and a folder; after a failure Publish refuses.
func (s *Stage) Write(f File) error {
	err := s.write(f)
	if err != nil {
		s.fail()
	}
	return err
}

// fail notes that the site would not be whole.
func (s *Stage) fail() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = max(s.state, failed)
}

func (s *Stage) write(f File) error {
	if err := checkPath(f.Path); err != nil {
		return err
	}
	if err := s.claim(f); err != nil {
		return err
	}
	return s.settle(f)
}

// settle stages a claimed file, unless the output holds it.
func (s *Stage) settle(f File) error {
	// Most files of most builds are as they were: comparing costs half of writing, and
	// nothing is left to move or delete.
	if !s.Force && s.isPublished(f) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.files[f.Path] = entry{order: f.Order, size: len(f.Data), unchanged: true}
		return nil
	}
	return s.stage(f)
}

// Keep takes a file of the output into the build without reading it, if it is a
// regular file that still looks as the caller remembers it. Otherwise it is false,
// and the caller writes the file. Like Write, it may be called from several
// goroutines.
func (s *Stage) Keep(f File, looks func(fs.FileInfo) bool) (bool, error) {
	return s.KeepAll([]File{f}, func(_ string, info fs.FileInfo) bool { return looks(info) })
}

// KeepAll takes files of the output as Keep takes one: all of them, or none.
func (s *Stage) KeepAll(files []File, looks func(path string, info fs.FileInfo) bool) (bool, error) {
	sizes := make([]int, len(files))
	for i, f := range files {
		if s.Force || checkPath(f.Path) != nil || !s.isRealDir(path.Dir(f.Path)) {
			return false, nil
		}
		info := s.look(f.Path)
		if info == nil || !info.Mode().IsRegular() || !looks(f.Path, info) {
			return false, nil
		}
		sizes[i] = int(info.Size())
	}
	for i, f := range files {
		if err := s.claimAs(f, entry{order: f.Order, size: sizes[i], unchanged: true}); err != nil {
			return false, err
		}
	}
	return true, nil
}

// claim notes that a path is taken.
func (s *Stage) claim(f File) error {
	return s.claimAs(f, entry{order: f.Order, size: len(f.Data)})
}

func (s *Stage) claimAs(f File, e entry) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state == ended {
		return fmt.Errorf("writing %q: the build is over", f.Path)
	}
	if _, ok := s.files[f.Path]; ok {
		return fmt.Errorf("two pages want the file %q; give one of them another name", f.Path)
	}
	if s.dirs[f.Path] {
		return fmt.Errorf("%q is wanted as a file and as a folder; give one of them another name", f.Path)
	}
	if s.amendment != nil {
		if err := s.amends(f.Path); err != nil {
			return err
		}
	}
	for dir := range above(f.Path) {
		if s.dirs[dir] {
			break // and so is what is above it
		}
		if _, ok := s.files[dir]; ok {
			return fmt.Errorf("%q is wanted as a file and as a folder; give one of them another name", dir)
		}
		s.dirs[dir] = true
	}
	s.files[f.Path] = e
	return nil
}

// stage writes a file into the staging folder.
func (s *Stage) stage(f File) error {
	if err := s.makeDir(path.Dir(f.Path)); err != nil {
		return err
	}
	file, err := os.OpenFile(s.stagePath(f.Path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return explain("staging", f.Path, err)
	}
	_, err = file.Write(f.Data)
	if err := errors.Join(err, file.Close()); err != nil {
		return explain("staging", f.Path, err)
	}
	return nil
}

// makeDir makes a folder in the staging folder, and those above it, once.
func (s *Stage) makeDir(dir string) error {
	s.mu.Lock()
	made := s.made[dir]
	s.mu.Unlock()
	if made {
		return nil
	}
	if err := s.makeDir(path.Dir(dir)); err != nil {
		return err
	}
	if err := os.Mkdir(s.stagePath(dir), 0o755); err != nil && !errors.Is(err, fs.ErrExist) { // another goroutine's
		return explain("staging", dir, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.made[dir] = true
	return nil
}

// isPublished says whether the output holds the very file already.
func (s *Stage) isPublished(f File) bool {
	if !s.isRealDir(path.Dir(f.Path)) {
		return false
	}
	name := s.outputPath(f.Path)
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(f.Data)) {
		return false
	}
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	chunk := s.chunks.Get().(*[chunkSize]byte)
	defer s.chunks.Put(chunk)
	return sameBytes(file, f.Data, chunk[:])
}

// sameBytes says whether a file begins with the data. It reads by the chunk.
func sameBytes(file *os.File, data, chunk []byte) bool {
	for len(data) > 0 {
		n, err := io.ReadFull(file, chunk[:min(len(chunk), len(data))])
		if err != nil || !bytes.Equal(chunk[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

// isRealDir says whether a folder of the build is one in the output, and no link.
func (s *Stage) isRealDir(dir string) bool {
	s.mu.Lock()
	is, known := s.real[dir]
	s.mu.Unlock()
	if known || dir == "." {
		return is
	}
	if s.isRealDir(path.Dir(dir)) {
		info := s.look(dir)
		is = info != nil && info.IsDir()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.real[dir] = is
	return is
}

// stagePath is where a path of the build is while it waits.
func (s *Stage) stagePath(name string) string {
	return filepath.Join(s.folder, filepath.FromSlash(name))
}

// outputPath is where a path of the build is in the end.
func (s *Stage) outputPath(name string) string {
	if name == "." {
		return s.output
	}
	return s.output + string(filepath.Separator) + filepath.FromSlash(name)
}
