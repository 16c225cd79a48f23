package link

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"digest/internal/diag"
	"digest/internal/markdown"
	"digest/internal/mention"
	"digest/internal/news"
)

// linkBodies resolves the wikilinks of all bodies.
func (l *linker) linkBodies() {
	l.index = sync.OnceValue(l.wikiIndex) // most articles have no wikilink
	for i, a := range l.all {
		l.linkBody(a, l.finds[i])
	}
	for _, p := range l.site.People {
		p.Biography = l.body(p.Origin, p.Body)
	}
	for _, t := range l.site.Topics {
		t.Introduction = l.body(t.Origin, t.Body)
	}
	for _, r := range l.archive.Phases {
		l.site.Phases = append(l.site.Phases, &news.Phase{PhaseRecord: r, Introduction: l.body(r.Origin, r.Body)})
	}
	for _, r := range l.archive.Events {
		l.site.Events = append(l.site.Events, &news.Event{EventRecord: r, Description: l.body(r.Origin, r.Body)})
	}
	for _, r := range l.archive.Briefings {
		l.linkBriefing(r)
	}
	for _, r := range l.archive.Pages {
		l.site.Pages = append(l.site.Pages, &news.Page{PageRecord: r, Text: l.body(r.Origin, r.Body)})
	}
}

// linkBody resolves the wikilinks of an article's body.
func (l *linker) linkBody(a *news.Article, found *Finds) {
	l.refuseWikiLinks(a)
	if found == nil || len(found.Links) == 0 {
		return
	}
	references := l.references(a.Origin, found.Links, l.built(a) && !a.Excerpt)
	if !a.Excerpt {
		a.Body.References = references
	}
}

func (l *linker) body(at news.Origin, text string) news.Body {
	return news.Body{Markdown: text, References: l.references(at, wikiLinks(text), true)}
}

// A wikiIndex is what a wikilink may mean: by slug, and by name.
type wikiIndex struct{ slugs, names map[string][]news.Reference }

// candidates are what a target may mean. A slug goes before names, so that what
// shares its name with something else can be meant by its slug.
func (x wikiIndex) candidates(target string) []news.Reference {
	if found := x.slugs[target]; found != nil {
		return found
	}
	return x.names[wikiKey(target)]
}

// wikiKey is what a name and a target that means it have in common.
func wikiKey(name string) string { return strings.ToLower(mention.Fold(name)) }

func (l *linker) wikiIndex() wikiIndex {
	index := wikiIndex{slugs: make(map[string][]news.Reference), names: make(map[string][]news.Reference)}
	add := func(name string, r news.Reference) {
		key := wikiKey(name)
		if key != "" && !slices.Contains(index.names[key], r) {
			index.names[key] = append(index.names[key], r)
		}
	}
	addSlug := func(slug string, r news.Reference) {
		index.slugs[slug] = append(index.slugs[slug], r)
		add(slug, r) // "Jane-Doe" is good enough
	}
	addPath := func(kind, slug string, r news.Reference) {
		index.slugs[kind+"/"+slug] = []news.Reference{r}
	}
	for _, p := range l.site.People {
		r := news.Reference{Person: p}
		addSlug(p.Slug, r)
		addPath("people", p.Slug, r)
		add(p.Name, r)
		add(p.FamilyName, r)
		for _, other := range p.OtherNames {
			add(other.Name, r)
		}
	}
	for _, t := range l.site.Topics {
		addSlug(t.Slug, news.Reference{Topic: t})
		addPath("topics", t.Slug, news.Reference{Topic: t})
		add(t.Name, news.Reference{Topic: t})
	}
	for _, a := range l.all {
		addSlug(a.Slug, news.Reference{Article: a})
		addPath("articles", a.Slug, news.Reference{Article: a})
		add(a.Title, news.Reference{Article: a})
	}
	return index
}

// references resolves the wikilinks of a text. Only in a text that this build
// publishes is a link to an article that it leaves out a mistake.
func (l *linker) references(at news.Origin, links []WikiLink, published bool) map[string]news.Reference {
	if len(links) == 0 {
		return nil
	}
	found := make(map[string]news.Reference, len(links))
	for _, w := range links {
		l.targets[wikiKey(w.Target)] = true
		candidates := l.index().candidates(w.Target)
		problem := diag.Problem{File: at.File, Line: at.BodyLine + w.Line - 1, Column: w.Column}
		switch {
		case len(candidates) == 0:
			problem.Message = fmt.Sprintf("[[%s]] leads nowhere: no person, topic or article has that name or slug", w.Target)
			problem.Hint = diag.DidYouMean(w.Target, l.wikiNames())
			l.problems.Add(problem)
		case len(candidates) > 1:
			problem.Message = fmt.Sprintf("[[%s]] may mean %s", w.Target, describe(candidates))
			problem.Hint = "write " + paths(candidates)
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

// paths lists how each candidate can be meant and no other.
func paths(candidates []news.Reference) string {
	targets := make([]string, len(candidates))
	for i, c := range candidates {
		switch {
		case c.Person != nil:
			targets[i] = "[[people/" + c.Person.Slug + "]]"
		case c.Topic != nil:
			targets[i] = "[[topics/" + c.Topic.Slug + "]]"
		default:
			targets[i] = "[[articles/" + c.Article.Slug + "]]"
		}
	}
	return strings.Join(targets, " or ")
}

// column counts characters, from 1, to a place in a text.
func column(text string, at int) int {
	return utf8.RuneCountInString(text[strings.LastIndexByte(text[:at], '\n')+1:at]) + 1
}

// refuseWikiLinks reports wikilinks where they stay text: in what feeds, previews
// and search engines show as it is.
func (l *linker) refuseWikiLinks(a *news.Article) {
	refuse := func(key, text string) {
		for _, w := range markdown.WikiLinks(text) {
			l.problems.Add(diag.Problem{
				File: a.File, Key: key,
				Message: fmt.Sprintf("[[%s]] is no link here: only a body has links", w.Target),
				Hint:    "write the name without brackets",
			})
		}
	}
	refuse("title", a.Title)
	refuse("summary", a.Summary)
	for i := range a.ArticleRecord.Statements {
		if text := a.ArticleRecord.Statements[i].Paraphrase; strings.Contains(text, "[[") {
			refuse(fmt.Sprintf("statements[%d].paraphrase", i), text)
		}
	}
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
