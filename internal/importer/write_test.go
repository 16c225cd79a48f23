package importer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digest/internal/importer"
)

func TestWriteNeverOverwrites(t *testing.T) {
	root := t.TempDir()
	r := importer.Result{File: "content/articles/a.md", Markdown: []byte("one")}
	for _, want := range []string{"content/articles/a.md", "content/articles/a-2.md", "content/articles/a-3.md"} {
		got, err := importer.Write(root, r)
		if err != nil || got != want {
			t.Fatalf("Write = %q, %v; want %q", got, err, want)
		}
	}
	files, err := os.ReadDir(filepath.Join(root, "content", "articles"))
	if err != nil || len(files) != 3 {
		t.Errorf("files = %v, %v; want three and no temporary one", files, err)
	}
}

func TestWriteStaysInTheSite(t *testing.T) {
	root, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(root, "content")); err != nil {
		t.Fatal(err)
	}
	if _, err := importer.Write(root, importer.Result{File: "content/articles/a.md"}); err == nil {
		t.Error("a link led the article out of the site")
	}
	if files, _ := os.ReadDir(outside); len(files) > 0 {
		t.Errorf("outside holds %v", files)
	}
}

func TestWriteKnown(t *testing.T) {
	_, err := importer.Write(t.TempDir(), importer.Result{Already: "content/articles/a.md"})
	if err == nil || !strings.Contains(err.Error(), "content/articles/a.md is this article") {
		t.Errorf("got %v", err)
	}
}
