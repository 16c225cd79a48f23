package feed

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/gorilla/feeds"
)

// JSON writes the feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) into the
// buffer, in place of what is there.
func JSON(b *bytes.Buffer, f Feed) error {
	f, err := f.checked(f.JSONURL)
	if err != nil {
		return err
	}
	b.Reset()
	encoder := json.NewEncoder(b)
	// A feed is no script inside of a page: contents stay readable.
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(newJSONFeed(f)); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	// The encoder would indent in a buffer of its own, which it makes for each feed.
	compact := b.Bytes()
	if err := json.Indent(b, compact, "", "  "); err != nil {
		return fmt.Errorf("indenting JSON: %w", err)
	}
	fill(b, len(compact), f.Entries, appendJSON)
	return nil
}

// A jsonFeed is gorilla's, with what it lacks.
type jsonFeed struct {
	*feeds.JSONFeed
	// Items takes the place of the embedded items, which an empty feed omits
	// although they are required.
	Items []*jsonItem `json:"items"`
}

// A jsonItem is gorilla's, with a language.
type jsonItem struct {
	*feeds.JSONItem
	Language string `json:"language,omitempty"`
}

func newJSONFeed(f Feed) *jsonFeed {
	feed := &jsonFeed{
		JSONFeed: (&feeds.JSON{Feed: f.common()}).JSONFeed(),
		Items:    make([]*jsonItem, len(f.Entries)),
	}
	feed.Author = nil // deprecated in 1.1 for authors
	feed.FeedUrl = f.JSONURL
	feed.Language = f.Language
	feed.Icon = f.IconURL
	for i, e := range f.Entries {
		feed.Items[i] = newJSONItem(feed.JSONFeed.Items[i], e)
	}
	return feed
}

func newJSONItem(item *feeds.JSONItem, e Entry) *jsonItem {
	for _, name := range e.authors {
		item.Authors = append(item.Authors, &feeds.JSONAuthor{Name: name})
	}
	item.Tags = e.categories
	if item.ContentHTML == "" {
		// One of content_html and content_text is required.
		item.ContentText = item.Summary
		if item.ContentText == "" {
			item.ContentText = item.Title
		}
	}
	return &jsonItem{JSONItem: item, Language: e.language}
}
