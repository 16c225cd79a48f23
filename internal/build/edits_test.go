package build_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// An editor changes the site in a folder at random: the same numbers give the same
// edits. Most of them leave a site that can be built.
type editor struct {
	dir string
	r   *rand.Rand
	err error // of the disk, the first one
}

// An edit is what an editor did: a line for people, and the paths it touched.
type edit struct {
	did   string
	paths []string
}

// begin lays a small site.
func (e *editor) begin() {
	e.settings()
	for _, kind := range []string{"people", "topics", "phases", "events", "pages", "articles"} {
		for _, slug := range kinds()[kind] {
			e.write("content/"+kind+"/"+slug+".md", e.text(kind, slug))
		}
	}
}

// edit makes one change.
func (e *editor) edit() edit {
	type change struct {
		weight int
		name   string
		do     func() []string
	}
	changes := []change{
		{20, "write content", e.writeContent},
		{6, "write a body", e.changeBody},
		{8, "reword", e.reword},
		{6, "rename content", e.renameContent},
		{6, "delete content", e.deleteContent},
		{12, "change in place, same size and time", e.changeUnseen},
		{3, "swap two files", e.swap},
		{4, "touch", e.touch},
		{6, "settings", func() []string { return e.settings() }},
		{5, "template", e.template},
		{5, "static file", e.static},
		{4, "file or folder in each other's place", e.replace},
		{3, "mistake", e.mistake},
		{2, "link", e.link},
	}
	total := 0
	for _, c := range changes {
		total += c.weight
	}
	at := e.r.IntN(total)
	for _, c := range changes {
		if at -= c.weight; at < 0 {
			paths := c.do()
			return edit{c.name + " " + strings.Join(paths, " "), paths}
		}
	}
	return edit{}
}

// mend takes every mistake away: what is no plain file with known content goes, and
// articles are written anew, so that they name who is there.
func (e *editor) mend() edit {
	for _, name := range []string{"content", "static", "templates"} {
		e.check(os.RemoveAll(e.path(name)))
	}
	e.begin()
	return edit{"mend everything", []string{"content", "static", "templates", "site.toml"}}
}

func (e *editor) path(name string) string { return filepath.Join(e.dir, filepath.FromSlash(name)) }

func (e *editor) check(err error) { e.err = errors.Join(e.err, err) }

// failOnDisk ends a test whose editor could not edit.
func (e *editor) failOnDisk(tb testing.TB) {
	tb.Helper()
	if e.err != nil {
		tb.Fatal(e.err)
	}
}

// write writes a file beside and renames it, or in place, as editors do. What stands
// in the way of its folders goes.
func (e *editor) write(name, text string) []string {
	file, folder := e.path(name), e.path(path.Dir(name))
	for above := path.Dir(name); above != "."; above = path.Dir(above) {
		if info, err := os.Stat(e.path(above)); err == nil && !info.IsDir() {
			e.check(os.Remove(e.path(above)))
		}
	}
	if info, err := os.Lstat(file); err == nil && !info.Mode().IsRegular() {
		e.check(os.RemoveAll(file))
	}
	e.check(os.MkdirAll(folder, 0o755))
	if e.r.IntN(2) == 0 {
		e.check(os.WriteFile(file, []byte(text), 0o644))
	} else {
		e.check(os.WriteFile(file+"~", []byte(text), 0o644))
		e.check(os.Rename(file+"~", file))
	}
	return []string{name}
}

// files are the regular files of the site below a folder, in order.
func (e *editor) files(folder string) []string {
	var names []string
	e.check(fs.WalkDir(os.DirFS(e.dir), folder, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && entry.Type().IsRegular() {
			names = append(names, name)
		}
		return err
	}))
	return names
}

// slugs are those of a kind of content that is there.
func (e *editor) slugs(kind string) []string {
	var slugs []string
	for _, name := range e.files("content/" + kind) {
		if slug, ok := strings.CutSuffix(path.Base(name), ".md"); ok {
			slugs = append(slugs, slug)
		}
	}
	return slugs
}

func pick[T any](r *rand.Rand, from []T) T {
	var none T
	if len(from) == 0 {
		return none
	}
	return from[r.IntN(len(from))]
}

func (e *editor) writeContent() []string {
	kind := pick(e.r, []string{"articles", "articles", "articles", "articles", "people", "topics", "phases", "events", "pages", "briefings"})
	slug := pick(e.r, kinds()[kind])
	return e.write("content/"+kind+"/"+slug+".md", e.text(kind, slug))
}

func (e *editor) changeBody() []string {
	name := pick(e.r, e.files("content"))
	if name == "" {
		return nil
	}
	old, err := os.ReadFile(e.path(name))
	e.check(err)
	return e.write(name, fmt.Sprintf("%s\nAnd %s said more.\n", old, pick(e.r, people())))
}

// reword changes the title of an article, or its summary, or both.
func (e *editor) reword() []string {
	name := pick(e.r, e.files("content/articles"))
	if name == "" {
		return nil
	}
	old, err := os.ReadFile(e.path(name))
	e.check(err)
	lines := strings.Split(string(old), "\n")
	keys := pick(e.r, [][]string{{"title: "}, {"summary: "}, {"title: ", "summary: "}})
	for i, line := range lines {
		for _, key := range keys {
			if strings.HasPrefix(line, key) {
				lines[i] = key + fmt.Sprintf("%s told it, %d", pick(e.r, people()), e.r.IntN(3))
			}
		}
	}
	return e.write(name, strings.Join(lines, "\n"))
}

func (e *editor) renameContent() []string {
	kind := pick(e.r, []string{"articles", "articles", "people", "topics", "events", "pages"})
	from, to := pick(e.r, e.slugs(kind)), pick(e.r, append(kinds()[kind], "new-name"))
	if from == "" || from == to {
		return nil
	}
	paths := []string{"content/" + kind + "/" + from + ".md", "content/" + kind + "/" + to + ".md"}
	e.check(os.RemoveAll(e.path(paths[1])))
	e.check(os.Rename(e.path(paths[0]), e.path(paths[1])))
	return paths
}

func (e *editor) deleteContent() []string {
	name := pick(e.r, e.files("content"))
	switch e.r.IntN(12) {
	case 0:
		name = "content/" + pick(e.r, []string{"articles", "events", "phases", "pages"})
	case 1:
		name = "content"
	}
	e.check(os.RemoveAll(e.path(name)))
	return []string{name}
}

// changeUnseen changes a file so that its size and its time of modification stay.
// Only a system that keeps another time can tell; elsewhere the time moves on.
func (e *editor) changeUnseen() []string {
	name := pick(e.r, append(e.files("content/articles"), e.files("static")...))
	if name == "" {
		return nil
	}
	info, err := os.Stat(e.path(name))
	e.check(err)
	data, err := os.ReadFile(e.path(name))
	e.check(err)
	if at := strings.LastIndexAny(string(data), "abcdefgh"); at >= 0 {
		data[at] = 'a' + (data[at]-'a'+1)%8
	}
	e.check(os.WriteFile(e.path(name), data, 0o644))
	if runtime.GOOS == "linux" || runtime.GOOS == "darwin" {
		e.check(os.Chtimes(e.path(name), info.ModTime(), info.ModTime()))
	}
	return []string{name}
}

// swap gives each of two articles the other's name.
func (e *editor) swap() []string {
	files := e.files("content/" + pick(e.r, []string{"articles", "people"}))
	a, b := pick(e.r, files), pick(e.r, files)
	if a == b {
		return nil
	}
	e.check(os.Rename(e.path(a), e.path(a+"~")))
	e.check(os.Rename(e.path(b), e.path(a)))
	e.check(os.Rename(e.path(a+"~"), e.path(b)))
	return []string{a, b}
}

func (e *editor) touch() []string {
	name := pick(e.r, append(e.files("content"), "site.toml"))
	at := time.Date(2020, 1, 1, e.r.IntN(24), 0, 0, 0, time.UTC)
	e.check(os.Chtimes(e.path(name), at, at))
	return []string{name}
}

func (e *editor) template() []string {
	name := "templates/" + pick(e.r, []string{"404.html", "article.html", "_note.html"})
	switch e.r.IntN(5) {
	case 0:
		e.check(os.RemoveAll(e.path(name)))
		return []string{name}
	case 1:
		e.check(os.RemoveAll(e.path("templates")))
		return []string{"templates"}
	}
	return e.write(name, fmt.Sprintf(`{{define "main"}}<h1>{{.Name}}</h1> %d{{end}}`, e.r.IntN(4)))
}

func (e *editor) static() []string {
	name := "static/" + pick(e.r, []string{"css/style.css", "img/a.svg", "img/b.svg", "new.txt", ".hidden"})
	switch e.r.IntN(5) {
	case 0:
		e.check(os.RemoveAll(e.path(name)))
		return []string{name}
	case 1:
		e.check(os.RemoveAll(e.path("static/img")))
		return []string{"static/img"}
	}
	return e.write(name, fmt.Sprintf("abc %d", e.r.IntN(4)))
}

// replace puts a folder in the place of a file, or a file in that of a folder.
func (e *editor) replace() []string {
	name := pick(e.r, []string{
		"content/articles/first.md", "content/pages/about.md", "static/img/a.svg", "static/new.txt",
		"static/img", "content/events", "content/phases", "templates", "templates/404.html", "content/notes",
	})
	info, err := os.Stat(e.path(name))
	e.check(os.RemoveAll(e.path(name)))
	switch {
	case err != nil || !info.IsDir():
		e.check(os.MkdirAll(e.path(name), 0o755))
	case e.r.IntN(2) == 0:
		e.write(name, "a file")
	}
	return []string{name}
}

func (e *editor) mistake() []string {
	return e.write(pick(e.r, []string{
		"content/articles/first.md", "content/people/jane-doe.md", "content/topics/bridge.md", "content/articles/notes.txt",
		"static/people/index.html", "templates/404.html", "site.toml",
	}), pick(e.r, []string{"---\ntitel: x\n---\n", "{{.Nothing}}", "x = ["}))
}

// link puts a symbolic link in the place of a file or folder.
func (e *editor) link() []string {
	e.write("shared/page.md", e.text("pages", "page"))
	name, target := "content/pages/linked.md", "../../shared/page.md"
	if e.r.IntN(2) == 0 {
		name, target = "content/pages", "../shared"
	}
	e.check(os.RemoveAll(e.path(name)))
	e.check(os.MkdirAll(e.path(path.Dir(name)), 0o755))
	e.check(os.Symlink(target, e.path(name)))
	return []string{name, "content/pages/page.md", "content/pages/linked.md"}
}
