// Package found holds what an importer's format finds in a document: the values
// between reading a document and writing an article.
//
// Each format (prezly, webpage, plaintext, newsfeed) turns a [Document] into
// [Article] values and knows nothing of the digest, of files, or of the other
// formats. Nothing is invented: what the document does not state stays empty.
// Nothing goes silently: what a format leaves out of the body is in Dropped, each
// with one of the [Rules], and an editor can switch a rule off.
package found

import (
	"fmt"
	"strings"
)

// An Article is one piece of coverage as a document states it. Empty fields are
// not stated in the document.
type Article struct {
	// Title is the original's own headline.
	Title string
	// Date is when the original was published, as EDTF: "2026-05-28T09:17:00", "2026-05-28".
	Date string
	// Updated is when the original last changed, as EDTF.
	Updated string
	// Author is the byline.
	Author string
	// URL is the original's address, http or https.
	URL string
	// SourceName is the outlet.
	SourceName string
	// Language is a BCP 47 tag.
	Language string
	// Summary is the original's own standfirst, where it stands apart from the text.
	Summary string
	// Image is the address of the original's picture.
	Image string
	// Body is the text as Markdown, without raw HTML, ending in a newline.
	Body string
	// Teaser says that Body is a feed's description, not the article's text: it never
	// takes the place of a text that the digest has.
	Teaser bool
	// Dropped is what is not in Body, in document order.
	Dropped []Dropped
	// Matched are the outlet's rules that match something in the document, even where
	// a general rule took it first.
	Matched []string
	// Notes are sentences for the editor: what was doubtful.
	Notes []string
	// From says where each value was found, by its front-matter key:
	// {"date": "published_at", "source.url": "url"}.
	From map[string]string
}

// State records that the document states a value for a front-matter key, and
// where. An empty value is not recorded.
func (a *Article) State(key, value, where string) {
	if value == "" {
		return
	}
	if a.From == nil {
		a.From = map[string]string{}
	}
	a.From[key] = where
}

// Drop records that a text was left out of the body.
func (a *Article) Drop(line int, rule, text string) {
	a.Dropped = append(a.Dropped, NewDropped(line, rule, text))
}

// A Line is one line of a document.
type Line struct {
	// Number counts from 1.
	Number int
	Text   string
}

// A Dropped is a piece of a document that is not in the body.
type Dropped struct {
	// Line is the document's line, from 1; 0 where the format has no lines.
	Line int `json:"line,omitempty"`
	// Rule says why: one of [Rules], or an outlet's, "drop_line ^Pro tip:".
	Rule string `json:"rule"`
	// Text is the beginning of what went.
	Text string `json:"text"`
}

// firstWords is how many words of a dropped text are kept: enough to find it again.
const firstWords = 12

// String tells an editor of the drop: "line 3, share-bar: Share on …".
func (d Dropped) String() string {
	if d.Line == 0 {
		return d.Rule + ": " + d.Text
	}
	return fmt.Sprintf("line %d, %s: %s", d.Line, d.Rule, d.Text)
}

// NewDropped makes a [Dropped] with the first words of the text.
func NewDropped(line int, rule, text string) Dropped {
	words := strings.Fields(text)
	if len(words) > firstWords {
		words = append(words[:firstWords:firstWords], "…")
	}
	return Dropped{Line: line, Rule: rule, Text: strings.Join(words, " ")}
}
