package publish_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digest/internal/publish"
)

// A file that is written bit by bit is published like any other, and is not touched
// where it says what it said.
func TestWriteFrom(t *testing.T) {
	long := strings.Repeat("0123456789abcdef", 10_000)
	output := site(t)
	put := func(name, text string) publish.Report {
		t.Helper()
		stage := begin(t, output)
		size, err := stage.WriteFrom(publish.File{Path: name}, func(w io.Writer) error {
			for _, line := range strings.SplitAfter(text, "f") {
				if _, err := io.WriteString(w, line); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil || size != int64(len(text)) {
			t.Fatalf("WriteFrom = %d, %v; want %d bytes", size, err, len(text))
		}
		report, err := stage.Publish(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join(output, name)); string(got) != text || err != nil {
			t.Fatalf("%s holds %d bytes, want %d (%v)", name, len(got), len(text), err)
		}
		return report
	}
	inode := func() os.FileInfo {
		info, err := os.Stat(filepath.Join(output, "data", "a.json"))
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	if r := put("data/a.json", long); r.Written != 1 {
		t.Errorf("the first time: %+v", r)
	}
	first := inode()
	if r := put("data/a.json", long); r.Unchanged != 1 || !os.SameFile(first, inode()) {
		t.Errorf("the same again: %+v; it is another file: %v", r, !os.SameFile(first, inode()))
	}
	if r := put("data/a.json", long[:len(long)-1]+"x"); r.Written != 1 || os.SameFile(first, inode()) {
		t.Errorf("another end: %+v", r)
	}
	if r := put("data/a.json", ""); r.Written != 1 {
		t.Errorf("nothing: %+v", r)
	}
	// Around the size of what is written at once.
	for _, size := range []int{1, 32<<10 - 1, 32 << 10, 32<<10 + 1, 64 << 10} {
		if r := put("data/a.json", long[:size]); r.Written != 1 {
			t.Errorf("%d bytes: %+v", size, r)
		}
		if r := put("data/a.json", long[:size]); r.Unchanged != 1 {
			t.Errorf("%d bytes again: %+v", size, r)
		}
	}
}

// Whoever cannot write a file does not publish a site without it.
func TestWriteFromFails(t *testing.T) {
	output := site(t)
	build(t, output, tree{"a": "before"})
	stage := begin(t, output)
	broken := errors.New("broken")
	if _, err := stage.WriteFrom(publish.File{Path: "a"}, func(io.Writer) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("WriteFrom = %v, want %v", err, broken)
	}
	if _, err := stage.Publish(t.Context()); err == nil {
		t.Error("Publish puts a site in place that is not whole")
	}
	if err := stage.Abort(); err != nil {
		t.Error(err)
	}
	if got, err := os.ReadFile(filepath.Join(output, "a")); string(got) != "before" {
		t.Errorf("the output holds %q (%v)", got, err)
	}
}
