package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// The formats that tests go through.
var formats = []struct {
	name   string
	golden string
	into   func(*bytes.Buffer, Feed) error
	write  func(Feed) ([]byte, error)
}{
	{"RSS", "feed.xml", RSS, bytesOf(RSS)},
	{"Atom", "atom.xml", Atom, bytesOf(Atom)},
	{"JSON", "feed.json", JSON, bytesOf(JSON)},
}

// bytesOf gives what a format writes, into a buffer that held something before.
func bytesOf(into func(*bytes.Buffer, Feed) error) func(Feed) ([]byte, error) {
	return func(f Feed) ([]byte, error) {
		b := bytes.NewBufferString("an earlier feed")
		if err := into(b, f); err != nil {
			return nil, err
		}
		return b.Bytes(), nil
	}
}

// day is a date as an editor writes it: without a time.
func day(month time.Month, d int) time.Time {
	return time.Date(2026, month, d, 0, 0, 0, 0, time.UTC)
}

// bridge is a valid entry that uses every field. Tests break one thing of it.
func bridge() Fields {
	return Fields{
		ID:      "tag:example.org,2026:harbour/bridge",
		URL:     "https://example.org/sub/articles/bridge/",
		Title:   "Mayor wants the bridge",
		Summary: "Jane Doe says a bridge beats a ferry & a tunnel.",
		ContentHTML: "<p>“A bridge,” said <a href=\"https://example.org/sub/people/jane-doe/\">Jane Doe</a>.</p>\n" +
			"<ul><li>Cost: 3 &lt; 4</li></ul>",
		Times: Times{
			Published: time.Date(2026, 5, 28, 9, 17, 0, 0, time.FixedZone("", 2*60*60)),
			Updated:   time.Date(2026, 5, 29, 8, 0, 0, 0, time.UTC),
		},
		Authors:    []string{"Ann Example", "Bob Example"},
		Categories: []string{"Bridges", "Cost"},
		Source: Source{
			Name:  "The Harbour Post",
			URL:   "https://post.example.com/2026/bridge?a=1&b=2",
			Title: "“Bridge it”, says mayor",
		},
		Language: "en-GB",
	}
}

// ferry is a valid entry with only what is required.
func ferry() Fields {
	return Fields{
		ID:    "tag:example.org,2026:harbour/ferry",
		URL:   "https://example.org/sub/articles/ferry/",
		Title: "Ferry stays, council says",
		Times: Times{Published: day(time.May, 27)},
	}
}

// harbour is a valid feed that uses every field.
func harbour(t testing.TB, fields ...Fields) Feed {
	t.Helper()
	f := Feed{
		ID:           "tag:example.org,2026:harbour",
		Title:        "The harbour debate",
		Subtitle:     "Bridge, ferry or tunnel?",
		Language:     "en",
		Author:       "Example Institute",
		HomeURL:      "https://example.org/sub/",
		RSSURL:       "https://example.org/sub/feed.xml",
		AtomURL:      "https://example.org/sub/atom.xml",
		JSONURL:      "https://example.org/sub/feed.json",
		IconURL:      "https://example.org/sub/icon.png",
		Updated:      day(time.May, 1),
		Generator:    "digest",
		GeneratorURL: "https://example.org/digest/",
	}
	for _, fields := range fields {
		e, err := NewEntry(fields)
		if err != nil {
			t.Fatal(err)
		}
		f.Entries = append(f.Entries, e)
	}
	return f
}

func TestGolden(t *testing.T) {
	for _, format := range formats {
		t.Run(format.name, func(t *testing.T) {
			got, err := format.write(harbour(t, bridge(), ferry()))
			if err != nil {
				t.Fatal(err)
			}
			compareGolden(t, format.golden, got)
		})
	}
}

func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs; if that is meant, run go test -update (-want +got):\n%s", name, diff)
	}
}

// What one feed holds must not change how another is written, nor a second time.
func TestSharedEntries(t *testing.T) {
	all := harbour(t, bridge(), ferry())
	one := all
	one.Entries = all.Entries[:1]
	for _, format := range formats {
		before, err := format.write(all)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range formats {
			if _, err := other.write(one); err != nil {
				t.Fatal(err)
			}
		}
		after, err := format.write(all)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(before), string(after)); diff != "" {
			t.Errorf("%s changed by writing other feeds (-before +after):\n%s", format.name, diff)
		}
	}
}

func TestUpdatedIsNewestInTheData(t *testing.T) {
	tests := []struct {
		name    string
		given   time.Time
		entries []Fields
		want    string
	}{
		{"the entries know", time.Time{}, []Fields{ferry(), bridge()}, "2026-05-29T08:00:00Z"},
		{"the caller knows of something newer", day(time.June, 2), []Fields{ferry()}, "2026-06-02T00:00:00Z"},
		{"no entries", day(time.June, 2), nil, "2026-06-02T00:00:00Z"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := harbour(t, test.entries...)
			f.Updated = test.given
			got, err := bytesOf(Atom)(f)
			if err != nil {
				t.Fatal(err)
			}
			if want := "  <updated>" + test.want + "</updated>\n"; !strings.Contains(string(got), want) {
				t.Errorf("Atom lacks %q:\n%s", want, got)
			}
		})
	}
}

func TestEmptyFeed(t *testing.T) {
	for _, format := range formats {
		got, err := format.write(harbour(t))
		if err != nil {
			t.Errorf("%s: %v", format.name, err)
		}
		if format.name == "JSON" && !strings.Contains(string(got), `"items": []`) {
			t.Errorf("JSON Feed requires items, got:\n%s", got)
		}
	}
}

func TestFeedErrors(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Feed)
		want  string
	}{
		{"no id", func(f *Feed) { f.ID = "" }, `the id "" is not a URI`},
		{"id of a file", func(f *Feed) { f.ID = "harbour" }, `the id "harbour" is not a URI`},
		{"no title", func(f *Feed) { f.Title = " \x01" }, "needs a title"},
		{"no author", func(f *Feed) { f.Author = "" }, "needs an author"},
		{"no page", func(f *Feed) { f.HomeURL = "" }, "needs the address of the page"},
		{"relative page", func(f *Feed) { f.HomeURL = "/sub/" }, `"/sub/" is not an absolute`},
		{"no address", func(f *Feed) { f.RSSURL, f.AtomURL, f.JSONURL = "", "", "" }, "needs its own address"},
		{"script as icon", func(f *Feed) { f.IconURL = "javascript:alert(1)" }, "not an absolute"},
		{"address with a space", func(f *Feed) { f.HomeURL = "https://example.org/a b" }, "not an absolute"},
		{"address without host", func(f *Feed) { f.HomeURL = "https:///a" }, "not an absolute"},
		{"language", func(f *Feed) { f.Language = "en_GB" }, `"en_GB" is not a BCP 47 tag`},
		{"no date", func(f *Feed) { f.Updated, f.Entries = time.Time{}, nil }, "no entries and no date"},
		{"year", func(f *Feed) { f.Updated = time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC) }, "the year 12026"},
		{"same id twice", func(f *Feed) { f.Entries = append(f.Entries, f.Entries[0]) }, "occurs twice"},
		{"entry not made by NewEntry", func(f *Feed) { f.Entries = []Entry{{}} }, "entry 0 is empty"},
	}
	for _, test := range tests {
		for _, format := range formats {
			t.Run(test.name+"/"+format.name, func(t *testing.T) {
				f := harbour(t, ferry())
				test.spoil(&f)
				got, err := format.write(f)
				if err == nil || !strings.Contains(err.Error(), test.want) || got != nil {
					t.Errorf("%s = %d bytes, %v; want the error %q", format.name, len(got), err, test.want)
				}
			})
		}
	}
}

// checkWellFormed reads a file token by token, as strictly as encoding/xml can.
func checkWellFormed(t *testing.T, file []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(file))
	for {
		_, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, file)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	fields := make([]Fields, 30)
	for i := range fields {
		fields[i] = bridge()
		fields[i].ID += strings.Repeat("x", i)
		fields[i].ContentHTML = strings.Repeat(fields[i].ContentHTML, 10)
	}
	f := harbour(b, fields...)
	for _, format := range formats {
		b.Run(format.name, func(b *testing.B) {
			b.ReportAllocs()
			var file bytes.Buffer // one for many feeds, as a build has it
			for b.Loop() {
				if err := format.into(&file, f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
