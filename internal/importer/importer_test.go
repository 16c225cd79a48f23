package importer_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"digest/internal/importer"
	"digest/internal/news"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// site has one outlet with rules, which is found by its host or by its name.
func site() news.Settings {
	return news.Settings{
		ID: "tag:example.org,2026:debate",
		Import: news.ImportSettings{Sources: []news.ImportSource{{
			Name:      "The Example Post",
			Match:     []string{"post.example"},
			CutAfter:  []string{"^Thank you for reading"},
			DropBlock: []string{"^Pro tip:"},
		}}},
	}
}

// people are the digest's in the one document that has quotations.
func people() []*news.PersonRecord {
	return []*news.PersonRecord{
		{Origin: news.Origin{Slug: "jane-doe"}, Name: "Jane Doe", Gender: "female"},
		{Origin: news.Origin{Slug: "john-roe"}, Name: "John Roe", Gender: "male"},
	}
}

// Each document of testdata/import becomes the Markdown beside it. The golden
// file ends with what the editor is told, as comments.
func TestImportGolden(t *testing.T) {
	for _, name := range []string{"story.json", "lines.txt", "blank-lines.txt", "page.txt", "quoted.txt", "saved.html"} {
		t.Run(name, func(t *testing.T) {
			options := importer.Options{Settings: site()}
			if name == "quoted.txt" {
				options.People = people()
			}
			if filepath.Ext(name) == ".txt" {
				options.SourceName = "The Example Post"
			}
			result := mustImport(t, options, read(t, name))
			got := report(result)
			golden := filepath.Join("testdata", "import", strings.TrimSuffix(name, filepath.Ext(name))+".md")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("Import(%s) (-want +got):\n%s", name, diff)
			}
		})
	}
}

func report(r importer.Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s:\n", r.Markdown, r.File)
	for _, s := range r.Sentences() {
		fmt.Fprintf(&b, "- %s\n", s)
	}
	for _, d := range r.Dropped {
		fmt.Fprintf(&b, "- dropped %s\n", d)
	}
	return b.String()
}

func TestImportTwiceIsOneArticle(t *testing.T) {
	options := importer.Options{Settings: site()}
	for _, name := range []string{"story.json", "blank-lines.txt"} {
		first := mustImport(t, options, read(t, name))
		again := mustImport(t, options, read(t, name))
		if !bytes.Equal(first.Markdown, again.Markdown) {
			t.Errorf("%s: two imports differ", name)
		}
		known := options
		known.Known = []importer.Known{{File: "content/articles/mine.md", ID: first.ID, URL: first.URL}}
		if got := mustImport(t, known, read(t, name)); got.Already != "content/articles/mine.md" {
			t.Errorf("%s: Already = %q, want the known file", name, got.Already)
		}
	}
}

// An address identifies the article however it is written.
func TestImportKnowsAddress(t *testing.T) {
	options := importer.Options{Settings: site(), Known: []importer.Known{{
		File: "content/articles/mine.md",
		URL:  "http://news.example.org/ministers-weigh-a-new-channel/?utm_source=feed#top",
	}}}
	got := mustImport(t, options, read(t, "story.json"))
	if diff := cmp.Diff([]string{"already in the digest as content/articles/mine.md"}, got.Sentences()); diff != "" {
		t.Error(diff)
	}
}

func TestImportNameClash(t *testing.T) {
	options := importer.Options{Settings: site(), Known: []importer.Known{
		{File: "content/articles/2026-03-04-ministers-weigh-a-new-channel-says-jane-doe.md"},
	}}
	const want = "content/articles/2026-03-04-ministers-weigh-a-new-channel-says-jane-doe-2.md"
	if got := mustImport(t, options, read(t, "story.json")).File; got != want {
		t.Errorf("File = %q, want %q", got, want)
	}
}

func TestImportWhatTheEditorSays(t *testing.T) {
	options := importer.Options{Settings: site(), Date: "2026-05", SourceName: "Another Outlet"}
	options.Settings.Import.Sources[0].Publish = news.Full
	got := mustImport(t, options, []byte("One sentence of text is enough for an article."))
	const want = `---
id: "tag:example.org,2026:debate/49d29ff70386"
date: 2026-05
source:
  name: Another Outlet
publish: excerpt
draft: true
---

One sentence of text is enough for an article.
`
	if diff := cmp.Diff(want, string(got.Markdown)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"title"}, got.Missing); diff != "" {
		t.Error(diff)
	}
	options.SourceName = "the example post"
	got = mustImport(t, options, []byte("One sentence of text is enough for an article."))
	if !strings.Contains(string(got.Markdown), "name: The Example Post\npublish: full\n") {
		t.Errorf("the outlet's setting does not hold:\n%s", got.Markdown)
	}
}

func TestImportEncodings(t *testing.T) {
	const text = "“Prévot – no”, said Jane Doe on Monday.\n"
	windows, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	little, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	big, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"UTF-8": text, "UTF-8 with BOM": "\ufeff" + text, "windows-1252": windows, "UTF-16LE": little, "UTF-16BE": big,
	} {
		got := string(mustImport(t, importer.Options{}, []byte(data)).Markdown)
		if _, body, _ := strings.Cut(got, "---\n\n"); body != text {
			t.Errorf("%s: body = %q, want %q", name, body, text)
		}
	}
}

// A text in another code page is read by its words and letters, or as the editor says.
func TestImportCodePages(t *testing.T) {
	for _, tc := range []struct {
		page                 *charmap.Charmap
		encoding, text, note string
	}{
		{charmap.Windows1250, "", "Minister powiedział, że się nie zgadza i że są też inne państwa, które chcą rozmów.\n", "windows-1250"},
		{charmap.Windows1257, "", "Ministras sakė, kad šių derybų dar nėra ir kad jų bus tik po metų, kaip yra žinoma.\n", "windows-1257"},
		{charmap.Windows1251, "", "Министр сказал, что он не был на встрече и что это не то, что он хотел.\n", "windows-1251"},
		{charmap.ISO8859_7, "iso-8859-7", "Ο υπουργός είπε ότι δεν υπάρχει σχέδιο για τις συνομιλίες.\n", ""},
	} {
		data, err := tc.page.NewEncoder().String(tc.text)
		if err != nil {
			t.Fatal(err)
		}
		got := mustImport(t, importer.Options{Encoding: tc.encoding}, []byte(data))
		if _, body, _ := strings.Cut(string(got.Markdown), "---\n\n"); body != tc.text {
			t.Errorf("%v: body = %q, want %q", tc.page, body, tc.text)
		}
		if note := strings.Join(got.Notes, ""); strings.Contains(note, "encoding:") != (tc.note != "") || !strings.Contains(note, tc.note) {
			t.Errorf("%v: Notes = %q", tc.page, got.Notes)
		}
	}
	if _, err := importer.New(importer.Options{Encoding: "windows-1"}); err == nil {
		t.Error("an unknown encoding was accepted")
	}
}

func TestImportErrors(t *testing.T) {
	for _, tc := range []struct{ name, format, data, want string }{
		{"empty", "", " \n", `importing "in": the document is empty`},
		{"binary", "", "PK\x03\x04\x00\x00", `importing "in": the document is not text; expected UTF-8, UTF-16 with a byte order mark, or the encoding that --encoding names`},
		{"pdf", "", "%PDF-1.7\n", `importing "in": the document is a PDF; copy its text into a file and import that`},
		{"no article", "", "<!doctype html><p>x", `importing "in": the page has no article: no stretch of sentences; copy its text into a file and import that`},
		{"other markup", "", "<note>x</note>", `importing "in": the document is of no known format; expected feed or prezly or html or text`},
		{"no such format", "prezyl", "x", `importing "in": unknown format "prezyl"; did you mean "prezly"?`},
		{
			"other JSON", "", `{"title": "A"}`,
			`importing "in": the document has no "format_version" and no "body"; expected the JSON of one Prezly story: an object with "format_version", "title" and "body"`,
		},
		{"a JSON value", "", "null\n", `importing "in": the document is the JSON value null, not an article; expected a press room's story, a feed, a page or text`},
		{"only symbols", "", "***\n", `importing "in": the text has no words that are an article's; expected an article copied from a page`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := importAll(t.Context(), importer.Options{Format: tc.format}, importer.Input{Name: "in", Data: []byte(tc.data)})
			if err == nil || err.Error() != tc.want {
				t.Errorf("got %v\nwant %s", err, tc.want)
			}
		})
	}
}

// What a server says is no document is refused, unless the editor names its format.
func TestImportRefusesPrograms(t *testing.T) {
	for contentType, want := range map[string]string{
		"application/javascript":    `importing "in": the server says that the document is application/javascript, which holds no article; expected a page, text, a feed or a press room's JSON; --format reads it all the same`,
		"text/plain; charset=utf-8": "",
		"":                          "",
	} {
		input := importer.Input{Name: "in", Data: []byte("Words, and more words."), ContentType: contentType}
		_, err := importAll(t.Context(), importer.Options{}, input)
		if got := fmt.Sprint(err); want != "" && got != want || want == "" && err != nil {
			t.Errorf("%q: got %v, want %s", contentType, err, want)
		}
		if _, err := importAll(t.Context(), importer.Options{Format: "text"}, input); err != nil {
			t.Errorf("%q with --format: %v", contentType, err)
		}
	}
}

func TestImportBadRule(t *testing.T) {
	settings := site()
	settings.Import.Sources[0].DropLine = []string{"("}
	_, err := importAll(t.Context(), importer.Options{Settings: settings}, importer.Input{Data: []byte("A text.")})
	if err == nil || !strings.Contains(err.Error(), `import source "The Example Post": drop_line "(" is not a regular expression`) {
		t.Errorf("got %v", err)
	}
}

func TestImportCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := importAll(ctx, importer.Options{}, importer.Input{Data: []byte("A text.")}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

// importAll makes the articles of one document with an importer of its own.
func importAll(ctx context.Context, options importer.Options, input importer.Input) ([]importer.Result, error) {
	im, err := importer.New(options)
	if err != nil {
		return nil, err
	}
	drafts, err := im.Read(ctx, input)
	if err != nil {
		return nil, err
	}
	results := make([]importer.Result, len(drafts))
	for i, d := range drafts {
		results[i] = im.Settle(d)
	}
	return results, nil
}

func mustImport(t *testing.T, options importer.Options, data []byte) importer.Result {
	t.Helper()
	results, err := importAll(t.Context(), options, importer.Input{Name: "in", Data: data})
	if err != nil || len(results) != 1 {
		t.Fatalf("%d results, %v", len(results), err)
	}
	return results[0]
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "import", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
