package publish_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digest/internal/publish"
)

func TestForeignFoldersAreRefused(t *testing.T) {
	const refusal = "output folder %q holds files that digest did not write (%s); name another folder, or empty this one"
	for _, c := range []struct {
		name  string
		files tree
		want  string
	}{
		{"one file", tree{"thesis.txt": ""}, `"thesis.txt"`},
		{"many", tree{"e": "", "d/x": "", "c": "", "b": "", "a": ""}, `"a", "b", "c", 2 more`},
		{"hidden", tree{".profile": ""}, `".profile"`},
		{"a marker that is a link", tree{".digest-site": "-> elsewhere"}, `".digest-site"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			output := site(t)
			lay(t, output, c.files)
			_, err := publish.Begin(output)
			if want := fmt.Sprintf(refusal, output, c.want); err == nil || err.Error() != want {
				t.Errorf("Begin: %v\nwant %s", err, want)
			}
			if _, isLink := c.files[".digest-site"]; !isLink {
				checkTree(t, output, c.files)
			}
			checkClean(t, output, "public")
		})
	}
}

func TestProtectedFoldersAreRefused(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	source := t.TempDir()
	lay(t, source, tree{"content/a.md": "a", "link": "-> ."})
	for _, c := range []struct{ name, output, want string }{
		{"none", "", `no output folder; name one, such as "public"`},
		{"the whole disk", filepath.VolumeName(home) + string(filepath.Separator), "is a whole disk; name a folder of its own"},
		{"home", home, "holds your home folder; name a folder of its own"},
		{"above home", filepath.Dir(home), "holds your home folder; name a folder of its own"},
		{"the source", source, "holds the site's sources in"},
		{"the source by another way", filepath.Join(source, "content", ".."), "holds the site's sources in"},
		{"the source by a link", filepath.Join(source, "link"), "holds the site's sources in"},
		{"a folder of the source", filepath.Join(source, "content"), `holds files that digest did not write ("a.md")`},
		{"a file", filepath.Join(source, "content", "a.md"), "is not a folder"},
		{"below a file", filepath.Join(source, "content", "a.md", "public"), "a.md"},
	} {
		t.Run(c.name, func(t *testing.T) {
			stage, err := publish.Begin(c.output, filepath.Join(source, "missing"), source)
			if err == nil {
				t.Fatal(stage.Abort())
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("Begin(%q): %v\nwant %s", c.output, err, c.want)
			}
		})
	}
	checkTree(t, source, tree{"content/a.md": "a", "link": "-> ."})
}

func TestUnsafePathsAreRefused(t *testing.T) {
	for _, name := range []string{
		"", ".", "/", "..", "../a", "a/../b", "a/../../b", "/etc/passwd", "a//b", "a/", "./a", "a/./b",
		`a\b`, `..\a`, "a\x00b", "a\nb", "a:b", "C:/a", "a?b", `a"b`, "a<b", "a|b", "a*b",
		"con", "a/NUL.html", "com1", "lpt9.txt", "a.", "a /b", "\xff",
		".git", ".git/hooks/post-checkout", ".digest-site", strings.Repeat("a", 256),
	} {
		t.Run(name, func(t *testing.T) {
			output := site(t)
			stage := begin(t, output)
			if err := stage.Write(publish.File{Path: name, Data: []byte("x")}); err == nil {
				t.Errorf("Write(%q) succeeds", name)
			}
			if err := stage.Abort(); err != nil {
				t.Error(err)
			}
			checkClean(t, output)
		})
	}
}

func TestPathsThatAreFine(t *testing.T) {
	files := tree{}
	for _, name := range []string{"index.html", ".nojekyll", "a/.git", "a/...b", "CNAME", "console", "com/0", "où/что.html", "a b", strings.Repeat("a", 255)} {
		files[name] = name
	}
	output := site(t)
	build(t, output, files)
	checkTree(t, output, files)
}

func TestTwoFilesInOnePlace(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"a/b", "a/b", `two pages want the file "a/b"; give one of them another name`},
		{"a", "a/b/c", `"a" is wanted as a file and as a folder; give one of them another name`},
		{"a/b/c", "a/b", `"a/b" is wanted as a file and as a folder; give one of them another name`},
	} {
		t.Run(c.first+" "+c.second, func(t *testing.T) {
			stage := begin(t, site(t))
			write(t, stage, tree{c.first: "1"})
			if err := stage.Write(publish.File{Path: c.second}); err == nil || err.Error() != c.want {
				t.Errorf("Write(%q) after %q: %v, want %s", c.second, c.first, err, c.want)
			}
			if err := stage.Abort(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	output := site(t)
	outside := t.TempDir()
	lay(t, outside, tree{"file": "same", "dir/page": "same"})
	build(t, output, tree{"keep": "1"})
	lay(t, output, tree{
		"file":   "-> " + filepath.Join(outside, "file"),
		"dir":    "-> " + filepath.Join(outside, "dir"),
		"orphan": "-> " + filepath.Join(outside, "dir"),
		"gone":   "-> " + filepath.Join(outside, "file"),
	})
	build(t, output, tree{"keep": "1", "file": "same", "dir/page": "same", "dir/new": "2"})
	checkTree(t, output, tree{"keep": "1", "file": "same", "dir/page": "same", "dir/new": "2"})
	checkTree(t, outside, tree{"file": "same", "dir/page": "same"})
}

// Who says by a link where the site should live gets it there.
func TestOutputMayBeALink(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, tree{"public": "-> www/site"})
	if err := os.MkdirAll(filepath.Join(dir, "www", "site"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, files := range []tree{{"a": "1"}, {"b": "2"}} {
		build(t, filepath.Join(dir, "public"), files)
		checkTree(t, filepath.Join(dir, "www", "site"), files)
	}
	if target, err := os.Readlink(filepath.Join(dir, "public")); err != nil || target != "www/site" {
		t.Errorf("the link leads to %q, %v", target, err)
	}
}

// A worktree of a branch that serves the site keeps its .git; an empty one is no foreign folder.
func TestGitOfTheOutputStays(t *testing.T) {
	output := site(t)
	lay(t, output, tree{".git": "gitdir: elsewhere"})
	build(t, output, tree{"a": "1", "b": "2"})
	build(t, output, tree{"a": "1"})
	checkTree(t, output, tree{".git": "gitdir: elsewhere", "a": "1"})
}

func TestEmptyAndNestedOutput(t *testing.T) {
	dir := t.TempDir()
	output := filepath.Join(dir, "not", "there", "public")
	build(t, output, tree{"a": "1"})
	checkTree(t, output, tree{"a": "1"})
	empty := site(t)
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	build(t, empty, tree{"a": "1"})
	checkTree(t, empty, tree{"a": "1"})
}
