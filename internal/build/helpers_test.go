package build_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"digest/internal/build"
)

// ownSite is this repository's site.
const ownSite = "../.."

// now is after everything in the sites of these tests.
func now() time.Time { return time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC) }

// A tree is a folder: the contents of its files by path.
type tree map[string]string

// paths are in order.
func (t tree) paths() []string { return slices.Sorted(maps.Keys(t)) }

// write lays the tree below a folder.
func (t tree) write(tb testing.TB, dir string) {
	tb.Helper()
	for name, text := range t {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			tb.Fatal(err)
		}
	}
}

// remove takes the tree's files away again.
func (t tree) remove(tb testing.TB, dir string) {
	tb.Helper()
	for name := range t {
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			tb.Error(err)
		}
	}
}

// read is the tree of a folder; empty when there is none.
func read(tb testing.TB, dir string) tree {
	tb.Helper()
	files := tree{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		tb.Fatal(err)
	}
	return files
}

// built builds a site into a fresh folder and gives what it wrote.
func built(tb testing.TB, o build.Options) (tree, build.Report) {
	tb.Helper()
	if o.Output == "" {
		o.Output = filepath.Join(tb.TempDir(), "public")
	}
	if o.Now.IsZero() {
		o.Now = now()
	}
	report, err := build.Site(tb.Context(), o)
	if err != nil {
		tb.Fatalf("building %s: %v", o.Source, err)
	}
	return read(tb, o.Output), report
}

// differences are the paths at which two trees differ, in order.
func differences(a, b tree) []string {
	var paths []string
	for name, text := range a {
		if other, both := b[name]; !both || other != text {
			paths = append(paths, name)
		}
	}
	for name := range b {
		if _, both := a[name]; !both {
			paths = append(paths, name)
		}
	}
	slices.Sort(paths)
	return paths
}
