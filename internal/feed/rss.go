package feed

import (
	"bytes"
	"strings"

	"github.com/gorilla/feeds"
)

// RSS writes the feed as RSS 2.0 with the modules content, dc and atom, after the
// RSS Best Practices Profile (https://www.rssboard.org/rss-profile), into the buffer, in
// place of what is there.
func RSS(b *bytes.Buffer, f Feed) error {
	f, err := f.checked(f.RSSURL)
	if err != nil {
		return err
	}
	b.Reset()
	if err := writeXML(b, newRSS(f)); err != nil {
		return err
	}
	fill(b, 0, f.Entries, appendCDATA)
	return nil
}

// An rssChannel is gorilla's, with what it lacks.
type rssChannel struct {
	*feeds.RssFeed
	Self    rssLink `xml:"atom:link"`
	Creator string  `xml:"dc:creator"`
	// Items takes the place of the embedded items.
	Items []*rssItem `xml:"item"`
}

// An rssItem is gorilla's, with what it lacks.
type rssItem struct {
	*feeds.RssItem
	Creators []string `xml:"dc:creator"`
	// Categories takes the place of the embedded single category.
	Categories []string `xml:"category"`
	// Source takes the place of the embedded one, which lacks the required url.
	Source   *rssSource `xml:"source"`
	Language string     `xml:"dc:language,omitempty"`
}

type rssSource struct {
	URL  string `xml:"url,attr"`
	Name string `xml:",chardata"`
}

// An rssLink cannot embed feeds.AtomLink, whose XMLName forbids the prefix.
type rssLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

// An rssRoot is gorilla's, with two more namespaces.
type rssRoot struct {
	*feeds.RssFeedXml
	AtomNamespace string `xml:"xmlns:atom,attr"`
	DCNamespace   string `xml:"xmlns:dc,attr"`
	// Channel takes the place of the embedded one.
	Channel *rssChannel `xml:"channel"`
}

func newRSS(f Feed) *rssRoot {
	return &rssRoot{
		RssFeedXml: &feeds.RssFeedXml{
			Version:          "2.0",
			ContentNamespace: "http://purl.org/rss/1.0/modules/content/",
		},
		AtomNamespace: "http://www.w3.org/2005/Atom",
		DCNamespace:   "http://purl.org/dc/elements/1.1/",
		Channel:       newChannel(f),
	}
}

func newChannel(f Feed) *rssChannel {
	channel := &rssChannel{
		RssFeed: (&feeds.Rss{Feed: f.common()}).RssFeed(),
		Self:    rssLink{Href: f.RSSURL, Rel: "self", Type: RSSType},
		Creator: f.Author,
		Items:   make([]*rssItem, len(f.Entries)),
	}
	channel.ManagingEditor = "" // an e-mail address by the specification; we have a name
	channel.Language = f.Language
	channel.Generator = f.Generator
	channel.Docs = "https://www.rssboard.org/rss-specification"
	if channel.Description == "" {
		channel.Description = f.Title
	}
	for i, e := range f.Entries {
		channel.Items[i] = newRSSItem(channel.RssFeed.Items[i], e)
	}
	return channel
}

func newRSSItem(item *feeds.RssItem, e Entry) *rssItem {
	// Readers take a description for HTML, so that text has to be escaped as such.
	item.Description = escapeMarkup.Replace(item.Description)
	extended := &rssItem{
		RssItem:    item,
		Creators:   e.authors,
		Categories: e.categories,
		Language:   e.language,
	}
	if e.source.URL != "" {
		extended.Source = &rssSource{URL: e.source.URL, Name: e.source.Name}
	}
	return extended
}

// escapeMarkup escapes less than html.EscapeString: quotation marks need none between tags.
var escapeMarkup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
