package feed

import (
	"strings"
	"testing"
)

// simples are fragments that are as plain as can be.
var simples = []string{
	"",
	" \n\t",
	"text & more",
	"Text &amp; &lt;b&gt; &quot;quoted&quot; &#34;too&#34; it&#39;s \"so\" it's > that",
	"<p>A <em>b</em> <strong>c <a href=\"/x/?a=1&amp;b=2\" rel=\"x\" class=\"y\">d</a></strong><br>e</p>\n",
	`<h2 id="why">Why</h2><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol start="3" dir="ltr"><li>x</li></ol><hr>`,
	`<blockquote cite="https://example.org/q"><p>Said <q cite="javascript:x()">so</q>, <time datetime="2026-05-28">28 May</time></p></blockquote>`,
	`<a href="mailto:a@example.org">m</a><q cite="mailto:a@example.org">n</q><a href="#x">o</a><a href="">p</a>`,
	`<a href="https://example.org/people/jane-doe/">J</a><a href="http://x.example/a/../b">o</a><a href="https://example.org/./c">x</a><a href="https://e.example">y</a><a href="https://-.example/a//b">z</a>`,
	"<p>Škoda — “déjà vu” \u00a0 \u200f</p>",
}

// others are for the parser: it would read them otherwise than they are written, or
// they are not worth the trouble.
var others = []string{
	"<p>a<p>b", "<p><div>x</div></p>", "<em><p>x</p></em>", "<h2><h3>x</h3></h2>", "<li>x</li>", "<a><a>x</a></a>", "<b>x", "x</b>",
	"<table><tr><td>x</td></tr></table>", "<script>x</script>", "<img src=\"x\">", "<!-- x -->", "<P>x</P>", "<p class=x>y</p>",
	"<p a=\"1\" a=\"2\">x</p>", "a\rb", "a\x00b", "a\xffb", "&nbsp;", "a & b &copy", "<pre>\nx</pre>", "<p >x</p>", "<br/>", "<em\n>x</em>",
}

func TestSimple(t *testing.T) {
	for _, content := range append(simples, others...) {
		sameAsTree(t, content)
	}
	for _, content := range simples[3:] {
		if _, is := simple(content, bridgePage()); !is {
			t.Errorf("simple leaves %q to the parser", content)
		}
	}
	for _, content := range others {
		if got, is := simple(content, bridgePage()); is {
			t.Errorf("simple takes %q for simple, and makes %q of it", content, got)
		}
	}
}

// FuzzSimple holds the law: what simple takes on, it does as the parser would.
func FuzzSimple(f *testing.F) {
	for _, content := range append(simples, others...) {
		f.Add(content)
	}
	f.Fuzz(sameAsTree)
}

func sameAsTree(t *testing.T, content string) {
	t.Helper()
	got, is := simple(content, bridgePage())
	if !is {
		return
	}
	if strings.Trim(content, " \t\r\n") == "" {
		return // sanitize gives nothing for it: see sanitize
	}
	want, err := sanitizeTree(content, bridgePage(), 5)
	if err != nil || string(got) != want {
		t.Errorf("simple(%q)\n got %q\nwant %q (%v)", content, got, want, err)
	}
}

func BenchmarkSanitize(b *testing.B) {
	content := strings.Repeat(`<p>A <em>b</em> &amp; <a href="https://example.org/people/jane-doe/">Jane Doe</a> said &quot;so&quot; and some words more.</p>`+"\n", 40)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sanitize(content, bridgePage()); err != nil {
			b.Fatal(err)
		}
	}
}
