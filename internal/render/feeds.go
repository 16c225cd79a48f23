package render

import (
	"bytes"
	"fmt"

	"digest/internal/feed"
	"digest/internal/plan"
)

// Entry renders the content of a feed's entry and checks the whole.
func (t *Theme) Entry(b *bytes.Buffer, planned plan.FeedEntry) (feed.Entry, error) {
	if err := t.execute(b, planned.Template, planned.View); err != nil {
		return feed.Entry{}, fmt.Errorf("rendering %s: %w", planned.Fields.URL, err)
	}
	fields := planned.Fields
	fields.ContentHTML = b.String()
	return feed.NewEntry(fields)
}

// A File is a rendered file.
type File struct {
	Path string
	Data []byte
}

// Feed writes a feed in its three formats. The entries are those of the whole
// plan, rendered.
func Feed(planned plan.Feed, entries []feed.Entry) ([]File, error) {
	f := planned.Feed
	f.Entries = make([]feed.Entry, len(planned.Entries))
	for i, at := range planned.Entries {
		f.Entries[i] = entries[at]
	}
	formats := []struct {
		path   string
		encode func(feed.Feed) ([]byte, error)
	}{
		{planned.Atom, feed.Atom}, {planned.RSS, feed.RSS}, {planned.JSON, feed.JSON},
	}
	files := make([]File, len(formats))
	for i, format := range formats {
		data, err := format.encode(f)
		if err != nil {
			return nil, fmt.Errorf("writing %s: %w", format.path, err)
		}
		files[i] = File{Path: format.path, Data: data}
	}
	return files, nil
}
