package plan

import (
	"encoding/json"
	"fmt"
	"slices"

	"digest/internal/news"
)

// A Filter is what coverage can be narrowed to. Each facet leads to a page of its
// own; the script filter.js narrows the page itself, by the indexes.
type Filter struct {
	// Positions, Topics, Sources and People are the choices, each with the number of its
	// articles.
	Positions, Topics, Sources, People []Facet
	// Indexes are links to the files that say what each article is about, newest
	// year first.
	Indexes []string
	// Articles begins the link of every article, for the script.
	Articles string
}

// filter makes the facets of articles, and leaves out what is true of none.
func (p *planner) filter(articles []*news.Article) Filter {
	positions := make([]int, len(p.scale.marks)+1)
	topics, sources, people := make(map[*news.Topic]int), make(map[*news.Source]int), make(map[*news.Person]int)
	for _, a := range articles {
		for _, i := range p.scale.taken(a) {
			positions[i]++
		}
		for _, t := range a.Topics {
			topics[t]++
		}
		for _, person := range a.People {
			people[person]++
		}
		sources[a.Publisher]++
	}
	v := Filter{Articles: p.href("/articles/")}
	for i, mark := range p.scale.marks {
		if positions[i] > 0 {
			v.Positions = append(v.Positions, p.positionFacet(mark, positions[i]))
		}
	}
	for _, t := range p.site.Topics {
		if n := topics[t]; n > 0 {
			v.Topics = append(v.Topics, Facet{Ref: p.topicRef(t), Slug: t.Slug, Articles: n})
		}
	}
	for _, s := range p.site.Sources {
		if n := sources[s]; n > 0 {
			v.Sources = append(v.Sources, Facet{Ref: p.sourceRef(s), Slug: s.Slug, Articles: n})
		}
	}
	for _, person := range p.site.People {
		if n := people[person]; n > 0 {
			v.People = append(v.People, Facet{Ref: p.personRef(person), Slug: person.Slug, Articles: n})
		}
	}
	return v
}

// Empty reports whether there is nothing to narrow by.
func (f Filter) Empty() bool {
	return len(f.Positions)+len(f.Topics)+len(f.Sources)+len(f.People) == 0
}

// filterScript narrows a page in place.
const filterScript = "/js/filter.js"

// filterPath is the index of a year.
func filterPath(year int) string { return fmt.Sprintf("/timeline/%04d/filter.json", year) }

// filterIndexes plans an index for each year of the debate, and gives their links,
// newest first. A year is what a reader of a month loads, and few files for all.
func (p *planner) filterIndexes() []string {
	var links []string
	articles := p.site.Articles
	for len(articles) > 0 {
		year, n := articles[0].Date.Year(), 1
		for n < len(articles) && articles[n].Date.Year() == year {
			n++
		}
		if ofYear := articles[:n]; year > 0 { // drafts without a date stand nowhere on the timeline
			path := filterPath(year)
			p.stream(path[1:], inOne(func() ([]byte, error) { return json.Marshal(p.filterIndex(ofYear)) }), func() []news.Wording {
				return wordings(ofYear)
			})
			if link := p.href(path); link != "" {
				links = append(links, link)
			}
		}
		articles = articles[n:]
	}
	return links
}

// A filterIndex is what filter.js knows of a year. A tag is what an article may be
// asked for: "person=jane-doe", "position=open", "topic=cost", "source=example-times",
// and "person=jane-doe&position=open" where a statement of hers takes that position.
type filterIndex struct {
	Tags     []string        `json:"tags"`
	Articles []filterArticle `json:"articles"`
}

// A filterArticle is one article of a filterIndex.
type filterArticle struct {
	Slug   string `json:"slug"`
	Title  string `json:"title"`
	Date   string `json:"date"`
	Source string `json:"source"`
	// Tags are places in the index's list, each once.
	Tags []int `json:"tags"`
}

func (p *planner) filterIndex(articles []*news.Article) filterIndex {
	var v filterIndex
	places := make(map[string]int)
	for _, a := range articles {
		entry := filterArticle{Slug: a.Slug, Title: headline(a), Date: a.Date.Words(), Tags: []int{}}
		if a.Publisher != nil {
			entry.Source = a.Publisher.Name
		}
		for _, tag := range p.filterTags(a) {
			i, known := places[tag]
			if !known {
				i = len(v.Tags)
				places[tag] = i
				v.Tags = append(v.Tags, tag)
			}
			if !slices.Contains(entry.Tags, i) {
				entry.Tags = append(entry.Tags, i)
			}
		}
		v.Articles = append(v.Articles, entry)
	}
	return v
}

func (p *planner) filterTags(a *news.Article) []string {
	var tags []string
	for _, person := range a.People {
		tags = append(tags, "person="+person.Slug)
	}
	for _, s := range a.Statements {
		if mark := p.scale.mark(s.Position); mark != nil {
			tags = append(tags, "position="+mark.ID, "person="+s.Person.Slug+"&position="+mark.ID)
		}
	}
	for _, t := range a.Topics {
		tags = append(tags, "topic="+t.Slug)
	}
	if a.Publisher != nil {
		tags = append(tags, "source="+a.Publisher.Slug)
	}
	return tags
}
