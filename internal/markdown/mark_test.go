package markdown_test

import (
	"strings"
	"testing"

	"digest/internal/markdown"

	"github.com/google/go-cmp/cmp"
)

// marked takes the brackets «…» out of a source and makes marks of what they hold.
// A digit after « is the mark's key.
func marked(source string) markdown.Text {
	var t markdown.Text
	for {
		before, rest, found := strings.Cut(source, "«")
		t.Source += before
		if !found {
			return t
		}
		inner, after, _ := strings.Cut(rest, "»")
		m := markdown.Mark{Start: len(t.Source), Href: "/p/"}
		if inner != "" && inner[0] >= '0' && inner[0] <= '9' {
			m.Key, inner = int(inner[0]-'0'), inner[1:]
		}
		t.Source += inner
		m.End = len(t.Source)
		t.Marks = append(t.Marks, m)
		source = after
	}
}

func TestMarks(t *testing.T) {
	for _, c := range []htmlCase{
		{"paragraph", "a «Jane Doe» b", `<p>a <a href="/p/">Jane Doe</a> b</p>`},
		{"the whole text", "«Jane Doe»", `<p><a href="/p/">Jane Doe</a></p>`},
		{"second line", "a\n«Jane»\nb", `<p>a <a href="/p/">Jane</a> b</p>`},
		{"over two lines", "a «Jane\nDoe» b", `<p>a <a href="/p/">Jane Doe</a> b</p>`},
		{"over two lines of a quote", "> «Jane\n> Doe» b", `<blockquote> <p><a href="/p/">Jane Doe</a> b</p> </blockquote>`},
		{"list", "- a\n- «Jane»\n  - «1Joe»", `<ul> <li>a</li> <li><a href="/p/">Jane</a> <ul> <li><a href="/p/">Joe</a></li> </ul> </li> </ul>`},
		{"emphasis", "**«Jane»** *b*", `<p><strong><a href="/p/">Jane</a></strong> <em>b</em></p>`},
		{"after entity and escape", `&amp; \* M&uuml; «Jane»`, `<p>&amp; * Mü <a href="/p/">Jane</a></p>`},
		{"with entity", "«M&uuml;ller»", `<p><a href="/p/">Müller</a></p>`},
		{"other letters", "Ünder «Jörg»é", `<p>Ünder <a href="/p/">Jörg</a>é</p>`},
		{"with an underscore in it", "«jane_doe» b", `<p><a href="/p/">jane_doe</a> b</p>`},
		{"with a bracket before it", "[sic «Jane» b", `<p>[sic <a href="/p/">Jane</a> b</p>`},
		{"hard line break after it", "«Jane»  \nb", `<p><a href="/p/">Jane</a><br> b</p>`},
		{"indented by a tab", "-\t«Jane»", `<ul> <li><a href="/p/">Jane</a></li> </ul>`},
		{"several", "«1a» «2b» «3c»", `<p><a href="/p/">a</a> <a href="/p/">b</a> <a href="/p/">c</a></p>`},
		{"first of a key", "«1Jane» «1Jane»", `<p><a href="/p/">Jane</a> Jane</p>`},
		{"first that can be a link", "# «1Jane»\n[«1Jane»](/b) `«1Jane»` ![«1Jane»](/c) «1Jane»", `<h1 id="jane">Jane</h1> <p><a href="/b">Jane</a> <code>Jane</code> <img src="/c" alt="Jane" loading="lazy"> <a href="/p/">Jane</a></p>`},
		{"in a wikilink", "[[«Jane»]]", `<p>Jane</p>`},
		{"in raw HTML", "<b a=«Jane»>", `<p>&lt;b a=Jane&gt;</p>`},
		{"through emphasis", "«Jane *Doe*»", "<p>Jane <em>Doe</em></p>"},
		{"through half of an entity", "«M&uu»ml;", "<p>Mü</p>"},
		{"through an escape", `a\«*b»`, "<p>a*b</p>"},
		{"through half a letter", "«\xc3»\xbc", "<p>ü</p>"},
		{"in the text of a link that is none", "[«Jane»](file:x)", `<p><a href="/p/">Jane</a></p>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := marked(c.source)
			if diff := cmp.Diff(c.want, render(t, text, markdown.Options{})); diff != "" {
				t.Errorf("HTML(%+v) (-want +got):\n%s", text, diff)
			}
		})
	}
	t.Run("table", func(t *testing.T) {
		got := render(t, marked("|a|b|\n|-|-|\n|x \\| y|«Jane»|"), markdown.Options{})
		if want := `<td>x | y</td> <td><a href="/p/">Jane</a></td>`; !strings.Contains(got, want) {
			t.Errorf("HTML of a table = %s, want %s in it", got, want)
		}
	})
	t.Run("attributes", func(t *testing.T) {
		text := markdown.Text{Source: "Jane", Marks: []markdown.Mark{{End: 4, Href: "/p/?a&b", Class: `c"d`, Title: "e<f"}}}
		want := `<p><a href="/p/?a&amp;b" class="c&quot;d" title="e&lt;f">Jane</a></p>`
		if diff := cmp.Diff(want, render(t, text, markdown.Options{})); diff != "" {
			t.Errorf("HTML(%+v) (-want +got):\n%s", text, diff)
		}
	})
	t.Run("nonsense is ignored", func(t *testing.T) {
		text := markdown.Text{Source: "Jane Doe", Marks: []markdown.Mark{
			{Start: -5, End: 2, Href: "/p/"}, {Start: 3, End: 3, Href: "/p/"}, {Start: 4, End: 99, Href: "/p/"}, {Start: 5, End: 8, Href: "javascript:x"}, {Start: 99, End: 100, Href: "/p/"},
		}}
		if diff := cmp.Diff("<p>Jane Doe</p>", render(t, text, markdown.Options{})); diff != "" {
			t.Errorf("HTML(%+v) (-want +got):\n%s", text, diff)
		}
	})
}
