package load_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digest/internal/load"
)

func TestFolders(t *testing.T) {
	t.Parallel()
	const topic = "---\nname: Talks\n---\n"
	for _, test := range []struct{ name, file, text, want string }{
		{"capitals", "content/topics/Peace Talks.md", topic, `content/topics/Peace Talks.md: a file name may hold only small letters, digits and single hyphens, and ends in .md; rename it to "peace-talks.md"`},
		{"accents", "content/topics/Émile’s--straße_1.md", topic, `content/topics/Émile’s--straße_1.md: a file name may hold only small letters, digits and single hyphens, and ends in .md; rename it to "emiles-strasse-1.md"`},
		{"another script", "content/topics/мир.md", topic, `content/topics/мир.md: a file name may hold only small letters, digits and single hyphens, and ends in .md`},
		{"another ending", "content/topics/a.markdown", topic, `content/topics/a.markdown: is not read: content files end in .md`},
		{"sub-folder", "content/topics/2026/a.md", topic, `content/topics/2026: is not read: content folders have no sub-folders; move its files up, to content/topics`},
		{"folder's name", "content/topic/a.md", topic, `content/topic: is not a folder that is read; did you mean "topics"?`},
		{"another folder", "content/drafts/a.md", topic, `content/drafts: is not a folder that is read; the folders of content are articles, briefings, events, pages, people, phases, topics`},
		{"file in content", "content/a.md", topic, `content/a.md: is not read; move it into one of the folders of content: articles, briefings, events, pages, people, phases, topics`},
		{"week", "content/briefings/2026-w22.md", topic, "content/briefings/2026-w22.md: a briefing is named after its ISO week; rename it to \"2026-W22.md\"\n" + `content/briefings/2026-w22.md:2:1: name: unknown key; the keys here are title`},
		{"week that the year has not", "content/briefings/2025-W53.md", "---\n---\n", `content/briefings/2025-W53.md: a briefing is named after its ISO week; name it like "2026-W22.md"`},
		{"week that the year has", "content/briefings/2026-W53.md", "---\n---\n", ``},
		{"hidden file", "content/topics/.DS_Store", "\x00", ``},
		{"editor's copy", "content/topics/a.md~", topic, ``},
		{"Vim's swap files", "content/topics/a.md.swx", "\x00", ``},
		{"a lock of Word", "content/topics/~$a.md", "\x00", ``},
		{"another ending after an editor's", "content/topics/a.md.swx.txt", topic, `content/topics/a.md.swx.txt: is not read: content files end in .md`},
		{"hidden folder", "content/.obsidian/a.md", topic, ``},
		{"date prefix", "content/topics/2026-05-28-talks.md", topic, ``},
		{"elsewhere", "static/a.md", topic, ``},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := mistakes(t, site(test.file, test.text)); got != test.want {
				t.Errorf("got:  %s\nwant: %s", got, test.want)
			}
		})
	}
}

func TestContentIsALink(t *testing.T) {
	t.Parallel()
	folder, outside := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "site.toml"), []byte(validSettings), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, "content")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, problems, err := load.Dir(t.Context(), root.FS(), 2)
	const want = "content: is a symbolic link that leaves the site; copy the folder into the site, or build the site that it is in"
	if got := problems.Err(); err != nil || got == nil || got.Error() != want {
		t.Errorf("got: %v, %v\nwant: %s", got, err, want)
	}
}

func TestSymbolicLinks(t *testing.T) {
	t.Parallel()
	folder, outside := t.TempDir(), t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	write(folder+"/site.toml", validSettings)
	write(folder+"/content/topics/a.md", "---\nname: Talks\n---\n")
	write(folder+"/shared/b.md", "---\nname: Trade\n---\n")
	write(folder+"/pages/about.md", "---\ntitle: About\n---\n")
	write(outside+"/secret.md", "---\nname: Secret\n---\n")
	link("../../shared/b.md", "content/topics/inside.md")
	link("../pages", "content/pages")
	link(outside+"/secret.md", "content/topics/absolute.md")
	link(filepath.Join("../../..", filepath.Base(outside), "secret.md"), "content/topics/relative.md")
	link("nowhere.md", "content/topics/nowhere.md-")
	link(outside, "content/events")
	link("../../shared", "content/topics/folder")

	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	archive, problems, err := load.Dir(t.Context(), root.FS(), 2)
	if err != nil {
		t.Fatalf("Dir(…) failed: %v", err)
	}
	var slugs []string
	for _, topic := range archive.Topics {
		slugs = append(slugs, topic.Slug)
	}
	if got, want := strings.Join(slugs, " "), "a inside"; got != want || len(archive.Pages) != 1 {
		t.Errorf("read the topics %q and %d pages, want %q and 1", got, len(archive.Pages), want)
	}
	const hint = "; copy the file into the site, or link to a file of the site by a relative path"
	want := `content/events: is a symbolic link that leaves the site` + hint + `
content/topics/absolute.md: is a symbolic link that leaves the site` + hint + `
content/topics/folder: is not read: content folders have no sub-folders; move its files up, to content/topics
content/topics/nowhere.md-: is a symbolic link to a file that does not exist` + hint + `
content/topics/relative.md: is a symbolic link that leaves the site` + hint
	if got := problems.Err(); got == nil || got.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", got, want)
	}
}
