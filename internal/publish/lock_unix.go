//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// A lock keeps a second build out of a folder. The system lets it go when the process
// ends, however it ends.
type lock struct{ file *os.File }

// acquire takes the lock in a file, or fails at once when another build has it.
func acquire(name, output string) (*lock, error) {
	for {
		file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, explain("locking the output folder with", name, err)
		}
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil && isAt(file, name) {
			return &lock{file}, nil
		}
		file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("another digest build is writing %q; wait for it or stop it", output)
		}
		if err != nil && !errors.Is(err, syscall.EINTR) {
			return nil, explain("locking the output folder with", name, err)
		}
		// Another build removed the file between our opening and our locking it.
	}
}

// isAt says whether an open file is still the one at a path.
func isAt(file *os.File, name string) bool {
	opened, err := file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(name)
	return err == nil && os.SameFile(opened, there)
}

// release removes the file while it is still locked, and then unlocks it.
func (l *lock) release() error {
	err := os.Remove(l.file.Name())
	if err := errors.Join(err, l.file.Close()); err != nil {
		return explain("unlocking the output folder with", l.file.Name(), err)
	}
	return nil
}
