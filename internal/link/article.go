package link

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"digest/internal/diag"
	"digest/internal/news"
)

// linkArticles resolves everything in the articles but their bodies.
func (l *linker) linkArticles() {
	all := make([]news.Article, len(l.archive.Articles))
	l.all = make([]*news.Article, len(all))
	var byID map[string]*news.Article // nil when no author gives an id: no slug is another's
	if slices.ContainsFunc(l.archive.Articles, func(r *news.ArticleRecord) bool { return r.ID != "" }) {
		byID = make(map[string]*news.Article, len(all))
	}
	for i, r := range l.archive.Articles {
		a := &all[i]
		*a = news.Article{
			ArticleRecord: r,
			ID:            r.ID,
			Added:         r.Added,
			Updated:       r.Updated,
			Language:      r.Language,
			Excerpt:       r.Publish == news.Excerpt || r.Publish == "" && l.withheld[r.Source.Name],
		}
		if a.ID == "" {
			a.ID = l.site.Settings.ID + "/" + r.Slug
		}
		if a.Added.IsZero() {
			a.Added = r.Date
		}
		if a.Updated.IsZero() {
			a.Updated = a.Added
		}
		if a.Language == "" {
			a.Language = l.site.Settings.Language
		}
		if other := byID[a.ID]; other != nil {
			l.problems.Add(diag.Problem{
				File: r.File, Key: "id",
				Message: fmt.Sprintf("%q is the id of %s too", a.ID, other.File),
				Hint:    "an id belongs to one article for ever: give the newer one another",
			})
		}
		if byID != nil {
			byID[a.ID] = a
		}
		l.articles[r.Slug] = a
		l.all[i] = a
		l.linkArticleTopics(a)
		l.linkStatements(a)
	}
}

func (l *linker) linkArticleTopics(a *news.Article) {
	a.Topics = make([]*news.Topic, 0, len(a.ArticleRecord.Topics))
	for i, slug := range a.ArticleRecord.Topics {
		t := l.topics[slug]
		switch {
		case t == nil:
			l.problems.Add(unknown(a.File, "topics["+strconv.Itoa(i)+"]", slug, "topic", "content/topics", l.topicSlugs()))
		case slices.Contains(a.Topics, t):
			l.problems.Add(diag.Problem{
				File: a.File, Key: "topics[" + strconv.Itoa(i) + "]",
				Message: fmt.Sprintf("%q stands here twice", slug), Hint: "take one away",
			})
		default:
			a.Topics = append(a.Topics, t)
		}
	}
}

func (l *linker) linkStatements(a *news.Article) {
	a.Statements = make([]*news.Statement, 0, len(a.ArticleRecord.Statements))
	for i := range a.ArticleRecord.Statements {
		r := &a.ArticleRecord.Statements[i]
		key := func(of string) string { return "statements[" + strconv.Itoa(i) + "]." + of }
		position := l.position(r.Position, func() (file, at string) { return a.File, key("position") })
		person := l.people[r.Person]
		if person == nil && r.Person == "" {
			continue // load has said that it is required
		}
		if person == nil {
			l.problems.Add(unknown(a.File, key("person"), r.Person, "person", "content/people", l.personSlugs()))
			continue
		}
		s := &news.Statement{
			StatementRecord: r, Article: a, Person: person,
			Position: position, Date: r.Date, Kind: r.Kind, Anchor: r.ID,
		}
		if s.Date.IsZero() {
			s.Date = a.Date
		}
		if s.Kind == "" {
			s.Kind = news.Said
		}
		ordinal := 1
		for _, other := range a.Statements {
			if other.Person == person {
				ordinal++
			}
		}
		if s.Anchor == "" {
			s.Anchor = person.Slug + "-" + strconv.Itoa(ordinal)
		}
		if slices.ContainsFunc(a.Statements, func(other *news.Statement) bool { return other.Anchor == s.Anchor }) {
			l.problems.Add(diag.Problem{
				File: a.File, Key: key("id"),
				Message: fmt.Sprintf("%q is the anchor of another statement of this article", s.Anchor),
				Hint:    "every statement has an id of its own",
			})
		}
		a.Statements = append(a.Statements, s)
	}
}

// position is the one with an id; where says whose id it is, if there is none.
func (l *linker) position(id string, where func() (file, key string)) *news.Position {
	if id == "" {
		return nil
	}
	if p := l.positions[id]; p != nil {
		return p
	}
	known := make([]string, len(l.site.Settings.Positions))
	for i, p := range l.site.Settings.Positions {
		known[i] = p.ID
	}
	hint := diag.DidYouMean(id, known)
	if hint == "" {
		hint = "it has " + strings.Join(known, ", ")
		if len(known) == 0 {
			hint = "it has none: write a [[positions]] table"
		}
	}
	file, key := where()
	l.problems.Add(diag.Problem{
		File: file, Key: key,
		Message: fmt.Sprintf("%q is not a position of site.toml", id), Hint: hint,
	})
	return nil
}

func (l *linker) topicSlugs() []string {
	slugs := make([]string, len(l.archive.Topics))
	for i, t := range l.archive.Topics {
		slugs[i] = t.Slug
	}
	return slugs
}

func (l *linker) personSlugs() []string {
	slugs := make([]string, len(l.archive.People))
	for i, p := range l.archive.People {
		slugs[i] = p.Slug
	}
	return slugs
}
