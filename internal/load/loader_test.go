package load_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"digest/internal/load"
	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

func ExampleLoader() {
	fsys := fstest.MapFS{
		"site.toml":                {Data: []byte("id = 'tag:example.org,2026:talks'\ntitle = 'Talks'\n")},
		"content/topics/talks.md":  {Data: []byte("---\nname: Talks\n---\n")},
		"content/topics/silent.md": {Data: []byte("---\nname: Silence\n---\n")},
	}
	l := load.NewLoader(fsys, load.Options{Jobs: 4})
	show := func(changed []string) {
		archive, problems, err := l.Load(context.Background(), changed)
		fmt.Println(len(archive.Topics), "topics,", problems.Len(), "problems,", err)
	}
	show(nil)
	delete(fsys, "content/topics/silent.md")
	fsys["content/topics/talks.md"] = &fstest.MapFile{Data: []byte("---\nnaem: Talks\n---\n")}
	show([]string{"content/topics/silent.md", "content/topics/talks.md"})
	// Output:
	// 2 topics, 0 problems, <nil>
	// 1 topics, 1 problems, <nil>
}

// A record whose file did not change is the same.
func TestLoaderKeepsRecords(t *testing.T) {
	t.Parallel()
	fsys := site("content/topics/a.md", "---\nname: A\n---\n", "content/topics/b.md", "---\nname: B\n---\n")
	l := load.NewLoader(fsys, load.Options{Jobs: 2})
	before := topics(t, l, nil)
	fsys["content/topics/a.md"] = &fstest.MapFile{Data: []byte("---\nname: AA\n---\n")}
	after := topics(t, l, []string{"content/topics/a.md"})
	if before["b"] != after["b"] || before["a"] == after["a"] || after["a"].Name != "AA" {
		t.Errorf("before: %v, after: %v", before, after)
	}
	fsys["content/topics/a.md"] = &fstest.MapFile{Data: []byte("---\nname: AA\n---\n")}
	if again := topics(t, l, []string{"content/topics/a.md"}); again["a"] != after["a"] {
		t.Error("saved as it was, and another record")
	}
}

func topics(t *testing.T, l *load.Loader, changed []string) map[string]*news.TopicRecord {
	t.Helper()
	archive, problems, err := l.Load(t.Context(), changed)
	if err != nil || problems.Len() > 0 {
		t.Fatal(err, problems.Err())
	}
	found := make(map[string]*news.TopicRecord)
	for _, topic := range archive.Topics {
		found[topic.Slug] = topic
	}
	return found
}

// The law of loaders: after any changes, a loader that was told of them gives what
// reading everything gives.
func TestLoaderLaw(t *testing.T) {
	t.Parallel()
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 0))
		dir := t.TempDir()
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		l := load.NewLoader(root.FS(), load.Options{Jobs: 2})
		var did []string
		var changed []string // nil at first: everything
		for range 12 {
			if failure := compareLoads(t, l, root.FS(), changed); failure != "" {
				t.Fatalf("seed %d, after:\n  %s\n%s", seed, strings.Join(did, "\n  "), failure)
			}
			changed = []string{}
			for range 1 + r.IntN(2) {
				what, path := changeSite(r, dir)
				did, changed = append(did, what+" "+path), append(changed, path)
			}
		}
	}
}

// compareLoads loads with the loader and afresh, and says how they differ.
func compareLoads(t *testing.T, l *load.Loader, fsys fs.FS, changed []string) string {
	t.Helper()
	got, gotProblems, gotErr := l.Load(t.Context(), changed)
	want, wantProblems, wantErr := load.Dir(t.Context(), fsys, 1)
	if diff := cmp.Diff(fmt.Sprint(wantErr), fmt.Sprint(gotErr)); diff != "" || wantErr != nil {
		return diff
	}
	return cmp.Diff(wantProblems.Sorted(), gotProblems.Sorted()) + cmp.Diff(want, got, sameDate)
}

// changeSite makes one change to the site in a folder, and gives the path of it.
func changeSite(r *rand.Rand, dir string) (what, path string) {
	pick := func(from ...string) string { return from[r.IntN(len(from))] }
	folder := pick("articles", "topics", "topics", "events", "strange")
	file := "content/" + folder + "/" + pick("a.md", "b.md", "a-b.md", "c.txt", "Bad Name.md")
	text := map[string]string{
		"articles": article(fmt.Sprintf("summary: %d\n", r.IntN(5))),
		"topics":   fmt.Sprintf("---\nname: %d\n---\n", r.IntN(5)),
		"events":   pick("---\ntitle: x\ndate: 2026-05-28T10:00:00\n---\n", "---\ntitel: x\n---\n", "no front matter"),
	}[folder]
	name := func(path string) string { return filepath.Join(dir, filepath.FromSlash(path)) }
	write := func(path, text string) {
		// What stands in the way stays there: then nothing changes.
		_ = os.MkdirAll(filepath.Dir(name(path)), 0o755)
		_ = os.WriteFile(name(path), []byte(text), 0o644)
	}
	remove := func(path string) {
		_ = os.RemoveAll(name(path)) // not below a file
	}
	switch r.IntN(10) {
	case 0:
		path = pick("content", "content/"+folder)
		remove(path)
		return "remove", path
	case 1:
		remove(file)
		return "remove", file
	case 2:
		remove(file)
		write(file+"/deep.md", text)
		return "a folder for", file
	case 3:
		path = "content/" + folder
		remove(path)
		write(path, "a file")
		return "a file for", path
	case 4:
		remove(file)
		_ = os.MkdirAll(filepath.Dir(name(file)), 0o755)
		target := pick("a.md", "../topics/a.md", "nowhere.md", "../../../outside.md", ".")
		_ = os.Symlink(target, name(file)) // not where a file stands in the folder's place
		return "a link to " + target + " for", file
	case 5, 6:
		remove("site.toml")
		settings := validSettings + pick("", "timezone = \"Europe/Brussels\"\n", "timezone = \"Nowhere\"\n", "titel = 1\n", "= =")
		if r.IntN(6) > 0 {
			write("site.toml", settings)
		}
		return "settings", pick("site.toml", ".")
	}
	write(file, text)
	return "write", pick(file, file, "content/"+folder, "content")
}

// A link shows what it leads to: when that changes, so does what the link gives.
func TestLoaderFollowsLinks(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	write := func(path, text string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	write("site.toml", validSettings)
	write("content/topics/a.md", "---\nname: A\n---\n")
	if err := os.Symlink("a.md", filepath.Join(dir, "content", "topics", "link.md")); err != nil {
		t.Fatal(err)
	}
	l := load.NewLoader(root.FS(), load.Options{Jobs: 2})
	topics(t, l, nil)
	write("content/topics/a.md", "---\nname: B\n---\n")
	if after := topics(t, l, []string{"content/topics/a.md"}); after["link"].Name != "B" {
		t.Errorf("a link to a file that changed gives %q, want %q", after["link"].Name, "B")
	}
}
