package sitemap

import (
	"fmt"
	"time"
)

// A lastMod is a W3C date and the moment at which it begins. The zero value is
// no date, and older than any.
type lastMod struct {
	text string
	time time.Time
}

// parseLastMod reads a W3C date, or nothing. A time of day must have its zone.
func parseLastMod(s string) (lastMod, error) {
	if s == "" {
		return lastMod{}, nil
	}
	for _, layout := range []string{
		"2006-01-02", "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01", "2006",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return lastMod{s, t}, nil
		}
	}
	return lastMod{}, fmt.Errorf("lastmod %q is not a W3C date: write 2026-05-28 or 2026-05-28T09:17:00+02:00", s)
}

// after reports whether m is newer than n.
func (m lastMod) after(n lastMod) bool {
	return m.text != "" && (n.text == "" || m.time.After(n.time))
}
