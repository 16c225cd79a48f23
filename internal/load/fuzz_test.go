package load_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"digest/internal/diag"
	"digest/internal/load"
)

// Whatever an article holds, reading it ends, and every problem has a place in
// the file, where Locate finds something too.
func FuzzArticle(f *testing.F) {
	for _, seed := range []string{
		wholeArticle, located, article(""), "", "---", "---\n---", "\ufeff---\r\n...\r\n",
		article("topics: &a [*a]\n"), article("<<: *b\n"), article("summary: !!str |2-\n    x\n"),
		article("? [a, {b: c}]\n: - d\n"), article("author: \"\\x00\\u2028\\ud800\"\n"), article("author: \u0085\n"),
		article("statements:\n- person: x\n  - quote\n"), "---\n%YAML 1.1\n---\n", article("draft: TRUE\npublish: ~\n"),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, problems := load.ParseArticle([]byte(text))
		lines := strings.Count(text, "\n") + 1
		checkPlaces(t, problems, lines, func(key string) (line, column int) { return load.Locate([]byte(text), key) })
		if problems.Len() == 0 {
			if before := strings.Count(a.Body, "\n"); a.BodyLine+before != lines && a.Body != "" {
				t.Errorf("a body of %d more lines begins on line %d of %d", before, a.BodyLine, lines)
			}
			if a.Title == "" || !utf8.ValidString(a.Title+a.Body) {
				t.Errorf("no problem with the title %q", a.Title)
			}
		}
	})
}

func FuzzSettings(f *testing.F) {
	for _, seed := range []string{
		validSettings, "", "[[positions]]\n[positions.a]\n", "a.b.c = 1\n[a]\n", "\"a\\u0041\" = {x = [[1], {y = 2}]}\n",
		"title = '''\r\nx'''\r\n", "[positions]\n[[positions]]\n", "feeds = []\nmenu = {}\n", "menu = [1, [2]]\n",
		"[import]\nsources = [{match = ['a']}]\n[[import.sources]]\n", "x = 2026-05-28T09:17:00\n", "'' = 1\n[\"\".'']\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		settings, problems, err := load.Settings(fstest.MapFS{"site.toml": {Data: []byte(text)}})
		if err != nil {
			t.Fatalf("Settings(…) failed: %v", err)
		}
		checkPlaces(t, problems, strings.Count(text, "\n")+1, func(key string) (line, column int) {
			return load.LocateSetting([]byte(text), key)
		})
		if problems.Len() == 0 && (settings.Title == "" || settings.ID == "") {
			t.Errorf("no problem with the settings %+v", settings)
		}
	})
}

func checkPlaces(t *testing.T, problems diag.List, lines int, locate func(key string) (line, column int)) {
	t.Helper()
	for _, p := range problems.Sorted() {
		if p.Line < 1 || p.Line > lines || p.Column < 1 {
			t.Errorf("a problem beyond the file of %d lines: %s", lines, p)
		}
		if line, column := locate(p.Key); line < 1 || line > lines || column < 1 {
			t.Errorf("Locate(…, %q) = %d:%d in a file of %d lines", p.Key, line, column, lines)
		}
	}
}
