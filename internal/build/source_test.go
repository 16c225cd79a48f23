package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// A source is the folder as its root has it: with the links that stay inside, and without
// those that lead out.
func TestSource(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	site := filepath.Join(dir, "site")
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	lay := func(name string) {
		t.Helper()
		file := filepath.Join(dir, name)
		check(os.MkdirAll(filepath.Dir(file), 0o755))
		check(os.WriteFile(file, []byte(name), 0o644))
	}
	link := func(target, name string) {
		t.Helper()
		check(os.Symlink(target, filepath.Join(site, name)))
	}
	lay("site/site.toml")
	lay("site/content/articles/a.md")
	lay("site/texts/b.md")
	lay("outside/c.md")
	s, err := openSource(site)
	check(err)
	defer s.Close()
	check(fstest.TestFS(s, "site.toml", "content/articles/a.md", "texts/b.md"))

	link("../../texts/b.md", "content/articles/b.md")
	link("../../../outside/c.md", "content/articles/c.md")
	link("../texts", "content/people")
	link("../../outside", "content/topics")
	for name, want := range map[string]string{
		"content/articles/b.md": "site/texts/b.md", "content/people/b.md": "site/texts/b.md",
		"content/articles/c.md": "", "content/topics/c.md": "", "content/articles/none.md": "", "no/folder.md": "", "../outside/c.md": "",
	} {
		var got string
		if file, err := s.Open(name); err == nil {
			text := make([]byte, 100)
			n, _ := file.Read(text)
			got = string(text[:n])
			check(file.Close())
		}
		if got != want {
			t.Errorf("Open(%q) gives %q, want %q", name, got, want)
		}
	}
	for folder, want := range map[string][]string{
		"content": {"articles", "people", "topics"}, "content/articles": {"a.md", "b.md", "c.md"}, "content/people": {"b.md"},
		"content/topics": nil, "none": nil, "../outside": nil,
	} {
		var got []string
		if entries, err := fs.ReadDir(s, folder); err == nil {
			for _, e := range entries {
				got = append(got, e.Name())
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("ReadDir(%q) (-want +got):\n%s", folder, diff)
		}
	}
}
