//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package build_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"digest/internal/build"
)

// A pipe in the place of a file is told: to read it would never end.
func TestPipes(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"site.toml": "site.toml: is not a regular file", "static": "static is not a folder", "templates": "templates is not a folder",
		"static/a.txt": "static/a.txt is not a regular file", "templates/article.html": "templates/article.html is not a regular file",
		"content/articles/a.md": "content/articles/a.md: is not read: it is not a regular file",
	} {
		source := t.TempDir()
		tree{
			"site.toml":          "id = \"tag:example.org,2026:pipe\"\ntitle = \"Pipe\"\nbase_url = \"https://example.org/\"\n",
			"content/pages/a.md": "---\ntitle: A\n---\n",
		}.write(t, source)
		file := filepath.Join(source, name)
		_ = os.Remove(file) // only site.toml is there
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		pipe := filepath.Join(source, "pipe")
		if err := syscall.Mkfifo(pipe, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Link(pipe, file); err != nil {
			t.Fatal(err)
		}
		refuses := func(what string) {
			_, err := build.Site(t.Context(), build.Options{Source: source, Output: filepath.Join(t.TempDir(), "public"), Now: now()})
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s is %s: %v, want %s", name, what, err, want)
			}
		}
		refuses("a pipe")
		to, err := filepath.Rel(filepath.Dir(file), pipe)
		if err := errors.Join(err, os.Remove(file), os.Symlink(to, file)); err != nil {
			t.Fatal(err)
		}
		refuses("a link to a pipe")
	}
}
