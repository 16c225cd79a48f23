package build_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"digest/internal/build"
)

// A static file comes, changes and goes while nothing else of the site does.
func TestStaticFilesComeAndGo(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	site := tree{
		"site.toml":             "id = \"tag:example.org,2026:static\"\ntitle = \"Static\"\nbase_url = \"https://example.org/\"\n",
		"content/articles/a.md": "---\ntitle: Envoys meet\ndate: 2026-05-28\nsource: {name: The Example Paper}\n---\nText.\n",
	}
	site.write(t, source)
	o := build.Options{Source: source, Output: filepath.Join(t.TempDir(), "public"), Program: "one"}
	plain, _ := built(t, o)
	with := func(extra tree) tree {
		all := maps.Clone(plain)
		maps.Copy(all, extra)
		return all
	}
	for _, extra := range []tree{
		{"maps/a.txt": "1"},
		{"maps/a.txt": "2"},
		{"maps/a.txt": "2", "maps/more/b.txt": "3"},
		{"b.txt": "4"},
		{"maps": "a file"},
		{"maps/a.txt": "a folder again"},
		{},
	} {
		files := tree{}
		for name, text := range extra {
			files["static/"+name] = text
		}
		files.write(t, source)
		got, _ := built(t, o)
		if names := differences(with(extra), got); len(names) > 0 {
			t.Errorf("with %v, the site differs at %v", extra, names)
		}
		for _, name := range []string{"maps", "maps/more"} {
			info, err := os.Stat(filepath.Join(o.Output, name))
			if err == nil && !info.IsDir() {
				err = fs.ErrNotExist
			}
			if wanted := slices.ContainsFunc(extra.paths(), func(p string) bool { return strings.HasPrefix(p, name+"/") }); wanted != (err == nil) {
				t.Errorf("with %v, the folder %s: %v", extra, name, err)
			}
		}
		if err := os.RemoveAll(filepath.Join(source, "static")); err != nil {
			t.Fatal(err)
		}
	}
}

// Files of the search index come and go with the words of titles, while nothing else of the
// site changes: what a clean build has is there, and no more.
func TestIndexFollowsWords(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	tree{"site.toml": "id = \"tag:example.org,2026:words\"\ntitle = \"Words\"\nbase_url = \"https://example.org/\"\n[build]\ncards = false\n"}.write(t, source)
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		letters := make([]byte, 8)
		for i := range letters {
			letters[i] = byte('a' + r.IntN(26))
		}
		return string(letters)
	}
	reword := func(i, words int) {
		title := make([]string, words)
		for w := range title {
			title[w] = word()
		}
		name := fmt.Sprintf("content/articles/a%02d.md", i)
		tree{name: fmt.Sprintf("---\ntitle: %s\ndate: 2026-05-%02d\nsource: {name: The Example Paper}\n---\nText.\n", strings.Join(title, " "), 1+i%28)}.write(t, source)
	}
	const articles = 40
	for i := range articles {
		reword(i, 90)
	}
	o := build.Options{Source: source, Output: filepath.Join(t.TempDir(), "public"), Program: "one", Jobs: 2}
	before, _ := built(t, o)
	fewer, more := false, false
	for step, words := range []int{90, 3, 3, 3, 60, 3, 120, 120} {
		for i := range articles {
			if step == 0 && i > 0 {
				break
			}
			if i%(1+step%3) == 0 {
				reword(i, words)
			}
		}
		after, _ := built(t, o)
		clean, _ := built(t, build.Options{Source: source, Program: "one", Jobs: 2})
		if names := differences(clean, after); len(names) > 0 {
			t.Fatalf("step %d: a build over the last one differs from a clean one at %v", step, names)
		}
		fewer, more = fewer || len(after) < len(before), more || len(after) > len(before)
		before = after
	}
	if !fewer || !more {
		t.Errorf("files went: %v, came: %v; want both", fewer, more)
	}
}
