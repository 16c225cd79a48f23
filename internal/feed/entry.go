package feed

import (
	"errors"
	"fmt"
	"time"

	"github.com/gorilla/feeds"
)

// Fields are what an entry is made of, as the caller has them. [NewEntry] checks them.
type Fields struct {
	// ID is the entry's permanent URI: a changed id is a new article in every
	// reader. Required, and written exactly as given.
	ID string
	// URL is the entry's page on the site. Required, absolute.
	URL string
	// Title is plain text. Required.
	Title string
	// Summary is plain text of one or two sentences; it may be empty.
	Summary string
	// ContentHTML is sanitised again. Relative addresses in it are relative to URL.
	ContentHTML string
	Times
	// Authors are names; none means the feed's author.
	Authors []string
	// Categories are names of topics.
	Categories []string
	// Source is the original that the entry is about.
	Source Source
	// Language is the BCP 47 tag of the entry's own text; empty means the feed's.
	Language string
}

// Times are an entry's, cut to seconds.
type Times struct {
	// Published is when the entry joined the site, the date by which feeds are
	// ordered. Required.
	Published time.Time
	// Updated is when the entry last changed in substance. Zero, or a time before
	// Published, means Published.
	Updated time.Time
}

// A Source is the original: what Atom links as "via", RSS names in source, and
// JSON Feed calls the external URL. The zero value is no source.
type Source struct {
	// Name is the outlet; empty means the host of URL.
	Name string
	// URL is the original's permanent address, absolute. Without it the formats
	// have no place for a source, and none is written.
	URL string
	// Title is the original's own headline; empty means Name.
	Title string
}

// An Entry is a checked, cleaned and sanitised entry. Only [NewEntry] makes one. It
// never changes, and any number of feeds may hold it.
type Entry struct {
	// item is the part that gorilla/feeds knows, with contentMark as its content if it
	// has one; feeds share it.
	item       *feeds.Item
	content    []byte
	authors    []string
	categories []string
	source     Source
	language   string
}

// NewEntry checks and cleans the fields and sanitises the content, which is the costly
// part of a feed: make each entry once, however many feeds carry it.
func NewEntry(f Fields) (Entry, error) {
	e, err := buildEntry(f)
	if err != nil {
		return Entry{}, fmt.Errorf("feed entry %q: %w", f.ID, err)
	}
	return e, nil
}

// ID is the entry's permanent URI.
func (e Entry) ID() string {
	if e.item == nil {
		return ""
	}
	return e.item.Id
}

func buildEntry(f Fields) (Entry, error) {
	if err := checkID(f.ID); err != nil {
		return Entry{}, err
	}
	title := text(f.Title)
	if title == "" {
		return Entry{}, errors.New("an entry needs a title")
	}
	if err := checkLanguage(f.Language); err != nil {
		return Entry{}, err
	}
	page, err := webURL(f.URL)
	if err != nil {
		return Entry{}, fmt.Errorf("the page: %w", err)
	}
	source, err := newSource(f.Source)
	if err != nil {
		return Entry{}, err
	}
	content, err := sanitize(f.ContentHTML, page)
	if err != nil {
		return Entry{}, fmt.Errorf("the content: %w", err)
	}
	e := Entry{
		item: &feeds.Item{
			Id:          f.ID,
			IsPermaLink: "false", // RSS takes a guid without it for an address
			Title:       title,
			Link:        &feeds.Link{Href: page.String(), Type: "text/html"},
			Description: text(f.Summary),
		},
		content:    content,
		authors:    names(f.Authors),
		categories: names(f.Categories),
		source:     source,
		language:   f.Language,
	}
	if len(content) > 0 {
		e.item.Content = contentMark
	}
	if source.URL != "" {
		e.item.Source = &feeds.Link{Href: source.URL}
	}
	return e, e.setTimes(f)
}

// setTimes sets both dates, because gorilla/feeds writes an empty element for a
// zero one, which no format allows.
func (e Entry) setTimes(f Fields) error {
	if f.Published.IsZero() {
		return errors.New("an entry needs the date on which it was published")
	}
	var err error
	if e.item.Created, err = instant(f.Published); err != nil {
		return err
	}
	e.item.Updated, err = instant(later(f.Updated, f.Published))
	return err
}

func newSource(s Source) (Source, error) {
	if s.URL == "" {
		return Source{}, nil
	}
	address, err := webURL(s.URL)
	if err != nil {
		return Source{}, fmt.Errorf("the source: %w", err)
	}
	source := Source{Name: text(s.Name), URL: address.String(), Title: text(s.Title)}
	if source.Name == "" {
		source.Name = address.Hostname()
	}
	if source.Title == "" {
		source.Title = source.Name
	}
	return source, nil
}
