package publish_test

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digest/internal/publish"

	"github.com/google/go-cmp/cmp"
)

// amending begins a build of an output that holds these files, as they were left.
func amending(t *testing.T, output string, files tree) *publish.Stage {
	t.Helper()
	stage := begin(t, output)
	paths := []string{"."}
	for name := range files {
		paths = append(paths, name)
		for dir := filepath.Dir(name); dir != "."; dir = filepath.Dir(dir) {
			paths = append(paths, dir)
		}
	}
	stage.Survey(func() []string { return paths }, 2, func(string, fs.FileInfo) bool { return true })
	return stage
}

// What is neither written nor removed stays as it is, and counts.
func TestAmend(t *testing.T) {
	for _, c := range []struct {
		name        string
		was, writes tree
		removes     []string
		want        tree
		report      publish.Report
	}{
		{"nothing", tree{"a": "1", "b/c": "2"}, nil, nil, tree{"a": "1", "b/c": "2"}, publish.Report{Unchanged: 2}},
		{"the same", tree{"a": "1", "b/c": "2"}, tree{"b/c": "2"}, nil, tree{"a": "1", "b/c": "2"}, publish.Report{Unchanged: 2}},
		{
			"one file",
			tree{"a": "1", "b/c": "2", "b/d": "3"},
			tree{"b/c": "4"},
			nil,
			tree{"a": "1", "b/c": "4", "b/d": "3"},
			publish.Report{Written: 1, Unchanged: 2, Bytes: 1},
		},
		{
			"a new one",
			tree{"a": "1"},
			tree{"b/c/d": "2", "e": "3"},
			nil,
			tree{"a": "1", "b/c/d": "2", "e": "3"},
			publish.Report{Written: 2, Unchanged: 1, Bytes: 2},
		},
		{
			"one goes with its folders",
			tree{"a/b/c": "1", "a/d": "2"},
			tree{"a/d": "3"},
			[]string{"a/b/c"},
			tree{"a/d": "3"},
			publish.Report{Written: 1, Removed: 1, Bytes: 1},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			output := site(t)
			build(t, output, c.was)
			stage := amending(t, output, c.was)
			if !stage.Amend() {
				t.Fatal("the output cannot be amended")
			}
			write(t, stage, c.writes)
			for _, name := range c.removes {
				stage.Remove(name)
			}
			got, err := stage.Publish(t.Context())
			if diff := cmp.Diff(c.report, got); err != nil || diff != "" {
				t.Errorf("Publish: %v; report (-want +got):\n%s", err, diff)
			}
			checkTree(t, output, c.want)
			checkClean(t, output, "public")
		})
	}
}

// An output in which anything is other than it was is not amended: something else may be
// in it, too.
func TestAmendRefuses(t *testing.T) {
	files := tree{"a": "1", "b/c": "2"}
	for what, prepare := range map[string]func(*publish.Stage){
		"without a survey": func(*publish.Stage) {},
		"when something looks different": func(s *publish.Stage) {
			s.Survey(func() []string { return []string{".", "a", "b", "b/c"} }, 2, func(name string, _ fs.FileInfo) bool { return name != "b" })
		},
		"when something is gone": func(s *publish.Stage) {
			s.Survey(func() []string { return []string{".", "a", "b", "b/c", "d"} }, 2, func(string, fs.FileInfo) bool { return true })
		},
		"with Force": func(s *publish.Stage) {
			s.Force = true
			s.Survey(func() []string { return []string{".", "a", "b", "b/c"} }, 2, func(string, fs.FileInfo) bool { return true })
		},
	} {
		t.Run(what, func(t *testing.T) {
			output := site(t)
			build(t, output, files)
			stage := begin(t, output)
			prepare(stage)
			if stage.Amend() {
				t.Error("it is amended")
			}
			write(t, stage, files)
			if _, err := stage.Publish(t.Context()); err != nil {
				t.Fatal(err)
			}
			checkTree(t, output, files)
		})
	}
}

// A file is not written in the place of a folder that stays, nor below a file that stays.
func TestAmendKeepsWhatStays(t *testing.T) {
	files := tree{"a": "1", "b/c": "2"}
	for _, name := range []string{"b", "a/d"} {
		output := site(t)
		build(t, output, files)
		stage := amending(t, output, files)
		if !stage.Amend() {
			t.Fatal("the output cannot be amended")
		}
		err := stage.Write(publish.File{Path: name, Data: []byte("x")})
		if err == nil || !strings.Contains(err.Error(), "is wanted as a file and as a folder") {
			t.Errorf("Write(%q): %v", name, err)
		}
		if err := stage.Abort(); err != nil {
			t.Fatal(err)
		}
		checkTree(t, output, files)
	}
}

// Until it is published, a file can be read as it was.
func TestFormer(t *testing.T) {
	files := tree{"b/c": "before"}
	output := site(t)
	build(t, output, files)
	stage := amending(t, output, files)
	if !stage.Amend() {
		t.Fatal("the output cannot be amended")
	}
	write(t, stage, tree{"b/c": "after"})
	former, err := stage.Former("b/c")
	if err != nil {
		t.Fatal(err)
	}
	defer former.Close()
	if data, err := io.ReadAll(former); err != nil || string(data) != "before" {
		t.Errorf("the former file is %q, %v", data, err)
	}
	if _, err := stage.Former("none"); err == nil || !strings.Contains(err.Error(), filepath.Join("public", "none")) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := stage.Abort(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(output); err != nil {
		t.Error(err)
	}
}
