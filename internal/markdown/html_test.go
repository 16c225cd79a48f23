package markdown_test

import (
	"strings"
	"testing"

	"digest/internal/markdown"

	"github.com/google/go-cmp/cmp"
)

// render is HTML on one line, so that a case is one line too.
func render(t *testing.T, text markdown.Text, o markdown.Options) string {
	t.Helper()
	html, err := markdown.New().HTML(text, o)
	if err != nil {
		t.Fatalf("HTML(%q): %v", text.Source, err)
	}
	return strings.TrimSpace(strings.ReplaceAll(string(html), "\n", " "))
}

type htmlCase struct{ name, source, want string }

func runHTML(t *testing.T, o markdown.Options, cases []htmlCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, render(t, markdown.Text{Source: c.source}, o)); diff != "" {
				t.Errorf("HTML(%q) (-want +got):\n%s", c.source, diff)
			}
		})
	}
}

func TestMarkdownAuthorsUse(t *testing.T) {
	runHTML(t, markdown.Options{}, []htmlCase{
		{"nothing", "", ""},
		{"emphasis", "*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>"},
		{"quotation marks stay", `"a" -- 'b' ...`, "<p>&quot;a&quot; -- 'b' ...</p>"},
		{"list", "- a\n- b", "<ul> <li>a</li> <li>b</li> </ul>"},
		{"numbered list", "3. a\n4. b", `<ol start="3"> <li>a</li> <li>b</li> </ol>`},
		{"quote", "> a\n> b", "<blockquote> <p>a b</p> </blockquote>"},
		{"code", "```go\nx < y\n```", `<pre><code class="language-go">x &lt; y </code></pre>`},
		{
			"table", "| a | b |\n|---|--:|\n| 1 | 2 |",
			`<table> <thead> <tr> <th>a</th> <th class="align-right">b</th> </tr> </thead> ` +
				`<tbody> <tr> <td>1</td> <td class="align-right">2</td> </tr> </tbody> </table>`,
		},
		{"entities and escapes", `M&uuml;ller \*a\* &lt;b&gt; AT&T`, "<p>Müller *a* &lt;b&gt; AT&amp;T</p>"},
	})
}

func TestRawHTMLIsText(t *testing.T) {
	runHTML(t, markdown.Options{}, []htmlCase{
		{"inline", `a <b onclick="x()">c</b>`, `<p>a &lt;b onclick=&quot;x()&quot;&gt;c&lt;/b&gt;</p>`},
		{"block", "<div>\n*a*\n</div>", "<p>&lt;div&gt; *a* &lt;/div&gt;</p>"},
		{"script", "<script>\nalert(1)\n</script>\nafter", "<p>&lt;script&gt; alert(1) &lt;/script&gt;</p> <p>after</p>"},
		{"comment", "a <!-- note --> b", "<p>a  b</p>"},
		{"comment block", "<!-- note\n\nto editors -->\n\na", "<p>a</p>"},
		{"text after a comment", "<!-- note --> a", "<p>a</p>"},
		{"comment without an end", "<!-- note\n\na", "<p>&lt;!-- note  a</p>"},
		{"attribute syntax of other dialects", "# a {onclick=x}", `<h1 id="a-onclick-x">a {onclick=x}</h1>`},
		{"language of code", "```\"onload=x\na\n```", `<pre><code class="language-&quot;onload=x">a </code></pre>`},
	})
}

func TestLinks(t *testing.T) {
	const rel = ` rel="external noopener"`
	runHTML(t, markdown.Options{}, []htmlCase{
		{"web", `[a](https://example.org/?a=1&b=2 "t")`, `<p><a href="https://example.org/?a=1&amp;b=2" title="t"` + rel + `>a</a></p>`},
		{"any case", "[a](HTTP://example.org)", `<p><a href="HTTP://example.org"` + rel + `>a</a></p>`},
		{"reference", "[a]\n\n[a]: https://example.org", `<p><a href="https://example.org"` + rel + `>a</a></p>`},
		{"mail", "[a](mailto:jane@example.org)", `<p><a href="mailto:jane@example.org">a</a></p>`},
		{"mail in brackets", "<jane@example.org>", `<p><a href="mailto:jane@example.org">jane@example.org</a></p>`},
		{"path", "[a](/people/) [b](../b/) [c](c?d=e:f)", `<p><a href="/people/">a</a> <a href="../b/">b</a> <a href="c?d=e:f">c</a></p>`},
		{"fragment", "[a](#b)", `<p><a href="#b">a</a></p>`},
		{"formatted", "[*a*](/b)", `<p><a href="/b"><em>a</em></a></p>`},
		{"script", "[a *b*](javascript:alert(1))", "<p>a <em>b</em></p>"},
		{"script in disguise", "[a](&#x6a;avascript:x) [b](java&Tab;script:x) [c](<\tjavascript:x>) [d](JaVaScRiPt:x)", "<p>a b c d</p>"},
		{"script as reference", "[a]\n\n[a]: vbscript:x", "<p>a</p>"},
		{"other schemes", "[a](data:text/html,x) [b](file:///etc) [c](ftp://example.org) [d](tel:1)", "<p>a b c d</p>"},
		{"other scheme in brackets", "<ftp://example.org>", "<p>ftp://example.org</p>"},
		{"without scheme", `[a](//example.org) [b](\/\/example.org)`, "<p>a b</p>"},
		{"backslashes are no slashes", `[a](/\example.org)`, `<p><a href="/%5Cexample.org">a</a></p>`},
		{"no host", "[a](https:example.org) [b](http:///x) [c]()", "<p>a b c</p>"},
		{"link in link", "[a <https://example.org> b](/c)", `<p><a href="/c">a https://example.org b</a></p>`},
		{"attribute", `[a](/"onclick="x "'\"")`, `<p><a href="/%22onclick=%22x" title="'&quot;">a</a></p>`},
	})
}

func TestBareAddresses(t *testing.T) {
	a := func(href string) string {
		return `<a href="` + href + `" rel="external noopener">` + href + `</a>`
	}
	runHTML(t, markdown.Options{}, []htmlCase{
		{"in a sentence", "See https://example.org/a.", "<p>See " + a("https://example.org/a") + ".</p>"},
		{"at the beginning", "http://example.org: a", "<p>" + a("http://example.org") + ": a</p>"},
		{"brackets", "(https://example.org/a_(b))", "<p>(" + a("https://example.org/a_(b)") + ")</p>"},
		{"emphasis", "*https://example.org/a_b*", "<p><em>" + a("https://example.org/a_b") + "</em></p>"},
		{"quotation mark after it", "“a https://example.org/ü”", `<p>“a <a href="https://example.org/%C3%BC" rel="external noopener">https://example.org/ü</a>”</p>`},
		{"entity after it", "https://example.org/a&gt;", "<p>" + a("https://example.org/a") + "&gt;</p>"},
		{"in a quote", "> https://example.org", "<blockquote> <p>" + a("https://example.org") + "</p> </blockquote>"},
		{"in a word", "xhttps://example.org", "<p>xhttps://example.org</p>"},
		{"no domain", "http://localhost http://. https:// ftp://example.org", "<p>http://localhost http://. https:// ftp://example.org</p>"},
		{"mail and www", "www.example.org jane@example.org", "<p>www.example.org jane@example.org</p>"},
		{"code", "`https://example.org`", "<p><code>https://example.org</code></p>"},
	})
}

func TestPictures(t *testing.T) {
	runHTML(t, markdown.Options{}, []htmlCase{
		{"own", `![a "b"](/c.png "d")`, `<p><img src="/c.png" alt="a &quot;b&quot;" title="d" loading="lazy"></p>`},
		{"own, formatted description", "![*a* `b`](c.png)", `<p><img src="c.png" alt="a b" loading="lazy"></p>`},
		{"other host", "![a](https://example.org/b.png)", `<p><a href="https://example.org/b.png" rel="external noopener">a</a></p>`},
		{"other host without description", "![](https://example.org/b.png)", `<p><a href="https://example.org/b.png" rel="external noopener">https://example.org/b.png</a></p>`},
		{"other host in a link", "[![a](https://example.org/b.png)](/c)", `<p><a href="/c">a</a></p>`},
		{"without scheme", "![a](//example.org/b.png)", "<p>a</p>"},
		{"data", "![a](data:image/png;base64,AA) ![](data:image/png;base64,AA)", "<p>a </p>"},
	})
}

func TestHeadings(t *testing.T) {
	runHTML(t, markdown.Options{HeadingTop: 2, HeadingPrefix: "a-"}, []htmlCase{
		{"shifted down", "# One\n\n###### Six", `<h2 id="a-one">One</h2> <h6 id="a-six">Six</h6>`},
		{"shifted up", "> #### Four\n\n### Three", `<blockquote> <h3 id="a-four">Four</h3> </blockquote> <h2 id="a-three">Three</h2>`},
		{"as they are", "## Two\n\n#### Four", `<h2 id="a-two">Two</h2> <h4 id="a-four">Four</h4>`},
		{"same words", "# A b\n# A, b!\n# A b 2", `<h2 id="a-a-b">A b</h2> <h2 id="a-a-b-2">A, b!</h2> <h2 id="a-a-b-2-2">A b 2</h2>`},
		{"formatted", "# *A* [b](/c) `d`", `<h2 id="a-a-b-d"><em>A</em> <a href="/c">b</a> <code>d</code></h2>`},
		{"any script", "# Où en est l’Été?\n# Что", `<h2 id="a-où-en-est-lété">Où en est l’Été?</h2> <h2 id="a-что">Что</h2>`},
		{"no words", "# !\n#", `<h2 id="a-section">!</h2> <h2 id="a-section-2"></h2>`},
		{"link to one", "# Où\n[a](#o%C3%B9) [b](#elsewhere)", `<h2 id="a-où">Où</h2> <p><a href="#a-o%C3%B9">a</a> <a href="#elsewhere">b</a></p>`},
	})
}

func TestPrefixAndBase(t *testing.T) {
	source := "# H\n[a](/a/) [b](b) [c](#h) [d](https://example.net/) ![e](/e.png) [[f]] Jane"
	text := markdown.Text{
		Source: source,
		Marks:  []markdown.Mark{{Start: len(source) - len("Jane"), End: len(source), Href: "/people/jane-doe/"}},
		Wiki:   []markdown.Target{{Name: "f", Href: "/f/"}},
	}
	for _, c := range []struct {
		name string
		o    markdown.Options
		want string
	}{
		{
			"below a path",
			markdown.Options{Prefix: "/digest"},
			`<h1 id="h">H</h1> <p><a href="/digest/a/">a</a> <a href="b">b</a> <a href="#h">c</a> ` +
				`<a href="https://example.net/" rel="external noopener">d</a> <img src="/digest/e.png" alt="e" loading="lazy"> ` +
				`<a href="/digest/f/">f</a> <a href="/digest/people/jane-doe/">Jane</a></p>`,
		},
		{
			"in a feed",
			markdown.Options{Prefix: "https://example.org/digest", Base: "https://example.org/digest/x/", HeadingPrefix: "x-"},
			`<h1 id="x-h">H</h1> <p><a href="https://example.org/digest/a/">a</a> <a href="https://example.org/digest/x/b">b</a> ` +
				`<a href="https://example.org/digest/x/#x-h">c</a> <a href="https://example.net/" rel="external noopener">d</a> ` +
				`<img src="https://example.org/digest/e.png" alt="e" loading="lazy"> ` +
				`<a href="https://example.org/digest/f/">f</a> <a href="https://example.org/digest/people/jane-doe/">Jane</a></p>`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, render(t, text, c.o)); diff != "" {
				t.Errorf("HTML with %+v (-want +got):\n%s", c.o, diff)
			}
		})
	}
}
