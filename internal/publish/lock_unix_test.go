//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// A killed build's file is no lock: the system let it go.
func TestLockFileOfAKilledBuild(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	l, err := acquire(name, "public")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.release(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the lock's file stays behind: %v", err)
	}
}

// Files come and go under the lock; never do two have it.
func TestOnlyOneHasTheLock(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	var held sync.Mutex
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 100 {
				l, err := acquire(name, "public")
				if err != nil {
					continue
				}
				if !held.TryLock() {
					t.Error("two have the lock")
					return
				}
				held.Unlock()
				if err := l.release(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}
