package publish

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path"
)

// WriteFrom adds a file that is written bit by bit, and says how long it is. A short one is
// treated as by Write. A long one goes into the staging folder in any case, and away again
// when the output holds the very same. f has no Data. Like Write, it may be called from
// several goroutines.
func (s *Stage) WriteFrom(f File, write func(io.Writer) error) (size int64, err error) {
	if size, err = s.writeFrom(f, write); err != nil {
		s.fail()
	}
	return size, err
}

func (s *Stage) writeFrom(f File, write func(io.Writer) error) (size int64, err error) {
	if err := checkPath(f.Path); err != nil {
		return 0, err
	}
	if err := s.claim(f); err != nil {
		return 0, err
	}
	chunk := s.chunks.Get().(*[chunkSize]byte)
	defer s.chunks.Put(chunk)
	w := spill{stage: s, path: f.Path, chunk: chunk[:0]}
	if err := write(&w); err != nil {
		return 0, errors.Join(err, w.close())
	}
	if w.file == nil {
		f.Data = w.chunk
		return int64(len(f.Data)), s.settle(f)
	}
	if err := w.flush(); err != nil {
		return 0, errors.Join(err, w.close())
	}
	size, same, err := s.compare(f.Path, w.file)
	if err := errors.Join(err, w.close()); err != nil {
		return 0, explain("staging", f.Path, err)
	}
	if same {
		if err := os.Remove(s.stagePath(f.Path)); err != nil {
			return 0, explain("staging", f.Path, err)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[f.Path] = entry{order: f.Order, size: int(size), unchanged: same}
	return size, nil
}

// A spill is a file while it is written: a chunk in memory, and as soon as that is full, a
// file of the staging folder.
type spill struct {
	stage *Stage
	path  string
	chunk []byte // within its capacity
	file  *os.File
}

func (w *spill) Write(data []byte) (n int, err error) {
	for len(data) > 0 {
		if len(w.chunk) == cap(w.chunk) {
			if err := w.flush(); err != nil {
				return n, err
			}
		}
		fits := min(len(data), cap(w.chunk)-len(w.chunk))
		w.chunk = append(w.chunk, data[:fits]...)
		data, n = data[fits:], n+fits
	}
	return n, nil
}

// flush writes the chunk to the file.
func (w *spill) flush() error {
	if w.file == nil {
		if err := w.stage.makeDir(path.Dir(w.path)); err != nil {
			return err
		}
		file, err := os.OpenFile(w.stage.stagePath(w.path), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return explain("staging", w.path, err)
		}
		w.file = file
	}
	if _, err := w.file.Write(w.chunk); err != nil {
		return explain("staging", w.path, err)
	}
	w.chunk = w.chunk[:0]
	return nil
}

func (w *spill) close() error {
	if w.file == nil {
		return nil
	}
	return w.file.Close()
}

// compare says how long a staged file is, and whether the output holds the same.
func (s *Stage) compare(name string, staged *os.File) (size int64, same bool, err error) {
	info, err := staged.Stat()
	if err != nil {
		return 0, false, err
	}
	size = info.Size()
	if s.Force || !s.isRealDir(path.Dir(name)) {
		return size, false, nil
	}
	if was, err := os.Lstat(s.outputPath(name)); err != nil || !was.Mode().IsRegular() || was.Size() != size {
		return size, false, nil
	}
	published, err := os.Open(s.outputPath(name))
	if err != nil {
		return size, false, nil
	}
	defer published.Close()
	if _, err := staged.Seek(0, io.SeekStart); err != nil {
		return size, false, err
	}
	one, other := s.chunks.Get().(*[chunkSize]byte), s.chunks.Get().(*[chunkSize]byte)
	defer s.chunks.Put(one)
	defer s.chunks.Put(other)
	for rest := size; rest > 0; {
		n := int(min(rest, chunkSize))
		if _, err := io.ReadFull(staged, one[:n]); err != nil {
			return size, false, err
		}
		if _, err := io.ReadFull(published, other[:n]); err != nil || !bytes.Equal(one[:n], other[:n]) {
			return size, false, nil
		}
		rest -= int64(n)
	}
	return size, true, nil
}
