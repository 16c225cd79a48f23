package feed

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/gorilla/feeds"
)

// JSON writes the feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
func JSON(f Feed) ([]byte, error) {
	f, err := f.checked(f.JSONURL)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	encoder := json.NewEncoder(&file)
	// A feed is no script inside of a page: contents stay readable.
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(newJSONFeed(f)); err != nil {
		return nil, fmt.Errorf("writing JSON: %w", err)
	}
	return file.Bytes(), nil
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
