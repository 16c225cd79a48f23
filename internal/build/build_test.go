package build_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"digest/internal/build"
	"digest/internal/diag"
	"digest/internal/progress"

	"github.com/google/go-cmp/cmp"
)

// The same input gives the same bytes: on any number of goroutines, at any time,
// in any folder.
func TestSameInputSameBytes(t *testing.T) {
	t.Parallel()
	generated := t.TempDir()
	generate(t, generated, 40, 8, 3)
	for name, source := range map[string]string{"this repository": ownSite, "generated": generated} {
		t.Run(name, func(t *testing.T) {
			first, _ := built(t, build.Options{Source: source, Jobs: 1})
			if len(first) < 100 {
				t.Fatalf("only %d files were built", len(first))
			}
			for _, o := range []build.Options{
				{Source: source, Jobs: 2, Now: now().AddDate(1, 2, 3)},
				{Source: source, Jobs: 8, Now: now().AddDate(30, 0, 0).In(time.FixedZone("far", 12*3600))},
			} {
				again, _ := built(t, o)
				if diff := differences(first, again); len(diff) > 0 {
					t.Errorf("with %d jobs these files differ: %v", o.Jobs, diff)
				}
			}
		})
	}
}

// Building over an earlier site gives what building afresh gives.
func TestRebuildIsBuild(t *testing.T) {
	t.Parallel()
	source, output := t.TempDir(), filepath.Join(t.TempDir(), "public")
	generate(t, source, 30, 8, 3)
	built(t, build.Options{Source: source, Output: output})
	if err := os.RemoveAll(filepath.Join(source, "content")); err != nil {
		t.Fatal(err)
	}
	generate(t, source, 20, 5, 4)
	over, _ := built(t, build.Options{Source: source, Output: output})
	afresh, _ := built(t, build.Options{Source: source})
	if diff := differences(afresh, over); len(diff) > 0 {
		t.Errorf("files that depend on the earlier site: %v", diff)
	}
}

// The report counts what is there.
func TestReport(t *testing.T) {
	t.Parallel()
	source, output := t.TempDir(), filepath.Join(t.TempDir(), "public")
	generate(t, source, 20, 5, 2)
	files, first := built(t, build.Options{Source: source, Output: output})
	pages, size := 0, int64(0)
	for name, text := range files {
		if filepath.Ext(name) == ".html" {
			pages++
		}
		if name != ".digest-site" {
			size += int64(len(text))
		}
	}
	want := build.Report{
		Articles: 20, People: 5, Statements: 30, Pages: pages, Feeds: 3 * (3 + 2 + 5),
		Files: len(files) - 1, Rendered: len(files) - 1, Written: len(files) - 1, Bytes: size, Output: output,
	}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Errorf("first build (-want +got):\n%s", diff)
	}
	_, second := built(t, build.Options{Source: source, Output: output})
	want.Unchanged, want.Written = want.Written, 0
	if diff := cmp.Diff(want, second); diff != "" {
		t.Errorf("second build (-want +got):\n%s", diff)
	}
	_, forced := built(t, build.Options{Source: source, Output: output, Force: true})
	want.Unchanged, want.Written = 0, want.Unchanged
	if diff := cmp.Diff(want, forced); diff != "" {
		t.Errorf("build with Force (-want +got):\n%s", diff)
	}
}

// Whatever makes a build fail, the last good site stays, and nothing stands beside it.
func TestFailedBuildLeavesTheOutput(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	generate(t, source, 8, 3, 2)
	output := filepath.Join(source, "public")
	before, _ := built(t, build.Options{Source: source, Output: output})
	for _, c := range []struct {
		name     string
		breaks   tree
		problems bool
	}{
		{"content", tree{"content/articles/b.md": "---\ntitel: x\n---\n"}, true},
		{"a reference", tree{"content/articles/b.md": "---\ntitle: x\ndate: 2026\nsource: {name: x}\ntopics: [nope]\n---\n"}, true},
		{"settings", tree{"site.toml": "titel = 1"}, true},
		{"an address", tree{"content/pages/people.md": "---\ntitle: People\n---\n"}, true},
		{"a static file", tree{"static/people/index.html": "mine"}, true},
		{"a template's syntax", tree{"templates/article.html": "{{define"}, true},
		{"a template's view", tree{"templates/404.html": `{{define "main"}}{{.Nothing}}{{end}}`}, true},
		{"a file name that no computer stores", tree{"content/pages/con.md": "---\ntitle: Console\n---\n"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.breaks.write(t, source)
			defer func() {
				c.breaks.remove(t, source)
				generate(t, source, 8, 3, 2)
			}()
			_, err := build.Site(t.Context(), build.Options{Source: source, Output: output, Now: now(), Jobs: 2})
			var problems diag.Errors
			if err == nil || errors.As(err, &problems) != c.problems {
				t.Errorf("Site: %v; want problems with places: %v", err, c.problems)
			}
			checkUntouched(t, output, before)
		})
	}
}

// Ctrl-C at any time leaves the last good site.
func TestCancelledBuildLeavesTheOutput(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	generate(t, source, 20, 5, 2)
	output := filepath.Join(source, "public")
	before, _ := built(t, build.Options{Source: source, Output: output})
	generate(t, source, 30, 6, 2)
	for _, at := range []string{"reading", "linking", "planning", "rendering", "publishing"} {
		t.Run(at, func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			_, err := build.Site(ctx, build.Options{
				Source: source, Output: output, Now: now(), Jobs: 2,
				Progress: &progress.Watch{Begun: func(stage string) {
					if stage == at {
						stop()
					}
				}},
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("Site: %v, want %v", err, context.Canceled)
			}
			checkUntouched(t, output, before)
		})
	}
}

// checkUntouched fails unless the output is as it was and alone in its folder.
func checkUntouched(t *testing.T, output string, before tree) {
	t.Helper()
	if diff := differences(before, read(t, output)); len(diff) > 0 {
		t.Errorf("the output changed: %v", diff)
	}
	beside, err := filepath.Glob(filepath.Join(filepath.Dir(output), ".public.*"))
	if err != nil || len(beside) > 0 {
		t.Errorf("beside the output: %v, %v", beside, err)
	}
}
