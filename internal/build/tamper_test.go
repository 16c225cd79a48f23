package build_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// around changes what is not the site: how and when it is built, and what the last
// build left.
func (s *sequence) around() []string {
	var did []string
	maybe := func(of int, what string, do func()) {
		if s.r.IntN(of) == 0 {
			did = append(did, what)
			do()
		}
	}
	maybe(8, "drafts", func() { s.o.Drafts = !s.o.Drafts })
	maybe(8, "future", func() { s.o.Future = !s.o.Future })
	maybe(12, "base", func() { s.o.BaseURL = pick(s.r, []string{"", "https://example.com/x/"}) })
	maybe(12, "jobs", func() { s.o.Jobs = 1 + s.r.IntN(4) })
	maybe(20, "program", func() { s.o.Program = pick(s.r, []string{"one", "two", ""}) })
	maybe(6, "an hour passes", func() { s.o.Now = s.o.Now.Add(time.Hour) })
	maybe(8, "the future comes", func() { s.o.Now = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC) })
	maybe(8, "the true time", func() { s.o.Now = clock(s.tb) })
	maybe(15, "before everything", func() { s.o.Now = time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC) })
	maybe(4, "tamper", func() { did = append(did, s.tamper()) })
	maybe(8, "memory", func() { did = append(did, s.tamperMemory()) })
	return did
}

// tamper changes the output behind the build's back.
func (s *sequence) tamper() string {
	out := editor{dir: s.o.Output, r: s.r}
	defer func() { s.editor.check(out.err) }()
	if _, err := os.Stat(s.o.Output); err != nil {
		return "no output"
	}
	files := slices.DeleteFunc(out.files("."), func(name string) bool { return name == ".digest-site" })
	name := pick(s.r, files)
	if name == "" {
		return "no files"
	}
	file := out.path(name)
	switch s.r.IntN(8) {
	case 0:
		out.check(os.Remove(file))
		return "remove " + name
	case 1:
		out.check(os.WriteFile(file, []byte("broken"), 0o644))
		return "overwrite " + name
	case 2:
		data, err := os.ReadFile(file)
		out.check(err)
		out.check(os.WriteFile(file, []byte(strings.ToUpper(string(data))), 0o644))
		return "overwrite with the same size " + name
	case 3:
		out.check(os.Chtimes(file, longAgo(), longAgo()))
		return "touch " + name
	case 4:
		out.check(os.MkdirAll(out.path("extra/more"), 0o755))
		out.check(os.WriteFile(out.path("extra/more/x.html"), nil, 0o644))
		return "add a file in a folder"
	case 5:
		out.check(os.WriteFile(filepath.Join(filepath.Dir(file), "extra.html"), []byte("x"), 0o644))
		return "add a file beside " + name
	case 6:
		out.check(os.RemoveAll(file))
		out.check(os.MkdirAll(file+"/deep", 0o755))
		return "a folder in the place of " + name
	}
	out.check(os.RemoveAll(s.o.Output))
	return "remove the output"
}

// longAgo is when nothing of a site was made.
func longAgo() time.Time { return time.Date(2001, 2, 3, 4, 5, 6, 7, time.UTC) }

// tamperMemory harms what builds remember.
func (s *sequence) tamperMemory() string {
	folder := filepath.Join(s.o.Source, ".digest")
	files, err := filepath.Glob(filepath.Join(folder, "build-*"))
	s.editor.check(err)
	file := pick(s.r, files)
	if file == "" {
		return "no memory"
	}
	data, err := os.ReadFile(file)
	s.editor.check(err)
	switch s.r.IntN(4) {
	case 0:
		s.editor.check(os.RemoveAll(folder))
		return "lose it"
	case 1:
		s.editor.check(os.WriteFile(file, data[:s.r.IntN(len(data))], 0o644))
		return "cut it off"
	case 2:
		data[s.r.IntN(len(data))] ^= 1 << s.r.IntN(8)
		s.editor.check(os.WriteFile(file, data, 0o644))
		return "flip a bit of it"
	}
	s.editor.check(os.WriteFile(file, []byte("garbage"), 0o644))
	return "make garbage of it"
}
