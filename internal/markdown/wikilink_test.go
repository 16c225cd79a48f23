package markdown_test

import (
	"strings"
	"testing"

	"digest/internal/markdown"

	"github.com/google/go-cmp/cmp"
)

func TestWikiLinks(t *testing.T) {
	type links = []markdown.WikiLink
	for _, c := range []struct {
		name, source string
		want         links
	}{
		{"none", "a [b] [c](d)", nil},
		{"target", "a [[Jane Doe]]", links{{Target: "Jane Doe", Start: 2, End: 14, Line: 1}}},
		{"label", "[[ doe | the *minister* ]]", links{{Target: "doe", Label: "the *minister*", Start: 0, End: 26, Line: 1}}},
		{"empty label", "[[doe|]]", links{{Target: "doe", Start: 0, End: 8, Line: 1}}},
		{"lines", "# [[a]]\n\n> b\n> [[c]]", links{{Target: "a", Start: 2, End: 7, Line: 1}, {Target: "c", Start: 15, End: 20, Line: 4}}},
		{"table", "|a|\n|-|\n|[[b\\|c]]|", links{{Target: "b", Label: "c", Start: 9, End: 17, Line: 3}}},
		{"in a link", "[a [[b]]](/c)", links{{Target: "b", Start: 3, End: 8, Line: 1}}},
		{"three brackets", "[[[a]]]", links{{Target: "a", Start: 1, End: 6, Line: 1}}},
		{"code", "`[[a]]`\n\n    [[b]]\n\n```\n[[c]]\n```", nil},
		{"raw HTML", "<div>\n[[a]]\n</div>", nil},
		{"escaped", `\[[a]]`, nil},
		{"blank", "[[ ]] [[|a]]", nil},
		{"two lines", "[[a\nb]]", nil},
		{"too long", "[[" + strings.Repeat("a", 201) + "]]", nil},
		{"just not too long", "[[" + strings.Repeat("a", 200) + "]]", links{{Target: strings.Repeat("a", 200), End: 204, Line: 1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, markdown.WikiLinks(c.source)); diff != "" {
				t.Errorf("WikiLinks(%q) (-want +got):\n%s", c.source, diff)
			}
		})
	}
}

func TestWikiLinksInHTML(t *testing.T) {
	wiki := []markdown.Target{{Name: "doe", Href: "/people/jane-doe/", Label: "Jane & Doe"}, {Name: "bad", Href: "javascript:x"}}
	for _, c := range []htmlCase{
		{"label of the target", "[[ doe ]]", `<p><a href="/people/jane-doe/">Jane &amp; Doe</a></p>`},
		{"label of the author", "[[doe|she &amp; *I*]]", `<p><a href="/people/jane-doe/">she &amp; *I*</a></p>`},
		{"unknown", "[[joe]] [[joe|a]]", "<p>joe a</p>"},
		{"forbidden", "[[bad]]", "<p>bad</p>"},
		{"in a link", "[a [[doe]]](/c)", `<p><a href="/c">a Jane &amp; Doe</a></p>`},
		{"before a reference", "[[doe]]\n\n[doe]: /elsewhere", `<p><a href="/people/jane-doe/">Jane &amp; Doe</a></p>`},
		{"in a heading", "# [[doe]]", `<h1 id="doe"><a href="/people/jane-doe/">Jane &amp; Doe</a></h1>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := markdown.Text{Source: c.source, Wiki: wiki}
			if diff := cmp.Diff(c.want, render(t, text, markdown.Options{})); diff != "" {
				t.Errorf("HTML(%q) (-want +got):\n%s", c.source, diff)
			}
		})
	}
}

func TestPlainText(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"", ""},
		{"Two  words\nand more.", "Two words and more."},
		{"# A\n*b* **c** [d](/e) ![f](/g) `h <i>`", "A b c d f h <i>"},
		{"a\\*b &amp; M&uuml;ller <b>c</b><!-- d -->", "a*b & Müller <b>c</b>"},
		{"[[a|b]] [[c]] https://example.org", "b c https://example.org"},
		{"- a\n- b\n\n3. c", "a b c"},
		{"|a|b|\n|-|-|\n|c|d|", "a b c d"},
		{"```\na\nb\n```\n\n<div>c</div>", "a b <div>c</div>"},
		{"[a]\n\n[a]: /b", "a"},
		{strings.Repeat("> ", 101) + "a", strings.TrimSpace(strings.Repeat("> ", 101) + "a")},
	} {
		if diff := cmp.Diff(c.want, markdown.PlainText(c.source)); diff != "" {
			t.Errorf("PlainText(%q) (-want +got):\n%s", c.source, diff)
		}
	}
}
