package serve

import (
	"fmt"
	"os"
	"testing"
)

// An edit behind a link is one of the link, wherever on its way something changed.
func TestWatchLinks(t *testing.T) {
	tests := []watchCase{
		{
			"content that is a link to a folder of the site",
			func(w *watched) {
				w.rename("content", "texts")
				w.check(os.Symlink("texts", w.path("content")))
			},
			func(w *watched) { w.write("texts/articles/a.md") },
			[]string{"content/articles/a.md"},
		},
		{
			"a folder of content that is a link, in content that is one",
			func(w *watched) {
				w.rename("content", "texts")
				w.rename("texts/articles", "arts")
				w.check(os.Symlink("../arts", w.path("texts/articles")))
				w.check(os.Symlink("texts", w.path("content")))
			},
			func(w *watched) { w.write("arts/b.md") },
			[]string{"content/articles/b.md"},
		},
		{
			"a file that is a link",
			func(w *watched) {
				w.rename("content/articles/a.md", "drafts.txt")
				w.check(os.Symlink("../../drafts.txt", w.path("content/articles/a.md")))
				w.check(os.MkdirAll(w.path("static"), 0o755))
				w.check(os.Symlink("../drafts.txt", w.path("static/a.txt")))
			},
			func(w *watched) {
				w.write("new.txt")
				w.rename("new.txt", "drafts.txt") // as editors save
			},
			[]string{"content/articles/a.md", "static/a.txt"},
		},
		{
			"a link to a file of the site",
			func(w *watched) { w.check(os.Symlink("a.md", w.path("content/articles/b.md"))) },
			func(w *watched) { w.write("content/articles/a.md") },
			[]string{"content/articles/a.md", "content/articles/b.md"},
		},
		{
			"a link that leads to another file now",
			func(w *watched) {
				w.write("one/x.txt", "two/x.txt")
				w.check(os.MkdirAll(w.path("static"), 0o755))
				w.check(os.Symlink("../one/x.txt", w.path("static/a.txt")))
				w.seen()
				w.remove("static/a.txt")
				w.check(os.Symlink("../two/x.txt", w.path("static/a.txt")))
			},
			func(w *watched) { w.write("two/x.txt") },
			[]string{"static/a.txt"},
		},
		{
			"what a link led to",
			func(w *watched) {
				w.write("one/x.txt")
				w.check(os.MkdirAll(w.path("static"), 0o755))
				w.check(os.Symlink("../one/x.txt", w.path("static/a.txt")))
				w.seen()
				w.remove("static/a.txt")
			},
			func(w *watched) { w.write("one/x.txt") },
			nil,
		},
		{
			"what a link leads to, removed and made again",
			func(w *watched) {
				w.rename("content/articles", "arts")
				w.check(os.Symlink("../arts", w.path("content/articles")))
				w.seen()
				w.remove("arts")
				w.seen()
				w.write("arts/b.md")
			},
			func(w *watched) { w.write("arts/c.md") },
			[]string{"content/articles/c.md"},
		},
		{
			"a link that was there before what it leads to",
			func(w *watched) {
				w.check(os.Symlink("../../shared/deep/b.md", w.path("content/articles/b.md")))
				w.check(os.Symlink("../store/people", w.path("content/events")))
				w.seen()
				w.write("shared/deep/b.md", "store/people/c.md")
			},
			func(w *watched) { w.write("shared/deep/b.md", "store/people/c.md") },
			[]string{"content/articles/b.md", "content/events/c.md"},
		},
		{
			"the folder that links lead into, in the place of another",
			func(w *watched) {
				w.write("shared/deep/b.md", "other/deep/b.md", "other/folder/c.md")
				w.check(os.Symlink("../../shared/deep/b.md", w.path("content/articles/b.md")))
				w.check(os.Symlink("../shared/folder", w.path("content/events")))
				w.seen()
				w.remove("shared")
				w.seen()
				w.rename("other", "shared")
			},
			func(w *watched) { w.write("shared/deep/b.md", "shared/folder/c.md") },
			[]string{"content/articles/b.md", "content/events/c.md"},
		},
		{
			"that it is in the place of another",
			func(w *watched) {
				w.write("shared/deep/b.md", "other/deep/b.md")
				w.check(os.Symlink("../../shared/deep/b.md", w.path("content/articles/b.md")))
			},
			func(w *watched) {
				w.rename("shared", "old")
				w.rename("other", "shared")
			},
			[]string{"content/articles/b.md"},
		},
		{
			"a link in the middle that leads elsewhere",
			func(w *watched) {
				w.write("one/b.md", "two/b.md")
				w.check(os.Symlink("one", w.path("current")))
				w.check(os.Symlink("../../current/b.md", w.path("content/articles/b.md")))
				w.seen()
				w.remove("current")
				w.check(os.Symlink("two", w.path("current")))
			},
			func(w *watched) { w.write("two/b.md") },
			[]string{"content/articles/b.md"},
		},
		{
			"that a link in the middle leads elsewhere",
			func(w *watched) {
				w.write("one/b.md", "two/b.md")
				w.check(os.Symlink("one", w.path("current")))
				w.check(os.Symlink("../../current/b.md", w.path("content/articles/b.md")))
			},
			func(w *watched) {
				w.remove("current")
				w.check(os.Symlink("two", w.path("current")))
			},
			[]string{"content/articles/b.md"},
		},
		{
			"links that lead in circles, and out of the site",
			func(w *watched) {
				w.check(os.MkdirAll(w.path("static/deep"), 0o755))
				w.check(os.Symlink("..", w.path("static/deep/up")))
				w.check(os.Symlink("../..", w.path("content/people/up")))
				w.check(os.Symlink("../static", w.path("content/events")))
				w.check(os.Symlink("../content", w.path("static/texts")))
				w.check(os.Symlink(os.TempDir(), w.path("content/topics")))
			},
			func(w *watched) { w.write("content/articles/a.md") },
			[]string{"content/articles/a.md"},
		},
	}
	for _, c := range tests {
		t.Run(c.name, c.run)
	}
}

// What links led to is not watched any more when they are gone.
func TestLinksLeaveNothing(t *testing.T) {
	w := watchSite(t)
	w.seen()
	before := len(w.watcher.notify.WatchList())
	for i := range 10 {
		folder := fmt.Sprintf("store/f%d", i)
		w.write(folder+"/deep/a.md", folder+"/events/b.md")
		w.check(os.Symlink("../../"+folder+"/deep/a.md", w.path("content/articles/b.md")))
		w.check(os.Symlink("../"+folder+"/events", w.path("content/events")))
		w.seen()
		w.remove("content/articles/b.md")
		w.remove("content/events")
	}
	w.seen()
	if after := w.watcher.notify.WatchList(); len(after) != before {
		t.Errorf("%d folders were watched, and now %d: %v", before, len(after), after)
	}
}
