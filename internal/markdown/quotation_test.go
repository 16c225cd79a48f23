package markdown_test

import (
	"strings"
	"testing"

	"digest/internal/markdown"
)

func TestQuotations(t *testing.T) {
	const by = `<a href="/people/jane-doe/" class="by" title="Said by Jane Doe">JD</a>`
	for _, test := range []struct{ name, source, quotation, want string }{
		{"a clause", "“We must talk,” Doe said.", "We must talk,", `<p>“<q cite="https://example.org/a">We must talk,</q>”` + by + ` Doe said.</p>`},
		{"straight marks", `Doe calls it "a trap".`, "a trap", `<p>Doe calls it &quot;<q cite="https://example.org/a">a trap</q>&quot;` + by + `.</p>`},
		{"with emphasis inside", "“We *must* talk,” she said.", "We *must* talk,", `<p>“<q cite="https://example.org/a">We <em>must</em> talk,</q>”` + by + ` she said.</p>`},
		{"over a line break", "“We must\ntalk,” she said.", "We must\ntalk,", "<p>“<q cite=\"https://example.org/a\">We must\ntalk,</q>”" + by + " she said.</p>"},
		{"in a list", "- “Yes”", "Yes", "<ul>\n<li>“<q cite=\"https://example.org/a\">Yes</q>”" + by + "</li>\n</ul>"},
		{"that begins in markup stays", "*“We must* talk,” she said.", "We must* talk,", `<p><em>“We must</em> talk,” she said.</p>`},
		{"in code stays", "`“Yes”`", "Yes", `<p><code>“Yes”</code></p>`},
	} {
		start := strings.Index(test.source, test.quotation)
		text := markdown.Text{Source: test.source, Quotations: []markdown.Quotation{{
			Start: start, End: start + len(test.quotation), Cite: "https://example.org/a",
			Speaker: markdown.Target{Name: "Jane Doe", Label: "JD", Href: "/people/jane-doe/"},
		}}}
		html, err := markdown.New().HTML(text, markdown.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(string(html)); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.name, got, test.want)
		}
	}
}
