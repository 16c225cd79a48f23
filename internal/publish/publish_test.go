package publish_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"digest/internal/publish"

	"github.com/google/go-cmp/cmp"
)

// A tree is a folder: the contents of its files by path. A symbolic link is "-> target".
type tree map[string]string

// site is an output folder in a fresh folder that holds nothing else.
func site(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "public")
}

// build publishes a tree and returns the report.
func build(t *testing.T, output string, files tree) publish.Report {
	t.Helper()
	stage := begin(t, output)
	write(t, stage, files)
	report, err := stage.Publish(t.Context())
	if err != nil {
		t.Fatalf("Publish: %v", err)
	}
	return report
}

func begin(t *testing.T, output string) *publish.Stage {
	t.Helper()
	stage, err := publish.Begin(output)
	if err != nil {
		t.Fatalf("Begin(%q): %v", output, err)
	}
	return stage
}

func write(t *testing.T, stage *publish.Stage, files tree) {
	t.Helper()
	for name, data := range files {
		if err := stage.Write(publish.File{Path: name, Data: []byte(data)}); err != nil {
			t.Fatalf("Write(%q): %v", name, err)
		}
	}
}

// lay puts a tree on the disk by other means.
func lay(t *testing.T, dir string, files tree) {
	t.Helper()
	for name, data := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(name), 0o755)
		if target, isLink := strings.CutPrefix(data, "-> "); isLink {
			err = errors.Join(err, os.Symlink(target, name))
		} else {
			err = errors.Join(err, os.WriteFile(name, []byte(data), 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// read is the tree of a folder, without the marker. Empty folders end in "/".
func read(t *testing.T, dir string) tree {
	t.Helper()
	files := tree{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == dir || e.Name() == ".digest-site" {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		switch {
		case e.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			files[rel] = "-> " + target
			return err
		case e.IsDir():
			entries, err := os.ReadDir(name)
			if len(entries) == 0 {
				files[rel+"/"] = ""
			}
			return err
		}
		data, err := os.ReadFile(name)
		files[rel] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

func checkTree(t *testing.T, dir string, want tree) {
	t.Helper()
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", dir, diff)
	}
}

// checkClean fails if anything but the given names stands beside the output folder.
func checkClean(t *testing.T, output string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(output))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("beside the output (-want +got):\n%s", diff)
	}
}

func TestOneTreeAfterAnother(t *testing.T) {
	for _, c := range []struct {
		name        string
		first, then tree
		want        publish.Report
	}{
		{"nothing changes", tree{"a": "1", "b/c": "2"}, tree{"a": "1", "b/c": "2"}, publish.Report{Unchanged: 2}},
		{"same size", tree{"a": "1", "b": "2"}, tree{"a": "1", "b": "3"}, publish.Report{Written: 1, Unchanged: 1, Bytes: 1}},
		{"shorter and longer", tree{"a": "12", "b": "12"}, tree{"a": "1", "b": "123"}, publish.Report{Written: 2, Bytes: 4}},
		{"large", tree{"a": strings.Repeat("x", 1<<20)}, tree{"a": strings.Repeat("x", 1<<20-1) + "y"}, publish.Report{Written: 1, Bytes: 1 << 20}},
		{"new in a new folder", tree{"a": "1"}, tree{"a": "1", "b/c/d": "2"}, publish.Report{Written: 1, Unchanged: 1, Bytes: 1}},
		{"orphans", tree{"a": "1", "b/c/d": "2", "b/e": "3", "f/g": ""}, tree{"b/e": "3"}, publish.Report{Unchanged: 1, Removed: 3}},
		{"all gone", tree{"a/b": "1"}, tree{}, publish.Report{Removed: 1}},
		{"file becomes folder", tree{"a": "1"}, tree{"a/b/c": "2"}, publish.Report{Written: 1, Removed: 1, Bytes: 1}},
		{"folder becomes file", tree{"a/b/c": "1", "a/d": "2"}, tree{"a": "3"}, publish.Report{Written: 1, Removed: 2, Bytes: 1}},
		{"they change places", tree{"a/b": "1", "c": "2"}, tree{"a": "2", "c/b": "1"}, publish.Report{Written: 2, Removed: 2, Bytes: 2}},
		{"empty file", tree{"a": ""}, tree{"a": "", "b": ""}, publish.Report{Written: 1, Unchanged: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			output := site(t)
			build(t, output, c.first)
			got := build(t, output, c.then)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("report (-want +got):\n%s", diff)
			}
			checkTree(t, output, c.then)
			checkClean(t, output, "public")
		})
	}
}

// Whatever was published before, the folder holds the last tree and nothing else.
func TestAnySequenceOfTreesLeavesTheLast(t *testing.T) {
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 0))
		output := site(t)
		for range 6 {
			files := randomTree(random, ".", 3)
			build(t, output, files)
			checkTree(t, output, files)
		}
		checkClean(t, output, "public")
	}
}

// randomTree has few names, so that files and folders often meet.
func randomTree(random *rand.Rand, dir string, depth int) tree {
	files := tree{}
	for _, name := range []string{"a", "b", "c"} {
		name = path.Join(dir, name)
		switch random.IntN(4) {
		case 0, 1:
			files[name] = strings.Repeat("x", random.IntN(2)) + fmt.Sprint(random.IntN(2))
		case 2:
			if depth > 1 {
				maps.Copy(files, randomTree(random, name, depth-1))
			}
		}
	}
	return files
}

func TestUnchangedFilesAreNotTouched(t *testing.T) {
	output := site(t)
	build(t, output, tree{"same/a": "1", "changed": "1"})
	past := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	before := map[string]fs.FileInfo{}
	for _, name := range []string{"same/a", "changed", ".digest-site"} {
		if err := os.Chtimes(filepath.Join(output, name), past, past); err != nil {
			t.Fatal(err)
		}
		before[name] = stat(t, filepath.Join(output, name))
	}
	build(t, output, tree{"same/a": "1", "changed": "2"})
	for name, info := range before {
		after := stat(t, filepath.Join(output, name))
		untouched := os.SameFile(info, after) && after.ModTime().Equal(past)
		if want := name != "changed"; untouched != want {
			t.Errorf("%s untouched = %v, want %v", name, untouched, want)
		}
	}
}

func TestForceReplacesUnchangedFiles(t *testing.T) {
	output := site(t)
	build(t, output, tree{"same/a": "1"})
	name := filepath.Join(output, "same", "a")
	before := stat(t, name)
	stage := begin(t, output)
	stage.Force = true
	write(t, stage, tree{"same/a": "1"})
	got, err := stage.Publish(t.Context())
	if diff := cmp.Diff(publish.Report{Written: 1, Bytes: 1}, got); err != nil || diff != "" {
		t.Errorf("Publish: %v; report (-want +got):\n%s", err, diff)
	}
	if os.SameFile(before, stat(t, name)) {
		t.Errorf("with Force, %s is the old file", name)
	}
	checkTree(t, output, tree{"same/a": "1"})
	checkClean(t, output, "public")
}

func stat(t *testing.T, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func TestAbortLeavesTheOutput(t *testing.T) {
	output := site(t)
	stage := begin(t, output)
	write(t, stage, tree{"a": "1"})
	if err := stage.Abort(); err != nil {
		t.Fatal(err)
	}
	checkClean(t, output)

	build(t, output, tree{"a": "1", "b/c": "2"})
	stage = begin(t, output)
	write(t, stage, tree{"a": "3", "d": "4"})
	for range 2 { // the second does nothing
		if err := stage.Abort(); err != nil {
			t.Fatal(err)
		}
	}
	checkTree(t, output, tree{"a": "1", "b/c": "2"})
	checkClean(t, output, "public")
	if err := stage.Write(publish.File{Path: "e"}); err == nil {
		t.Error("Write after Abort succeeds")
	}
	if _, err := stage.Publish(t.Context()); err == nil {
		t.Error("Publish after Abort succeeds")
	}
}

func TestNothingIsPublished(t *testing.T) {
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, c := range []struct {
		name    string
		ctx     context.Context
		breakIt func(*publish.Stage)
		want    string
	}{
		{"after Ctrl-C", stopped, func(*publish.Stage) {}, "context canceled"},
		{"after a failed Write", t.Context(), func(s *publish.Stage) { _ = s.Write(publish.File{Path: "../b"}) }, "a file could not be written, and the site would not be whole"},
	} {
		t.Run(c.name, func(t *testing.T) {
			output := site(t)
			build(t, output, tree{"a": "1"})
			stage := begin(t, output)
			write(t, stage, tree{"a": "2"})
			c.breakIt(stage)
			_, err := stage.Publish(c.ctx)
			if want := fmt.Sprintf("publishing into %q: %s", output, c.want); err == nil || err.Error() != want {
				t.Errorf("Publish: %v, want %s", err, want)
			}
			if err := stage.Abort(); err != nil {
				t.Error(err)
			}
			checkTree(t, output, tree{"a": "1"})
			checkClean(t, output, "public")
		})
	}
}

func TestTwoBuildsAtOnce(t *testing.T) {
	output := site(t)
	first := begin(t, output)
	_, err := publish.Begin(output)
	if want := fmt.Sprintf("another digest build is writing %q; wait for it or stop it", output); err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("second Begin: %v, want %s", err, want)
	}
	write(t, first, tree{"a": "1"})
	if _, err := first.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	build(t, output, tree{"a": "2"})
	checkTree(t, output, tree{"a": "2"})
}

func TestLeftoversOfAKilledBuild(t *testing.T) {
	output := site(t)
	build(t, output, tree{"a": "1"})
	lay(t, filepath.Dir(output), tree{".public.digest-stage/old/file": "x"})
	build(t, output, tree{"a": "2"})
	checkTree(t, output, tree{"a": "2"})
	checkClean(t, output, "public")
}

func TestWritesFromManyGoroutines(t *testing.T) {
	output := site(t)
	stage, want := begin(t, output), tree{}
	var group sync.WaitGroup
	for i := range 200 {
		name := fmt.Sprintf("%d/%d/index.html", i%7, i)
		want[name] = name
		group.Go(func() {
			if err := stage.Write(publish.File{Path: name, Data: []byte(name)}); err != nil {
				t.Errorf("Write(%q): %v", name, err)
			}
		})
	}
	group.Wait()
	if _, err := stage.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	checkTree(t, output, want)
}
