package markdown_test

import (
	"strings"
	"testing"
	"unicode"

	"digest/internal/markdown"

	"golang.org/x/net/html"
)

// FuzzHTML holds the promise of the package against any source: what a browser makes
// of the result cannot run anything, asks no other host, and shows every letter of
// the names that were marked.
func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"# Heading\n\nA **Jane Doe** b\n\n- c\n  - d\n\n> e\n> f",
		"[a](javascript:alert(1)) <script>x</script> <img src=x onerror=y> ![a](https://example.org/b)",
		"[[a|b]] [[c]] [[[d]]] `[[e]]` [f [[g]] h](/i)",
		"|a|b|\n|-|:-:|\n|`c\\|d`|[[e\\|f]]|\n\n~~g~~ https://example.org/h_(i)",
		"<div\n<iframe src=\"x\">\n\n&#106;avascript: \\<a\\> <!-- j --> <!-- k",
		"```\"onload=x\ny\n```\n    z\n\n[a]: <javascript:x>\n\n[a] ![a]",
		"a\tb\x00c\u2028d\xffe <a href=\"x\"\nonclick=y>",
		"[x](data:text/html;base64,PHNjcmlwdD4=) <data:x> [y](/\\example.org) [z](\u0001javascript:x)",
	} {
		f.Add(seed, 2, 6, 8, 20)
	}
	r := markdown.New()
	f.Fuzz(func(t *testing.T, source string, a, b, c, d int) {
		text := markdown.Text{
			Source: source,
			Marks:  []markdown.Mark{{Start: a, End: b, Href: "/a/"}, {Start: c, End: d, Key: 1, Href: "/b/"}},
			Wiki:   []markdown.Target{{Name: "c", Href: "/c/", Label: "C"}},
		}
		marked, err := r.HTML(text, markdown.Options{Prefix: "/digest"})
		if err != nil {
			return
		}
		text.Marks = nil
		plain, err := r.HTML(text, markdown.Options{Prefix: "/digest"})
		if err != nil {
			t.Fatalf("HTML without marks: %v", err)
		}
		if got, want := inspect(t, string(marked)), inspect(t, string(plain)); got != want {
			t.Errorf("marks changed the text\n got %q\nwant %q", got, want)
		}
		if strings.ContainsAny(markdown.PlainText(source), "\n\t") {
			t.Errorf("PlainText(%q) has more than one line", source)
		}
		for _, w := range markdown.WikiLinks(source) {
			if s := source[w.Start:w.End]; !strings.HasPrefix(s, "[[") || !strings.HasSuffix(s, "]]") || !strings.Contains(s, w.Target) {
				t.Errorf("WikiLinks(%q): %+v is %q", source, w, s)
			}
		}
	})
}

// inspect fails on HTML that is not safe, and returns its letters.
func inspect(t *testing.T, source string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatalf("parsing the result: %v", err)
	}
	var letters strings.Builder
	for n := range root.Descendants() {
		switch n.Type {
		case html.TextNode:
			letters.WriteString(strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return -1
				}
				return r
			}, n.Data))
		case html.CommentNode:
			t.Errorf("a comment: %q", n.Data)
		case html.ElementNode:
			inspectElement(t, n)
		}
	}
	return letters.String()
}

func inspectElement(t *testing.T, n *html.Node) {
	t.Helper()
	switch n.Data {
	case "script", "style", "iframe", "object", "embed", "form", "input", "svg", "math", "base", "meta", "link", "template":
		t.Errorf("an element %s", n.Data)
	}
	for _, a := range n.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcset":
			t.Errorf("an attribute %s=%q", a.Key, a.Val)
		case a.Key == "src" && (strings.Contains(a.Val, ":") && !strings.ContainsAny(before(a.Val, ":"), "/?#") || strings.HasPrefix(a.Val, "//")):
			t.Errorf("a picture from elsewhere: %q", a.Val)
		case a.Key == "href":
			inspectLink(t, a.Val)
		}
	}
}

// inspectLink reads a link as a browser does: without control characters and white
// space, and with "\" for "/" (WHATWG URL, basic URL parser).
func inspectLink(t *testing.T, href string) {
	t.Helper()
	seen := strings.Map(func(r rune) rune {
		switch {
		case r <= ' ':
			return -1
		case r == '\\':
			return '/'
		}
		return unicode.ToLower(r)
	}, href)
	scheme := before(seen, ":")
	switch {
	case strings.HasPrefix(seen, "//"):
		t.Errorf("a link without scheme: %q", href)
	case strings.Contains(seen, ":") && !strings.ContainsAny(scheme, "/?#") && scheme != "http" && scheme != "https" && scheme != "mailto":
		t.Errorf("a link to %q", href)
	}
}

func before(s, sep string) string {
	s, _, _ = strings.Cut(s, sep)
	return s
}
