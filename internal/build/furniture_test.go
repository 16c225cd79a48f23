package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// A kept site keeps a file or folder to itself. (Where the tests run as root, no mode of
// a file does.)
type kept struct {
	*source
	name string
}

func (k kept) Open(name string) (fs.File, error) {
	if name == k.name {
		return nil, &fs.PathError{Op: "openat", Path: filepath.Base(name), Err: fs.ErrPermission}
	}
	return k.source.Open(name)
}

func (k kept) ReadFile(name string) ([]byte, error) {
	if name == k.name {
		return nil, &fs.PathError{Op: "openat", Path: filepath.Base(name), Err: fs.ErrPermission}
	}
	return k.source.ReadFile(name)
}

func (k kept) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == k.name {
		return nil, &fs.PathError{Op: "openat", Path: filepath.Base(name), Err: fs.ErrPermission}
	}
	return k.source.ReadDir(name)
}

// What cannot be read of static/ and templates/ is told by its path from the site on, with
// what to do. TestPipes has the pipes.
func TestUnreadableFurniture(t *testing.T) {
	t.Parallel()
	const (
		uncopied = "; copy what it leads to into the site, or take it away"
		denied   = ": permission denied; let the user who runs digest read it"
	)
	for _, tt := range []struct {
		name, link, kept string // a link that is there, and what cannot be read
		want             string
	}{
		{"static/lnk", "../folder", "", "static/lnk is a link to a folder; copy the folder into static/, or link to its files"},
		{"static/deep/lnk", "..", "", "static/deep/lnk is a link to a folder; copy the folder into static/, or link to its files"},
		{"static/lnk", "nowhere", "", "static/lnk: is a link that cannot be followed (no such file or directory)" + uncopied},
		{"static/lnk", "../../away", "", "static/lnk: is a link that cannot be followed (path escapes from parent)" + uncopied},
		{"", "", "static/a.txt", "static/a.txt" + denied},
		{"", "", "static/deep", "static/deep" + denied},
		{"", "", "static", "static" + denied},
		{"templates/x.html", "../folder", "", "templates/x.html is a folder, or a link to one, and a template is a file; rename it, or take it away"},
		{"templates/x.html", "nowhere", "", "templates/x.html: is a link that cannot be followed (no such file or directory)" + uncopied},
		{"", "", "templates/article.html", "templates/article.html" + denied},
		{"", "", "templates", "templates" + denied},
		{"static/lnk", "../folder/b.txt", "", ""},
	} {
		site := filepath.Join(t.TempDir(), "site")
		for name, text := range map[string]string{
			"static/a.txt": "a", "static/deep/a.txt": "a", "templates/article.html": `{{define "main"}}{{end}}`,
			"folder/b.txt": "b", "../away": "c",
		} {
			file := filepath.Join(site, name)
			if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		if tt.link != "" {
			if err := os.Symlink(tt.link, filepath.Join(site, tt.name)); err != nil {
				t.Fatal(err)
			}
		}
		s, err := openSource(site)
		if err != nil {
			t.Fatal(err)
		}
		var got string
		if _, err := furnish(kept{s, tt.kept}); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%s → %s, %q kept: %q, want %q", tt.name, tt.link, tt.kept, got, tt.want)
		}
		s.Close()
	}
}

// A site may have more folders of static files than a program may have open.
func TestStaticFoldersAreClosed(t *testing.T) {
	t.Parallel()
	site := t.TempDir()
	for i := range 50 {
		folder := filepath.Join(site, "static", fmt.Sprint(i))
		if err := errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(filepath.Join(folder, "a.txt"), []byte("a"), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	s, err := openSource(site)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	files, err := filesOf(s)
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	open := 0
	for range s.folders.Range {
		open++
	}
	if open > 1 {
		t.Errorf("%d folders are open", open)
	}
}
