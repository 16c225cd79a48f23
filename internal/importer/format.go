package importer

import (
	"encoding/json"
	"fmt"
	"mime"
	"slices"
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
	// Entries says that a document is a list of articles, whose addresses are not
	// the document's own.
	Entries bool
}

// Formats gives the formats in the order in which they are tried.
func Formats() []Format {
	return []Format{
		{Name: "feed", Detect: newsfeed.Detect, Parse: newsfeed.Parse, Entries: true},
		{Name: "prezly", Detect: prezly.Detect, Parse: prezly.Parse},
		{Name: "html", Detect: webpage.Detect, Parse: webpage.Parse},
		{Name: "text", Detect: plaintext.Detect, Parse: plaintext.Parse},
	}
}

func chooseFormat(name, text, contentType string) (Format, error) {
	var names []string
	if name == "" || name == "auto" {
		if err := refuse(text, contentType); err != nil {
			return Format{}, err
		}
	}
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

// refuse gives the error of what would pass for text and is none that somebody
// wrote: a value of JSON such as null, and what a server says is a program, a
// style sheet or a picture. A quotation in straight marks is JSON, too, and text.
func refuse(text, contentType string) error {
	start := strings.TrimSpace(text)
	if start != "" && !strings.ContainsAny(start[:1], `"{[`) && json.Valid([]byte(start)) {
		return fmt.Errorf("the document is the JSON value %.20s, not an article; expected a press room's story, a feed, a page or text", start)
	}
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil // the server says nothing of use
	}
	kind, of, _ := strings.Cut(media, "/")
	if slices.Contains([]string{"image", "audio", "video", "font"}, kind) || strings.HasSuffix(of, "javascript") || strings.HasSuffix(of, "ecmascript") || of == "css" {
		return fmt.Errorf("the server says that the document is %s, which holds no article; expected a page, text, a feed or a press room's JSON; --format reads it all the same", media)
	}
	return nil
}
