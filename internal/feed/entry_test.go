package feed

import (
	"strings"
	"testing"
	"time"
)

func TestNewEntryErrors(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Fields)
		want  string
	}{
		{"no id", func(f *Fields) { f.ID = "" }, `feed entry "": the id "" is not a URI`},
		{"id with a control character", func(f *Fields) { f.ID += "\x01" }, "is not a URI"},
		{"id with a space", func(f *Fields) { f.ID += " a" }, "is not a URI"},
		{"no title", func(f *Fields) { f.Title = "\t\x00" }, "an entry needs a title"},
		{"no page", func(f *Fields) { f.URL = "" }, `the page: "" is not an absolute http or https address`},
		{"relative page", func(f *Fields) { f.URL = "/articles/bridge/" }, `the page: "/articles/bridge/" is not`},
		{"page without scheme", func(f *Fields) { f.URL = "//example.org/" }, "is not an absolute"},
		{"script as source", func(f *Fields) { f.Source.URL = "javascript:alert(1)" }, "the source:"},
		{"data as source", func(f *Fields) { f.Source.URL = "data:text/html,x" }, "the source:"},
		{"language", func(f *Fields) { f.Language = "English language" }, "is not a BCP 47 tag"},
		{"no date", func(f *Fields) { f.Published = time.Time{} }, "needs the date"},
		{"year", func(f *Fields) { f.Updated = f.Updated.AddDate(9000, 0, 0) }, "the year 11026"},
		{"nesting", func(f *Fields) { f.ContentHTML = strings.Repeat("<blockquote>", 600) }, "the content: parsing HTML"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := bridge()
			test.spoil(&f)
			e, err := NewEntry(f)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("NewEntry = %v, %v; want the error %q", e, err, test.want)
			}
			if e.ID() != "" {
				t.Errorf("NewEntry returned the entry %q together with an error", e.ID())
			}
		})
	}
}

func TestNewEntryKeepsTheID(t *testing.T) {
	for _, id := range []string{
		"tag:example.org,2026:harbour/bridge",
		"tag:example.org,2026:harbour/brücke",
		"urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
		"https://EXAMPLE.org/%7Ejane",
	} {
		f := bridge()
		f.ID = id
		e, err := NewEntry(f)
		if err != nil || e.ID() != id {
			t.Errorf("NewEntry with the id %q = id %q, %v", id, e.ID(), err)
		}
	}
}

func BenchmarkNewEntry(b *testing.B) {
	f := bridge()
	f.ContentHTML = strings.Repeat(f.ContentHTML, 40) // about 5 KB
	b.SetBytes(int64(len(f.ContentHTML)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := NewEntry(f); err != nil {
			b.Fatal(err)
		}
	}
}
