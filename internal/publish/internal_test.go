package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A reader who follows a list finds the pages to which it leads: pages go first.
func TestOrder(t *testing.T) {
	s, err := Begin(filepath.Join(t.TempDir(), "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Abort() }()
	for _, f := range []File{{Path: "sitemap.xml", Order: 3}, {Path: "b/index.html"}, {Path: "feed.xml", Order: 2}, {Path: "a/index.html"}, {Path: "index.html", Order: 1}} {
		if err := s.Write(f); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"a/index.html", "b/index.html", "index.html", "feed.xml", "sitemap.xml"}
	if diff := cmp.Diff(want, s.changed()); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	const path = "/x/public/a"
	for _, c := range []struct {
		err  error
		want string
	}{
		{syscall.ENOSPC, syscall.ENOSPC.Error() + "; free some space and build again"},
		{&fs.PathError{Path: path, Err: syscall.EACCES}, syscall.EACCES.Error() + "; allow writing there, or name another output folder"},
		{&os.LinkError{Old: path, New: path, Err: syscall.EROFS}, syscall.EROFS.Error() + "; name an output folder on a disk that can be written"},
		{&os.LinkError{Old: path, New: path, Err: syscall.EXDEV}, syscall.EXDEV.Error() + "; it is a disk of its own: name a folder in it"},
		{&fs.PathError{Path: path, Err: syscall.ENOTDIR}, syscall.ENOTDIR.Error() + "; a part of it is a file: name another folder"},
		{errors.New("smoke"), "smoke"},
	} {
		got := explain("staging", "public/a", c.err).Error()
		if diff := cmp.Diff(`staging "public/a": `+c.want, got); diff != "" {
			t.Errorf("explain(%v) (-want +got):\n%s", c.err, diff)
		}
	}
}
