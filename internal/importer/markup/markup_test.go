package markup_test

import (
	"fmt"
	"strings"
	"testing"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
)

func Example() {
	body, err := markup.Parse(`<p>See <a href="https://example.org/a">this</a>,<script>x()</script> not <a href="data:x">that</a>.</p>`)
	if err != nil {
		fmt.Println(err)
		return
	}
	markup.Clean(body, found.Document{})
	text, err := markup.Markdown(body)
	fmt.Print(text, err)
	// Output:
	// See [this](https://example.org/a), not that.
	// <nil>
}

func TestLink(t *testing.T) {
	for address, want := range map[string]string{
		" https://example.org/a ": "https://example.org/a",
		"HTTP://example.org":      "http://example.org",
		"mailto:jane@example.org": "mailto:jane@example.org",
		"javascript:alert(1)":     "",
		"java\nscript:alert(1)":   "",
		"data:text/html,x":        "",
		"//example.org/a":         "",
		"/a":                      "",
		"https:///a":              "",
		"https://example.org/%zz": "",
	} {
		if got := markup.Link(address); got != want {
			t.Errorf("Link(%q) = %q, want %q", address, got, want)
		}
	}
}

// Lines and indents of a pre element are its text.
func TestPreformatted(t *testing.T) {
	body, err := markup.Parse("<p>a\n b</p><pre>one\n\ttwo  <b>and</b>\r\nthree</pre>")
	if err != nil {
		t.Fatal(err)
	}
	markup.Clean(body, found.Document{})
	got, err := markup.Markdown(body)
	if want := "a b\n\n```\none\n    two and\nthree\n```\n"; got != want || err != nil {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

// What nests deeper than an article does stays, as text.
func TestCleanDeep(t *testing.T) {
	body, err := markup.Parse(strings.Repeat("<div>", 300) + "deep <b>text</b>" + strings.Repeat("</div>", 300))
	if err != nil {
		t.Fatal(err)
	}
	markup.Clean(body, found.Document{})
	if got, err := markup.Markdown(body); err != nil || got != "deep text\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestBounds(t *testing.T) {
	if _, err := markup.Parse(strings.Repeat("<div>", 600)); err == nil {
		t.Error("600 nested elements were read")
	}
	body, err := markup.Parse("<p>" + strings.Repeat("[", 50_000))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := markup.Markdown(body); err == nil {
		t.Error("50,000 brackets were converted")
	}
}
