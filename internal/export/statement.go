package export

import (
	"io"
	"iter"
	"strconv"

	"digest/internal/news"
)

// A statement is one entry of statements.json.
type statement struct {
	// ID is the article's permanent id, "#" and the anchor. It outlives the URL.
	ID            string     `json:"id"`
	URL           string     `json:"url"`
	Person        ref        `json:"person"`
	Date          string     `json:"date,omitempty"`
	DateWords     string     `json:"date_words,omitempty"`
	Kind          news.Kind  `json:"kind"`
	Position      string     `json:"position,omitempty"`
	PositionLabel string     `json:"position_label,omitempty"`
	Quote         string     `json:"quote,omitempty"`
	Paraphrase    string     `json:"paraphrase,omitempty"`
	Locator       string     `json:"locator,omitempty"`
	Review        bool       `json:"review,omitempty"` // an editor has yet to look at it
	Article       articleRef `json:"article"`
	Source        source     `json:"source"`
}

// An articleRef names the article that a statement stands in.
type articleRef struct {
	ID    string `json:"id"`
	URL   string `json:"url"`
	Title string `json:"title"`
}

func (e exporter) statementsJSON(w io.Writer) error {
	return writeJSON(w, struct {
		header
		Statements records[*statement] `json:"statements"`
	}{
		e.header("Statements", "Who said what, when, in the order of the articles, newest first."),
		e.records(e.statements()),
	}, e.former)
}

func (e exporter) statementsCSV(w io.Writer) error { return e.writeStatements(w, e.statements()) }

// writeStatements writes one statement a row.
func (e exporter) writeStatements(w io.Writer, statements iter.Seq[*news.Statement]) error {
	return writeCSV(w, []column[*statement]{
		{"id", func(s *statement) string { return s.ID }},
		{"url", func(s *statement) string { return s.URL }},
		{"person", func(s *statement) string { return s.Person.Slug }},
		{"person_name", func(s *statement) string { return s.Person.Name }},
		{"person_url", func(s *statement) string { return s.Person.URL }},
		{"date", func(s *statement) string { return s.Date }},
		{"date_words", func(s *statement) string { return s.DateWords }},
		{"kind", func(s *statement) string { return string(s.Kind) }},
		{"position", func(s *statement) string { return s.Position }},
		{"position_label", func(s *statement) string { return s.PositionLabel }},
		{"quote", func(s *statement) string { return s.Quote }},
		{"paraphrase", func(s *statement) string { return s.Paraphrase }},
		{"locator", func(s *statement) string { return s.Locator }},
		{"review", func(s *statement) string { return strconv.FormatBool(s.Review) }},
		{"article_id", func(s *statement) string { return s.Article.ID }},
		{"article_url", func(s *statement) string { return s.Article.URL }},
		{"article_title", func(s *statement) string { return s.Article.Title }},
		{"source_name", func(s *statement) string { return s.Source.Name }},
		{"source_citing", func(s *statement) string { return s.Source.Citing }},
		{"source_url", func(s *statement) string { return s.Source.URL }},
		{"source_title", func(s *statement) string { return s.Source.Title }},
	}, e.records(statements), e.former)
}

// statements are those of the articles, one by one.
func (e exporter) statements() iter.Seq[*news.Statement] {
	return func(yield func(*news.Statement) bool) {
		for _, a := range e.site.Articles {
			for _, s := range a.Statements {
				if !yield(s) {
					return
				}
			}
		}
	}
}

func (e exporter) records(statements iter.Seq[*news.Statement]) records[*statement] {
	return func(yield func(record[*statement]) bool) {
		for s := range statements {
			if !yield(record[*statement]{s.Article, func() *statement { return e.statement(s) }}) {
				return
			}
		}
	}
}

func (e exporter) statement(s *news.Statement) *statement {
	a := s.Article
	out := &statement{
		ID: statementID(s), URL: e.at.Statement(s), Person: e.personRef(s.Person),
		Date: s.Date.String(), DateWords: s.Date.Words(), Kind: s.Kind,
		Quote: s.Quote, Paraphrase: s.Paraphrase, Locator: s.Locator, Review: s.Review,
		Article: articleRef{ID: a.ID, URL: e.at.Article(a), Title: a.Title},
		Source:  source(a.Source),
	}
	if s.Position != nil {
		out.Position, out.PositionLabel = s.Position.ID, s.Position.Label
	}
	return out
}

func statementID(s *news.Statement) string { return s.Article.ID + "#" + s.Anchor }
