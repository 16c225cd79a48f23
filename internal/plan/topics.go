package plan

import (
	"fmt"

	"digest/internal/news"
)

// Topics is the view of topics.html.
type Topics struct {
	Head
	// Topics are all of them, in the editor's order.
	Topics []TopicLine
}

// A TopicLine is a topic in a list.
type TopicLine struct {
	Ref
	// Holdings are what the topic holds, in words; Latest is its newest article's date.
	Holdings string
	// Latest is the date of the topic's newest article; it has no words when there is
	// none.
	Latest Date
	// Introduction is the text of the topic's file; it may be empty.
	Introduction Body
	// Standing is where those stand who speak on the topic.
	Standing Standing
}

// A Topic is the view of topic.html.
type Topic struct {
	Head
	// Introduction is the text of the topic's file; it may be empty.
	Introduction Body
	// Holdings are what the topic holds, in words.
	Holdings string
	// Span are the dates of the oldest and the newest article.
	Span string
	// Standing is each person's latest position in the topic's articles. The names
	// lead to the statements that show it.
	Standing Standing
	// People are who speaks in the articles, those in the most first.
	People []Companion
	// Shifts are those that an article of the topic shows, newest first.
	Shifts []Shift
	// Coverage are the articles, newest first, as many as a page holds.
	Coverage []*Entry
	Neighbours
	// Feeds are the topic's own feed in its formats.
	Feeds []FeedLink
}

func (p *planner) topics() {
	addListed(p, place{path: "/topics/", modified: p.site.AsOf}, "topics.html", p.topicsView)
	for _, t := range p.site.Topics {
		at := place{path: topicPath(t), origin: t.File, shows: t.Articles}
		addListed(p, at, "topic.html", func() Topic { return p.topic(t) })
		p.older(stock{
			path: at.path, name: t.Name, origin: at.origin, section: Ref{"Topics", p.href("/topics/")},
			articles: t.Articles, feeds: p.topicFeedLinks(t),
		})
	}
}

func (p *planner) topicsView() Topics {
	index := Topics{Head: p.head("/topics/", "Topics",
		fmt.Sprintf("The %d subjects that the debate turns on, with the latest position of those who speak on each.", len(p.site.Topics)))}
	for _, t := range p.site.Topics {
		held := holdingsOf(t.Articles)
		line := TopicLine{
			Ref: p.topicRef(t), Holdings: held.words(), Introduction: p.body(t.Introduction, 3, t.Slug),
			Standing: p.standingIn(held),
		}
		if len(t.Articles) > 0 {
			line.Latest = date(t.Articles[0].Date)
		}
		index.Topics = append(index.Topics, line)
	}
	return index
}

func (p *planner) topic(t *news.Topic) Topic {
	held := holdingsOf(t.Articles)
	v := Topic{
		Head: p.head(topicPath(t), t.Name, fmt.Sprintf("%s: %s.", t.Name, held.words()),
			Ref{"Topics", p.href("/topics/")}),
		Introduction: p.body(t.Introduction, 2, ""),
		Holdings:     held.words(),
		Span:         held.span(),
		Standing:     p.standingIn(held),
		People:       p.speakers(held),
		Feeds:        p.topicFeedLinks(t),
	}
	v.Coverage, v.Neighbours = p.firstPage(topicPath(t), t.Articles)
	for _, s := range held.shifts {
		v.Shifts = append(v.Shifts, p.shift(s))
	}
	v.FeedLinks = append(v.Feeds, v.FeedLinks...)
	return v
}
