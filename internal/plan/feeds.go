package plan

import (
	"slices"
	"strings"
	"time"

	"digest/internal/feed"
	"digest/internal/news"
)

// generator is what feeds name as the program that wrote them.
const generator = "digest"

// defaultFeedEntries bounds a feed when site.toml does not.
const defaultFeedEntries = 30

// A FeedEntry is one entry, of whatever feeds carry it.
type FeedEntry struct {
	// Fields makes what the entry is, complete but for ContentHTML, and Template its
	// content, of View; addresses are absolute there. Both functions are as that of a
	// [Page].
	Fields   func() feed.Fields
	Template string
	View     func() any
}

// A Feed is a feed and where its three formats go.
type Feed struct {
	// Feed is complete but for Entries.
	Feed feed.Feed
	// Entries are the places of its entries in [Plan.Entries].
	Entries []int
	// Atom, RSS and JSON are output paths; empty for a format that is left out.
	Atom, RSS, JSON string
}

// Paths are the output paths of the formats that there are.
func (f Feed) Paths() []string {
	return slices.DeleteFunc([]string{f.Atom, f.RSS, f.JSON}, func(path string) bool { return path == "" })
}

// Feeds is the view of feeds.html, which explains the feeds to people.
type Feeds struct {
	Head
	// Groups are the feeds by what they are about.
	Groups []FeedGroup
	// OPML is the list of all feeds for a feed reader.
	OPML string
}

// A FeedGroup is feeds of one kind.
type FeedGroup struct {
	// Name is what the feeds are about: "People".
	Name string
	// Feeds are those of the group.
	Feeds []FeedLinks
}

// FeedLinks are one feed's formats.
type FeedLinks struct {
	Ref
	// Formats are the feed in Atom, RSS and JSON Feed.
	Formats []FeedLink
	home    string // absolute address of the page that the feed is about
	empty   bool   // nothing to read yet, so that it is not advertised
}

// A FeedArticle is the view of feed-article.html: an article's content in a feed.
type FeedArticle struct {
	// Statements are what is said in the article, in its order.
	Statements []Statement
	// Source is the outlet; it has no name when none is given.
	Source Ref
	// Citing is the outlet or agency whose reporting the source relays.
	Citing string
	// Original is the address of the source's own page, OriginalTitle its headline.
	Original, OriginalTitle string
	// Date is when the source published it.
	Date Date
	// Body is the article's text; empty when it is published as an excerpt.
	Body Body
	// Excerpt says that the text is left to the source.
	Excerpt bool
	// URL is the absolute address of the article's page.
	URL string
	// Wording stands for the title and the summary, which are the entry's.
	Wording news.Wording
}

func (p *planner) feeds(f *feeder) {
	groups := []FeedGroup{{Name: "The whole debate"}, {Name: "Topics"}, {Name: "People"}}
	site := p.site.Settings
	groups[0].Feeds = append(groups[0].Feeds,
		f.articleFeed("/", site.ID, site.Title, site.Description, p.site.Articles),
		f.shiftFeed(), f.briefingFeed())
	for _, t := range p.site.Topics {
		groups[1].Feeds = append(groups[1].Feeds, f.articleFeed(topicPath(t), site.ID+"/topics/"+t.Slug,
			site.Title+": "+t.Name, "The coverage of one topic.", t.Articles))
	}
	for _, person := range p.site.People {
		groups[2].Feeds = append(groups[2].Feeds, f.articleFeed(personPath(person), site.ID+"/people/"+person.Slug,
			site.Title+": "+person.Name, "The articles in which "+person.Name+" stands.", person.Articles))
	}
	for i := range groups {
		feeds := groups[i].Feeds
		for j := range feeds {
			feeds[j].Name = strings.TrimPrefix(feeds[j].Name, site.Title+": ")
		}
		groups[i].Feeds = slices.DeleteFunc(feeds, func(f FeedLinks) bool { return len(f.Formats) == 0 || f.empty && i > 0 })
	}
	v := Feeds{
		Head: p.head("/feeds/", "Feeds",
			"Follow the debate, one topic or one person in a feed reader. Every feed comes as Atom, RSS and JSON Feed."),
		Groups: groups, OPML: p.href("/feeds.opml"),
	}
	addListed(p, place{path: "/feeds/"}, "feeds.html", func() Feeds { return v })
	p.opml(groups)
}

// A feeder makes feeds that share entries.
type feeder struct {
	*planner
	times []feed.Times          // of the articles in order, distinct
	order []*news.Article       // newest added first
	rank  map[*news.Article]int // places in order
}

// newFeeder puts the articles into feed order, by when they joined the digest,
// and gives those of one day distinct times. Drafts without a date stay out.
func (p *planner) newFeeder() *feeder {
	f := &feeder{planner: p, rank: make(map[*news.Article]int, len(p.site.Articles))}
	for _, a := range p.site.Articles {
		if !a.Date.IsZero() {
			f.order = append(f.order, a)
		}
	}
	slices.SortStableFunc(f.order, func(a, b *news.Article) int { return b.Added.Compare(a.Added) })
	all := make([]feed.Times, len(f.order))
	for i, a := range f.order {
		all[i] = p.entryTimes(a)
		f.rank[a] = i
	}
	f.times = feed.Distinct(all)
	return f
}

func (p *planner) entryTimes(a *news.Article) feed.Times {
	return feed.Times{Published: a.Added.Time(p.zone), Updated: a.Updated.Time(p.zone)}
}

// articleFields are what an entry says of an article, at these times.
func (p *planner) articleFields(a *news.Article, times feed.Times) feed.Fields {
	fields := feed.Fields{
		ID: a.ID, URL: p.abs(articlePath(a)), Title: headline(a), Summary: a.Summary,
		Times:    times,
		Language: p.site.Settings.Language,
		Source:   feed.Source{URL: a.Source.URL, Title: a.Source.Title},
	}
	if a.Publisher != nil {
		fields.Source.Name = a.Publisher.Name
	}
	if a.Author != "" {
		fields.Authors = []string{a.Author}
	}
	for _, t := range a.Topics {
		fields.Categories = append(fields.Categories, t.Name)
	}
	return fields
}

// use returns the place of the article's entry in the plan.
func (f *feeder) use(a *news.Article) int {
	if i, known := f.feedEntries[a]; known {
		return i
	}
	i := len(f.plan.Entries)
	f.feedEntries[a] = i
	times := f.times[f.rank[a]]
	f.plan.Entries = append(f.plan.Entries, FeedEntry{
		Fields:   func() feed.Fields { return f.articleFields(a, times) },
		Template: "feed-article.html", View: func() any { return f.feedArticle(a) },
	})
	return i
}

func (p *planner) feedArticle(a *news.Article) FeedArticle {
	v := FeedArticle{
		Citing: a.Source.Citing, Original: a.Source.URL,
		OriginalTitle: a.Source.Title, Date: date(a.Date),
		Body: p.absoluteBody(a), Excerpt: a.Excerpt, URL: p.abs(articlePath(a)), Wording: a.Wording,
	}
	if a.Publisher != nil {
		v.Source = Ref{a.Publisher.Name, p.abs(sourcePath(a.Publisher))}
	}
	for _, s := range a.Statements {
		v.Statements = append(v.Statements, p.absoluteStatement(s))
	}
	return v
}

// absoluteBody is an article's body whose links work in a feed reader.
func (p *planner) absoluteBody(a *news.Article) Body {
	body := p.articleBody(a)
	body.Prefix, body.Base = p.root, p.abs(articlePath(a))
	return body
}

// absoluteStatement is a statement whose links work in a feed reader.
func (p *planner) absoluteStatement(s *news.Statement) Statement {
	v := p.statement(s)
	v.Href = v.URL
	v.Person.Href = p.abs(personPath(s.Person))
	v.Article.Href = p.abs(articlePath(s.Article))
	if s.Article.Publisher != nil {
		v.Source.Href = p.abs(sourcePath(s.Article.Publisher))
	}
	return v
}

// articleFeed plans the feed of some articles at the page that lists them.
func (f *feeder) articleFeed(path, id, title, subtitle string, articles []*news.Article) FeedLinks {
	if len(f.feedLinks(path, title)) == 0 {
		return f.feed(path, id, title, subtitle, nil)
	}
	var newest []int // places in the order of feeds, sorted, and no more than fit
	for _, a := range articles {
		rank, dated := f.rank[a]
		switch full := len(newest) == f.limit(); {
		case !dated || full && rank > newest[len(newest)-1]:
			continue
		case full:
			newest = newest[:len(newest)-1]
		}
		at, _ := slices.BinarySearch(newest, rank)
		newest = slices.Insert(newest, at, rank)
	}
	var entries []int
	for _, rank := range newest {
		entries = append(entries, f.use(f.order[rank]))
	}
	return f.feed(path, id, title, subtitle, entries)
}

func (p *planner) limit() int {
	if n := p.site.Settings.Feeds.Entries; n > 0 {
		return n
	}
	return defaultFeedEntries
}

// feed adds a feed to the plan, if its addresses are free.
func (p *planner) feed(path, id, title, subtitle string, entries []int) FeedLinks {
	links := FeedLinks{Ref: Ref{title, p.href(path)}, Formats: p.feedLinks(path, title), home: p.abs(path), empty: len(entries) == 0}
	planned := Feed{
		Feed: feed.Feed{
			ID: id, Title: title, Subtitle: subtitle, Language: p.site.Settings.Language,
			Author: p.publisher(), HomeURL: p.abs(path), IconURL: p.abs("/icon.svg"),
			AtomURL: p.abs(path + "atom.xml"), RSSURL: p.abs(path + "feed.xml"), JSONURL: p.abs(path + "feed.json"),
			Updated: p.updated(), Generator: generator,
		},
		Entries: entries,
		Atom:    file(path + "atom.xml"), RSS: file(path + "feed.xml"), JSON: file(path + "feed.json"),
	}
	if len(entries) > 0 {
		planned.Feed.Updated = time.Time{} // the newest entry's
	}
	for _, output := range []*string{&planned.Atom, &planned.RSS, &planned.JSON} {
		at := place{path: "/" + *output}
		if p.leaves(at.path) {
			*output = ""
		} else if _, free := p.claim(at); !free {
			return links
		}
	}
	if len(planned.Paths()) > 0 {
		p.plan.Feeds = append(p.plan.Feeds, planned)
	}
	return links
}

// updated is when the site as a whole last changed. Feeds need a time, and an empty
// site has none: it gets one that says nothing, but stays the same.
func (p *planner) updated() time.Time {
	if p.site.AsOf.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return p.site.AsOf.Time(p.zone)
}

// publisher is who publishes the feeds: the site's author, or else the site.
func (p *planner) publisher() string {
	if p.site.Settings.Author != "" {
		return p.site.Settings.Author
	}
	return p.site.Settings.Title
}

// feedLinks are the three formats of the feed at a page, Atom first.
func (p *planner) feedLinks(path, title string) []FeedLink {
	links := []FeedLink{
		{title + " (Atom)", feed.AtomType, "Atom", p.href(path + "atom.xml"), p.abs(path + "atom.xml")},
		{title + " (RSS)", feed.RSSType, "RSS", p.href(path + "feed.xml"), p.abs(path + "feed.xml")},
		{title + " (JSON Feed)", feed.JSONType, "JSON Feed", p.href(path + "feed.json"), p.abs(path + "feed.json")},
	}
	return slices.DeleteFunc(links, func(f FeedLink) bool { return f.Href == "" })
}

func (p *planner) personFeedLinks(person *news.Person) []FeedLink {
	return p.feedLinks(personPath(person), p.site.Settings.Title+": "+person.Name)
}

func (p *planner) topicFeedLinks(t *news.Topic) []FeedLink {
	return p.feedLinks(topicPath(t), p.site.Settings.Title+": "+t.Name)
}

func (p *planner) shiftFeedLinks() []FeedLink {
	return p.feedLinks("/shifts/", p.site.Settings.Title+": Shifts")
}
