package render

import (
	"bytes"
	"slices"

	"digest/internal/feed"
	"digest/internal/plan"
)

// Entry renders the content of a feed's entry and checks the whole.
func (t *Theme) Entry(b *bytes.Buffer, planned plan.FeedEntry) (feed.Entry, error) {
	fields := planned.Fields()
	if err := t.execute(b, fields.URL, planned.Template, planned.View()); err != nil {
		return feed.Entry{}, err
	}
	fields.ContentHTML = b.String()
	return feed.NewEntry(fields)
}

// A Format is one of the files that a feed is written to.
type Format struct {
	// Path is where it goes, relative to the output.
	Path string
	// Encode writes a feed that is complete with its entries into the buffer, in place
	// of what is there.
	Encode func(*bytes.Buffer, feed.Feed) error
}

// Formats are the files of a feed.
func Formats(planned plan.Feed) []Format {
	all := []Format{{planned.Atom, feed.Atom}, {planned.RSS, feed.RSS}, {planned.JSON, feed.JSON}}
	return slices.DeleteFunc(all, func(f Format) bool { return f.Path == "" })
}
