package feed

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bridgePage is the address that relative ones in tests are relative to.
func bridgePage() *url.URL {
	return &url.URL{Scheme: "https", Host: "example.org", Path: "/sub/articles/bridge/"}
}

func TestSanitize(t *testing.T) {
	tests := []struct{ name, given, want string }{
		{"nothing", "", ""},
		{"only blanks", " \n\t", ""},
		{"prose", `<p>A <em>b</em> &amp; c</p>`, `<p>A <em>b</em> &amp; c</p>`},
		{"text", "1 < 2 & 3", "1 &lt; 2 &amp; 3"},
		{"unclosed", "<p>a<p><b>b", "<p>a</p><p><b>b</b></p>"},
		{"comment", "a<!-- b -->c", "ac"},
		{"script", "a<script>alert(1)</script>b", "ab"},
		{"style", "a<style>p{}</style>b", "ab"},
		{"frames and plugins", "a<iframe src=x>b</iframe><object>c</object><embed src=x>d", "ad"},
		{"form", `<form action="/x"><input name=a>b</form>c`, "c"},
		{"drawing", `<svg><a xlink:href="javascript:x()">b</a></svg><math><mi>x</mi></math>c`, "c"},
		{"unknown element keeps its text", "<x-note>a <b>b</b></x-note>", "a <b>b</b>"},
		{"event handler", `<p onclick="x()" OnLoad=y>a</p>`, "<p>a</p>"},
		{"style, class and id", `<p style="color:red" class=a id=b data-c=d>a</p>`, "<p>a</p>"},
		{"language stays", `<p lang="ru" dir="ltr" title="a&quot;b">а</p>`, `<p lang="ru" dir="ltr" title="a&#34;b">а</p>`},
		{"table", `<table><tbody><tr><td align="right" width="9">1</td></tr></tbody></table>`, `<table><tbody><tr><td align="right">1</td></tr></tbody></table>`},
		{"attribute twice: the first counts", `<a href="https://a.example/" href="https://b.example/">a</a>`, `<a href="https://a.example/">a</a>`},
		{"absolute link", `<a href="https://a.example/?b=1&amp;c=2#d" target=_blank>a</a>`, `<a href="https://a.example/?b=1&amp;c=2#d">a</a>`},
		{"mail", `<a href="mailto:jane@example.org">a</a>`, `<a href="mailto:jane@example.org">a</a>`},
		{"relative link", `<a href="../ferry/">a</a>`, `<a href="https://example.org/sub/articles/ferry/">a</a>`},
		{"link from the root", `<a href="/x">a</a>`, `<a href="https://example.org/x">a</a>`},
		{"link without scheme", `<a href="//a.example/x">a</a>`, `<a href="https://a.example/x">a</a>`},
		{"footnote", `<a href="#fn:1">1</a>`, `<a href="https://example.org/sub/articles/bridge/#fn:1">1</a>`},
		{"script link", `<a href="javascript:alert(1)">a</a>`, "<a>a</a>"},
		{"script link, disguised", "<a href=\" \x01JaVa&#10;Script&colon;alert(1)\">a</a>", "<a>a</a>"},
		{"data link", `<a href="data:text/html,x">a</a>`, "<a>a</a>"},
		{"other schemes", `<a href="vbscript:x">a</a><a href="file:///etc/x">b</a><a href="ftp://a.example/">c</a>`, "<a>a</a><a>b</a><a>c</a>"},
		{"backslashes", `<a href="/\a.example/">a</a>`, `<a href="https://example.org/%5Ca.example/">a</a>`},
		{"picture", `<img src="a.png" alt="A" onerror=x>`, `<img src="https://example.org/sub/articles/bridge/a.png" alt="A"/>`},
		{"picture from nowhere leaves its text", `<img src="data:image/png;base64,x" alt="A &lt; B">`, "A &lt; B"},
		{"picture by mail", `<img src="mailto:a@b.example" alt="A">`, "A"},
		{"picture set", `<img src="https://a.example/a" srcset="javascript:x 2x">`, `<img src="https://a.example/a"/>`},
		{"source of a quote", `<blockquote cite="javascript:x()">a</blockquote>`, "<blockquote>a</blockquote>"},
		{"forbidden characters", "a\x00b&#1;c\x1bd&#xFFFF;e\xff", "abcde"},
		{"taking away what hides a script", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", `<img src="https://example.org/sub/articles/bridge/x"/>&#34;&gt;`},
		{"a link inside of a link", `<a href="/a"><x-y><table><a href="/b">b`, `<a href="https://example.org/a"></a><a href="https://example.org/b">b</a><table></table>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := sanitize(test.given, bridgePage())
			if err != nil || string(got) != test.want {
				t.Errorf("sanitize(%q) = %q, %v; want %q", test.given, got, err, test.want)
			}
		})
	}
}

// Whatever goes in, what comes out has only allowed elements and attributes when
// it is parsed again, and comes out the same when it goes in again.
func FuzzSanitize(f *testing.F) {
	for _, seed := range []string{
		"<p>a <b>b</b></p>",
		`<a href="javascript:alert(1)" onclick=x>a</a><img src=data:x>`,
		"<p><table><p>a<tr><td>b<a><table><a>c",
		"<svg><p><style><!--</style><img src=x onerror=alert(1)>-->",
		"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
		"<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
		"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
		"<select><template><style><!--</style><a rel=\"--></style></select><img src onerror=x>\">",
		"<x-y><li><p></x-y><pre>\n\n a</pre><plaintext></p>",
		"<b><i><p></b><a>x</i><a>y<h1><a>z",
		"<ruby>a<rt>b<rp>(<details><summary>c<dl><dt>d<dd>e<dt>f",
		"a\x00b\r\n&#13;&#0;&#x80;\xff]]>",
		"<a href=\"http://[::1]:namedport\">a</a><a href='https://x/%zz'>b</a><a href=//>c</a>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		sanitized, err := sanitize(content, bridgePage())
		if err != nil {
			return // refused: nothing reaches a feed
		}
		clean := string(sanitized)
		again, err := sanitize(clean, bridgePage())
		if err != nil || string(again) != clean {
			t.Errorf("sanitize(%q) = %q, but given that: %q, %v", content, clean, again, err)
		}
		if printable(clean) != clean {
			t.Errorf("sanitize(%q) = %q has characters that XML forbids", content, clean)
		}
		body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
		nodes, err := html.ParseFragment(strings.NewReader(clean), body)
		if err != nil {
			t.Fatalf("sanitize(%q) = %q does not parse: %v", content, clean, err)
		}
		for _, n := range nodes {
			checkSafe(t, n)
			for below := range n.Descendants() {
				checkSafe(t, below)
			}
		}
	})
}

func checkSafe(t *testing.T, n *html.Node) {
	t.Helper()
	if n.Type == html.TextNode {
		return
	}
	attributes, ok := allowed[n.DataAtom]
	if n.Type != html.ElementNode || n.Namespace != "" || !ok {
		t.Errorf("found <%s>", n.Data)
	}
	for _, a := range n.Attr {
		if !slices.Contains(attributes, a.Key) && !slices.Contains(everywhere, a.Key) {
			t.Errorf("found <%s %s>", n.Data, a.Key)
		}
		isAddress := slices.Contains([]string{"href", "src", "cite"}, a.Key)
		if isAddress && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://") && !strings.HasPrefix(a.Val, "mailto:") {
			t.Errorf("found <%s %s=%q>", n.Data, a.Key, a.Val)
		}
	}
}

// The tables must not contradict each other: nothing that is dropped is allowed.
func TestTablesAreDisjoint(t *testing.T) {
	for element := range dropped {
		if _, ok := allowed[element]; ok {
			t.Errorf("<%s> is both allowed and dropped", element)
		}
	}
}
