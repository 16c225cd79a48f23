package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"time"
)

// An Outline is one feed in the list of all feeds.
type Outline struct {
	// Folder groups feeds in a reader; empty means the top level.
	Folder string
	// Title is plain text. Required.
	Title string
	// FeedURL is the feed, in any format. Required, absolute.
	FeedURL string
	// HomeURL is the page that the feed is about; empty means none.
	HomeURL string
}

// OPML writes the list of all feeds as OPML 2.0 (http://opml.org/spec2.opml), the
// subscription list that feed readers import. Feeds keep their order; a folder
// stands where its first feed does. The list must not be empty.
func OPML(title, ownerName string, updated time.Time, outlines []Outline) ([]byte, error) {
	list, err := newOPML(title, ownerName, updated, outlines)
	if err != nil {
		return nil, fmt.Errorf("list of feeds: %w", err)
	}
	var file bytes.Buffer
	if err := writeXML(&file, list); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// gorilla/feeds knows no OPML; these structures are ours alone.
type opmlList struct {
	XMLName  xml.Name       `xml:"opml"`
	Version  string         `xml:"version,attr"`
	Title    string         `xml:"head>title"`
	Modified string         `xml:"head>dateModified"`
	Owner    string         `xml:"head>ownerName,omitempty"`
	Docs     string         `xml:"head>docs"`
	Outlines []*opmlOutline `xml:"body>outline"`
}

type opmlOutline struct {
	Text     string         `xml:"text,attr"`
	Title    string         `xml:"title,attr"`
	Type     string         `xml:"type,attr,omitempty"`
	FeedURL  string         `xml:"xmlUrl,attr,omitempty"`
	HomeURL  string         `xml:"htmlUrl,attr,omitempty"`
	Outlines []*opmlOutline `xml:"outline"`
}

func newOPML(title, ownerName string, updated time.Time, outlines []Outline) (*opmlList, error) {
	switch {
	case len(outlines) == 0:
		return nil, errors.New("it is empty; list at least one feed")
	case updated.IsZero():
		return nil, errors.New("it has no date; give it the date of its site")
	}
	updated, err := instant(updated)
	if err != nil {
		return nil, err
	}
	list := &opmlList{
		Version:  "2.0",
		Title:    text(title),
		Modified: updated.Format(time.RFC1123Z),
		Owner:    text(ownerName),
		Docs:     "http://opml.org/spec2.opml",
	}
	folders := map[string]*opmlOutline{}
	for _, o := range outlines {
		outline, err := newOutline(o)
		if err != nil {
			return nil, err
		}
		name := text(o.Folder)
		if name == "" {
			list.Outlines = append(list.Outlines, outline)
			continue
		}
		folder, known := folders[name]
		if !known {
			folder = &opmlOutline{Text: name, Title: name}
			folders[name] = folder
			list.Outlines = append(list.Outlines, folder)
		}
		folder.Outlines = append(folder.Outlines, outline)
	}
	return list, nil
}

func newOutline(o Outline) (*opmlOutline, error) {
	title := text(o.Title)
	if title == "" || o.FeedURL == "" {
		return nil, fmt.Errorf("the feed %q at %q needs both a title and an address", title, o.FeedURL)
	}
	for _, address := range []*string{&o.FeedURL, &o.HomeURL} {
		if err := normalise(address); err != nil {
			return nil, fmt.Errorf("the feed %q: %w", title, err)
		}
	}
	// The specification knows the type "rss" only, and readers expect it of Atom too.
	return &opmlOutline{Text: title, Title: title, Type: "rss", FeedURL: o.FeedURL, HomeURL: o.HomeURL}, nil
}
