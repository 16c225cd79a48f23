package build_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"digest/internal/build"
)

// The law of incremental builds: after any edits, a build over the last one gives
// what a clean build gives, byte for byte, or fails with the same words and changes
// nothing; and a file whose bytes stay is not touched.
func TestIncrementalIsClean(t *testing.T) {
	const sequences, steps = 20, 8
	for seed := range uint64(sequences) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			numbers := make([]int, steps)
			for i := range numbers {
				numbers[i] = i
			}
			if told, failure := runSequence(t, seed, numbers); failure != nil {
				t.Fatal(shrunk(t, seed, numbers[:len(told)], failure))
			}
		})
	}
}

// shrunk leaves out the steps without which a sequence fails too, and tells it.
func shrunk(t *testing.T, seed uint64, numbers []int, failure error) string {
	t.Helper()
	for i := len(numbers) - 2; i >= 0; i-- {
		fewer := slices.Delete(slices.Clone(numbers), i, i+1)
		if _, err := runSequence(t, seed, fewer); err != nil {
			numbers, failure = fewer, err
		}
	}
	told, _ := runSequence(t, seed, numbers)
	return fmt.Sprintf("seed %d, steps %v:\n  %s\n%v", seed, numbers, strings.Join(told, "\n  "), failure)
}

// runSequence makes the steps with these numbers in a fresh site, and checks the law
// after each. It tells what was done, up to the failure.
func runSequence(t *testing.T, seed uint64, numbers []int) (told []string, failure error) {
	t.Helper()
	dir := scratch(t)
	s := &sequence{
		editor: editor{dir: filepath.Join(dir, "site"), r: rand.New(rand.NewPCG(seed, 0))},
		tb:     t,
		folder: dir,
		o: build.Options{
			Source: filepath.Join(dir, "site"), Output: filepath.Join(dir, "public"), Jobs: 2, Program: "one",
			Now: clock(t).Add(time.Hour),
		},
	}
	s.begin()
	s.failOnDisk(t)
	if err := s.check(false); err != nil {
		return nil, err
	}
	for _, n := range numbers {
		s.r = rand.New(rand.NewPCG(seed, uint64(n)+1))
		var did []string
		if s.broken && s.r.IntN(3) > 0 {
			did = append(did, s.mend().did)
		}
		for range s.r.IntN(3) {
			did = append(did, s.edit().did)
		}
		did = append(did, s.around()...)
		told = append(told, strings.Join(did, "; "))
		s.failOnDisk(t)
		force := s.r.IntN(20) == 0
		if err := s.check(force); err != nil {
			return told, err
		}
	}
	return told, nil
}

// scratch is a fresh folder: in memory where the system has a disk there, since these
// tests write thousands of files.
func scratch(tb testing.TB) string {
	tb.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "digest-") //nolint:usetesting // TempDir is on the disk
	if err != nil {
		return tb.TempDir()
	}
	tb.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			tb.Error(err)
		}
	})
	return dir
}

// clock is the time on the disk's clock.
func clock(tb testing.TB) time.Time {
	tb.Helper()
	file := filepath.Join(scratch(tb), "now")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		tb.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil {
		tb.Fatal(err)
	}
	return info.ModTime()
}

// A sequence is a site on its way, and how it is built.
type sequence struct {
	editor
	tb     testing.TB
	folder string
	o      build.Options
	broken bool // the last build failed
	builds int
}

// check builds over the last build and afresh, and compares.
func (s *sequence) check(force bool) error {
	s.builds++
	before, looks := read(s.tb, s.o.Output), looks(s.tb, s.o.Output)
	over := s.o
	over.Force = force
	_, overErr := build.Site(context.Background(), over)
	clean := s.o
	clean.Program, clean.Output = "", filepath.Join(s.folder, fmt.Sprint("clean-", s.builds))
	_, cleanErr := build.Site(context.Background(), clean)
	want, got := read(s.tb, clean.Output), read(s.tb, s.o.Output)
	s.broken = cleanErr != nil
	if fmt.Sprint(overErr) != fmt.Sprint(cleanErr) {
		return fmt.Errorf("build %d over the last one: %w\na clean build: %w", s.builds, overErr, cleanErr)
	}
	if s.broken {
		want = before
	}
	if different := differences(want, got); len(different) > 0 {
		return fmt.Errorf("build %d (broken: %t) differs from a clean one at %v", s.builds, s.broken, different)
	}
	for name, look := range looks {
		if after, err := os.Lstat(filepath.Join(s.o.Output, name)); err == nil && !force && before[name] == got[name] {
			if !os.SameFile(look, after) || !look.ModTime().Equal(after.ModTime()) {
				return fmt.Errorf("build %d touched %s, whose bytes stay", s.builds, name)
			}
		}
	}
	beside, err := filepath.Glob(filepath.Join(s.folder, ".*"))
	if len(beside) > 0 {
		return errors.Join(err, fmt.Errorf("build %d left %v", s.builds, beside))
	}
	return errors.Join(err, os.RemoveAll(clean.Output))
}

// looks are the entries of the regular files below a folder.
func looks(tb testing.TB, dir string) map[string]fs.FileInfo {
	tb.Helper()
	found := make(map[string]fs.FileInfo)
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		info, err := entry.Info()
		rel, _ := filepath.Rel(dir, name)
		found[filepath.ToSlash(rel)] = info
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		tb.Fatal(err)
	}
	return found
}
