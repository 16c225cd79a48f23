package plan

import (
	"io"

	"digest/internal/export"
	"digest/internal/feed"
	"digest/internal/news"
	"digest/internal/sitemap"
)

// Data is the view of data.html, which lists what can be taken away.
type Data struct {
	Head
	// Files are those of the whole site.
	Files []DataFile
}

// A DataFile is one file of open data.
type DataFile struct {
	// Name is the file's, Title and Description say what is in it, and Href leads to it.
	Name, Title, Description, Href string
}

func (p *planner) data() {
	v := Data{Head: p.head("/data/", "Data",
		"Everything in this digest as open data: articles, statements, people, events, shifts and citations.")}
	for _, f := range export.Files(p.site, p.exportAddresses()) {
		path := "/data/" + f.Name
		output, free := p.claim(place{path: path})
		if !free {
			continue
		}
		d := Document{Path: output, Write: f.Write, Words: f.Words}
		if f.Rewrite != nil {
			d.Rewrite = func(w io.Writer, former io.Reader, reworded func(*news.Article) bool) error {
				return f.Rewrite(w, export.Former{In: former, Reworded: reworded})
			}
		}
		p.plan.Documents = append(p.plan.Documents, d)
		v.Files = append(v.Files, DataFile{Name: f.Name, Title: f.Title, Description: f.Description, Href: p.href(path)})
	}
	addListed(p, place{path: "/data/", modified: p.site.AsOf}, "data.html", func() Data { return v })
}

func (p *planner) exportAddresses() export.Addresses {
	return export.Addresses{
		Site:      p.abs("/"),
		Article:   func(a *news.Article) string { return p.abs(articlePath(a)) },
		Statement: func(s *news.Statement) string { return p.abs(statementPath(s)) },
		Person:    func(person *news.Person) string { return p.abs(personPath(person)) },
		Topic:     func(t *news.Topic) string { return p.abs(topicPath(t)) },
		Event:     func(e *news.Event) string { return p.abs(eventPath(e)) },
	}
}

// opml plans the list of all feeds, for feed readers to take in at once.
func (p *planner) opml(groups []FeedGroup) {
	var outlines []feed.Outline
	for _, g := range groups {
		for _, f := range g.Feeds {
			outlines = append(outlines, feed.Outline{
				Folder: g.Name, Title: f.Name, FeedURL: f.Formats[0].URL, HomeURL: f.home,
			})
		}
	}
	title, owner, updated := p.site.Settings.Title, p.publisher(), p.updated()
	p.document("feeds.opml", func() ([]byte, error) { return feed.OPML(title, owner, updated, outlines) })
}

// siteFiles plans what hosts and robots look for at the site's root.
func (p *planner) siteFiles() {
	constant := func(path string, data []byte) {
		p.document(path, func() ([]byte, error) { return data, nil })
	}
	constant("robots.txt", sitemap.Robots(p.abs("/sitemap.xml")))
	constant(".nojekyll", nil) // GitHub Pages would leave out what begins with "_" or "."
	if host := p.site.Settings.Build.CNAME; host != "" {
		constant("CNAME", []byte(host+"\n"))
	}
	p.sitemap()
}

// sitemap plans the list of all addresses. One that fits into a single file is
// written when that is wanted; a longer one at once, since only then it is known
// how many files it takes.
func (p *planner) sitemap() {
	if p.leaves("/sitemap.xml") {
		return
	}
	base, found := p.abs("/"), p.found
	files := func() ([]sitemap.File, error) {
		urls := make([]sitemap.URL, len(found))
		for i, at := range found {
			if at.shows != nil {
				at.modified = newest(at.shows)
			}
			urls[i] = sitemap.URL{Loc: p.abs(at.path), LastMod: at.modified.DayKey()}
		}
		return sitemap.Files(base, urls)
	}
	if len(found) < manyAddresses {
		p.document("sitemap.xml", func() ([]byte, error) {
			one, err := files()
			if err != nil {
				return nil, err
			}
			return one[0].Data, nil
		})
		return
	}
	all, err := files()
	if err != nil {
		all = []sitemap.File{{Path: "sitemap.xml"}}
	}
	for _, f := range all {
		p.document(f.Path, func() ([]byte, error) { return f.Data, err })
	}
}

// manyAddresses may not fit into one sitemap: it bounds their number, and their
// length when each of them is as long as an address may be.
const manyAddresses = 20_000

// document adds a file that no template makes and that shows no article's words, if its
// address is free.
func (p *planner) document(path string, encode func() ([]byte, error)) {
	p.stream(path, inOne(encode), func() []news.Wording { return nil })
}

// stream adds one that is written bit by bit.
func (p *planner) stream(path string, write func(io.Writer) error, words func() []news.Wording) {
	if _, free := p.claim(place{path: "/" + path}); free {
		p.plan.Documents = append(p.plan.Documents, Document{Path: path, Write: write, Words: words})
	}
}
