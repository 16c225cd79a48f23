package newsfeed_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer/found"
	"digest/internal/importer/newsfeed"
)

const rss = `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example Post</title><link>https://post.example/</link><language>en-gb</language>
<item><title>Envoys meet &amp; talk</title><link>/2026/a</link><guid isPermaLink="false">1</guid>
<pubDate>Wed, 04 Mar 2026 09:00:00 +0100</pubDate><dc:creator>Jane Doe</dc:creator><description>What they said.</description>
<content:encoded><![CDATA[<p>They <a href="../b">met</a>.</p><script>x()</script><p><a href="javascript:x()">Twice</a>.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://post.example/2026/b</link><pubDate>04/05/2026</pubDate><description>Only this.</description></item>
</channel></rss>`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example Post</title>
<entry><title type="html">&lt;b&gt;Envoys&lt;/b&gt; meet</title><id>tag:post.example,2026:1</id><link href="https://post.example/2026/a"/>
<published>2026-03-04T09:00:00Z</published><author><name>Jane Doe</name></author><content type="html">&lt;p&gt;They met.&lt;/p&gt;</content></entry></feed>`

const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "The Example Post", "items": [
{"id": "1", "url": "https://post.example/2026/a", "title": "Envoys meet", "content_html": "<p>They met.</p>", "date_published": "2026-03-04T09:00:00Z"}]}`

func Example() {
	articles, err := newsfeed.Parse(found.Document{Text: atomFeed})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %s: %s", articles[0].Title, articles[0].Date, articles[0].Body)
	// Output: Envoys meet, 2026-03-04T09:00:00Z: They met.
}

func TestParse(t *testing.T) {
	articles, err := newsfeed.Parse(found.Document{Text: rss})
	if err != nil {
		t.Fatal(err)
	}
	for i := range articles {
		articles[i].From = nil
	}
	want := []found.Article{
		{
			Title: "Envoys meet & talk", Date: "2026-03-04T09:00:00+01:00", Author: "Jane Doe", URL: "https://post.example/2026/a",
			SourceName: "The Example Post", Language: "en", Summary: "What they said.",
			Body: "They [met](https://post.example/b).\n\nTwice.\n",
		},
		{
			Title: "Second", URL: "https://post.example/2026/b", SourceName: "The Example Post", Language: "en", Body: "Only this.\n",
			Summary: "Only this.", Teaser: true,
			Notes: []string{"body: the feed gives a description only; import the article's address for its text"},
		},
	}
	if diff := cmp.Diff(want, articles); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Plain text of a JSON Feed is no HTML, and an entry without text no article.
func TestParsePlainText(t *testing.T) {
	articles, err := newsfeed.Parse(found.Document{Text: `{"version": "https://jsonfeed.org/version/1.1", "title": "The Example Post", "items": [
{"id": "1", "title": "Empty", "url": "https://post.example/2026/a"},
{"id": "2", "title": "Envoys meet", "url": "https://post.example/2026/b", "content_text": "If a <b and b> c, wait.\n\nTwo & more."}]}`})
	if err != nil {
		t.Fatal(err)
	}
	if len(articles) != 1 {
		t.Fatalf("%d articles, want 1", len(articles))
	}
	if diff := cmp.Diff("If a &lt;b and b&gt; c, wait.\n\nTwo & more.\n", articles[0].Body); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want := []string{`feed: entry 1 ("Empty") has no text and was left out; import its address`}
	if diff := cmp.Diff(want, articles[0].Notes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]bool{
		rss: true, atomFeed: true, jsonFeed: true, "<feedback>": false, "<html>": false, `{"title": "A"}`: false, "": false,
	} {
		if got := newsfeed.Detect(text); got != want {
			t.Errorf("Detect(%.40q) = %v, want %v", text, got, want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	bomb := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>` + strings.Replace(rss, "Second", "&b;", 1)
	for name, text := range map[string]string{
		"truncated": rss[:len(rss)/2], "empty": `<rss version="2.0"><channel></channel></rss>`, "other JSON": `{"a": 1}`,
	} {
		if articles, err := newsfeed.Parse(found.Document{Text: text}); err == nil {
			t.Errorf("%s: %v", name, articles)
		}
	}
	// Entities that a document declares are not expanded.
	if articles, err := newsfeed.Parse(found.Document{Text: bomb}); err == nil && strings.Contains(articles[1].Title, "aaaa") {
		t.Errorf("an entity was expanded: %q", articles[1].Title)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{rss, atomFeed, jsonFeed, "<rss>", "{}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		articles, err := newsfeed.Parse(found.Document{Text: text})
		if err != nil {
			return
		}
		for _, a := range articles {
			if strings.Contains(strings.ToLower(a.Body), "](javascript:") {
				t.Errorf("%q", a.Body)
			}
		}
	})
}
