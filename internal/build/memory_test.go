package build_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"digest/internal/build"
	"digest/internal/progress"

	"github.com/google/go-cmp/cmp"
)

// anArticle is the only one of a remembered site.
const anArticle = "content/articles/yes.md"

// remembered is a small site with a memory: built twice, so that the second build had
// nothing to do.
func remembered(t *testing.T) (source string, o build.Options) {
	t.Helper()
	dir := scratch(t)
	source = filepath.Join(dir, "site")
	tree{
		"site.toml":              "id = \"tag:example.org,2026:memory\"\ntitle = \"Memory\"\nbase_url = \"https://example.org/\"\n",
		"content/people/jane.md": "---\nname: Jane Doe\n---\n",
		anArticle:                "---\ntitle: Yes\ndate: 2026-05-28\nsource: {name: The Example Paper}\n---\nSo it was, says Jane Doe.\n",
	}.write(t, source)
	o = build.Options{
		Source: source, Output: filepath.Join(dir, "public"), Now: clock(t).Add(time.Hour), Jobs: 2, Program: "one",
	}
	built(t, o)
	if made := work(t, o); made != "rested" {
		t.Fatalf("the second build %s", made)
	}
	return source, o
}

// work is what a build did: "rested" when it loaded nothing, "loaded" when it found
// nothing to write, "wrote N" otherwise.
func work(t *testing.T, o build.Options) string {
	t.Helper()
	stages := 0
	o.Progress = &progress.Watch{Begun: func(string) { stages++ }}
	_, report := built(t, o)
	switch {
	case stages == 1:
		return "rested"
	case report.Written+report.Removed == 0:
		return "loaded"
	case report.Written == report.Files:
		return "wrote all"
	}
	return "wrote some"
}

// What a build does the second time depends on what changed since the first.
func TestMemory(t *testing.T) {
	t.Parallel()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
	}
	memories := func(source string) []string {
		files, err := filepath.Glob(filepath.Join(source, ".digest", "build-*"))
		must(err)
		return files
	}
	for _, c := range []struct {
		name       string
		change     func(source string, o *build.Options)
		then, next string // what the builds after the change do
	}{
		{"nothing", func(string, *build.Options) {}, "rested", "rested"},
		{"jobs", func(_ string, o *build.Options) { o.Jobs = 5 }, "rested", "rested"},
		{"force", func(_ string, o *build.Options) { o.Force = true }, "wrote all", "wrote all"},
		{"another program", func(_ string, o *build.Options) { o.Program = "two" }, "loaded", "rested"},
		{"no program", func(_ string, o *build.Options) { o.Program = "" }, "loaded", "loaded"},
		{"drafts", func(_ string, o *build.Options) { o.Drafts = true }, "loaded", "rested"},
		{"another address", func(_ string, o *build.Options) { o.BaseURL = "https://example.com/" }, "wrote some", "rested"},
		{"another output", func(_ string, o *build.Options) { o.Output += "-2" }, "wrote all", "rested"},
		{"a later time", func(_ string, o *build.Options) { o.Now = o.Now.AddDate(3, 0, 0) }, "rested", "rested"},
		{"an earlier time", func(_ string, o *build.Options) { o.Now = o.Now.Add(-time.Second) }, "loaded", "rested"},
		{"a touch", func(source string, o *build.Options) {
			must(os.Chtimes(filepath.Join(source, anArticle), o.Now.AddDate(-1, 0, 0), o.Now.AddDate(-1, 0, 0)))
		}, "loaded", "rested"},
		{"a file that changes now, and may change again within the tick", func(source string, o *build.Options) {
			must(os.Chtimes(filepath.Join(source, anArticle), o.Now, o.Now))
		}, "loaded", "loaded"},
		{"a file of the future", func(source string, o *build.Options) {
			must(os.Chtimes(filepath.Join(source, anArticle), o.Now.AddDate(1, 0, 0), o.Now.AddDate(1, 0, 0)))
		}, "loaded", "loaded"},
		{"an article with the same size and time as before", func(source string, _ *build.Options) {
			rewrite(t, filepath.Join(source, anArticle))
		}, "wrote some", "rested"},
		{"a hidden file", func(source string, _ *build.Options) {
			tree{"content/articles/.hidden": "x"}.write(t, source)
		}, "loaded", "rested"},
		{"an empty folder of static files", func(source string, _ *build.Options) {
			must(os.MkdirAll(filepath.Join(source, "static", "empty"), 0o755))
		}, "loaded", "rested"},
		{"a static file", func(source string, _ *build.Options) { tree{"static/x.txt": "x"}.write(t, source) }, "wrote some", "rested"},
		{"lost", func(source string, _ *build.Options) { must(os.RemoveAll(filepath.Join(source, ".digest"))) }, "loaded", "rested"},
		{"cut off", func(source string, _ *build.Options) { must(os.Truncate(memories(source)[0], 100)) }, "loaded", "rested"},
		{"garbage", func(source string, _ *build.Options) {
			must(os.WriteFile(memories(source)[0], []byte("digest memory 1\n"+strings.Repeat("x", 99)), 0o644))
		}, "loaded", "rested"},
		{"an output file changed", func(_ string, o *build.Options) {
			must(os.WriteFile(filepath.Join(o.Output, "index.html"), nil, 0o644))
		}, "wrote some", "rested"},
		{"an output file touched", func(_ string, o *build.Options) {
			must(os.Chtimes(filepath.Join(o.Output, "index.html"), longAgo(), o.Now))
		}, "loaded", "rested"},
		{"an output file lost", func(_ string, o *build.Options) {
			must(os.Remove(filepath.Join(o.Output, "index.html")))
		}, "wrote some", "rested"},
		{"a file too many in the output", func(_ string, o *build.Options) {
			tree{"a/b/c.html": "x"}.write(t, o.Output)
		}, "wrote some", "rested"},
		{"a folder of the output somewhere else, with a link to it", func(_ string, o *build.Options) {
			must(os.Rename(filepath.Join(o.Output, "people"), o.Output+"-people"))
			must(os.Symlink(o.Output+"-people", filepath.Join(o.Output, "people")))
		}, "wrote some", "rested"},
		{"the output lost", func(_ string, o *build.Options) { must(os.RemoveAll(o.Output)) }, "wrote all", "rested"},
		{"the output empty", func(_ string, o *build.Options) {
			must(os.RemoveAll(o.Output))
			must(os.MkdirAll(o.Output, 0o755))
		}, "wrote all", "rested"},
		{"the output by another name", func(_ string, o *build.Options) {
			must(os.Symlink(o.Output, o.Output+"-link"))
			o.Output += "-link"
		}, "rested", "rested"},
		{"a killed build's staging folder", func(_ string, o *build.Options) {
			tree{".public.digest-stage/index.html": "x"}.write(t, filepath.Dir(o.Output))
		}, "loaded", "rested"},
		{"a repository of the output's own", func(_ string, o *build.Options) {
			tree{".git/HEAD": "x"}.write(t, o.Output)
		}, "loaded", "rested"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			source, o := remembered(t)
			c.change(source, &o)
			want, _ := built(t, build.Options{Source: source, Now: o.Now, BaseURL: o.BaseURL})
			if got := [2]string{work(t, o), work(t, o)}; got != [2]string{c.then, c.next} {
				t.Errorf("the builds after it: %q, want %q", got, [2]string{c.then, c.next})
			}
			got := read(t, o.Output)
			delete(got, ".git/HEAD")
			if different := differences(want, got); len(different) > 0 {
				t.Errorf("these files differ from a clean build's: %v", different)
			}
		})
	}
}

// rewrite changes a letter of a file. The time of its modification stays, where the
// system keeps another time that tells of it.
func rewrite(t *testing.T, file string) {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "So it was", "So it is!", 1)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		return
	}
	if err := os.Chtimes(file, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
}

// A build that found nothing to do reports the same figures.
func TestRestedReport(t *testing.T) {
	t.Parallel()
	_, o := remembered(t)
	o.Force = true
	_, want := built(t, o)
	o.Force = false
	_, got := built(t, o)
	want.Rendered, want.Written, want.Unchanged = 0, 0, want.Written
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

// An article of the future arrives without an edit, and not a second too early.
func TestFutureArrives(t *testing.T) {
	t.Parallel()
	source, o := remembered(t)
	arrival := o.Now.AddDate(1, 0, 0).UTC().Truncate(time.Second)
	article := "---\ntitle: Later\ndate: " + arrival.Format(time.RFC3339) + "\nsource: {name: The Example Paper}\n---\n"
	never := strings.Replace(article, arrival.Format(time.RFC3339), "9999", 1)
	tree{"content/articles/later.md": article, "content/articles/never.md": never}.write(t, source)
	if made := work(t, o); made != "loaded" {
		t.Errorf("with an article of the future a build %s, want nothing to write", made)
	}
	o.Now = arrival.Add(-time.Nanosecond)
	if made := work(t, o); made != "rested" {
		t.Errorf("before it arrives a build %s", made)
	}
	o.Now = arrival
	files, _ := built(t, o)
	if _, there := files["articles/later/index.html"]; !there {
		t.Error("the article did not arrive")
	}
	clean, _ := built(t, build.Options{Source: source, Now: o.Now})
	if different := differences(clean, files); len(different) > 0 {
		t.Errorf("these files differ from a clean build's: %v", different)
	}
}

// Two outputs of one site do not disturb each other.
func TestTwoOutputs(t *testing.T) {
	t.Parallel()
	source, o := remembered(t)
	other := o
	other.Output, other.Drafts, other.BaseURL = o.Output+"-drafts", true, "https://example.com/"
	built(t, other)
	for range 2 {
		if a, b := work(t, o), work(t, other); a != "rested" || b != "rested" {
			t.Errorf("in turns they %s and %s", a, b)
		}
	}
	tree{"static/x.txt": "x"}.write(t, source)
	if a, b := work(t, o), work(t, other); a != "wrote some" || b != "wrote some" {
		t.Errorf("after a change they %s and %s", a, b)
	}
}

// What is remembered of outputs that are gone is dropped when there is a new one.
func TestLostOutputs(t *testing.T) {
	t.Parallel()
	source, o := remembered(t)
	for i := range 3 {
		other := o
		other.Output = filepath.Join(t.TempDir(), "public")
		built(t, other)
		files, err := filepath.Glob(filepath.Join(source, ".digest", "*"))
		if err != nil || len(files) != 4 { // of this one and of o, two each
			t.Errorf("after %d: %v, %v", i, files, err)
		}
		if err := os.RemoveAll(other.Output); err != nil {
			t.Fatal(err)
		}
	}
	if made := work(t, o); made != "rested" {
		t.Errorf("the first output's build %s", made)
	}
}

// What a build remembers stays, and what another one is about to: only what was left behind
// goes.
func TestMemoriesThatStay(t *testing.T) {
	t.Parallel()
	source, o := remembered(t)
	folder := filepath.Join(source, ".digest")
	memories, err := filepath.Glob(filepath.Join(folder, "build-*"))
	if err != nil || len(memories) != 2 {
		t.Fatal(memories, err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(memories[0], []byte("of another format"), 0o644))
	tree{
		"build-0123456789ab.articles.new": "of a build that runs", "build-0123456789ab": "and before",
		"build-aaaaaaaaaaaa.articles.new": "of one that was killed", "build-bbbbbbbbbbbb.articles": "left alone", "other": "other",
	}.write(t, folder)
	o.Now = time.Now().Add(12 * time.Hour)
	old := time.Now().Add(-36 * time.Hour)
	must(os.Chtimes(filepath.Join(folder, "build-aaaaaaaaaaaa.articles.new"), old, old))
	built(t, o)
	var names []string
	for name := range read(t, folder) {
		names = append(names, name)
	}
	slices.Sort(names)
	want := []string{
		"build-0123456789ab", "build-0123456789ab.articles.new", filepath.Base(memories[0]), filepath.Base(memories[1]), "other",
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A file that is edited while its site is built is told as that, whatever was to show it.
func TestEditedMeanwhile(t *testing.T) {
	t.Parallel()
	source, o := remembered(t)
	o.Force = true
	o.Progress = &progress.Watch{Begun: func(stage string) {
		if stage == "rendering" {
			tree{anArticle: "---\ntitle: Yes\ndate: 2026-05-28\nsource: {name: The Example Paper}\n---\nSo it was not.\n"}.write(t, source)
		}
	}}
	_, err := build.Site(t.Context(), o)
	if want := anArticle + ": changed while the site was built; build again"; err == nil || err.Error() != want {
		t.Errorf("Site: %v, want %s", err, want)
	}
}

// A build that cannot remember is done, and says so.
func TestNoMemory(t *testing.T) {
	t.Parallel()
	source, o := remembered(t)
	memory := filepath.Join(source, ".digest")
	if err := os.RemoveAll(memory); err != nil {
		t.Fatal(err)
	}
	tree{".digest": "in the way", "static/x.txt": "x"}.write(t, source)
	for range 2 {
		files, report := built(t, o)
		if _, there := files["x.txt"]; !there {
			t.Error("the site was not built")
		}
		if len(report.Notes) != 1 || !strings.Contains(report.Notes[0], "the next build starts afresh") || strings.Contains(report.Notes[0], "\n") {
			t.Errorf("notes: %q", report.Notes)
		}
	}
}

// The folder of memories cannot be the output: each would remove the other.
func TestMemoryIsNoOutput(t *testing.T) {
	t.Parallel()
	source, o := remembered(t)
	o.Output = filepath.Join(source, ".digest")
	if _, err := build.Site(t.Context(), o); err == nil || !strings.Contains(err.Error(), "name a folder of its own") {
		t.Errorf("Site: %v", err)
	}
}
