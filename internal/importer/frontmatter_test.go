package importer

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"digest/internal/importer/found"
	"digest/internal/news"
)

// What is written reads back equal, whatever the text.
func FuzzWrite(f *testing.F) {
	for _, s := range []string{
		"", "plain words", "no", "Yes", "null", "~", "12", "1e3", "0x1F", "2026-05-28", ": x", "a: b", "# c", "- d", "? e", "a #b",
		`"quoted" \ back`, "it's", "tab\there", "line\nbreak", "\u0085\u2028\ufeff", "\x00\x07\u200b", "😀 é", "[x]", "{y}", "&z", "*w", "!v",
		"%u", "@t", "`s`", "https://example.org/?a=b&c=d#e", "---", "...", " lead", "trail ", "=", "<<", "\U000e0001",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.ToValidUTF8(s, "\ufffd")
		text := string(write(s, news.Excerpt, found.Article{
			Title: s, SourceName: s, URL: s, Author: s, Image: s, Language: s, Body: "Body.\n",
		}, []news.StatementRecord{{Person: s, Quote: s, Kind: news.Said, Locator: s, Review: true}}))
		head, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n\n")
		if !ok || body != "Body.\n" {
			t.Fatalf("no front matter in %q", text)
		}
		var got struct {
			ID, Title, Author, Image, Language string
			Statements                         []struct{ Person, Quote, Locator string }
			Source                             struct{ Name, URL, Title string }
			Publish                            string
			Draft                              bool
		}
		if err := yaml.Unmarshal([]byte(head), &got); err != nil {
			t.Fatalf("%v in\n%s", err, head)
		}
		if len(got.Statements) != 1 {
			t.Fatalf("%d statements in\n%s", len(got.Statements), head)
		}
		for key, value := range map[string]string{
			"id": got.ID, "title": got.Title, "author": got.Author, "image": got.Image, "language": got.Language,
			"source.name": got.Source.Name, "source.url": got.Source.URL, "source.title": got.Source.Title,
			"person": got.Statements[0].Person, "quote": got.Statements[0].Quote, "locator": got.Statements[0].Locator,
		} {
			if value != want {
				t.Errorf("%s = %q, want %q, in\n%s", key, value, want, head)
			}
		}
		if got.Publish != "excerpt" || !got.Draft {
			t.Errorf("publish %q, draft %v", got.Publish, got.Draft)
		}
		// Read without a type to ask for, it is text as well.
		var untyped map[string]any
		if err := yaml.Unmarshal([]byte(head), &untyped); err != nil {
			t.Fatal(err)
		}
		if _, isText := untyped["title"].(string); !isText && want != "" {
			t.Errorf("title is a %T in\n%s", untyped["title"], head)
		}
	})
}
