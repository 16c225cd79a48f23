// Package feed writes what a reader subscribes to: RSS 2.0, Atom 1.0 (RFC 4287)
// and JSON Feed 1.1, all from one [Feed], and the OPML 2.0 list of all feeds.
//
// # What comes in
//
// The caller lists every entry of the site once, newest first, as [Fields];
// [Distinct] gives entries of one day distinct times; [NewEntry] checks, cleans and
// sanitises each of them, once. An [Entry] may then stand in any number of feeds,
// and has the same id and the same times in all of them:
//
//	times = feed.Distinct(times)
//	entry, err := feed.NewEntry(feed.Fields{…, Times: times[0]})
//	err = feed.Atom(&file, feed.Feed{…, Entries: []feed.Entry{entry}})
//
// # What goes out
//
// The bytes of a file, the same for the same input: there is no clock and no
// randomness here. Ids come from the caller and are never made up. Entries keep
// the order in which they are given; bounding their number is the caller's part.
//
// Titles, names and summaries are plain text: markup in them is shown, not obeyed.
// Contents are HTML of which only harmless elements, attributes and absolute http,
// https and mailto addresses are left. Characters that XML 1.0 forbids are dropped,
// from JSON as well. What cannot be mended without guessing, such as a relative
// address or a missing id, is an error.
//
// # How it is made
//
// On the structures of gorilla/feeds, embedded and extended where they fall short.
// A field of ours with the XML or JSON name of an embedded one takes its place, by
// the rules of encoding/xml and encoding/json; each such field says why. Those two write
// all of a file but the contents of its entries, which are most of it (content.go).
package feed

import (
	"errors"
	"fmt"
	"time"

	"github.com/gorilla/feeds"
)

// The media types of the three formats, for autodiscovery links.
const (
	AtomType = "application/atom+xml"
	RSSType  = "application/rss+xml"
	JSONType = "application/feed+json"
)

// A Feed is what the three formats have in common. It is only read, so that
// several goroutines may write one.
type Feed struct {
	// ID is the feed's permanent URI, best a tag URI (RFC 4151). Required.
	ID string
	// Title is plain text. Required.
	Title string
	// Subtitle is one sentence of plain text; RSS, which requires one, falls back on Title.
	Subtitle string
	// Language is a BCP 47 tag; empty leaves it open.
	Language string
	// Author is who publishes the feed. Required, because Atom requires it of
	// feeds whose entries may have no author (RFC 4287, 4.2.1).
	Author string
	// HomeURL is the page that the feed is about. Required, absolute.
	HomeURL string
	// RSSURL, AtomURL and JSONURL are the feed's own addresses, absolute. Each
	// format requires its own.
	RSSURL, AtomURL, JSONURL string
	// IconURL is a square picture, absolute; empty means none.
	IconURL string
	// Updated is needed by a feed without entries. In any other, the newest
	// Updated of the entries wins if it is newer.
	Updated time.Time
	// Generator names the program, GeneratorURL its page. Both may be empty.
	Generator, GeneratorURL string
	// Entries are written in the given order.
	Entries []Entry
}

// checked returns the feed with its text cleaned, its addresses normalised and
// Updated set, or says what is wrong with it. self is the address of the format
// that is about to be written, which must not be missing.
func (f Feed) checked(self string) (Feed, error) {
	if self == "" {
		return Feed{}, fmt.Errorf("feed %q: it needs its own address in each format that is written", f.ID)
	}
	if err := f.clean(); err != nil {
		return Feed{}, fmt.Errorf("feed %q: %w", f.ID, err)
	}
	if err := f.checkEntries(); err != nil {
		return Feed{}, fmt.Errorf("feed %q: %w", f.ID, err)
	}
	return f, nil
}

func (f *Feed) clean() error {
	if err := checkID(f.ID); err != nil {
		return err
	}
	if err := checkLanguage(f.Language); err != nil {
		return err
	}
	for _, t := range []*string{&f.Title, &f.Subtitle, &f.Author, &f.Generator} {
		*t = text(*t)
	}
	if f.Title == "" {
		return errors.New("a feed needs a title")
	}
	if f.Author == "" {
		return errors.New("a feed needs an author; name who publishes the site")
	}
	if f.HomeURL == "" {
		return errors.New("a feed needs the address of the page that it is about")
	}
	for _, address := range []*string{&f.HomeURL, &f.RSSURL, &f.AtomURL, &f.JSONURL, &f.IconURL, &f.GeneratorURL} {
		if err := normalise(address); err != nil {
			return err
		}
	}
	return nil
}

// checkEntries refuses ids that occur twice, which RFC 4287 (4.1.1) forbids within
// one instant and readers take for one entry, and finds the newest time.
func (f *Feed) checkEntries() error {
	seen := make(map[string]bool, len(f.Entries))
	for i, e := range f.Entries {
		if e.item == nil {
			return fmt.Errorf("entry %d is empty; make entries with feed.NewEntry", i)
		}
		if seen[e.item.Id] {
			return fmt.Errorf("the id %q occurs twice; give each entry its own", e.item.Id)
		}
		seen[e.item.Id] = true
		if e.item.Updated.After(f.Updated) {
			f.Updated = e.item.Updated
		}
	}
	if f.Updated.IsZero() {
		return errors.New("no entries and no date; give an empty feed the date of its site")
	}
	var err error
	f.Updated, err = instant(f.Updated)
	return err
}

// common is the feed as gorilla/feeds knows it, from which it makes the three formats.
func (f Feed) common() *feeds.Feed {
	common := &feeds.Feed{
		Id:          f.ID,
		Title:       f.Title,
		Description: f.Subtitle,
		Link:        &feeds.Link{Href: f.HomeURL},
		Author:      &feeds.Author{Name: f.Author},
		Updated:     f.Updated,
		Items:       make([]*feeds.Item, len(f.Entries)),
	}
	for i, e := range f.Entries {
		common.Items[i] = e.item
	}
	return common
}
