package feed

import (
	"bytes"
	"time"

	"github.com/gorilla/feeds"
)

// Atom writes the feed as Atom 1.0 (RFC 4287) into the buffer, in place of what is there.
func Atom(b *bytes.Buffer, f Feed) error {
	f, err := f.checked(f.AtomURL)
	if err != nil {
		return err
	}
	b.Reset()
	if err := writeXML(b, newAtomFeed(f)); err != nil {
		return err
	}
	fill(b, 0, f.Entries, appendXML)
	return nil
}

// An atomFeed is gorilla's, with what it lacks.
type atomFeed struct {
	*feeds.AtomFeed
	Language  string         `xml:"xml:lang,attr,omitempty"`
	Generator *atomGenerator `xml:"generator"`
	// Links takes the place of the embedded single link.
	Links []atomLink `xml:"link"`
	// Entries takes the place of the embedded entries.
	Entries []*atomEntry `xml:"entry"`
}

// An atomEntry is gorilla's, with what it lacks.
type atomEntry struct {
	*feeds.AtomEntry
	Language string `xml:"xml:lang,attr,omitempty"`
	// Links takes the place of the embedded links. Those bear no tag, so that
	// encoding/xml knows them by the name of the field: this one must bear none either.
	Links []atomLink
	// Authors takes the place of the embedded single author.
	Authors []feeds.AtomAuthor `xml:"author"`
	// Categories takes the place of the embedded category, which lacks the required term.
	Categories []atomCategory `xml:"category"`
}

// An atomLink is gorilla's, with a title.
type atomLink struct {
	feeds.AtomLink
	Title string `xml:"title,attr,omitempty"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomGenerator struct {
	URI  string `xml:"uri,attr,omitempty"`
	Name string `xml:",chardata"`
}

func newAtomFeed(f Feed) *atomFeed {
	feed := &atomFeed{
		AtomFeed: (&feeds.Atom{Feed: f.common()}).AtomFeed(),
		Language: f.Language,
		Links: []atomLink{
			newAtomLink("self", AtomType, f.AtomURL),
			newAtomLink("alternate", "text/html", f.HomeURL),
		},
		Entries: make([]*atomEntry, len(f.Entries)),
	}
	feed.Id = f.ID // gorilla takes the address for it
	feed.Icon = f.IconURL
	if f.Generator != "" {
		feed.Generator = &atomGenerator{URI: f.GeneratorURL, Name: f.Generator}
	}
	for i, e := range f.Entries {
		feed.Entries[i] = newAtomEntry(feed.AtomFeed.Entries[i], e)
	}
	return feed
}

func newAtomEntry(entry *feeds.AtomEntry, e Entry) *atomEntry {
	entry.Published = e.item.Created.Format(time.RFC3339) // gorilla never fills it
	if entry.Summary != nil {
		entry.Summary.Type = "text" // gorilla takes it for HTML
	}
	extended := &atomEntry{AtomEntry: entry, Language: e.language}
	for _, link := range entry.Links {
		extended.Links = append(extended.Links, atomLink{AtomLink: link})
	}
	if e.source.URL != "" {
		// RFC 4287, 4.2.7.2: the resource that the entry's information is from.
		// atom:source is another thing: the feed that an entry was copied from.
		via := newAtomLink("via", "", e.source.URL)
		via.Title = e.source.Title
		extended.Links = append(extended.Links, via)
	}
	for _, name := range e.authors {
		extended.Authors = append(extended.Authors, feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: name}})
	}
	for _, name := range e.categories {
		extended.Categories = append(extended.Categories, atomCategory{Term: name})
	}
	return extended
}

func newAtomLink(rel, mediaType, href string) atomLink {
	return atomLink{AtomLink: feeds.AtomLink{Rel: rel, Type: mediaType, Href: href}}
}
