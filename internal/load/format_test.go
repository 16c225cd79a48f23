package load_test

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"digest/internal/news"
)

// formatPage is docs/format.md, which tells authors what this package accepts.
func formatPage(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// The tables of docs/format.md list exactly the keys of the records, in their order.
func TestFormatPageHasEveryKey(t *testing.T) {
	t.Parallel()
	page := formatPage(t)
	for _, test := range []struct {
		file, tag string
		record    any
	}{
		{"content/articles/SLUG.md", "key", news.ArticleRecord{}},
		{"content/people/SLUG.md", "key", news.PersonRecord{}},
		{"content/topics/SLUG.md", "key", news.TopicRecord{}},
		{"content/phases/SLUG.md", "key", news.PhaseRecord{}},
		{"content/events/SLUG.md", "key", news.EventRecord{}},
		{"content/briefings/WEEK.md", "key", news.BriefingRecord{}},
		{"content/pages/SLUG.md", "key", news.PageRecord{}},
		{"site.toml", "toml", news.Settings{}},
	} {
		want := keys(reflect.TypeOf(test.record), test.tag, "")
		if diff := cmp.Diff(want, documentedKeys(page, test.file)); diff != "" {
			t.Errorf("keys of %s in docs/format.md (-the records +the page):\n%s", test.file, diff)
		}
	}
}

// keys are the keys of a type and of what is in it: "statements[].person".
func keys(t reflect.Type, tag, prefix string) []string {
	var found []string
	for field := range t.Fields() {
		key := field.Tag.Get(tag)
		if key == "" {
			continue
		}
		found = append(found, prefix+key)
		inner, separator := field.Type, "."
		if inner.Kind() == reflect.Slice {
			inner, separator = inner.Elem(), "[]."
		}
		if inner.Kind() == reflect.Struct {
			found = append(found, keys(inner, tag, prefix+key+separator)...)
		}
	}
	return found
}

// documentedKeys are the keys in the first column of a file's table.
func documentedKeys(page, file string) []string {
	_, section, _ := strings.Cut(page, "\n### `"+file+"`\n")
	section, _, _ = strings.Cut(section, "\n#")
	var found []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(section, -1) {
		found = append(found, row[1])
	}
	return found
}

// What docs/format.md shows to be copied has no mistakes.
func TestFormatPageExamples(t *testing.T) {
	t.Parallel()
	page := formatPage(t)
	block := func(language string) *fstest.MapFile {
		_, text, _ := strings.Cut(page, "\n```"+language+"\n")
		text, _, _ = strings.Cut(text, "\n```\n")
		return &fstest.MapFile{Data: []byte(text + "\n")}
	}
	got := mistakes(t, fstest.MapFS{
		"site.toml": block("toml"),
		"content/articles/2026-05-28-doe-calls-for-talks.md": block("markdown"),
	})
	if got != "" {
		t.Errorf("the examples have mistakes:\n%s", got)
	}
	_, dates, _ := strings.Cut(page, "| date | means |\n| --- | --- |\n")
	dates, _, _ = strings.Cut(dates, "\n\n")
	for row := range strings.Lines(dates) {
		if _, err := news.ParseDate(strings.Split(row, "`")[1]); err != nil {
			t.Errorf("an example of a date: %v", err)
		}
	}
}
