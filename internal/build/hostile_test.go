package build_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"digest/internal/build"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// hostile is text that breaks out of whatever it is put into, unless it is
// escaped there. Each place gets one of its own.
func hostile(place string) string {
	return place + ` <script>alert(1)</script><img src=x onerror=alert(2)> "double" 'single' {{.Site}} ${x} ]]>` +
		` </title></script><!-- --> &amp; &lt;b&gt; \ ` + "\u2067right to left\u2069 \u200f " + `javascript:alert(3)`
}

// quoted is text for YAML and TOML, which both take JSON's escapes.
func quoted(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		return ""
	}
	return string(b)
}

// hostileBody is Markdown that tries what Markdown lets through elsewhere.
const hostileBody = `<script>alert(1)</script> <img src=x onerror=alert(2)> <iframe src="https://evil.example.net/"></iframe>

[a link](javascript:alert(1)) [another](data:text/html,x) ![a picture](https://evil.example.net/x.png) <javascript:alert(1)>

[[jane-doe|<script>alert(1)</script>]] {{.Site}} ]]> <!-- {{end}} -->

<style>body { background: url(https://evil.example.net/) }</style> <base href="https://evil.example.net/">
`

func hostileSite() tree {
	q := func(place string) string { return quoted(hostile(place)) }
	const address = `https://press.example.net/?a="><script>alert(1)</script>&b='onload=alert(1)`
	return tree{
		"site.toml": fmt.Sprintf(`id = "tag:example.org,2026:hostile"
title = %s
description = %s
question = %s
author = %s
base_url = "https://example.org/"

[[positions]]
id = "for"
label = %s
description = %s

[[positions]]
id = "against"
label = "Against"

[[menu]]
label = %s
url = "https://example.net/?q=\"><script>"
`, q("site title"), q("site description"), q("question"), q("site author"), q("label"), q("position description"), q("menu")),
		"content/people/jane-doe.md": fmt.Sprintf(`---
name: %s
family_name: Doe
other_names: [{name: %s, note: %s}]
gender: %s
memberships: [{role: %s, organization: %s}]
identifiers: [{scheme: wikidata, identifier: %s}]
links: [{url: %s, note: %s}]
---
%s`, q("person"), q("other name"), q("note"), q("gender"), q("role"), q("organization"), q("identifier"), quoted(address), q("link"), hostileBody),
		"content/topics/bridge.md":  fmt.Sprintf("---\nname: %s\n---\n%s", q("topic"), hostileBody),
		"content/phases/start.md":   fmt.Sprintf("---\ntitle: %s\nstart: 2026-01-01\n---\n%s", q("phase"), hostileBody),
		"content/events/summit.md":  fmt.Sprintf("---\ntitle: %s\ndate: 2026-05-28\nlocation: %s\nurl: %s\n---\n%s", q("event"), q("location"), quoted(address), hostileBody),
		"content/pages/about.md":    fmt.Sprintf("---\ntitle: %s\nsummary: %s\naliases: [/old/]\n---\n%s", q("page"), q("page summary"), hostileBody),
		"content/articles/first.md": hostileArticle("first", "2026-05-27", "against", q, address),
		"content/articles/later.md": hostileArticle("later", "2026-05-28", "for", q, address),
	}
}

func hostileArticle(name, date, position string, q func(string) string, address string) string {
	return fmt.Sprintf(`---
title: %s
date: %s
source: {name: %s, citing: %s, title: %s, url: %s}
author: %s
summary: %s
image: %s
topics: [bridge]
statements:
  - {person: jane-doe, position: %s, quote: %s, paraphrase: %s, locator: %s}
---
%s`, q(name), date, q("source"), q("citing"), q("original"), quoted(address), q("author"), q("summary"),
		quoted(address), position, q("quote"), q("paraphrase"), q("locator"), hostileBody)
}

// What an article says is text wherever it appears, and never becomes part of the
// page, the feed or the data around it.
func TestHostileContent(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	hostileSite().write(t, source)
	files, _ := built(t, build.Options{Source: source})
	s := newSite(t, "https://example.org/", files)
	for _, p := range pages(t, files) {
		checkHarmless(t, p)
		checkLinks(t, s, p)
		checkHead(t, s, p)
		checkJSONLD(t, p)
	}
	checkSitemap(t, s)
	feeds := allFeeds(t, files)
	for _, at := range files.paths() {
		for _, e := range feeds[at].entries {
			checkHarmless(t, parsePage(t, at+" "+e.ID, e.Content))
		}
	}
}

// checkHarmless looks for whatever could run, load or lead elsewhere.
func checkHarmless(t *testing.T, p page) {
	t.Helper()
	for _, n := range p.nodes {
		switch n.Data {
		case "script":
			kind, _ := attr(n, "type")
			from, _ := attr(n, "src")
			if kind != "application/ld+json" && (!strings.HasPrefix(from, "/js/") || text(n) != "") {
				t.Errorf("%s: a script: %s", p.path, text(n))
			}
		case "form":
			to, acts := attr(n, "action")
			if class, _ := attr(n, "class"); acts && to != "/search/" || !acts && class != "controls" {
				t.Errorf("%s: a form to %s", p.path, to)
			}
		case "img", "iframe", "object", "embed", "base", "style", "math":
			t.Errorf("%s: an element <%s>", p.path, n.Data)
		case "svg": // the theme's own drawings have a class, which no text of an author has
			if class, _ := attr(n, "class"); class == "" {
				t.Errorf("%s: an element <svg>", p.path)
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" {
				t.Errorf("%s: <%s> has %s=%q", p.path, n.Data, a.Key, a.Val)
			}
		}
		for _, link := range links(n) {
			if scheme, _, found := strings.Cut(strings.ToLower(link), ":"); found && scheme != "http" && scheme != "https" {
				t.Errorf("%s: <%s> leads to %q", p.path, n.Data, link)
			}
		}
	}
}

// The same texts come out whole in every form.
func TestHostileTextComesOutAsText(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	hostileSite().write(t, source)
	files, _ := built(t, build.Options{Source: source})

	for path, place := range map[string]string{
		"articles/later/index.html":  "later",
		"people/jane-doe/index.html": "person",
		"topics/bridge/index.html":   "topic",
		"about/index.html":           "page",
		"index.html":                 "question",
	} {
		p := parsePage(t, path, files[path])
		checkText(t, path+": h1", place, p.one(t, "h1", p.all("h1"), ""))
	}
	article := parsePage(t, "articles/later/index.html", files["articles/later/index.html"])
	checkText(t, "description", "summary", article.one(t, "description", article.with("meta", "name", "description"), "content"))
	node := jsonLD(t, article)[0]
	checkText(t, "JSON-LD headline", "later", node["headline"])
	checkText(t, "JSON-LD abstract", "summary", node["abstract"])

	feeds := allFeeds(t, files)
	for _, at := range []string{"atom.xml", "feed.xml", "feed.json"} {
		entry := feeds[at].entries[0]
		checkText(t, at+": title", "later", entry.Title)
		content := parsePage(t, at, entry.Content)
		if !slices.ContainsFunc(content.all("p"), func(n *html.Node) bool { return strings.Contains(text(n), hostile("paraphrase")) }) {
			t.Errorf("%s: the paraphrase is not in the content as it was written:\n%s", at, entry.Content)
		}
	}
	for path, places := range map[string][]string{
		"data/articles.json":   {"later", "summary", "source", "topic"},
		"data/statements.json": {"quote", "paraphrase", "locator"},
		"data/people.json":     {"person", "role", "other name"},
	} {
		checkData(t, path, files[path], places)
	}
}

// checkText compares a text with the hostile one of a place.
func checkText(t *testing.T, what, place string, got any) {
	t.Helper()
	if diff := cmp.Diff(hostile(place), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// checkData makes sure that a JSON file holds the hostile texts of the places.
func checkData(t *testing.T, path, text string, places []string) {
	t.Helper()
	var data any
	if err := json.Unmarshal([]byte(text), &data); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	for _, place := range places {
		if !holdsText(data, hostile(place)) {
			t.Errorf("%s does not hold the %s as it was written", path, place)
		}
	}
}

// holdsText looks through decoded JSON for a text.
func holdsText(data any, text string) bool {
	switch data := data.(type) {
	case string:
		return data == text
	case []any:
		return slices.ContainsFunc(data, func(inner any) bool { return holdsText(inner, text) })
	case map[string]any:
		for _, inner := range data {
			if holdsText(inner, text) {
				return true
			}
		}
	}
	return false
}
