package publish_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"digest/internal/publish"

	"github.com/google/go-cmp/cmp"
)

// An output folder is untouched until something of it, in it or beside it changes.
func TestUntouched(t *testing.T) {
	t.Parallel()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name   string
		change func(output string)
		want   bool
	}{
		{"nothing", func(string) {}, true},
		{"a file is gone", func(output string) { must(os.Remove(filepath.Join(output, "people/index.html"))) }, false},
		{"a folder is gone", func(output string) { must(os.RemoveAll(filepath.Join(output, "people"))) }, false},
		{"all is gone", func(output string) { must(os.RemoveAll(output)) }, false},
		{"a file looks different", func(output string) {
			must(os.WriteFile(filepath.Join(output, "index.html"), []byte("longer"), 0o644))
		}, false},
		{"a link in the place of a file", func(output string) {
			must(os.Rename(filepath.Join(output, "index.html"), filepath.Join(output, "../index.html")))
			lay(t, output, tree{"index.html": "-> ../index.html"})
		}, false},
		{"a link in the place of a folder", func(output string) {
			must(os.Rename(filepath.Join(output, "people"), filepath.Join(output, "../people")))
			lay(t, output, tree{"people": "-> ../people"})
		}, false},
		{"a link to it", func(output string) {
			must(os.Rename(output, output+"-moved"))
			lay(t, filepath.Dir(output), tree{"public": "-> public-moved"})
		}, true},
		{"another marker", func(output string) {
			must(os.WriteFile(filepath.Join(output, ".digest-site"), []byte("mine"), 0o644))
		}, false},
		{"a build is under way", func(output string) {
			stage := begin(t, output)
			t.Cleanup(func() { _ = stage.Abort() })
		}, false},
		{"a build was killed", func(output string) { must(os.Mkdir(filepath.Join(output, "../.public.digest-stage"), 0o755)) }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			output := site(t)
			build(t, output, tree{"index.html": "a", "people/index.html": "b", "people/jane-doe/index.html": "c"})
			paths := []string{".", "people", "people/jane-doe", "index.html", "people/index.html", "people/jane-doe/index.html"}
			c.change(output)
			for _, jobs := range []int{0, 1, 2, 9} {
				got := publish.Untouched(t.Context(), output, paths, jobs, func(name string, info fs.FileInfo) bool {
					if path.Ext(name) == ".html" {
						return info.Mode().IsRegular() && info.Size() == 1
					}
					return info.IsDir()
				})
				if got != c.want {
					t.Errorf("Untouched with %d jobs = %t, want %t", jobs, got, c.want)
				}
			}
		})
	}
}

// What is to be known of a build is told before the next one may begin, and not at all
// when it fails.
func TestSettled(t *testing.T) {
	t.Parallel()
	output := site(t)
	stage := begin(t, output)
	write(t, stage, tree{"index.html": "a", "b.html": "b"})
	var told publish.Report
	stage.Settled = func(r publish.Report) {
		told = r
		if data, err := os.ReadFile(filepath.Join(output, "index.html")); string(data) != "a" {
			t.Errorf("when it settled, the site was not in place: %q, %v", data, err)
		}
		if _, err := publish.Begin(output); err == nil || !strings.Contains(err.Error(), "another digest build") {
			t.Errorf("when it settled, another build could begin: %v", err)
		}
	}
	report, err := stage.Publish(t.Context())
	if err != nil || told.Written != 2 {
		t.Errorf("told %+v; Publish: %v", told, err)
	}
	if diff := cmp.Diff(told, report); diff != "" {
		t.Errorf("Publish (-told +got):\n%s", diff)
	}
	stage = begin(t, output)
	stage.Settled = func(publish.Report) { t.Error("a build that was aborted settled") }
	if err := stage.Abort(); err != nil {
		t.Fatal(err)
	}
}
