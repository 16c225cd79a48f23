package serve

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A watched is a site's folder with a watcher on it.
type watched struct {
	t       *testing.T
	ctx     context.Context
	dir     string
	watcher *watcher
	markers int
}

func watchSite(t *testing.T) *watched {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	w := &watched{t: t, ctx: ctx, dir: filepath.Join(dir, "site")}
	w.write("site.toml", "content/articles/a.md", "content/people/jane-doe.md", "notes.txt")
	w.watcher, err = newWatcher(w.dir, []string{"content", "site.toml", "static", "templates"}, func(line string) { t.Log(line) })
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		w.watcher.run(ctx)
		close(ended)
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
	return w
}

func (w *watched) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w *watched) check(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *watched) write(names ...string) {
	w.t.Helper()
	for _, name := range names {
		w.check(os.MkdirAll(filepath.Dir(w.path(name)), 0o755))
		w.check(os.WriteFile(w.path(name), []byte(name), 0o644))
	}
}

func (w *watched) rename(from, to string) {
	w.t.Helper()
	w.check(os.Rename(w.path(from), w.path(to)))
}

func (w *watched) remove(name string) {
	w.t.Helper()
	w.check(os.RemoveAll(w.path(name)))
}

// seen are the paths that changed until now. They are told in order, so a change at
// the end of them tells where now is.
func (w *watched) seen() []string {
	w.t.Helper()
	marker := w.path("templates")
	if w.markers++; w.markers%2 == 1 {
		w.check(os.Symlink("nowhere", marker))
	} else {
		w.check(os.Remove(marker))
	}
	paths := make(map[string]bool)
	for {
		select {
		case c := <-w.watcher.changes:
			if c.path == "templates" {
				return slices.Sorted(maps.Keys(paths))
			}
			if !c.minor {
				paths[c.path] = true
			}
		case <-w.ctx.Done():
			w.t.Fatalf("the watcher does not see the end of %q", slices.Sorted(maps.Keys(paths)))
		}
	}
}

// A watchCase is something that happens in a site's folder, and what is told of it.
type watchCase struct {
	name   string
	before func(*watched) // seen before act begins
	act    func(*watched)
	want   []string
}

func (c watchCase) run(t *testing.T) {
	t.Parallel()
	w := watchSite(t)
	c.before(w)
	w.seen()
	c.act(w)
	if diff := cmp.Diff(c.want, w.seen()); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}

func TestWatch(t *testing.T) {
	nothing := func(*watched) {}
	tests := []watchCase{
		{
			"a save", nothing,
			func(w *watched) { w.write("content/articles/a.md") },
			[]string{"content/articles/a.md"},
		},
		{
			"a save by renaming", nothing,
			func(w *watched) {
				w.write("content/articles/.a.md.tmp")
				w.rename("content/articles/.a.md.tmp", "content/articles/a.md")
			},
			[]string{"content/articles/a.md"},
		},
		{
			"a save the way of Vim", nothing,
			func(w *watched) {
				w.write("content/articles/4913")
				w.remove("content/articles/4913")
				w.rename("content/articles/a.md", "content/articles/a.md~")
				w.write("content/articles/a.md")
				w.remove("content/articles/a.md~")
			},
			[]string{"content/articles/a.md"},
		},
		{
			"the settings", nothing,
			func(w *watched) { w.write("site.toml") },
			[]string{"site.toml"},
		},
		{
			"what is no part of the site", nothing,
			func(w *watched) { w.write("notes.txt", "public/index.html", "content.txt") },
			nil,
		},
		{
			"a file's rights", nothing,
			func(w *watched) { w.check(os.Chmod(w.path("site.toml"), 0o600)) },
			nil,
		},
		{
			"a removed file", nothing,
			func(w *watched) { w.remove("content/articles/a.md") },
			[]string{"content/articles/a.md"},
		},
		{
			"a new folder that was not there at the start",
			func(w *watched) { w.write("static/css/maps/a.css") },
			func(w *watched) { w.write("static/css/maps/a.css") },
			[]string{"static/css/maps/a.css"},
		},
		{
			"a folder removed and made again",
			func(w *watched) {
				w.remove("content")
				w.write("content/articles/b.md")
			},
			func(w *watched) { w.write("content/articles/b.md") },
			[]string{"content/articles/b.md"},
		},
		{
			"a folder moved within the site: its old name is gone",
			func(w *watched) {
				w.write("static/a/deep/x.png")
				w.seen()
				w.rename("static/a", "static/b")
			},
			func(w *watched) { w.write("static/b/deep/x.png") },
			[]string{"static/b/deep/x.png"},
		},
		{
			"a folder moved away and another in its place",
			func(w *watched) {
				w.rename("content", "content.old")
				w.write("new/articles/c.md")
				w.rename("new", "content")
			},
			func(w *watched) {
				w.write("content.old/articles/a.md")
				w.write("content/articles/c.md")
			},
			[]string{"content/articles/c.md"},
		},
		{
			"a hidden folder",
			func(w *watched) { w.write("static/.cache/x") },
			func(w *watched) { w.write("static/.cache/x") },
			nil,
		},
		{
			"the whole site removed and made again",
			func(w *watched) {
				w.remove("")
				w.untilSeen()
			},
			func(w *watched) { w.write("content/articles/a.md") },
			[]string{"content/articles/a.md"},
		},
		{
			"the whole site removed and made again, while somebody has it open",
			func(w *watched) {
				root, err := os.OpenRoot(w.dir)
				w.check(err)
				w.t.Cleanup(func() { root.Close() })
				w.remove("")
				w.untilSeen()
			},
			func(w *watched) { w.write("content/articles/a.md") },
			[]string{"content/articles/a.md"},
		},
		{
			"the site and the folder above removed and made again",
			func(w *watched) {
				w.check(os.RemoveAll(filepath.Dir(w.dir)))
				w.untilSeen()
			},
			func(w *watched) { w.write("content/articles/a.md") },
			[]string{"content/articles/a.md"},
		},
		{
			"the folder above in the place of another",
			func(w *watched) {
				above := filepath.Dir(w.dir)
				w.check(os.CopyFS(above+".new", os.DirFS(above)))
				w.check(os.Rename(above, above+".old"))
				w.check(os.Rename(above+".new", above))
				w.untilSeen()
			},
			func(w *watched) { w.write("content/articles/a.md") },
			[]string{"content/articles/a.md"},
		},
		{
			"another site in the place of one that was moved away",
			func(w *watched) {
				w.check(os.Rename(w.dir, w.dir+".old"))
				w.untilSeen()
			},
			func(w *watched) {
				w.check(os.WriteFile(filepath.Join(w.dir+".old", "content", "articles", "b.md"), nil, 0o644))
				w.write("content/articles/a.md")
			},
			[]string{"content/articles/a.md"},
		},
	}
	for _, c := range tests {
		t.Run(c.name, c.run)
	}
}

// untilSeen writes a file until the watcher sees it.
func (w *watched) untilSeen() {
	w.t.Helper()
	const name = "content/articles/again.md"
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for {
		select {
		case c := <-w.watcher.changes:
			if c.path == name {
				return
			}
		case <-again.C:
			w.write(name)
		case <-w.ctx.Done():
			w.t.Fatalf("the watcher does not see %q", name)
		}
	}
}

// Rights of files and folders count while a build fails: it may have failed for them.
func TestRights(t *testing.T) {
	for _, name := range []string{"content/articles/a.md", "content/people"} {
		w := watchSite(t)
		w.check(os.Chmod(w.path(name), 0o700))
		select {
		case c := <-w.watcher.changes:
			if diff := cmp.Diff(change{path: name, minor: true}, c, cmp.AllowUnexported(change{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		case <-w.ctx.Done():
			t.Errorf("the rights of %s changed, and the watcher did not see it", name)
		}
	}
}

// When events were lost, anything may have changed, and new folders are found.
func TestLostEvents(t *testing.T) {
	w := watchSite(t)
	w.watcher.lost <- struct{}{}
	for c := range w.watcher.changes {
		if c.path == "." {
			break
		}
	}
	w.write("content/articles/a.md")
	if diff := cmp.Diff([]string{"content/articles/a.md"}, w.seen()); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}
