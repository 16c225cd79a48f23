package build

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"digest/internal/feed"
	"digest/internal/fingerprint"
	"digest/internal/plan"
	"digest/internal/render"
)

// feeds writes the feeds whose entries or settings changed. An entry's content is
// rendered when the first feed needs it, once for all feeds.
func (w *writer) feeds(ctx context.Context, planned *plan.Plan) error {
	entries := feedEntries(planned, w.theme)
	for _, e := range entries {
		e.imprint = sync.OnceValues(func() (imprint, error) {
			return w.imprint(w.theme.Sum, e.planned.Fields(), e.planned.Template, e.planned.View())
		})
	}
	waiting := make([]atomic.Int32, len(entries)) // how many feeds are still to carry each
	for _, f := range planned.Feeds {
		for _, at := range f.Entries {
			waiting[at].Add(1)
		}
	}
	return w.each(ctx, len(planned.Feeds), func(b *bytes.Buffer, i int) error {
		err := w.feed(b, planned.Feeds[i], entries)
		for _, at := range planned.Feeds[i].Entries {
			if waiting[at].Add(-1) == 0 {
				entries[at] = nil // it is held no longer than it is needed
			}
		}
		return err
	})
}

// feed writes a feed in all its formats, which are made of the same.
func (w *writer) feed(b *bytes.Buffer, planned plan.Feed, entries []*feedEntry) error {
	whole := sync.OnceValues(func() (imprint, error) { return w.feedImprint(planned, entries) })
	for _, format := range render.Formats(planned) {
		if kept, err := w.keepByWords(format.Path, orderFeed); err != nil {
			return err
		} else if kept {
			continue
		}
		p, err := whole()
		if err != nil {
			return fmt.Errorf("the feed %s: %w", planned.Atom, err)
		}
		err = w.file(format.Path, orderFeed, p, func() ([]byte, error) {
			err := encodeFeed(b, planned, format, entries)
			return b.Bytes(), err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// feedImprint is that of a feed with all its entries.
func (w *writer) feedImprint(planned plan.Feed, entries []*feedEntry) (imprint, error) {
	var words []fingerprint.Sum
	own := make([]fingerprint.Sum, len(planned.Entries))
	for i, at := range planned.Entries {
		p, err := entries[at].imprint()
		if err != nil {
			return imprint{}, err
		}
		own[i] = p.sum
		words = append(words, p.words...)
	}
	p, err := w.imprint(planned.Feed, own)
	p.words = words
	return p, err
}

// A feedEntry is an entry of whatever feeds carry it. It is rendered when one of them
// needs it first.
type feedEntry struct {
	planned *plan.FeedEntry
	theme   *render.Theme
	// imprint is what an entry is made of, for a build that may keep the feeds.
	imprint func() (imprint, error)
	once    sync.Once
	made    feed.Entry
	err     error
}

func feedEntries(planned *plan.Plan, theme *render.Theme) []*feedEntry {
	entries := make([]*feedEntry, len(planned.Entries))
	for i := range entries {
		entries[i] = &feedEntry{planned: &planned.Entries[i], theme: theme}
	}
	return entries
}

// get gives the entry. Whoever is first has it rendered in the buffer.
func (e *feedEntry) get(b *bytes.Buffer) (feed.Entry, error) {
	e.once.Do(func() {
		b.Reset()
		e.made, e.err = e.theme.Entry(b, *e.planned)
	})
	return e.made, e.err
}

// encodeFeed writes a feed into the buffer, in place of what is there, after it has
// rendered those of its entries there which no other feed needed before.
func encodeFeed(b *bytes.Buffer, planned plan.Feed, format render.Format, entries []*feedEntry) error {
	complete := planned.Feed
	complete.Entries = make([]feed.Entry, len(planned.Entries))
	for i, at := range planned.Entries {
		var err error
		if complete.Entries[i], err = entries[at].get(b); err != nil {
			return err
		}
	}
	if err := format.Encode(b, complete); err != nil {
		return fmt.Errorf("writing %s: %w", format.Path, err)
	}
	return nil
}
