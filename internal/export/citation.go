package export

import (
	"io"

	"digest/internal/news"
)

// A citation is one entry of citations.json, CSL-JSON by
// https://github.com/citation-style-language/schema (schemas/input/csl-data.json).
// It cites the original, under the headline that its source gave it; where the
// record has none, the digest's headline stands in, in square brackets. An article
// without an original is cited as the digest's own page.
//
// The id is the article's slug, for that is what authors type as a citation key.
// The date of access is left out: only the reader knows it.
type citation struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Title          string    `json:"title"`
	Author         []cslName `json:"author,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Language       string    `json:"language,omitempty"`
	edtf           string
}

// A cslName is a byline as it was written: names are not taken apart by guessing.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	// DateParts are one date, or the two ends of an interval; each is a year,
	// a month and a day, as far as they are known.
	DateParts [][]int `json:"date-parts,omitempty"`
	// Season is 1 for spring to 4 for winter.
	Season int `json:"season,omitempty"`
	// Circa marks what EDTF calls approximate or uncertain.
	Circa bool `json:"circa,omitempty"`
	// Literal is words, for decades and intervals without an end.
	Literal string `json:"literal,omitempty"`
}

func (e exporter) citationsJSON(w io.Writer) error {
	return writeJSON(w, e.citations(), e.former)
}

func (e exporter) citationsCSV(w io.Writer) error {
	return writeCSV(w, []column[*citation]{
		{"id", func(c *citation) string { return c.ID }},
		{"type", func(c *citation) string { return c.Type }},
		{"title", func(c *citation) string { return c.Title }},
		{"author", func(c *citation) string { return list(c.Author, func(n cslName) string { return n.Literal }) }},
		{"container-title", func(c *citation) string { return c.ContainerTitle }},
		{"issued", func(c *citation) string { return c.edtf }},
		{"URL", func(c *citation) string { return c.URL }},
		{"language", func(c *citation) string { return c.Language }},
	}, e.citations(), e.former)
}

// citations are the references to the originals, one by one.
func (e exporter) citations() records[*citation] {
	return func(yield func(record[*citation]) bool) {
		for _, a := range e.site.Articles {
			if !yield(record[*citation]{a, func() *citation { return e.citation(a) }}) {
				return
			}
		}
	}
}

func (e exporter) citation(a *news.Article) *citation {
	r := Original(a)
	if r.Key == "" {
		r = Reference{
			Key: a.Slug, Kind: Webpage, Title: a.Title, Author: a.Author, Container: e.site.Settings.Title,
			Issued: a.Date, URL: a.Source.URL, Language: a.Language,
		}
	}
	if r.URL == "" {
		r.URL = e.at.Article(a)
	}
	return r.citation()
}

func newCSLDate(d news.Date) *cslDate {
	if d.IsZero() {
		return nil
	}
	from, to := ends(d)
	if d.Interval() && (from.IsZero() || to.IsZero()) || isDecade(from) || isDecade(to) {
		return &cslDate{Literal: d.Words()}
	}
	date := &cslDate{
		DateParts: [][]int{dateParts(from)},
		Season:    seasonOf(d),
		Circa:     d.Approximate() || d.Uncertain(),
	}
	if d.Interval() {
		date.DateParts = append(date.DateParts, dateParts(to))
	}
	return date
}

// dateParts is the year, the month and the day, as far as they are known. A
// season has its own key, so the month that it starts with is not given.
func dateParts(d news.Date) []int {
	parts := []int{d.Year()}
	if d.Month() != 0 {
		parts = append(parts, int(d.Month()))
	}
	if d.Day() != 0 {
		parts = append(parts, d.Day())
	}
	return parts
}

// isDecade reports whether d is a decade or a century, of which Year is only the
// first year.
func isDecade(d news.Date) bool { return !d.IsZero() && d.ISO() == "" && seasonOf(d) == 0 }
