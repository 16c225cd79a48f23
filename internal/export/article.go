package export

import (
	"io"
	"strconv"

	"digest/internal/news"
)

// An article is one entry of articles.json.
type article struct {
	ID         string    `json:"id"`
	URL        string    `json:"url"`
	Slug       string    `json:"slug"`
	Title      string    `json:"title"`
	Date       string    `json:"date,omitempty"`
	DateWords  string    `json:"date_words,omitempty"`
	Added      string    `json:"added,omitempty"`
	Updated    string    `json:"updated,omitempty"`
	Source     source    `json:"source"`
	Author     string    `json:"author,omitempty"`
	Language   string    `json:"language,omitempty"`
	Summary    string    `json:"summary,omitempty"`
	Image      string    `json:"image,omitempty"`
	Phase      *phaseRef `json:"phase,omitempty"`
	Topics     []ref     `json:"topics"`
	People     []ref     `json:"people"`
	Statements []string  `json:"statements"` // their ids
}

// A source is who published an original, and where.
type source struct {
	Name   string `json:"name,omitempty"`
	Citing string `json:"citing,omitempty"`
	URL    string `json:"url,omitempty"`
	Title  string `json:"title,omitempty"`
}

// A ref names a record that has a page.
type ref struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// A phaseRef names the phase that an article falls in.
type phaseRef struct {
	Slug  string `json:"slug"`
	Title string `json:"title"`
}

func (e exporter) articlesJSON(w io.Writer) error {
	return writeJSON(w, struct {
		header
		Articles records[*article] `json:"articles"`
	}{
		e.header("Articles", "Press coverage, newest first."),
		e.articles(),
	}, e.former)
}

func (e exporter) articlesCSV(w io.Writer) error {
	return writeCSV(w, []column[*article]{
		{"id", func(a *article) string { return a.ID }},
		{"url", func(a *article) string { return a.URL }},
		{"slug", func(a *article) string { return a.Slug }},
		{"title", func(a *article) string { return a.Title }},
		{"date", func(a *article) string { return a.Date }},
		{"date_words", func(a *article) string { return a.DateWords }},
		{"added", func(a *article) string { return a.Added }},
		{"updated", func(a *article) string { return a.Updated }},
		{"source_name", func(a *article) string { return a.Source.Name }},
		{"source_citing", func(a *article) string { return a.Source.Citing }},
		{"source_url", func(a *article) string { return a.Source.URL }},
		{"source_title", func(a *article) string { return a.Source.Title }},
		{"author", func(a *article) string { return a.Author }},
		{"language", func(a *article) string { return a.Language }},
		{"summary", func(a *article) string { return a.Summary }},
		{"image", func(a *article) string { return a.Image }},
		{"phase", func(a *article) string {
			if a.Phase == nil {
				return ""
			}
			return a.Phase.Slug
		}},
		{"topics", func(a *article) string { return list(a.Topics, ref.slug) }},
		{"people", func(a *article) string { return list(a.People, ref.slug) }},
		{"statements", func(a *article) string { return strconv.Itoa(len(a.Statements)) }},
	}, e.articles(), e.former)
}

func (r ref) slug() string { return r.Slug }

// articles are those of the site, one by one.
func (e exporter) articles() records[*article] {
	return func(yield func(record[*article]) bool) {
		for _, a := range e.site.Articles {
			if !yield(record[*article]{a, func() *article { return e.article(a) }}) {
				return
			}
		}
	}
}

func (e exporter) article(a *news.Article) *article {
	out := &article{
		ID: a.ID, URL: e.at.Article(a), Slug: a.Slug, Title: a.Title,
		Date: a.Date.String(), DateWords: a.Date.Words(),
		Added: a.Added.String(), Updated: a.Updated.String(),
		Source: source(a.Source), Author: a.Author, Language: a.Language,
		Summary: a.Summary, Image: a.Image,
		Topics: e.topicRefs(a.Topics), People: e.personRefs(a.People),
		Statements: make([]string, len(a.Statements)),
	}
	if a.Phase != nil {
		out.Phase = &phaseRef{Slug: a.Phase.Slug, Title: a.Phase.Title}
	}
	for i, s := range a.Statements {
		out.Statements[i] = statementID(s)
	}
	return out
}

func (e exporter) topicRefs(topics []*news.Topic) []ref {
	refs := make([]ref, len(topics))
	for i, t := range topics {
		refs[i] = ref{Slug: t.Slug, Name: t.Name, URL: e.at.Topic(t)}
	}
	return refs
}

func (e exporter) personRefs(people []*news.Person) []ref {
	refs := make([]ref, len(people))
	for i, p := range people {
		refs[i] = e.personRef(p)
	}
	return refs
}

func (e exporter) personRef(p *news.Person) ref {
	return ref{Slug: p.Slug, Name: p.Name, URL: e.at.Person(p)}
}
