package build_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"digest/internal/build"
	"digest/internal/progress"
)

// stages runs a build and gives how many steps each of its stages had, by name. A stage
// ends when all of its steps are done.
func stages(t *testing.T, o build.Options) map[string]int64 {
	t.Helper()
	steps := make(map[string]int64)
	watch := &progress.Watch{}
	end := func() {
		if now := watch.Now(); now.Stage != "" {
			steps[now.Stage] = now.Total
			if now.Done != now.Total {
				t.Errorf("%s ended after %d of %d steps", now.Stage, now.Done, now.Total)
			}
		}
	}
	watch.Begun = func(string) { end() }
	o.Progress = watch
	built(t, o)
	end()
	return steps
}

// A build that has little to do reads little, and its stages end.
func TestProgress(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	generate(t, source, 30, 6, 2)
	content, err := filepath.Glob(filepath.Join(source, "content", "*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	articles, err := filepath.Glob(filepath.Join(source, "content", "articles", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	o := build.Options{Source: source, Output: filepath.Join(t.TempDir(), "public"), Now: now(), Jobs: 2, Program: "one"}
	others := int64(len(content) - len(articles)) // people and topics are few, and always read
	for _, step := range []struct {
		name string
		edit func(text string) string
		read int64
	}{
		{"cold", nil, int64(len(content))},
		{"a body", func(text string) string { return text + "\nAnd more.\n" }, others + 1},
		{"a title", func(text string) string { return strings.Replace(text, "title: ", "title: Now ", 1) }, others + 1},
		{"a language", func(text string) string { return strings.Replace(text, "title: ", "language: fr\ntitle: ", 1) }, others + 1},
		{"the clock", nil, others},
	} {
		if step.edit != nil {
			text, err := os.ReadFile(articles[7])
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(articles[7], []byte(step.edit(string(text))), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		o.Now = o.Now.Add(time.Hour)
		if step.name == "the clock" {
			o.Force = true // which recalls, too
		}
		steps := stages(t, o)
		if steps["reading"] != step.read {
			t.Errorf("%s: %d files were read; want %d", step.name, steps["reading"], step.read)
		}
		if steps["rendering"] == 0 {
			t.Errorf("%s: no files were counted", step.name)
		}
	}
}
