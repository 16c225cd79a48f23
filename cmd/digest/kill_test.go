package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"digest/internal/publish"
)

// files are a folder's: their bytes by path.
type files map[string]string

// versions is how many there are.
const versions = 5

// version is one of the states of a small site. Three differ in all that a build reads: a
// person's name is on most pages, an article comes and goes, a template and a static file
// change. The others differ from the third in words only, as most edits do: then a build
// changes some files of the output, and leaves the rest alone.
func version(n int) files {
	if n > 2 {
		site := version(2)
		for i := range 3 * (n - 2) {
			file := fmt.Sprintf("content/articles/article-%d.md", i)
			switch i % 3 {
			case 0:
				site[file] = strings.Replace(site[file], "title: ", "title: The newer ", 1)
			case 1:
				site[file] = strings.Replace(site[file], "title: ", "summary: In short.\ntitle: ", 1)
			default:
				site[file] += "And that was that.\n"
			}
		}
		return site
	}
	site := files{
		"site.toml": fmt.Sprintf("id = \"tag:example.org,2026:kill\"\ntitle = \"Debate %d\"\nbase_url = \"https://example.org/\"\n"+
			"[[positions]]\nid = \"open\"\nlabel = \"Open\"\n", n%2),
		"content/people/jane-doe.md":                  fmt.Sprintf("---\nname: Jane Doe%s\nfamily_name: Doe\n---\n", strings.Repeat("-Roe", n)),
		"content/topics/bridge.md":                    "---\nname: The bridge\n---\n",
		fmt.Sprintf("content/articles/only-%d.md", n): article(n),
		fmt.Sprintf("content/pages/page-%d.md", n%2):  "---\ntitle: A page\n---\n",
		"static/version.txt":                          strings.Repeat(fmt.Sprint(n), 100_000),
	}
	if n == 2 {
		site["templates/404.html"] = `{{define "main"}}<h1>Nothing here</h1>{{end}}`
	}
	for i := range 8 {
		site[fmt.Sprintf("content/articles/article-%d.md", i)] = article(i * (n + 1))
	}
	return site
}

func article(n int) string {
	return fmt.Sprintf("---\ntitle: Article %d\ndate: 2026-05-%02d\nsource: {name: The Example Paper}\ntopics: [bridge]\n"+
		"statements: [{person: jane-doe, position: open, quote: \"Yes, %d.\"}]\n---\nDoe said %d times yes.\n", n, 1+n%28, n, n)
}

// A killSite is a site that is built by processes.
type killSite struct {
	t      *testing.T
	folder string
}

func newKillSite(t *testing.T) *killSite {
	t.Helper()
	return &killSite{t, fastFolder(t)}
}

// fastFolder is a fresh folder, in memory where the system has a disk there.
func fastFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "digest-") //nolint:usetesting // TempDir is on the disk, and 400 builds are too slow there
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

func (s *killSite) source() string { return filepath.Join(s.folder, "site") }
func (s *killSite) output() string { return filepath.Join(s.folder, "public") }

// lay makes the site a version, writing only what differs.
func (s *killSite) lay(want files) {
	s.t.Helper()
	for name := range s.read(s.source()) {
		if _, stays := want[name]; !stays && !strings.HasPrefix(name, ".digest") {
			s.must(os.Remove(filepath.Join(s.source(), name)))
		}
	}
	for name, text := range want {
		file := filepath.Join(s.source(), name)
		if old, err := os.ReadFile(file); err == nil && string(old) == text {
			continue
		}
		s.must(os.MkdirAll(filepath.Dir(file), 0o755))
		s.must(os.WriteFile(file, []byte(text), 0o644))
	}
}

func (s *killSite) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// read is a folder's files; none when there is no folder.
func (s *killSite) read(folder string) files {
	s.t.Helper()
	found := files{}
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(folder, name)
		found[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.t.Fatal(err)
	}
	return found
}

// build runs digest, for at most so long if limit is not 0: then the system kills it.
func (s *killSite) build(limit time.Duration, args ...string) (message string, err error) {
	ctx := s.t.Context()
	if limit > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, limit)
		defer stop()
	}
	cmd := exec.CommandContext(ctx, "digest", append([]string{"build", "--source", s.source(), "--output", s.output()}, args...)...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// finish builds to the end, and gives how long that took.
func (s *killSite) finish(args ...string) time.Duration {
	s.t.Helper()
	start := time.Now()
	if message, err := s.build(0, args...); err != nil {
		s.t.Fatalf("a build after a killed one: %v\n%s", err, message)
	}
	return time.Since(start)
}

// clean is what a clean build makes of each version.
func (s *killSite) clean(versions int) []files {
	s.t.Helper()
	made := make([]files, versions)
	for n := range made {
		s.lay(version(n))
		s.must(errors.Join(os.RemoveAll(s.output()), os.RemoveAll(filepath.Join(s.source(), ".digest"))))
		s.finish()
		made[n] = s.read(s.output())
	}
	return made
}

// Whenever a build is killed, every file in the output is whole, as it was or as it
// will be, and the next build makes what a clean build makes.
func TestKilledBuild(t *testing.T) {
	const lanes, kills = 4, 50
	for lane := range uint64(lanes) {
		t.Run(fmt.Sprint(lane), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(lane, 1))
			s := newKillSite(t)
			clean := s.clean(versions)
			now := versions - 1
			taken := s.finish("--force")
			killed := 0
			for i := range kills {
				old := clean[now]
				now = (now + r.IntN(versions)) % versions // the same at times
				s.lay(version(now))
				var args []string
				switch r.IntN(4) {
				case 0:
					old = nil
					s.must(errors.Join(os.RemoveAll(s.output()), os.RemoveAll(filepath.Join(s.source(), ".digest"))))
				case 1:
					args = []string{"--force"}
				}
				if _, err := s.build(time.Duration(r.Int64N(int64(taken)))+1, args...); err != nil {
					killed++
				}
				s.checkWhole(i, old, clean[now])
				took := s.finish()
				taken = (3*taken + max(took, taken/2)) / 4
				s.checkClean(i, clean[now])
			}
			if killed < kills/4 {
				t.Errorf("only %d of %d builds were killed before their end", killed, kills)
			}
		})
	}
}

func (s *killSite) checkWhole(kill int, old, fresh files) {
	s.t.Helper()
	there := s.read(s.output())
	for name, text := range there {
		was, known := old[name]
		becomes, will := fresh[name]
		if isOld, isNew := known && text == was, will && text == becomes; !isOld && !isNew {
			s.t.Fatalf("kill %d: %s is neither the old file nor the new one", kill, name)
		}
	}
	for name := range old {
		_, stays := fresh[name]
		if _, isThere := there[name]; stays && !isThere {
			s.t.Fatalf("kill %d: %s is gone", kill, name)
		}
	}
}

// checkClean fails unless the output is as a clean build makes it, alone in its folder.
func (s *killSite) checkClean(kill int, want files) {
	s.t.Helper()
	if got := s.read(s.output()); !maps.Equal(got, want) {
		for _, name := range slices.Sorted(maps.Keys(want)) {
			if got[name] != want[name] {
				s.t.Errorf("kill %d: the next build does not make %s as a clean build does", kill, name)
			}
			delete(got, name)
		}
		s.t.Fatalf("kill %d: the next build leaves %v", kill, slices.Sorted(maps.Keys(got)))
	}
	beside, err := filepath.Glob(filepath.Join(s.folder, ".*"))
	if err != nil || len(beside) > 0 {
		s.t.Fatalf("kill %d: beside the output: %v, %v", kill, beside, err)
	}
}

// While one build writes the output, another one ends with a clear error.
func TestTwoBuilds(t *testing.T) {
	t.Parallel()
	s := newKillSite(t)
	s.lay(version(0))
	stage, err := publish.Begin(s.output())
	if err != nil {
		t.Fatal(err)
	}
	message, err := s.build(0)
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != 1 ||
		!strings.Contains(message, "another digest build is writing") {
		t.Errorf("a second build: %v\n%s", err, message)
	}
	s.must(stage.Abort())
	s.finish()
}

// Builds that start together leave the site whole, and at least one of them is done.
func TestManyBuilds(t *testing.T) {
	t.Parallel()
	s := newKillSite(t)
	clean := s.clean(2)
	for i := range 8 {
		s.lay(version(i % 2))
		type end struct {
			message string
			err     error
		}
		ends := make(chan end)
		for range 3 {
			go func() {
				message, err := s.build(0)
				ends <- end{message, err}
			}()
		}
		done := 0
		for range 3 {
			e := <-ends
			if e.err == nil {
				done++
			} else if !strings.Contains(e.message, "another digest build is writing") {
				t.Errorf("one of three builds: %v\n%s", e.err, e.message)
			}
		}
		if done == 0 {
			t.Error("none of three builds was done")
		}
		s.checkClean(i, clean[i%2])
	}
}
