package webpage_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer/found"
	"digest/internal/importer/source"
	"digest/internal/importer/webpage"
	"digest/internal/news"
)

const (
	first  = "The envoys of both sides met for a third time on Thursday, in a city that neither would name, to speak of the terms on which they might speak at all."
	second = "“There is no agreement,” said John Roe, who was in the room for the whole of the second day and for most of the first, and who will not come back."
	third  = "Nobody has said what comes next, and a note seen by this newspaper names two ministers and a former president, all of them retired for many years."
)

// page is a page with an article; head and the elements around its text are the
// test's.
func page(head, before, within, after string) string {
	return "<!doctype html><html><head>" + head + "</head><body>" + before + "<div class=\"story\"><p>" + first + "</p><p>" + second +
		"</p>" + within + "<p>" + third + "</p>" + after + "</div></body></html>"
}

func parse(t *testing.T, doc found.Document) found.Article {
	t.Helper()
	articles, err := webpage.Parse(doc)
	if err != nil {
		t.Fatal(err)
	}
	return articles[0]
}

func Example() {
	articles, err := webpage.Parse(found.Document{
		Address: "https://example.org/2026/03/05/envoys-meet",
		Text:    page("<title>Envoys meet - The Post</title>", "<h1>Envoys meet</h1>", "", ""),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	a := articles[0]
	fmt.Printf("%s, %s (from %s)\n", a.Title, a.Date, a.From["date"])
	// Output: Envoys meet, 2026-03-05 (from address)
}

func TestTitle(t *testing.T) {
	for _, tc := range []struct{ name, head, before, want string }{
		{"h1 that agrees", `<meta property="og:title" content="Envoys meet again | The Post"><meta property="og:site_name" content="The Post">`, `<h1>The Post</h1><h1>Envoys meet again</h1>`, "Envoys meet again"},
		{"h1 of the site", `<meta property="og:title" content="Envoys meet again"><meta property="og:site_name" content="The Post">`, `<h1>The Post</h1>`, "Envoys meet again"},
		{"site in front", `<title>The Post: no | The Post</title><meta property="og:title" content="The Post | Envoys meet"><meta property="og:site_name" content="The Post">`, "", "Envoys meet"},
		{"host as name", `<title>Envoys meet - Example.org</title><link rel=canonical href="https://example.org/a">`, "", "Envoys meet"},
		{"headline of JSON-LD", `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Envoys &amp; others meet"}</script>`, "", "Envoys & others meet"},
		{"hidden h1", `<title>Envoys meet</title>`, `<h1 hidden>Envoys meet, or do they</h1>`, "Envoys meet"},
		{"a separator of the headline", `<title>Envoys - and others - meet - The Post</title><meta property="og:site_name" content="The Post">`, "", "Envoys - and others - meet"},
		{"nothing", "", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := parse(t, found.Document{Text: page(tc.head, tc.before, "", "")}).Title; got != tc.want {
				t.Errorf("Title = %q, want %q", got, tc.want)
			}
		})
	}
}

func TestDate(t *testing.T) {
	const headline = "<title>Envoys meet</title>"
	for _, tc := range []struct{ name, head, before, address, order, want, from string }{
		{"JSON-LD", `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Envoys meet", "datePublished": "2026-03-05"}</script>`, "", "", "", "2026-03-05", "JSON-LD datePublished"},
		{"JSON-LD in a graph", `<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "datePublished": "2026-03-05"}]}</script>`, "", "", "", "2026-03-05", "JSON-LD datePublished"},
		{"JSON-LD with line breaks", "<script type=\"application/ld+json\">{\"@type\": \"Article\", \"description\": \"a\nb\", \"datePublished\": \"2026-03-05\"}</script>", "", "", "", "2026-03-05", "JSON-LD datePublished"},
		{"meta", `<meta property="article:published_time" content="2026-03-05T07:30:00Z">`, "", "", "", "2026-03-05T07:30:00Z", "meta article:published_time"},
		{"implausible, then sailthru", `<meta property="article:published_time" content="1970-01-01"><meta name="sailthru.date" content="2026-03-05 07:30:00">`, "", "", "", "2026-03-05T07:30:00", "meta sailthru.date"},
		{"in the future, then parsely", `<meta itemprop="datePublished" content="2031-01-01"><meta name="parsely-pub-date" content="2026-03-05">`, "", "", "", "2026-03-05", "meta parsely-pub-date"},
		{"seconds since 1970", `<meta name="parsely-pub-date" content="1772694000">`, "", "", "", "2026-03-05T07:00:00Z", "meta parsely-pub-date"},
		{"JSON-LD in CDATA in comments", `<script type="application/ld+json">/*<![CDATA[*/ {"@type": "Article", "datePublished": "2026-03-05"} /*]]>*/</script>`, "", "", "", "2026-03-05", "JSON-LD datePublished"},
		{"JSON-LD with a last comma", `<script type="application/ld+json">{"@type": "Article", "about": "a,]b", "datePublished": "2026-03-05",}</script>`, "", "", "", "2026-03-05", "JSON-LD datePublished"},
		{"time element", "", `<h1>Envoys meet</h1><time datetime="2026-03-05">today</time>`, "", "", "2026-03-05", "time element"},
		{"time of a comment", "", `<h1>Envoys meet</h1><p>5 March 2026</p><div class="comments"><time datetime="2026-03-09">then</time></div>`, "", "", "2026-03-05", "line near the headline"},
		{"visible, not the change", "", `<h1>Envoys meet</h1><div>Updated 6 March 2026. Published 5 March 2026</div>`, "", "", "2026-03-05", "line near the headline"},
		{"two ways to read it", "", `<h1>Envoys meet</h1><div>03/04/2026</div>`, "", "", "", ""},
		{"two ways to read it, in meta", `<meta name="date" content="03/04/2026">`, "", "", "", "", ""},
		{"the outlet's order, in meta", `<meta name="date" content="03/04/2026">`, "", "", "mdy", "2026-03-04", "meta date"},
		{"the outlet's order", "", `<h1>Envoys meet</h1><div>03/04/2026</div>`, "", "dmy", "2026-04-03", "line near the headline"},
		{"day in the address", "", "", "https://example.org/2026/03/05/a", "", "2026-03-05", "address"},
		{"month in the address", "", "", "https://example.org/2026/03/a", "", "2026-03", "address"},
		{"nothing", "", "", "https://example.org/123456789", "", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			rules, err := source.Compile(news.ImportSource{DateOrder: tc.order}, func(string) bool { return false })
			if err != nil {
				t.Fatal(err)
			}
			got := parse(t, found.Document{
				Text: page(headline+tc.head, tc.before, "", ""), Address: tc.address, Latest: "2026-12-31",
				Outlet: func(string) *source.Rules { return rules },
			})
			if got.Date != tc.want || got.From["date"] != tc.from {
				t.Errorf("Date = %q from %q, want %q from %q", got.Date, got.From["date"], tc.want, tc.from)
			}
			if doubtful := strings.HasPrefix(strings.Join(got.Notes, ""), "date: "); doubtful != strings.HasPrefix(tc.name, "two ways") {
				t.Errorf("Notes = %q", got.Notes)
			}
		})
	}
}

func TestAuthorAndSource(t *testing.T) {
	for _, tc := range []struct{ name, head, before, author, outlet string }{
		{"JSON-LD", `<title>Envoys meet</title><script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Envoys meet", "author": {"name": "By Jane Doe"}, "publisher": {"name": "The Post"}}]</script>`, "", "Jane Doe", "The Post"},
		{"two, by reference", `<title>Envoys meet</title><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Envoys meet", "author": [{"@id": "#j"}, {"name": "John Roe"}]}, {"@id": "#j", "name": "Jane Doe"}]}</script>`, "", "Jane Doe, John Roe", ""},
		{"an address is no name", `<meta property="article:author" content="https://social.example/jane"><meta name="dc.creator" content="Jane Doe">`, "", "Jane Doe", ""},
		{"an account is no name", `<meta name="author" content="admin"><meta name="byl" content="By Jane Doe">`, "", "Jane Doe", ""},
		{"element", "", `<a rel="author" href="/jane">Jane Doe</a>`, "Jane Doe", ""},
		{"line", "", `<h1>Envoys meet</h1><p>By Jane Doe | 5 March 2026</p>`, "Jane Doe", ""},
		{"JSON-LD without a headline", `<title>Envoys meet</title><script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Jane Doe"}}</script>`, "", "Jane Doe", ""},
		{"date with slashes behind the name", "", `<h1>Envoys meet</h1><p class="byline">By Jane Doe, 03/04/2026</p>`, "Jane Doe", ""},
		{"date before the name", "", `<h1>Envoys meet</h1><p>Published 5 March 2026 by Jane Doe</p>`, "Jane Doe", ""},
		{"site of the title", `<meta property="og:title" content="Envoys meet"><title>Envoys meet - The Post</title>`, "", "", "The Post"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := parse(t, found.Document{Text: page(tc.head, tc.before, "", "")})
			if got.Author != tc.author || got.SourceName != tc.outlet {
				t.Errorf("Author = %q, SourceName = %q; want %q, %q", got.Author, got.SourceName, tc.author, tc.outlet)
			}
		})
	}
}

func TestAddress(t *testing.T) {
	for _, tc := range []struct{ name, head, address, want string }{
		{"canonical", `<link rel="canonical" href="https://example.org/a">`, "https://example.org/a?utm_source=x", "https://example.org/a"},
		{"relative", `<link rel="canonical" href="/a">`, "https://example.org/b", "https://example.org/a"},
		{"og:url", `<meta property="og:url" content="https://example.org/a">`, "", "https://example.org/a"},
		{"front page is not it", `<link rel="canonical" href="https://example.org/">`, "https://example.org/a", "https://example.org/a"},
		{"saved by a browser", `<!-- saved from url=(0021)https://example.org/a -->`, "", "https://example.org/a"},
		{"no program", `<link rel="canonical" href="javascript:x()">`, "", ""},
	} {
		if got := parse(t, found.Document{Text: page(tc.head, "", "", ""), Address: tc.address}).URL; got != tc.want {
			t.Errorf("%s: URL = %q, want %q", tc.name, got, tc.want)
		}
	}
}

// What a page puts around and between the paragraphs goes, by a rule; what an
// author put there stays.
func TestBody(t *testing.T) {
	const head = `<title>Envoys meet</title><link rel=canonical href="https://www.example.org/a"><meta name="author" content="Jane Doe">`
	for _, tc := range []struct{ name, within, after, keep, want, rule string }{
		{name: "link of the same site alone in its paragraph", within: `<p><a href="/b">Another story of some days ago</a></p>`, rule: found.RelatedLinks},
		{name: "link elsewhere", within: `<p><a href="https://council.example/b">The text of the whole agreement</a></p>`, want: "[The text of the whole agreement](https://council.example/b)"},
		{name: "label", within: `<p><strong>Read more:</strong> <a href="/b">Another story</a></p>`, rule: found.RelatedLinks},
		{name: "list of links", within: `<ul><li><a href="/b">Another story</a></li><li><a href="/c">A third story</a></li></ul>`, rule: found.RelatedLinks},
		{name: "list of facts", within: `<ul><li>One thing</li><li>Another, with a <a href="/b">link</a></li></ul>`, want: "- One thing\n- Another, with a [link](https://www.example.org/b)"},
		{name: "caption", within: `<figure><img src="a.jpg"><figcaption>A hall</figcaption></figure>`, rule: found.Caption},
		{name: "credit without an element", within: `<p>Photo: Max Moe</p>`, rule: found.Caption},
		{name: "named newsletter", within: `<div class="inlineNewsletter-box"><p>Read us every day.</p></div>`, rule: found.NewsletterBox},
		{name: "offer", within: `<p>Stay up to date with what we write each day.</p>`, rule: found.NewsletterBox},
		{name: "switched off", within: `<p>Stay up to date with what we write each day.</p>`, keep: found.NewsletterBox, want: "Stay up to date with what we write each day."},
		{name: "advertisement", within: `<div>Advertisement</div>`, rule: found.InterfacePhrase},
		{name: "quotation", within: `<blockquote class="social-embed"><p>Share this, she wrote.</p></blockquote>`, want: "> Share this, she wrote."},
		{name: "heading with text", within: `<h3>What was said</h3>`, want: "### What was said"},
		{name: "heading like a button", within: `<h3>Contact</h3>`, want: "### Contact"},
		{name: "hidden", within: `<p style="display:none">Unseen text.</p>`, rule: found.HiddenElement},
		{name: "heading without text", after: `<h3>What was said</h3>`, rule: found.EmptyHeading},
		{name: "related links below", after: `<h4>More stories</h4><p><a href="/b">One</a></p>`, rule: found.RelatedLinks},
		{name: "credit", after: `<p>(Reporting by Max Moe; editing by John Roe)</p>`, rule: found.CreditLine},
		{name: "portrait", after: `<p>Jane Doe is a reporter of this newspaper.</p>`, rule: found.AuthorBox},
		{name: "rights", after: `<p>Copyright The Post. All rights reserved.</p>`, rule: found.InterfacePhrase},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := parse(t, found.Document{Text: page(head, "<h1>Envoys meet</h1>", tc.within, tc.after), Keep: found.Keep{tc.keep}})
			want := first + "\n\n" + second + "\n\n" + third + "\n"
			if tc.want != "" {
				want = first + "\n\n" + second + "\n\n" + tc.want + "\n\n" + third + "\n"
			}
			if diff := cmp.Diff(want, got.Body); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var rules []string
			for _, d := range got.Dropped {
				rules = append(rules, d.Rule)
			}
			if tc.rule != "" && !strings.Contains(strings.Join(rules, " "), tc.rule) {
				t.Errorf("dropped by %v, want %s", rules, tc.rule)
			}
		})
	}
}

func TestOutletRules(t *testing.T) {
	rules, err := source.Compile(news.ImportSource{DropSelector: []string{"div.box, #promo"}, DropBlock: []string{"^Pro tip:"}}, func(string) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	got := parse(t, found.Document{
		Text:   page("", "", `<div class="box"><p>Take this.</p></div><p>Pro tip: wait.</p>`, ""),
		Outlet: func(string) *source.Rules { return rules },
	})
	want := []found.Dropped{
		{Line: 1, Rule: "drop_selector div.box, #promo", Text: "Take this."},
		{Line: 1, Rule: "drop_block ^Pro tip:", Text: "Pro tip: wait."},
	}
	if diff := cmp.Diff(want, got.Dropped); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A page that scripts write has its text in JSON-LD only.
func TestStatedBody(t *testing.T) {
	got := parse(t, found.Document{Text: `<html><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "` + first + `\n\n` + second + `"}</script><body><div id="app"></div>Loading</body></html>`})
	if want := first + "\n\n" + second + "\n"; got.Body != want || len(got.Notes) != 1 {
		t.Errorf("Body = %q, Notes = %q", got.Body, got.Notes)
	}
}

// Pictures become links to them where the site wants that.
func TestImages(t *testing.T) {
	doc := found.Document{
		Address: "https://example.org/a", Images: true,
		Text: page("", "", `<p><img src="hall.jpg" alt="The hall"></p>`, ""),
	}
	if got := parse(t, doc).Body; !strings.Contains(got, "[The hall](https://example.org/hall.jpg)") {
		t.Errorf("Body = %q", got)
	}
	doc.Images = false
	if got := parse(t, doc).Body; strings.Contains(got, "hall") {
		t.Errorf("Body = %q", got)
	}
}

// Hostile pages end soon, in an article or in an error.
func TestHostile(t *testing.T) {
	text := "<p>" + first + "</p>"
	for name, doc := range map[string]string{
		"nested elements":    "<body>" + strings.Repeat("<div>", 10_000) + text,
		"nested lists":       "<body>" + strings.Repeat("<ul><li>", 1000) + text,
		"nested tables":      "<body>" + strings.Repeat("<table><tr><td>", 1000) + text,
		"brackets":           "<body><p>" + strings.Repeat("[", 50_000) + first,
		"wide cells":         "<body>" + text + "<table>" + strings.Repeat(`<tr><td colspan=1000000 rowspan=65000>a<td>b`, 50) + "</table>",
		"many tags":          "<body>" + strings.Repeat("<b>", 300_000),
		"attributes":         "<body><p " + strings.Repeat("a=b ", 50_000) + ">" + first,
		"unclosed links":     "<body>" + strings.Repeat("<a href=x><font>", 5000) + first,
		"nested JSON-LD":     `<script type="application/ld+json">` + strings.Repeat("[", 100_000) + "</script>" + text,
		"comment":            "<body><!--" + strings.Repeat("-", 100_000) + text,
		"only angle bracket": "<html>" + strings.Repeat("<", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			articles, err := webpage.Parse(found.Document{Text: doc})
			if err == nil && len(articles[0].Body) > 100*len(doc) {
				t.Errorf("%d bytes became %d", len(doc), len(articles[0].Body))
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add(page(`<title>a - b</title><base href="//x"><link rel=canonical href=":">`, "<h1>a</h1><time datetime=2026>", "<table><tr><td>x", "<figure><img src=data:x alt=y>"))
	f.Add(page(`<script type="application/ld+json">{"@graph":[{"@type":5,"author":[[]]}]}</script>`, "", "<a href=' javascript:x'>y</a><svg><a xlink:href='javascript:x'>", "<li>x"))
	f.Fuzz(func(t *testing.T, text string) {
		articles, err := webpage.Parse(found.Document{Text: text, Images: true})
		if err != nil {
			return
		}
		a := articles[0]
		if !utf8.ValidString(a.Body) || !utf8.ValidString(a.Title) {
			t.Errorf("not UTF-8: %q", a.Body)
		}
		for _, bad := range []string{"](javascript:", "](data:", "](vbscript:", "<script", "<img"} {
			if strings.Contains(strings.ToLower(a.Body), bad) {
				t.Errorf("%q has %q", a.Body, bad)
			}
		}
	})
}
