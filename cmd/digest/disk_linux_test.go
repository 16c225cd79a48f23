package main

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// limited is the command digest on a disk that takes only small files: what is written
// beyond that fails, as it does on a full disk (setrlimit(2), RLIMIT_FSIZE).
func limited() {
	signal.Ignore(syscall.SIGXFSZ)
	const size = 64 << 10
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: size}); err != nil {
		os.Exit(3)
	}
	main()
}

// A disk that takes no more ends the build with a clear error. What was there stays,
// and nothing is left that is in the way of the next build.
func TestNoMoreSpaceForAFile(t *testing.T) {
	t.Parallel()
	s := newKillSite(t)
	clean := s.clean(2)
	s.lay(version(0))
	s.fails("file too large", "digest-limited")
	s.checkClean(0, clean[1])
	s.finish()
	s.checkClean(1, clean[0])
}

// fails runs a build that ends with exit code 1 and says why, in a line.
func (s *killSite) fails(why string, command string, args ...string) {
	s.t.Helper()
	out, err := exec.CommandContext(s.t.Context(), command,
		append([]string{"build", "--source", s.source(), "--output", s.output()}, args...)...).CombinedOutput()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(string(out), why) {
		s.t.Errorf("build: %v, want exit code 1 and %q\n%s", err, why, out)
	}
}

// A disk is a small one of its own, at the site's output folder's parent, that can be
// made full and read-only. Only root can have one; for others it is a folder.
type disk struct {
	t      *testing.T
	folder string
	real   bool
}

func newDisk(t *testing.T, folder, size string) *disk {
	t.Helper()
	d := &disk{t: t, folder: folder}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	d.real = syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+size) == nil
	t.Cleanup(func() {
		if d.real {
			_ = syscall.Unmount(folder, syscall.MNT_DETACH)
		}
		_ = os.Chmod(folder, 0o755)
	})
	return d
}

func (d *disk) resize(size string) {
	d.t.Helper()
	if !d.real {
		return
	}
	if err := syscall.Mount("", d.folder, "", syscall.MS_REMOUNT, "size="+size); err != nil {
		d.t.Fatal(err)
	}
}

func (d *disk) setReadOnly(readOnly bool) {
	d.t.Helper()
	var flags uintptr
	mode := os.FileMode(0o755)
	if readOnly {
		flags, mode = syscall.MS_RDONLY, 0o555
	}
	err := os.Chmod(d.folder, mode)
	if d.real {
		err = syscall.Mount("", d.folder, "", syscall.MS_REMOUNT|flags, "")
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// onDisk is a site whose output is on a disk of its own.
func onDisk(t *testing.T, size string) (*killSite, *disk) {
	t.Helper()
	s := newKillSite(t)
	inner := filepath.Join(s.folder, "disk")
	d := newDisk(t, inner, size)
	if err := os.Symlink("disk/public", s.output()); err != nil {
		t.Fatal(err)
	}
	return s, d
}

// On a full disk a build says so, and leaves the site whole.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	const big, small = "8m", "800k"
	s, d := onDisk(t, big)
	clean := s.cleanOnDisk(2)
	if !d.real {
		return // TestNoMoreSpaceForAFile shows it for those who are not root
	}
	d.resize(small)
	s.lay(version(0))
	s.fails("no space left on device; free some space and build again", "digest", "--force")
	s.checkOnDisk(clean[1])
	d.resize(big)
	s.finish()
	s.checkOnDisk(clean[0])
}

// Where nothing can be written a build says so; and it is done when nothing changed.
func TestReadOnlyOutput(t *testing.T) {
	t.Parallel()
	s, d := onDisk(t, "8m")
	clean := s.cleanOnDisk(2)
	d.setReadOnly(true)
	s.lay(version(0))
	why := "read-only file system; name an output folder on a disk that can be written"
	if !d.real {
		why = "permission denied; allow writing there, or name another output folder"
	}
	s.fails(why, "digest")
	s.checkOnDisk(clean[1])
	d.setReadOnly(false)
	s.finish()
	s.checkOnDisk(clean[0])
}

// cleanOnDisk is clean for an output that is a link.
func (s *killSite) cleanOnDisk(versions int) []files {
	s.t.Helper()
	made := make([]files, versions)
	for n := range made {
		s.lay(version(n))
		s.must(os.RemoveAll(filepath.Join(s.folder, "disk", "public")))
		s.must(os.MkdirAll(filepath.Join(s.folder, "disk", "public"), 0o755))
		s.finish("--force")
		made[n] = s.read(filepath.Join(s.folder, "disk", "public"))
	}
	return made
}

func (s *killSite) checkOnDisk(want files) {
	s.t.Helper()
	if got := s.read(filepath.Join(s.folder, "disk")); len(got) != len(want) || !maps.Equal(want, s.read(filepath.Join(s.folder, "disk", "public"))) {
		s.t.Errorf("the disk holds %d files, want the %d of the site and nothing beside them", len(got), len(want))
	}
}

// A site that cannot be written to is built, and the build says that it will not be
// remembered.
func TestReadOnlyMemory(t *testing.T) {
	t.Parallel()
	s := newKillSite(t)
	s.lay(version(0))
	d := newDisk(t, filepath.Join(s.source(), ".digest"), "1m")
	d.setReadOnly(true)
	for range 2 {
		message, err := s.build(0)
		if err != nil || !strings.Contains(message, "the next build starts afresh: writing the build's memory: ") {
			t.Errorf("build: %v\n%s", err, message)
		}
	}
}
