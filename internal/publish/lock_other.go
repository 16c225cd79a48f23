//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// A lock keeps a second build out of a folder. Here it is a file that exists; one that
// a killed build left has to be removed by hand.
type lock struct{ name string }

// acquire takes the lock, or fails at once when another build has it.
func acquire(name, output string) (*lock, error) {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("another digest build is writing %q; wait for it or stop it, or remove %q if there is none", output, name)
	}
	if err != nil {
		return nil, explain("locking the output folder with", name, err)
	}
	return &lock{name}, file.Close()
}

func (l *lock) release() error {
	if err := os.Remove(l.name); err != nil {
		return explain("unlocking the output folder with", l.name, err)
	}
	return nil
}
