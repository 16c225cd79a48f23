package plan

import (
	"context"
	"slices"
	"strings"

	"digest/internal/news"
	"digest/internal/search"
)

// Search is the view of search.html. What stands there without a query leads to
// people and topics, with or without scripts.
type Search struct {
	Head
	// Index is the link of the folder that the index is in.
	Index string
	// Lists are the pages that list what there is, each with what is in it.
	Lists []Ref
	// Topics are all of them, with their pages.
	Topics []Ref
}

// indexFolder is where the files of the search index are.
const indexFolder = "search/index/"

func (p *planner) search() {
	if p.leaves("/search/") {
		return
	}
	addListed(p, place{path: "/search/", modified: p.site.AsOf}, "search.html", p.searchView)
	p.claim(place{path: "/" + strings.TrimSuffix(indexFolder, "/")}) // as a file would, it keeps others out
	p.plan.Search = Bundle{Folder: indexFolder, Files: func(ctx context.Context, jobs int) ([]Document, error) {
		index, err := search.Build(ctx, p.searchEntries(), jobs)
		if err != nil {
			return nil, err
		}
		files := index.Files()
		documents := make([]Document, len(files))
		for i, f := range files {
			documents[i] = Document{Path: indexFolder + f.Path, Write: inOne(f.Encode)}
			if f.Entries != nil {
				documents[i].Words = func() []news.Wording { return wordsOfEntries(f.Entries) }
			}
		}
		return documents, nil
	}}
}

// wordsOfEntries are the wordings of the articles among some entries.
func wordsOfEntries(entries []search.Entry) []news.Wording {
	var words []news.Wording
	for _, e := range entries {
		if e.Kind == search.Article {
			words = append(words, e.Stamp)
		}
	}
	return words
}

func (p *planner) searchView() Search {
	v := Search{
		Head: p.head("/search/", "Search",
			"Find people, topics, statements and articles in this digest by any of their words."),
		Index: p.href("/" + indexFolder),
		Lists: []Ref{
			{countPeople(len(p.site.People)), p.href("/people/")},
			{count(len(p.site.Articles), "article") + " by date", p.href("/timeline/")},
			{count(len(p.site.Sources), "source"), p.href("/sources/")},
		},
	}
	v.Modules = []string{p.href("/js/search.js")}
	for _, t := range p.site.Topics {
		v.Topics = append(v.Topics, p.topicRef(t))
	}
	left := func(r Ref) bool { return r.Href == "" }
	v.Lists, v.Topics = slices.DeleteFunc(v.Lists, left), slices.DeleteFunc(v.Topics, left)
	return v
}

// searchEntries are what readers can find. The bodies of articles are not searched: most
// are excerpts, whose texts are elsewhere, and an edit of one would make the whole
// index anew. Biographies and introductions of topics are. No entry depends on what its
// own page does not show.
func (p *planner) searchEntries() []search.Entry {
	count := len(p.site.People) + len(p.site.Topics)
	for _, a := range p.site.Articles {
		count += 1 + len(a.Statements)
	}
	entries := make([]search.Entry, 0, count)
	add := func(at news.Date, path string, e search.Entry) {
		if p.left.match(path) < 0 { // it has a page
			e.Day, e.Key = sinceEpoch(at), path
			entries = append(entries, e)
		}
	}
	for _, person := range p.site.People {
		var latest news.Date
		if len(person.Articles) > 0 {
			latest = person.Articles[0].Date
		}
		add(latest, personPath(person), search.Entry{
			Kind: search.Person, Document: func() search.Document { return p.foundPerson(person) },
		})
	}
	for _, t := range p.site.Topics {
		add(news.Date{}, topicPath(t), search.Entry{
			Kind: search.Topic, Document: func() search.Document { return p.foundTopic(t) },
		})
	}
	for _, a := range p.site.Articles {
		add(a.Date, articlePath(a), search.Entry{
			Kind: search.Article, Stamp: a.Wording, Document: func() search.Document { return p.foundArticle(a) },
		})
		for _, s := range a.Statements {
			add(s.Date, statementPath(s), search.Entry{
				Kind: search.Statement, Document: func() search.Document { return p.foundStatement(s) },
			})
		}
	}
	return entries
}

// sinceEpoch is how many days after 1970 a date begins; 0 for no date and earlier ones.
func sinceEpoch(d news.Date) int {
	first, _ := d.Days()
	return max(0, dayNumber(first))
}

func (p *planner) foundArticle(a *news.Article) search.Document {
	d := search.Document{
		Title: headline(a), Text: a.Summary, Href: p.href(articlePath(a)),
		Note: date(a.Date).Words,
	}
	if a.Publisher != nil {
		d.Note = a.Publisher.Name + " · " + d.Note
		d.Tags = append(d.Tags, a.Publisher.Name)
	}
	for _, t := range a.Topics {
		d.Tags = append(d.Tags, t.Name)
	}
	for _, person := range a.People {
		d.Tags = append(d.Tags, person.Name)
	}
	for _, s := range a.Statements {
		d.More = append(d.More, s.Quote, s.Paraphrase)
	}
	return d
}

func (p *planner) foundStatement(s *news.Statement) search.Document {
	d := search.Document{
		Title: s.Person.Name, Names: otherNames(s.Person), Href: p.href(statementPath(s)),
		Note: date(s.Date).Words, Text: s.Paraphrase,
		Tags: []string{roleAt(s.Person, s.Date)},
	}
	if s.Quote != "" {
		d.Text, d.More = "“"+s.Quote+"”", []string{s.Paraphrase}
	}
	if s.Article.Publisher != nil {
		d.Note = s.Article.Publisher.Name + " · " + d.Note
	}
	if m := p.scale.mark(s.Position); m != nil {
		d.Note = m.Sign + " " + m.Label + " · " + d.Note
	}
	return d
}

func (p *planner) foundPerson(person *news.Person) search.Document {
	d := search.Document{
		Title: person.Name, Names: otherNames(person), Href: p.href(personPath(person)),
		Note: roleAt(person, p.site.AsOf),
		Body: func() (string, error) { return person.Biography.Markdown, nil },
	}
	for _, m := range person.Memberships {
		d.More = append(d.More, role(m), strings.Join(m.RoleNames, ", "))
	}
	return d
}

func (p *planner) foundTopic(t *news.Topic) search.Document {
	return search.Document{
		Title: t.Name, Href: p.href(topicPath(t)), Note: count(len(t.Articles), "article"),
		Body: func() (string, error) { return t.Introduction.Markdown, nil },
	}
}

func otherNames(person *news.Person) []string {
	names := make([]string, len(person.OtherNames))
	for i, o := range person.OtherNames {
		names[i] = o.Name
	}
	return names
}
