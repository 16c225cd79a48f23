// Package prezly reads articles from the JSON of a Prezly press room: what
// https://PRESSROOM/STORY.json answers, format_version 5 and earlier.
//
// Title, dates, language, byline, address and header picture are the document's
// own fields. The body is HTML; of it stay the paragraphs, headings, lists and
// links. The cards of other stories, the "Related news" above them, captions and
// inline styles go, and what goes is in Dropped.
package prezly

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
	"digest/internal/importer/spacing"
)

// Detect reports whether a document is JSON by its first characters. Whether it
// is a press room's JSON is for [Parse] to say, with what is missing.
func Detect(text string) bool {
	start := strings.TrimSpace(text)
	if strings.HasPrefix(start, "{") {
		inner := strings.TrimSpace(start[1:])
		return strings.HasPrefix(inner, `"`) || strings.HasPrefix(inner, "}")
	}
	return strings.HasPrefix(start, "[") && json.Valid([]byte(start))
}

// A story holds the keys of the document which an article is made of.
type story struct {
	FormatVersion *int    `json:"format_version"`
	Title         string  `json:"title"`
	PublishedAt   string  `json:"published_at"`
	ModifiedAt    string  `json:"modified_at"`
	URL           string  `json:"url"`
	Culture       string  `json:"culture"`
	Language      string  `json:"language"`
	Body          *string `json:"body"`
	Header        header  `json:"header"`
	Author        author  `json:"author"`
}

// A header is the picture above the story; a press room without one has null,
// false, or an empty list there.
type header struct{ Large, Release string }

// UnmarshalJSON reads an object and takes anything else for no picture.
func (h *header) UnmarshalJSON(data []byte) error {
	type plain header
	if len(data) == 0 || data[0] != '{' {
		return nil
	}
	return json.Unmarshal(data, (*plain)(h))
}

// An author is the byline; a story without one has null or an empty list there.
type author struct {
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name"`
}

// UnmarshalJSON reads an object and takes anything else for no byline.
func (a *author) UnmarshalJSON(data []byte) error {
	type plain author
	if len(data) == 0 || data[0] != '{' {
		return nil
	}
	return json.Unmarshal(data, (*plain)(a))
}

// Parse reads the article of a press room's JSON.
func Parse(doc found.Document) ([]found.Article, error) {
	s, err := decode(doc.Text)
	if err != nil {
		return nil, err
	}
	var a found.Article
	metadata(s, &a)
	root, err := markup.Parse(*s.Body)
	if err != nil {
		return nil, err
	}
	a.Matched = markup.Matched(root, doc.Rules(a.URL))
	removeCards(root, doc.Keep, &a)
	a.Dropped = append(a.Dropped, markup.Clean(root, doc)...)
	a.Dropped = append(a.Dropped, markup.Apply(root, doc.Rules(a.URL))...)
	removeTail(root, doc.Keep, &a)
	if a.Body, err = markup.Markdown(root); err != nil {
		return nil, err
	}
	if a.Body == "" {
		a.Notes = append(a.Notes, "body: the document's body has no text")
	}
	return []found.Article{a}, nil
}

func decode(text string) (story, error) {
	const expected = `expected the JSON of one Prezly story: an object with "format_version", "title" and "body"`
	var s story
	err := json.Unmarshal([]byte(text), &s)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		line := 1 + strings.Count(text[:min(int(syntax.Offset), len(text))], "\n")
		return story{}, fmt.Errorf("line %d: not valid JSON: %w; %s", line, err, expected)
	case errors.As(err, &kind) && kind.Field == "":
		return story{}, fmt.Errorf("the document is a JSON %s; %s", kind.Value, expected)
	case errors.As(err, &kind):
		return story{}, fmt.Errorf("%q is a JSON %s; %s", kind.Field, kind.Value, expected)
	case err != nil:
		return story{}, fmt.Errorf("%w; %s", err, expected)
	}
	var missing []string
	if s.FormatVersion == nil {
		missing = append(missing, `"format_version"`)
	}
	if s.Body == nil {
		missing = append(missing, `"body"`)
	}
	if len(missing) > 0 {
		return story{}, fmt.Errorf("the document has no %s; %s", strings.Join(missing, " and no "), expected)
	}
	return s, nil
}

func metadata(s story, a *found.Article) {
	a.Title = spacing.Line(s.Title)
	a.State("title", a.Title, "title")
	a.Date = date(s.PublishedAt)
	a.State("date", a.Date, "published_at")
	if s.PublishedAt != "" && a.Date == "" {
		a.Notes = append(a.Notes, fmt.Sprintf("date: published_at is %q; expected a date like \"2026-05-28 09:17:00\"", s.PublishedAt))
	}
	// A correction within the day of publication is not worth a date of its own.
	if modified := date(s.ModifiedAt); a.Date != "" && day(modified) > day(a.Date) {
		a.Updated = modified
		a.State("updated", a.Updated, "modified_at")
	}
	a.Author = spacing.Line(s.Author.FirstName + " " + s.Author.LastName)
	a.State("author", a.Author, "author")
	a.URL = webAddress(s.URL)
	a.State("source.url", a.URL, "url")
	a.Image = webAddress(s.Header.Large)
	a.State("image", a.Image, "header.large")
	if a.Image == "" {
		a.Image = webAddress(s.Header.Release)
		a.State("image", a.Image, "header.release")
	}
	statedLanguage(s, a)
}

// statedLanguage takes the language without the region: "en_BE" is a press
// room's market, not a spelling.
func statedLanguage(s story, a *found.Article) {
	for _, stated := range []struct{ key, value string }{{"language", s.Language}, {"culture", s.Culture}} {
		tag, err := language.Parse(strings.TrimSpace(stated.value))
		if base, confidence := tag.Base(); err == nil && confidence == language.Exact {
			a.Language = base.String()
			a.State("language", a.Language, stated.key)
			return
		}
	}
}

// date gives a press room's time as EDTF. Its zone is not stated, so there is none.
func date(stated string) string {
	for _, layout := range []string{time.DateTime, "2006-01-02T15:04:05", time.RFC3339, time.DateOnly} {
		t, err := time.Parse(layout, strings.TrimSpace(stated))
		if err != nil {
			continue
		}
		switch layout {
		case time.RFC3339, time.DateOnly:
			return t.Format(layout)
		}
		return t.Format("2006-01-02T15:04:05")
	}
	return ""
}

func day(edtf string) string { return edtf[:min(len(edtf), len(time.DateOnly))] }

// webAddress gives an http or https address, or "".
func webAddress(stated string) string {
	if link := markup.Link(stated); strings.HasPrefix(link, "http") {
		return link
	}
	return ""
}
