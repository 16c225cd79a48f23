package plan

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestStructuredData compares the JSON-LD of pages with testdata/NAME.json.
func TestStructuredData(t *testing.T) {
	archive := newArchive()
	jane := archive.People[0]
	jane.Gender, jane.OtherNames = "female", []news.OtherName{{Name: "Jane Roe"}}
	jane.Memberships = []news.Membership{{Role: "Minister", Organization: "Ministry of Bridges", StartDate: parse(t, "2024-12-01")}}
	jane.Identifiers = []news.Identifier{{Scheme: "wikidata", Identifier: "Q0"}, {Scheme: "viaf", Identifier: "1"}}
	jane.Links = []news.Link{{URL: "https://example.com/jane"}}
	a := add(t, archive, "talks", "2026-05-28T09:17:00+02:00")
	a.Title, a.Summary, a.Author, a.Language = `Talks & "more" </script>`, "In short.", "Ann Author", "fr"
	a.Source.Title, a.Added, a.Updated = "Le ministre attend", parse(t, "2026-05-29"), parse(t, "2026-05-30")
	a.People = []string{"john-roe"}
	say(a, "jane-doe", "wait").Date = parse(t, "2026-05-27")
	say(a, "jane-doe", "open").Quote = "Open it, “now”"
	draft := add(t, archive, "draft", "")
	draft.Draft, draft.Source = true, news.SourceRecord{}
	plan := planned(t, archive)

	for name, data := range map[string]LD{
		"home":    view[Home](t, plan, "").Data,
		"article": view[Article](t, plan, "articles/talks/").Data,
		"draft":   view[Article](t, plan, "articles/draft/").Data,
		"person":  view[Person](t, plan, "people/jane-doe/").Data,
		"plain":   view[Person](t, plan, "people/john-roe/").Data,
	} {
		got, err := json.MarshalIndent(data, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name+".json", string(got)+"\n")

		// As encoding/json has it: keys sorted, and escaped to stand in HTML.
		var nodes any
		if err := json.Unmarshal([]byte(data), &nodes); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if sorted, err := json.Marshal(nodes); err != nil || string(sorted) != string(data) {
			t.Errorf("%s is %s, want %s (%v)", name, data, sorted, err)
		}
	}
}

// golden compares a text with a file of testdata, or rewrites that file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", path, diff)
	}
}

// A site that wants no structured data has none, on any page.
func TestNoStructuredData(t *testing.T) {
	t.Parallel()
	archive := generate(t, 1, 20)
	no := false
	archive.Settings.Build.StructuredData = &no
	for _, page := range planned(t, archive).Pages {
		if data := reflect.ValueOf(page.View()).FieldByName("Data"); data.Len() > 0 {
			t.Errorf("%s has %v", page.Path, data)
		}
	}
}
