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
	byID := make(map[string]*news.Article, len(l.archive.Articles))
	for _, r := range l.archive.Articles {
		a := &news.Article{
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
		byID[a.ID] = a
		l.articles[r.Slug] = a
		l.all = append(l.all, a)
		l.linkArticleTopics(a)
		l.linkStatements(a)
	}
}

func (l *linker) linkArticleTopics(a *news.Article) {
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
	ordinals := make(map[*news.Person]int)
	anchors := make(map[string]bool)
	for i := range a.ArticleRecord.Statements {
		r := &a.ArticleRecord.Statements[i]
		key := "statements[" + strconv.Itoa(i) + "]"
		position := l.position(a.File, key+".position", r.Position)
		person := l.people[r.Person]
		if person == nil && r.Person == "" {
			continue // load has said that it is required
		}
		if person == nil {
			l.problems.Add(unknown(a.File, key+".person", r.Person, "person", "content/people", l.personSlugs()))
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
		ordinals[person]++
		if s.Anchor == "" {
			s.Anchor = person.Slug + "-" + strconv.Itoa(ordinals[person])
		}
		if anchors[s.Anchor] {
			l.problems.Add(diag.Problem{
				File: a.File, Key: key + ".id",
				Message: fmt.Sprintf("%q is the anchor of another statement of this article", s.Anchor),
				Hint:    "every statement has an id of its own",
			})
		}
		anchors[s.Anchor] = true
		a.Statements = append(a.Statements, s)
	}
}

func (l *linker) position(file, key, id string) *news.Position {
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
