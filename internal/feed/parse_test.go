package feed

import (
	"bytes"
	"encoding/json"
	"html"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	jsonfeed "github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"
)

// parse writes a feed and reads it back as a feed reader does.
func parse(t *testing.T, name string, write func(Feed) ([]byte, error), f Feed) *gofeed.Feed {
	t.Helper()
	file, err := write(f)
	if err != nil {
		t.Fatal(err)
	}
	if name == "JSON" {
		if !json.Valid(file) {
			t.Fatalf("not valid JSON:\n%s", file)
		}
	} else {
		checkWellFormed(t, file)
	}
	parser := gofeed.NewParser()
	parser.KeepOriginalFeed = true
	parsed, err := parser.Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

// fieldsOf is what a reader sees of an entry, as far as all formats have it.
func fieldsOf(format string, item *gofeed.Item) Fields {
	f := Fields{
		ID:          item.GUID,
		URL:         item.Link,
		Title:       item.Title,
		Summary:     item.Description,
		ContentHTML: item.Content,
		Times:       Times{Published: *item.PublishedParsed},
		Categories:  item.Categories,
	}
	if format == "RSS" { // a description is HTML, and RSS has no updated
		f.Summary = html.UnescapeString(f.Summary)
		if item.DublinCoreExt != nil {
			f.Authors = item.DublinCoreExt.Creator
		}
		return f
	}
	f.Updated = *item.UpdatedParsed
	for _, author := range item.Authors {
		f.Authors = append(f.Authors, author.Name)
	}
	return f
}

func TestReadersSeeEveryField(t *testing.T) {
	feed := harbour(t, bridge(), ferry())
	for _, format := range formats {
		t.Run(format.name, func(t *testing.T) {
			parsed := parse(t, format.name, format.write, feed)
			type head struct{ Title, Subtitle, Language, Home, Self, Author string }
			want := head{feed.Title, feed.Subtitle, "en", feed.HomeURL, "", feed.Author}
			want.Self = map[string]string{"RSS": feed.RSSURL, "Atom": feed.AtomURL, "JSON": feed.JSONURL}[format.name]
			got := head{
				parsed.Title, parsed.Description, parsed.Language,
				parsed.Link, parsed.FeedLink, parsed.Authors[0].Name,
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("feed (-want +got):\n%s", diff)
			}
			if want := time.Date(2026, 5, 29, 8, 0, 0, 0, time.UTC); format.name != "JSON" && !parsed.UpdatedParsed.Equal(want) {
				t.Errorf("updated = %v, want %v", parsed.UpdatedParsed, want)
			}
			for i, want := range []Fields{bridge(), ferry()} {
				want.Source, want.Language = Source{}, "" // see TestSource and the golden files
				if want.Updated.IsZero() {
					want.Updated = want.Published
				}
				switch {
				case format.name == "RSS":
					want.Updated = time.Time{}
				case format.name == "JSON" && want.ContentHTML == "":
					want.ContentHTML = want.Title
				}
				if diff := cmp.Diff(want, fieldsOf(format.name, parsed.Items[i])); diff != "" {
					t.Errorf("entry %d (-want +got):\n%s", i, diff)
				}
			}
		})
	}
}

// Where each format has the original.
func TestSource(t *testing.T) {
	tests := []struct {
		name        string
		source      Source
		rss         *rss.Source
		via         *atom.Link
		externalURL string
	}{
		{name: "none"},
		{name: "no address, no place", source: Source{Name: "Radio Harbour", Title: "News at six"}},
		{
			name:        "all",
			source:      bridge().Source,
			rss:         &rss.Source{Title: "The Harbour Post", URL: bridge().Source.URL},
			via:         &atom.Link{Rel: "via", Href: bridge().Source.URL, Title: "“Bridge it”, says mayor"},
			externalURL: bridge().Source.URL,
		},
		{
			name:        "only an address",
			source:      Source{URL: "https://post.example.com/ü"},
			rss:         &rss.Source{Title: "post.example.com", URL: "https://post.example.com/%C3%BC"},
			via:         &atom.Link{Rel: "via", Href: "https://post.example.com/%C3%BC", Title: "post.example.com"},
			externalURL: "https://post.example.com/%C3%BC",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fields := bridge()
			fields.Source = test.source
			feed := harbour(t, fields)

			asRSS := parse(t, "RSS", bytesOf(RSS), feed).OriginalFeed().(*rss.Feed)
			if diff := cmp.Diff(test.rss, asRSS.Items[0].Source); diff != "" {
				t.Errorf("RSS source (-want +got):\n%s", diff)
			}
			asAtom := parse(t, "Atom", bytesOf(Atom), feed).OriginalFeed().(*atom.Feed)
			var via *atom.Link
			for _, link := range asAtom.Entries[0].Links {
				if link.Rel == "via" {
					via = link
				}
			}
			if diff := cmp.Diff(test.via, via); diff != "" {
				t.Errorf("Atom link (-want +got):\n%s", diff)
			}
			asJSON := parse(t, "JSON", bytesOf(JSON), feed).OriginalFeed().(*jsonfeed.Feed)
			if got := asJSON.Items[0].ExternalURL; got != test.externalURL {
				t.Errorf("JSON external_url = %q, want %q", got, test.externalURL)
			}
		})
	}
}

// Whatever an editor or an imported page puts into a text is shown as text.
func TestHostileText(t *testing.T) {
	tests := []struct{ name, hostile, want string }{
		{"markup", `<script>alert("x")</script> & <b>bold</b>`, ""},
		{"entities", "&lt;b&gt; &amp;amp; &#60;", ""},
		{"end of CDATA", "a]]>b<![CDATA[c", ""},
		{"template", `{{.Title}} {{"x" | html}} <% x %>`, ""},
		{"emoji and scripts", "🌉 мост 橋 e\u0301", ""},
		{"non-breaking space", "3\u00a0km", ""},
		{"quotes", `"it's" «so» ‘said’`, ""},
		{"control characters", "a\x00b\x0b\x1b[31mc\u0085d\u009fe", "ab[31mcde"},
		{"non-characters", "a\ufffeb\uffffc", "abc"},
		{"invalid UTF-8", "a\xffb\xc3", "ab"},
		{"lone surrogate", "a\xed\xa0\x80b", "ab"},
		{"replacement character is one", "a\ufffdb", ""},
		{"lines", "  a\r\nb\n\n\tc ", "a b c"},
	}
	for _, test := range tests {
		for _, format := range formats {
			t.Run(test.name+"/"+format.name, func(t *testing.T) {
				want := test.want
				if want == "" {
					want = test.hostile
				}
				fields := bridge()
				fields.Title, fields.Summary = test.hostile, test.hostile
				fields.Authors, fields.Categories = []string{test.hostile}, []string{test.hostile}
				fields.Source = Source{}
				feed := harbour(t, fields)
				feed.Title, feed.Subtitle, feed.Author = test.hostile, test.hostile, test.hostile

				checkTexts(t, format.name, format.write, feed, want)
			})
		}
	}
}

// checkTexts compares every text of a feed with one entry by strict parsers:
// gofeed is lenient, and takes entities for markup in places.
func checkTexts(t *testing.T, format string, write func(Feed) ([]byte, error), f Feed, want string) {
	t.Helper()
	file, err := write(f)
	if err != nil {
		t.Fatal(err)
	}
	for where, got := range textsOf(t, format, file) {
		if where == "rss/channel/item/description" {
			got = html.UnescapeString(got)
		}
		if got != want {
			t.Errorf("%s = %q, want %q", where, got, want)
		}
	}
}

// Contents are HTML in every format, and the same HTML.
func TestHostileContent(t *testing.T) {
	tests := []struct{ name, given, want string }{
		{"end of CDATA", `<p title="]]>">a]]>b</p>`, `<p title="]]&gt;">a]]&gt;b</p>`},
		{"CDATA", "<p><![CDATA[a]]></p>", "<p></p>"},
		{"escaped markup", "<p>&lt;script&gt; &amp;lt;</p>", "<p>&lt;script&gt; &amp;lt;</p>"},
		{"template", "<p>{{.}}</p>", "<p>{{.}}</p>"},
		{"lines", "<pre>a\r\n\tb</pre>", "<pre>a\n\tb</pre>"},
		{"script", "<p>a</p><script>x()</script>", "<p>a</p>"},
	}
	for _, test := range tests {
		for _, format := range formats {
			t.Run(test.name+"/"+format.name, func(t *testing.T) {
				fields := bridge()
				fields.ContentHTML = test.given
				parsed := parse(t, format.name, format.write, harbour(t, fields))
				if got := parsed.Items[0].Content; got != test.want {
					t.Errorf("content = %q, want %q", got, test.want)
				}
			})
		}
	}
}

func TestWithoutSubtitle(t *testing.T) {
	feed := harbour(t, ferry())
	feed.Subtitle = ""
	for _, format := range formats {
		want := ""
		if format.name == "RSS" { // which requires a description
			want = feed.Title
		}
		if got := parse(t, format.name, format.write, feed).Description; got != want {
			t.Errorf("%s: description = %q, want %q", format.name, got, want)
		}
	}
}
