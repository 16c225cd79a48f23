package plan

import (
	"slices"
	"strings"

	"digest/internal/news"

	"golang.org/x/text/language/display"

	bcp47 "golang.org/x/text/language"
)

// Chrome is what every page of the site shares.
type Chrome struct {
	// Title is the site's.
	Title string
	// Question is what the debate is about; it may be empty.
	Question string
	// Description is the site in a sentence.
	Description string
	// Language is the site's, as a BCP 47 tag.
	Language string
	// Direction is "rtl" for a language that is written from right to left, or "ltr".
	Direction string
	// Author is who makes the digest.
	Author string
	// Home and Timeline are the links to the front page and to the timeline, which every
	// site has; Base is the absolute address of the site.
	Home, Timeline, Base string
	// Menu are the sections, or what site.toml puts there.
	Menu []Ref
	// Footer are the free pages and what else belongs at a page's foot.
	Footer []Ref
	// Stylesheet, Script and Icon are links to static files; Feeds is the page about feeds.
	Stylesheet, Script, Icon, Feeds string
	// AsOf is the date of the newest article.
	AsOf Date
}

// Head is what a page says about itself. Every view embeds one.
type Head struct {
	*Chrome
	// Name is the page's own name, its h1; DocumentTitle is for the browser's tab.
	Name, DocumentTitle string
	// Summary is the page in a sentence of plain text.
	Summary string
	// Canonical is the page's absolute address.
	Canonical string
	// Kind is the Open Graph type: website, article or profile.
	Kind string
	// Section is the link of the section that the page is in.
	Section string
	// Crumbs lead from the front page to this one, which is the last.
	Crumbs []Ref
	// FeedLinks are the feeds of this page for autodiscovery, Atom first.
	FeedLinks []FeedLink
	// Data is the page's JSON-LD.
	Data LD
	// Published and Modified are for articles.
	Published, Modified string
	// Card is the picture for other sites' previews, or nil.
	Card *Card
	// Modules are links to the scripts that only this kind of page needs.
	Modules []string
	// NoIndex keeps the page out of search engines.
	NoIndex bool
}

// Masthead is the part of the page's head that a section's pages share.
func (h Head) Masthead() Masthead { return Masthead{Chrome: h.Chrome, Here: h.Section} }

// A Masthead is the title and the menu.
type Masthead struct {
	*Chrome
	// Here is the link of the section that the page is in.
	Here string
}

// A FeedLink is one feed in one format.
type FeedLink struct {
	// Title names the feed and its format, and Format the format alone; Type is its media
	// type. Href is the link, and URL the absolute address.
	Title, Type, Format, Href, URL string
}

func (p *planner) newChrome() *Chrome {
	s := p.site.Settings
	c := &Chrome{
		Title: s.Title, Question: s.Question, Description: s.Description,
		Language: s.Language, Direction: direction(s.Language), Author: s.Author,
		Home: p.href("/"), Timeline: p.href("/timeline/"), Base: p.abs("/"),
		Stylesheet: p.href("/css/digest.css"), Script: p.href("/js/copy.js"), Icon: p.href("/icon.svg"), Feeds: p.href("/feeds/"),
		AsOf: date(p.site.AsOf),
	}
	defer func() { // nothing leads to what is left out
		left := func(r Ref) bool { return r.Href == "" }
		c.Menu, c.Footer = slices.DeleteFunc(c.Menu, left), slices.DeleteFunc(c.Footer, left)
	}()
	for _, entry := range s.Menu {
		c.Menu = append(c.Menu, Ref{Name: entry.Label, Href: p.link(entry.URL)})
	}
	if len(s.Menu) == 0 {
		for _, entry := range []Ref{
			{"Timeline", "/timeline/"},
			{"People", "/people/"},
			{"Positions", "/positions/"},
			{"Shifts", "/shifts/"},
			{"Topics", "/topics/"},
			{"Sources", "/sources/"},
			{"Search", "/search/"},
		} {
			c.Menu = append(c.Menu, Ref{Name: entry.Name, Href: p.href(entry.Href)})
		}
	}
	for _, page := range p.site.Pages {
		c.Footer = append(c.Footer, Ref{Name: page.Title, Href: p.href(pagePath(page))})
	}
	c.Footer = append(c.Footer,
		Ref{"Briefings", p.href("/briefings/")}, Ref{"Events", p.href("/events/")}, Ref{"Sources", p.href("/sources/")}, Ref{"Search", p.href("/search/")},
		Ref{"Feeds", p.href("/feeds/")}, Ref{"Data", p.href("/data/")})
	return c
}

// link makes an address of site.toml ready to print: a path of this site gets
// the site's own path before it.
func (p *planner) link(address string) string {
	if strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") {
		return p.href(address)
	}
	return address
}

// head begins a page's head. The crumbs are what stands between the front page
// and this one.
func (p *planner) head(path, name, summary string, crumbs ...Ref) Head {
	h := Head{
		Chrome: p.chrome, Name: name, Summary: summary, Kind: "website",
		DocumentTitle: name + " · " + p.site.Settings.Title,
		Canonical:     p.abs(path),
		FeedLinks:     p.feedLinksOfSite,
		Card:          p.cardOf(path),
	}
	if path != "/" {
		h.Crumbs = append(h.Crumbs, Ref{Name: "Home", Href: p.href("/")})
		h.Crumbs = append(h.Crumbs, crumbs...)
		h.Crumbs = append(h.Crumbs, Ref{Name: name, Href: p.href(path)})
		h.Section = h.Crumbs[1].Href
		h.Data = p.describe("", func(w *jsonWriter) { p.breadcrumbData(w, h.Crumbs) })
	}
	return h
}

// language is a language's name in English: "Ukrainian" for "uk".
func language(tag string) string {
	t, err := bcp47.Parse(tag)
	if err != nil {
		return tag
	}
	return display.English.Tags().Name(t)
}

// direction is how a language is written, by the script that is most likely for it.
func direction(tag string) string {
	t, err := bcp47.Parse(tag)
	if err != nil {
		return "ltr"
	}
	script, _ := t.Script()
	switch script.String() {
	case "Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg":
		return "rtl"
	}
	return "ltr"
}

// newest is the newest date on which one of the articles changed.
func newest(articles []*news.Article) news.Date {
	var latest news.Date
	for _, a := range articles {
		if a.Updated.Compare(latest) > 0 {
			latest = a.Updated
		}
	}
	return latest
}
