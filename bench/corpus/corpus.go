// Package corpus invents a digest of any size, for measuring: articles of 350 to 700
// words by some outlets over seven years, in which some of 200 people speak on some
// of 20 topics, a few of them far more often than most. One corpus is written as a
// digest's content and as that of a Hugo site; both hold the same texts.
//
//	c := corpus.New(10_000)
//	err := c.WriteDigest("site")
//
// The same number gives the same files. Nobody in them is real, and what they say
// means nothing.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"time"

	"digest/internal/slug"
)

// The shape of every corpus.
const (
	people  = 200
	topics  = 20
	outlets = 12
	days    = 7 * 365
)

// A Corpus is a debate that never was.
type Corpus struct {
	people   []person
	topics   []string
	articles int
}

// A person is somebody who speaks.
type person struct {
	slug, name, family string
	role, country      string
	biography          string
}

// An article is one piece of coverage.
type article struct {
	number    int
	slug      string
	title     string
	date      time.Time
	outlet    string
	summary   string
	people    []person
	topics    []string
	statement string // of the first of the people; empty in every second article
	position  string
	body      string
}

// Probe is the article that a measure edits: the newest one.
type Probe struct {
	// Article and Person are slugs; the person stands in the article.
	Article, Person string
}

// New invents a corpus of so many articles.
func New(articles int) *Corpus {
	c := &Corpus{articles: articles}
	w := writer{rand.New(rand.NewPCG(1, 0))}
	for i := range people {
		c.people = append(c.people, w.person(i))
	}
	for i := range topics {
		c.topics = append(c.topics, subjects[i])
	}
	return c
}

// Probe is the newest article.
func (c *Corpus) Probe() Probe {
	a := c.article(c.articles - 1)
	return Probe{Article: a.slug, Person: a.people[0].slug}
}

// article invents the article of a number; later numbers have later dates. It is a
// function of the number and the size of the corpus, so that no corpus is ever whole
// in memory.
func (c *Corpus) article(number int) article {
	w := writer{rand.New(rand.NewPCG(2, uint64(number)))}
	start := time.Date(2019, time.January, 1, 6, 0, 0, 0, time.UTC)
	span := days * 24 * time.Hour
	a := article{
		number: number, title: w.headline(), summary: w.sentence(),
		date:   start.Add(span / time.Duration(c.articles) * time.Duration(number)).Truncate(time.Second),
		outlet: papers[w.IntN(outlets)],
	}
	a.slug = fmt.Sprintf("%s-%d", slug.Of(a.title), number)
	for want := 2 + w.IntN(4); len(a.people) < want; {
		if p := c.people[w.popular(people)]; !contains(a.people, p) {
			a.people = append(a.people, p)
		}
	}
	for _, i := range w.Perm(topics)[:1+w.IntN(3)] {
		a.topics = append(a.topics, c.topics[i])
	}
	if number%2 == 0 {
		a.statement = fmt.Sprintf("Says that measure number %d needs another look.", number)
		a.position = positions[(len(a.people[0].slug)+number/400)%len(positions)]
	}
	a.body = w.body(a.people)
	return a
}

// positions are those of bench/lean/site.toml.
var positions = [...]string{"engage", "conditional", "oppose"}

func contains(all []person, p person) bool {
	for _, other := range all {
		if other.slug == p.slug {
			return true
		}
	}
	return false
}
