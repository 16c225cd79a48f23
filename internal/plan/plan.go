// Package plan decides what a build writes: which files there are, which
// template makes each, and what that template gets to see.
//
// What comes in is a linked [news.Site]; what goes out is a [Plan], a list of
// pages, each of which is a path, the name of a template, and a view. A view is
// a plain struct of strings, numbers and other views, made for one template: it
// holds no pointer into the site, so a page is a pure function of its view, and
// pages can be rendered in any order and on any number of goroutines.
//
// Only this package knows addresses. Every link in a view is ready to print: it
// begins with the site's own path ("/sub/digest/people/jane-doe/"), and what
// leaves the site (feeds, canonical links, structured data) is absolute.
package plan

import (
	"bytes"
	"context"
	"io"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"digest/internal/diag"
	"digest/internal/news"
)

// A Plan is everything that a build writes, but for the static files.
type Plan struct {
	// Pages are the HTML pages.
	Pages []Page
	// Entries are the feeds' entries, in feed order. Their contents are rendered
	// once, however many feeds carry them.
	Entries []FeedEntry
	// Feeds are the feeds, each of which is written in three formats.
	Feeds []Feed
	// Documents are the files that no template makes: data, feed list, robots.txt.
	Documents []Document
	// Search is the index of the search page.
	Search Bundle

	planner *planner // what the functions of the plan share
}

// Forget lets go of the pages and of what their views share, once they are made.
func (p *Plan) Forget() {
	p.Pages = nil
	p.planner.entries.Clear()
}

// Needs says whether another file at a path relative to the output would be in the plan's
// way: it is the path of a file, of a folder with files, or below a file.
func (p *Plan) Needs(path string) bool {
	_, taken := p.planner.claimed.holder(path)
	return taken
}

// Reworded tells the plan that the titles or summaries of articles changed in the site, and
// nothing else: it holds good, because these are read when a view is made, and forgets
// what views share of them. Nobody may make a view meanwhile.
func (p *Plan) Reworded() { p.planner.entries.Clear() }

// A Page is one HTML file: what the template makes of the view.
type Page struct {
	// Path is where it goes, relative to the output: "people/jane-doe/index.html".
	Path string
	// Template is the file of the theme that makes it: "person.html".
	Template string
	// View makes what the template sees. It may be called from any goroutine, and
	// gives the same each time: a page holds no memory until it is rendered.
	View func() any
}

// A Document is a file that encodes itself.
type Document struct {
	// Path is where it goes, relative to the output.
	Path string
	// Write writes the file, the same each time, on any goroutine.
	Write func(io.Writer) error
	// View, when there is one, makes all that Write depends on: while it is the
	// same, the document need not be encoded again.
	View func() any
	// Words are, for a document without a View, the wordings of the articles whose titles or
	// summaries it shows; nil means those of any article. Bodies it shows none.
	Words func() []news.Wording
	// Rewrite, when there is one, writes what Write would, faster: from the file as it was
	// when nothing was different but titles and summaries of articles, and which these are.
	Rewrite func(w io.Writer, former io.Reader, reworded func(*news.Article) bool) error
}

// Encode is what Write writes.
func (d Document) Encode() ([]byte, error) {
	var b bytes.Buffer
	err := d.Write(&b)
	return b.Bytes(), err
}

// inOne writes what is encoded as a whole.
func inOne(encode func() ([]byte, error)) func(io.Writer) error {
	return func(w io.Writer) error {
		data, err := encode()
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	}
}

// A Bundle are the files of a folder which are made together, and only then known.
type Bundle struct {
	// Folder is where they go, relative to the output, with a slash at its end: no
	// other file of the plan is in it.
	Folder string
	// Files makes them, on so many goroutines, and gives the same each time. It reads
	// the whole site but for the bodies of articles, so whoever calls it keeps what it gave.
	Files func(ctx context.Context, jobs int) ([]Document, error)
}

// Site plans a site. The problems are clashes of addresses, and addresses that
// cannot be: when there are any, the plan is not fit to be rendered.
func Site(site *news.Site) (*Plan, diag.List) {
	p := newPlanner(site)
	// These only read the site, beside what else is planned.
	weeks, feeder := sync.OnceValue(p.weeks), sync.OnceValue(p.newFeeder)
	go weeks()
	go feeder()
	p.startCards()
	p.home()
	p.timeline()
	p.positionPages()
	p.articles()
	p.people()
	p.positions()
	p.shifts()
	p.topics()
	p.sources()
	p.events()
	p.briefings(weeks())
	p.search()
	p.freePages()
	p.feeds(feeder())
	p.data()
	p.notFound()
	p.redirects()
	p.siteFiles()
	p.checkMenu()
	p.checkLeftOut()
	return &p.plan, p.problems
}

// A planner is one run's working state.
type planner struct {
	addresses
	site   *news.Site
	chrome *Chrome
	// feedLinksOfSite stand in every page's head.
	feedLinksOfSite []FeedLink
	scale           scale
	zone            *time.Location
	// entries are the list entries by *news.Article, one each, shared by every list.
	// They are made when the first view needs them, on whatever goroutine. Nothing else
	// that views share may depend on the title or summary of an article.
	entries sync.Map
	// history and shiftPlaces are what the pages of positions and of shifts share. What
	// only views need is made for the first of them: a build may keep them all.
	history     *history
	shiftPlaces func() map[*news.Shift]shiftPlace
	// writers are those of JSON-LD, for whoever makes a view.
	writers sync.Pool
	// feedEntries are the places of the articles in plan.Entries.
	feedEntries map[*news.Article]int
	claimed     *claims
	cards       cards
	briefed     []*week // the weeks that have a briefing, newest first
	found       []place // what search engines should find
	plan        Plan
	problems    diag.List
}

func newPlanner(site *news.Site) *planner {
	zone, err := time.LoadLocation(site.Settings.Timezone)
	if err != nil {
		zone = time.UTC // load has refused an unknown one
	}
	// Most files are pages of articles; a person has half a dozen, a day some more.
	files := len(site.Articles) + 8*len(site.People) + 512
	p := &planner{
		addresses:   newAddresses(site.Settings.BaseURL, site.Settings.Build.LeaveOut),
		site:        site,
		scale:       newScale(site.Settings.Positions),
		zone:        zone,
		feedEntries: make(map[*news.Article]int, len(site.Articles)),
		claimed:     newClaims(files),
		found:       make([]place, 0, files),
	}
	p.plan.Pages = make([]Page, 0, files)
	p.plan.planner = p
	p.chrome = p.newChrome()
	p.feedLinksOfSite = slices.Clip(p.feedLinks("/", p.site.Settings.Title))
	return p
}

// addListed adds a page that readers and search engines should find.
func addListed[V any](p *planner, at place, template string, view func() V) {
	if claimPage(p, at, template, view) {
		p.found = append(p.found, at)
	}
}

// addUnlisted adds a page that readers may reach but search engines should not list.
func addUnlisted[V any](p *planner, at place, template string, view func() V) {
	claimPage(p, at, template, view)
}

// claimPage adds a page if its address is free.
func claimPage[V any](p *planner, at place, template string, view func() V) bool {
	path, free := p.claim(at)
	if !free {
		return false
	}
	p.plan.Pages = append(p.plan.Pages, Page{
		Path: path, Template: template, View: func() any { return view() },
	})
	return true
}

// addresses turn the site's paths into links.
type addresses struct {
	prefix string // "" or "/sub/digest"
	root   string // "https://example.org/sub/digest"
	left   leftOut
}

func newAddresses(base string, leave []string) addresses {
	a := addresses{root: strings.TrimRight(base, "/"), left: newLeftOut(leave)}
	if u, err := url.Parse(a.root); err == nil {
		a.prefix = u.EscapedPath()
	}
	return a
}

// href is a link for use within the site; empty for what is left out.
func (a addresses) href(path string) string {
	if a.left.match(path) >= 0 {
		return ""
	}
	return a.prefix + path
}

// abs is a link for use anywhere; empty for what is left out.
func (a addresses) abs(path string) string {
	if a.left.match(path) >= 0 {
		return ""
	}
	return a.root + path
}

func articlePath(a *news.Article) string { return "/articles/" + a.Slug + "/" }

func statementPath(s *news.Statement) string { return articlePath(s.Article) + "#" + s.Anchor }

func personPath(p *news.Person) string { return "/people/" + p.Slug + "/" }

func topicPath(t *news.Topic) string { return "/topics/" + t.Slug + "/" }

func sourcePath(s *news.Source) string { return "/sources/" + s.Slug + "/" }

func eventPath(e *news.Event) string { return "/events/#" + e.Slug }

func pagePath(r *news.Page) string { return "/" + r.Slug + "/" }

// monthPath is the page of the month that the date begins in; a date that is no
// nearer than a year leads to the index.
func monthPath(d news.Date) string {
	if d.MonthKey() == "" {
		return "/timeline/"
	}
	return "/timeline/" + d.MonthKey()[:4] + "/" + d.MonthKey()[5:] + "/"
}
