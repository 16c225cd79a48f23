package export

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/news"
)

// TestReference writes works in the three forms that a reader can take.
func TestReference(t *testing.T) {
	for _, tt := range []struct {
		name, plain, bibtex string
		r                   Reference
	}{
		{
			"an original",
			"Ann Author and Bob Byline. Wait: 5% & more? Example Times. 28 May 2026. https://example.com/a_b?x=1&y={2}",
			"@article{wait,\n  author = {{Ann Author and Bob Byline}},\n  title = {{Wait: 5\\% \\& more?}},\n  journal = {Example Times},\n" +
				"  year = {2026},\n  month = may,\n  day = {28},\n  url = {https://example.com/a_b?x=1&y=%7B2%7D},\n  language = {en}\n}",
			Reference{
				Key: "wait", Kind: Newspaper, Title: "Wait: 5% & more?", Author: "Ann Author and Bob Byline", Container: "Example Times",
				Issued: date(t, "2026-05-28T09:17:00+02:00"), URL: "https://example.com/a_b?x=1&y={2}", Language: "en",
			},
		},
		{
			"an entry of the digest",
			"The Bridge Desk. Doe waits. The Bridge. May 2026. https://example.org/wait/",
			"@misc{digest:wait,\n  author = {{The Bridge Desk}},\n  title = {{Doe waits}},\n  howpublished = {The Bridge},\n" +
				"  year = {2026},\n  month = may,\n  url = {https://example.org/wait/}\n}",
			Reference{
				Key: "digest:wait", Kind: Webpage, Title: "Doe waits", Author: "The Bridge Desk", Container: "The Bridge",
				Issued: date(t, "2026-05"), URL: "https://example.org/wait/",
			},
		},
		{
			"a supplied title and a doubtful date",
			"[Doe waits]. Example Times. possibly about 28 May 2026.",
			"@article{wait,\n  title = {{[Doe waits]}},\n  journal = {Example Times},\n" +
				"  year = {2026},\n  month = may,\n  day = {28},\n  note = {Dated possibly about 28 May 2026}\n}",
			Reference{Key: "wait", Kind: Newspaper, Title: "Doe waits", Supplied: true, Container: "Example Times", Issued: date(t, "2026-05-28%")},
		},
		{
			"a decade", "Doe waits. the 1990s.",
			"@misc{wait,\n  title = {{Doe waits}},\n  note = {Dated the 1990s}\n}",
			Reference{Key: "wait", Kind: Webpage, Title: "Doe waits", Issued: date(t, "199X")},
		},
		{"next to nothing", "", "@misc{wait\n}", Reference{Key: "wait", Kind: Webpage}},
	} {
		if got := tt.r.Plain(); got != tt.plain {
			t.Errorf("%s in words is\n%s\nwant\n%s", tt.name, got, tt.plain)
		}
		if diff := cmp.Diff(tt.bibtex, tt.r.BibTeX()); diff != "" {
			t.Errorf("%s in BibTeX differs (-want +got):\n%s", tt.name, diff)
		}
		csl, err := tt.r.CSL()
		var records []citation
		if err == nil {
			err = json.Unmarshal([]byte(csl), &records)
		}
		want := *tt.r.citation()
		want.edtf = ""
		if diff := cmp.Diff([]citation{want}, records, cmp.AllowUnexported(citation{})); err != nil || diff != "" {
			t.Errorf("%s in CSL-JSON: %v, differs (-want +got):\n%s", tt.name, err, diff)
		}
	}
}

// TestOriginal: what the source published is never said to have the digest's headline.
func TestOriginal(t *testing.T) {
	a := &news.Article{Language: "fr", ArticleRecord: &news.ArticleRecord{
		Origin: news.Origin{Slug: "wait"}, Title: "Doe waits", Author: "Ann Author", Date: date(t, "2026-05-28"), Added: date(t, "2026-06-01"),
		Source: news.SourceRecord{Name: "Example Times", Citing: "Example Agency", URL: "https://example.com/wait"},
	}}
	want := Reference{
		Key: "wait", Kind: Newspaper, Title: "Doe waits", Supplied: true, Author: "Ann Author", Container: "Example Times",
		Issued: date(t, "2026-05-28"), URL: "https://example.com/wait", Language: "fr",
	}
	if got := Original(a); got != want {
		t.Errorf("Original() = %+v, want %+v", got, want)
	}
	a.Source.Title = "Le ministre attend"
	want.Title, want.Supplied = "Le ministre attend", false
	if got := Original(a); got != want {
		t.Errorf("Original() = %+v, want %+v", got, want)
	}
	a.Source = news.SourceRecord{}
	if got := Original(a); got != (Reference{}) {
		t.Errorf("Original() without a source = %+v", got)
	}
}

// FuzzBibTeX: whatever a title holds, its record has one field for each that was
// given, its braces are balanced, and the text can be read back.
func FuzzBibTeX(f *testing.F) {
	for _, seed := range []string{"", "A title", `{`, `}}},\n note = {x`, `\{\}`, `100% & $5 #1 a_b ~ ^`, "two\nlines", `\textbackslash{}`, "“Ünder”"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		record := Reference{Key: "k", Kind: Webpage, Title: text, Container: "C", URL: "https://example.org/" + text}.BibTeX()
		depth := 0
		for _, r := range record {
			switch r {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth < 0 {
				t.Fatalf("braces of %q end too early", record)
			}
		}
		if depth != 0 {
			t.Errorf("braces of %q are not balanced", record)
		}
		_, title, found := strings.Cut(record, "title = {{")
		title, _, _ = strings.Cut(title, "}},\n  howpublished")
		if want := strings.Join(strings.Fields(text), " "); found != (want != "") || found && readTeX(title) != want {
			t.Errorf("the title of %q reads %q, want %q", record, readTeX(title), want)
		}
	})
}

// readTeX undoes the escapes, longest first at each place.
func readTeX(text string) string {
	return strings.NewReplacer(
		`\textbackslash{}`, `\`, `\textbraceleft{}`, `{`, `\textbraceright{}`, `}`, `\textasciitilde{}`, `~`, `\textasciicircum{}`, `^`,
		`\$`, `$`, `\&`, `&`, `\#`, `#`, `\%`, `%`, `\_`, `_`,
	).Replace(text)
}
