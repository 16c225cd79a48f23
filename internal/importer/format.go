package importer

import (
	"fmt"
	"strings"

	"digest/internal/diag"
	"digest/internal/importer/found"
	"digest/internal/importer/newsfeed"
	"digest/internal/importer/plaintext"
	"digest/internal/importer/prezly"
	"digest/internal/importer/webpage"
)

// A Format is a kind of document that can be imported. Each is a package of its
// own; a new one is a line in [Formats].
type Format struct {
	// Name is what --format calls it.
	Name string
	// Detect reports whether a text is of this format, by its content.
	Detect func(text string) bool
	// Parse finds the articles in a document of this format: one, or those of a feed.
	Parse func(doc found.Document) ([]found.Article, error)
}

// Formats gives the formats in the order in which they are tried.
func Formats() []Format {
	return []Format{
		{"feed", newsfeed.Detect, newsfeed.Parse},
		{"prezly", prezly.Detect, prezly.Parse},
		{"html", webpage.Detect, webpage.Parse},
		{"text", plaintext.Detect, plaintext.Parse},
	}
}

func chooseFormat(name, text string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if name == f.Name || (name == "" || name == "auto") && f.Detect(text) {
			return f, nil
		}
		names = append(names, f.Name)
	}
	expected := strings.Join(names, " or ")
	if name == "" || name == "auto" {
		return Format{}, fmt.Errorf("the document is of no known format; expected %s", expected)
	}
	hint := diag.DidYouMean(name, append(names, "auto"))
	if hint == "" {
		hint = "expected auto or " + expected
	}
	return Format{}, fmt.Errorf("unknown format %q; %s", name, hint)
}
