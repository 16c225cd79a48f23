package plan

import (
	"fmt"
	"slices"

	"digest/internal/news"
)

// Topics is the view of topics.html.
type Topics struct {
	Head
	Topics []TopicLine
}

// A TopicLine is a topic in a list.
type TopicLine struct {
	Ref
	Articles     int
	Latest       Date
	Introduction Body
}

// A Topic is the view of topic.html.
type Topic struct {
	Head
	Introduction Body
	Coverage     []*Entry
	Pager        Pager
	People       []Companion
	Feeds        []FeedLink
}

func (p *planner) topics() {
	addListed(p, place{path: "/topics/", modified: p.site.AsOf}, "topics.html", p.topicsView)
	for _, t := range p.site.Topics {
		at := place{path: topicPath(t), origin: t.File, modified: newest(t.Articles)}
		addListed(p, at, "topic.html", func() Topic { return p.topic(t) })
		p.older(stock{
			path: at.path, name: t.Name, origin: at.origin, section: Ref{"Topics", p.href("/topics/")},
			articles: t.Articles, feeds: p.topicFeedLinks(t),
		})
	}
}

func (p *planner) topicsView() Topics {
	index := Topics{Head: p.head("/topics/", "Topics",
		fmt.Sprintf("The %d subjects that the debate turns on.", len(p.site.Topics)))}
	for _, t := range p.site.Topics {
		line := TopicLine{Ref: p.topicRef(t), Articles: len(t.Articles), Introduction: p.body(t.Introduction, 3, t.Slug)}
		if len(t.Articles) > 0 {
			line.Latest = date(t.Articles[0].Date)
		}
		index.Topics = append(index.Topics, line)
	}
	return index
}

func (p *planner) topic(t *news.Topic) Topic {
	v := Topic{
		Head: p.head(topicPath(t), t.Name,
			fmt.Sprintf("%s: %s, newest first.", t.Name, count(len(t.Articles), "article")),
			Ref{"Topics", p.href("/topics/")}),
		Introduction: p.body(t.Introduction, 2, ""),
		People:       p.speakers(t.Articles),
		Feeds:        p.topicFeedLinks(t),
	}
	v.Coverage, v.Pager = p.firstPage(topicPath(t), t.Articles)
	v.FeedLinks = append(v.Feeds, v.FeedLinks...)
	return v
}

// speakers are who makes statements in the articles, those with the most
// articles first.
func (p *planner) speakers(articles []*news.Article) []Companion {
	count := make(map[*news.Person]int)
	var people []*news.Person
	for _, a := range articles {
		for i, s := range a.Statements {
			if slices.ContainsFunc(a.Statements[:i], func(earlier *news.Statement) bool { return earlier.Person == s.Person }) {
				continue // two statements are still one article
			}
			if count[s.Person]++; count[s.Person] == 1 {
				people = append(people, s.Person)
			}
		}
	}
	slices.SortStableFunc(people, func(a, b *news.Person) int { return count[b] - count[a] })
	views := make([]Companion, len(people))
	for i, person := range people {
		views[i] = Companion{person.Name, p.href(personPath(person)), count[person]}
	}
	return views
}

// Sources is the view of sources.html.
type Sources struct {
	Head
	Sources []SourceLine
}

// A SourceLine is an outlet in a list.
type SourceLine struct {
	Ref
	Articles   int
	Statements int
	Languages  []string
	Latest     Date
}

// A Source is the view of source.html.
type Source struct {
	Head
	Coverage []*Entry
	Pager    Pager
}

func (p *planner) sources() {
	addListed(p, place{path: "/sources/", modified: p.site.AsOf}, "sources.html", p.sourcesView)
	for _, s := range p.site.Sources {
		at := place{path: sourcePath(s), origin: s.Articles[0].File, modified: newest(s.Articles)}
		addListed(p, at, "source.html", func() Source { return p.source(s) })
		p.older(stock{
			path: at.path, name: s.Name, origin: at.origin, section: Ref{"Sources", p.href("/sources/")}, articles: s.Articles,
		})
	}
}

func (p *planner) sourcesView() Sources {
	index := Sources{Head: p.head("/sources/", "Sources",
		fmt.Sprintf("The %d outlets whose coverage this digest links to.", len(p.site.Sources)))}
	for _, s := range p.site.Sources {
		line := SourceLine{Ref: p.sourceRef(s), Articles: len(s.Articles), Latest: date(s.Articles[0].Date)}
		for _, a := range s.Articles {
			line.Statements += len(a.Statements)
			if name := language(a.Language); !slices.Contains(line.Languages, name) {
				line.Languages = append(line.Languages, name)
			}
		}
		slices.Sort(line.Languages)
		index.Sources = append(index.Sources, line)
	}
	return index
}

func (p *planner) source(s *news.Source) Source {
	v := Source{
		Head: p.head(sourcePath(s), s.Name,
			fmt.Sprintf("%s from %s in this digest.", count(len(s.Articles), "article"), s.Name),
			Ref{"Sources", p.href("/sources/")}),
	}
	v.Coverage, v.Pager = p.firstPage(sourcePath(s), s.Articles)
	return v
}
