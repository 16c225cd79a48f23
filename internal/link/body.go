package link

import (
	"fmt"
	"slices"
	"strings"

	"digest/internal/diag"
	"digest/internal/markdown"
	"digest/internal/mention"
	"digest/internal/news"
)

// linkBodies resolves the wikilinks of all bodies.
func (l *linker) linkBodies() {
	index := l.wikiIndex()
	for _, a := range l.all {
		if a.Excerpt {
			continue // never published, so its links lead nowhere
		}
		a.Body.References = l.references(index, a.Origin, a.ArticleRecord.Body, l.built(a))
	}
	for _, p := range l.site.People {
		p.Biography = l.body(index, p.Origin, p.Body)
	}
	for _, t := range l.site.Topics {
		t.Introduction = l.body(index, t.Origin, t.Body)
	}
	for _, r := range l.archive.Phases {
		l.site.Phases = append(l.site.Phases, &news.Phase{PhaseRecord: r, Introduction: l.body(index, r.Origin, r.Body)})
	}
	for _, r := range l.archive.Events {
		l.site.Events = append(l.site.Events, &news.Event{EventRecord: r, Description: l.body(index, r.Origin, r.Body)})
	}
	for _, r := range l.archive.Pages {
		l.site.Pages = append(l.site.Pages, &news.Page{PageRecord: r, Text: l.body(index, r.Origin, r.Body)})
	}
}

func (l *linker) body(index wikiIndex, at news.Origin, text string) news.Body {
	return news.Body{Markdown: text, References: l.references(index, at, text, true)}
}

// A wikiIndex is what a wikilink may mean: by slug, and by name.
type wikiIndex struct{ slugs, names map[string][]news.Reference }

// candidates are what a target may mean. A slug goes before names, so that what
// shares its name with something else can be meant by its slug.
func (x wikiIndex) candidates(target string) []news.Reference {
	if found := x.slugs[target]; found != nil {
		return found
	}
	return x.names[strings.ToLower(mention.Fold(target))]
}

func (l *linker) wikiIndex() wikiIndex {
	index := wikiIndex{slugs: make(map[string][]news.Reference), names: make(map[string][]news.Reference)}
	add := func(name string, r news.Reference) {
		key := strings.ToLower(mention.Fold(name))
		if key != "" && !slices.Contains(index.names[key], r) {
			index.names[key] = append(index.names[key], r)
		}
	}
	addSlug := func(slug string, r news.Reference) {
		index.slugs[slug] = append(index.slugs[slug], r)
		add(slug, r) // "Jane-Doe" is good enough
	}
	for _, p := range l.site.People {
		r := news.Reference{Person: p}
		addSlug(p.Slug, r)
		add(p.Name, r)
		add(p.FamilyName, r)
		for _, other := range p.OtherNames {
			add(other.Name, r)
		}
	}
	for _, t := range l.site.Topics {
		addSlug(t.Slug, news.Reference{Topic: t})
		add(t.Name, news.Reference{Topic: t})
	}
	for _, a := range l.all {
		addSlug(a.Slug, news.Reference{Article: a})
		add(a.Title, news.Reference{Article: a})
	}
	return index
}

// references resolves the wikilinks of a text. Only in a text that this build
// publishes is a link to an article that it leaves out a mistake.
func (l *linker) references(index wikiIndex, at news.Origin, text string, published bool) map[string]news.Reference {
	links := markdown.WikiLinks(text)
	if len(links) == 0 {
		return nil
	}
	found := make(map[string]news.Reference, len(links))
	for _, w := range links {
		candidates := index.candidates(w.Target)
		problem := diag.Problem{File: at.File, Line: at.BodyLine + w.Line - 1}
		switch {
		case len(candidates) == 0:
			problem.Message = fmt.Sprintf("[[%s]] leads nowhere: no person, topic or article has that name or slug", w.Target)
			problem.Hint = diag.DidYouMean(w.Target, l.wikiNames())
			l.problems.Add(problem)
		case len(candidates) > 1:
			problem.Message = fmt.Sprintf("[[%s]] may mean %s", w.Target, describe(candidates))
			problem.Hint = "write the slug of the one you mean"
			if index.slugs[w.Target] != nil {
				problem.Hint = "write the name of the one you mean, or its title"
			}
			l.problems.Add(problem)
		case published && candidates[0].Article != nil && !l.built(candidates[0].Article):
			problem.Message = fmt.Sprintf("[[%s]] leads to %s, which this build leaves out", w.Target, candidates[0].Article.File)
			problem.Hint = "it is a draft or dated in the future"
			l.problems.Add(problem)
		default:
			found[w.Target] = candidates[0]
		}
	}
	return found
}

// describe lists what an ambiguous wikilink may mean, by file.
func describe(candidates []news.Reference) string {
	files := make([]string, len(candidates))
	for i, c := range candidates {
		switch {
		case c.Person != nil:
			files[i] = c.Person.File
		case c.Topic != nil:
			files[i] = c.Topic.File
		default:
			files[i] = c.Article.File
		}
	}
	return strings.Join(files, " or ")
}

// wikiNames are the names that an unknown wikilink may have meant.
func (l *linker) wikiNames() []string {
	var names []string
	for _, p := range l.site.People {
		names = append(names, p.Name)
	}
	for _, t := range l.site.Topics {
		names = append(names, t.Name)
	}
	names = append(names, l.personSlugs()...)
	return append(names, l.topicSlugs()...)
}
