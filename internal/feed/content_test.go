package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// oddTexts hold what some format cannot have as it is.
var oddTexts = []string{
	"", "plain", "<p class=\"a\">it's &amp; so</p>\n", "\t\r\n\b\f\v\x00\x1f\x7f\\", "“so” é мост 橋 🌉", "\u0085\u009c\u009f\u00a0",
	"a\u2028b\u2029c\u202a\ufeff", "\ufffc\ufffd\ufffe\uffff\U00010000\U0010ffff", "a\xffb\xc3", "\xed\xa0\x80", "\xe2\x80", "\xf4\x90\x80\x80",
	"]]>", "a]]]]>>]]>", "]]", "]]]]><![CDATA[>",
}

// FuzzEscapes holds what is written into a feed without its encoder to the encoders.
func FuzzEscapes(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want bytes.Buffer
		if err := xml.EscapeText(&want, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := appendXML(nil, []byte(text)); string(got) != want.String() {
			t.Errorf("appendXML(%q)\n got %q\nwant %q", text, got, &want)
		}
		inCDATA, err := xml.Marshal(struct {
			XMLName xml.Name `xml:"x"`
			Text    string   `xml:",cdata"`
		}{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if got := "<x><![CDATA[" + string(appendCDATA(nil, []byte(text))) + "]]></x>"; text != "" && got != string(inCDATA) {
			t.Errorf("appendCDATA(%q)\n got %q\nwant %q", text, got, inCDATA)
		}
		want.Reset()
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(text); err != nil {
			t.Fatal(err)
		}
		if got := `"` + string(appendJSON(nil, []byte(text))) + "\"\n"; got != want.String() {
			t.Errorf("appendJSON(%q)\n got %q\nwant %q", text, got, &want)
		}
	})
}

// wholes write a feed with its contents by the encoders of the formats alone.
var wholes = map[string]func(Feed) ([]byte, error){
	"RSS":  wholeXML(func(f Feed) (Feed, error) { return f.checked(f.RSSURL) }, func(f Feed) any { return newRSS(f) }),
	"Atom": wholeXML(func(f Feed) (Feed, error) { return f.checked(f.AtomURL) }, func(f Feed) any { return newAtomFeed(f) }),
	"JSON": func(f Feed) ([]byte, error) {
		f, err := f.checked(f.JSONURL)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(newJSONFeed(f))
		return b.Bytes(), err
	},
}

func wholeXML(check func(Feed) (Feed, error), root func(Feed) any) func(Feed) ([]byte, error) {
	return func(f Feed) ([]byte, error) {
		f, err := check(f)
		if err != nil {
			return nil, err
		}
		body, err := xml.MarshalIndent(root(f), "", "  ")
		return append(append([]byte(xml.Header), body...), '\n'), err
	}
}

// unmarked gives the encoders the contents themselves.
func unmarked(f Feed) Feed {
	f.Entries = slices.Clone(f.Entries)
	for i, e := range f.Entries {
		item := *e.item
		item.Content = string(e.content)
		f.Entries[i].item = &item
	}
	return f
}

// FuzzWrite holds every format to what its encoder makes of the whole feed.
func FuzzWrite(f *testing.F) {
	for _, text := range oddTexts {
		f.Add("a"+text, text, "https://example.org/", "tag:example.org,2026:a")
		f.Add("a"+text, "<p title='"+text+"'>"+text+"</p><pre>"+text, "https://example.org/?"+text, "tag:example.org,2026:a"+text)
	}
	f.Add("title", "a\u009cb<p title=\"\u009c\">&#x9c;&#156;</p>", "https://example.org/\u009c", "tag:\u009c")
	f.Fuzz(func(t *testing.T, text, content, address, id string) {
		other := ferry()
		other.Title, other.Summary, other.ContentHTML, other.URL, other.ID = text, text, content, address, id
		other.Authors, other.Categories = []string{text, "Ann Example"}, []string{text}
		other.Source = Source{Name: text, URL: address, Title: text}
		if _, err := NewEntry(other); err != nil || other.ID == bridge().ID || other.ID == ferry().ID {
			return
		}
		feed := harbour(t, bridge(), other, ferry())
		if text = strings.TrimSpace(text); text != "" {
			feed.Title, feed.Subtitle, feed.Author, feed.Generator = "t"+text, text, "a"+text, text
		}
		for _, format := range formats {
			want, err := wholes[format.name](unmarked(feed))
			if err != nil {
				t.Fatal(err)
			}
			got, err := format.write(feed)
			if diff := cmp.Diff(string(want), string(got)); diff != "" || err != nil {
				t.Errorf("%s (-the encoder's own +got): %v\n%s", format.name, err, diff)
			}
		}
	})
}

// A long feed before a short one leaves nothing behind, and the other way round.
func TestOneBufferForAll(t *testing.T) {
	long := bridge()
	long.ContentHTML = strings.Repeat(long.ContentHTML, 100)
	var b bytes.Buffer
	for _, f := range []Feed{harbour(t, ferry()), harbour(t, long, ferry()), harbour(t), harbour(t, bridge())} {
		for _, format := range formats {
			want, err := wholes[format.name](unmarked(f))
			if err != nil {
				t.Fatal(err)
			}
			if err := format.into(&b, f); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Errorf("%s (-alone +after others):\n%s", format.name, diff)
			}
		}
	}
}
