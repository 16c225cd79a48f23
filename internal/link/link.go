// Package link turns an archive, whose records name each other by slug, into a
// site, whose values point at each other: statements at their persons, persons
// at their statements, articles at their neighbours in time.
//
// What comes in is a [news.Archive] as package load reads it; what goes out is a
// [news.Site] that does not change any more, and the problems that only show
// once all records are known: a person without a page, a position that
// site.toml does not have, a wikilink that leads nowhere. Link finds the persons
// in the articles' texts, follows positions through time to find shifts, and
// leaves out drafts and future articles unless told otherwise. It knows nothing
// of addresses, pages or HTML.
package link

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
	"time"

	"digest/internal/diag"
	"digest/internal/news"
)

// Options say which articles join the site.
type Options struct {
	// Drafts lets drafts in.
	Drafts bool
	// Future lets in articles that are dated after Now.
	Future bool
	// Now is the time of the build, used for nothing but Future.
	Now time.Time
	// Memory, when set, keeps what was found in texts from one run to the next.
	Memory *Memory
	// Jobs is how many goroutines look for persons in texts; less than 1 means 1.
	Jobs int
}

// Site links an archive. The problems name a file and a key but no line, except
// those of bodies; when there are any, the site is not fit to be built.
func Site(archive *news.Archive, o Options) (*news.Site, diag.List) {
	l := newLinker(archive, o)
	l.linkPositions()
	l.linkPeople()
	l.linkTopics()
	l.linkArticles()
	l.findPeople(o.Jobs)
	l.linkBodies()
	l.keepBuilt()
	l.linkPhases()
	l.linkEvents()
	l.linkPages()
	l.fillSources()
	l.fillTopics()
	l.fillPeople()
	var counting sync.WaitGroup
	counting.Go(l.findCompanions)
	l.findShifts()
	counting.Wait()
	l.memory.last = nil
	if l.memory.Amendable && l.problems.Len() == 0 {
		l.memory.last = l
	}
	return l.site, l.problems
}

// A linker is one run's working state: the site as far as it is linked, and the
// indexes that resolve references.
type linker struct {
	archive   *news.Archive
	options   Options
	site      *news.Site
	people    map[string]*news.Person
	topics    map[string]*news.Topic
	articles  map[string]*news.Article
	all       []*news.Article // of the archive, built or not, in its order
	finds     []*Finds        // in the texts of all
	positions map[string]*news.Position
	sources   map[string]*news.Source
	withheld  map[string]bool      // the sources whose articles are excerpts, by name
	rank      map[*news.Person]int // the places in site.People: what to sort people by
	location  *time.Location
	memory    *Memory
	problems  diag.List
	index     func() wikiIndex // made for the first wikilink
	targets   map[string]bool  // of all wikilinks, as wikiKey
}

func newLinker(archive *news.Archive, o Options) *linker {
	location, err := time.LoadLocation(archive.Settings.Timezone)
	if err != nil {
		location = time.UTC // load has reported the time zone
	}
	return &linker{
		archive:   archive,
		options:   o,
		site:      &news.Site{Settings: archive.Settings},
		people:    make(map[string]*news.Person, len(archive.People)),
		topics:    make(map[string]*news.Topic, len(archive.Topics)),
		articles:  make(map[string]*news.Article, len(archive.Articles)),
		positions: make(map[string]*news.Position, len(archive.Settings.Positions)),
		sources:   make(map[string]*news.Source),
		withheld:  make(map[string]bool),
		rank:      make(map[*news.Person]int, len(archive.People)),
		location:  location,
		memory:    cmp.Or(o.Memory, new(Memory)),
		targets:   make(map[string]bool),
	}
}

func (l *linker) linkPositions() {
	positions := l.site.Settings.Positions
	for i := range positions {
		l.positions[positions[i].ID] = &positions[i]
	}
	for _, s := range l.site.Settings.Import.Sources {
		l.withheld[s.Name] = s.Publish == news.Excerpt
	}
}

func (l *linker) linkTopics() {
	for _, r := range l.archive.Topics {
		t := &news.Topic{TopicRecord: r}
		l.topics[r.Slug] = t
		l.site.Topics = append(l.site.Topics, t)
	}
	slices.SortFunc(l.site.Topics, func(a, b *news.Topic) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Slug, b.Slug))
	})
}

// keepBuilt takes into the site the articles that this build publishes, newest
// first, and makes them neighbours.
func (l *linker) keepBuilt() {
	type dated struct {
		date    news.Date // the article's, at hand: it decides nearly always
		article *news.Article
	}
	built := make([]dated, 0, len(l.all))
	for _, a := range l.all {
		if l.built(a) {
			built = append(built, dated{a.Date, a})
		}
	}
	slices.SortFunc(built, func(a, b dated) int {
		if c := b.date.Compare(a.date); c != 0 {
			return c
		}
		return newestFirst(a.article, b.article)
	})
	articles := make([]*news.Article, len(built))
	for i := range built {
		articles[i] = built[i].article
	}
	l.site.Articles = articles
	for i, a := range articles {
		if i > 0 {
			a.Newer = articles[i-1]
		}
		if i+1 < len(articles) {
			a.Older = articles[i+1]
		}
	}
	if len(articles) > 0 {
		l.site.AsOf = articles[0].Date
	}
}

// built says whether this build publishes the article.
func (l *linker) built(a *news.Article) bool {
	if a.Draft && !l.options.Drafts {
		return false
	}
	if a.Date.Year() < l.options.Now.Year()-1 {
		return true // in any time zone
	}
	return l.due(a.Date.Time(l.location))
}

// due says whether what belongs to a time may be shown, and notes the time if it
// is the next to come.
func (l *linker) due(due time.Time) bool {
	if l.options.Future || !due.After(l.options.Now) {
		return true
	}
	if l.site.Arrival.IsZero() || due.Before(l.site.Arrival) {
		l.site.Arrival = due
	}
	return false
}

// newestFirst is the one order of articles: by date, and on the same date by
// when they joined the digest and by slug, so that every list agrees. What has
// no date stands last.
func newestFirst(a, b *news.Article) int {
	if c := b.Date.Compare(a.Date); c != 0 {
		return c
	}
	if c := b.Added.Compare(a.Added); c != 0 {
		return c
	}
	return cmp.Compare(a.Slug, b.Slug)
}

// unknown is the problem of a slug that no record of the folder has.
func unknown(file, key, slug, what, folder string, known []string) diag.Problem {
	hint := diag.DidYouMean(slug, known)
	if hint == "" {
		hint = "write " + folder + "/" + slug + ".md first"
	}
	return diag.Problem{
		File: file, Key: key,
		Message: fmt.Sprintf("%q is not a %s of %s", slug, what, folder),
		Hint:    hint,
	}
}
