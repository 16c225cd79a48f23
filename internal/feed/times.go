package feed

import (
	"fmt"
	"slices"
	"time"
)

// Distinct returns the times of entries so that no two of them share one, to the second.
//
// Most dates of a digest are days, and a reader that sorts by time would shuffle the
// entries of one day. So among entries of one instant the last given keeps it, and
// each earlier one gets the next free second: where Published does not increase from
// one entry to the next, it strictly decreases afterwards. Updated is never before
// Published, and is made distinct in the same way on its own.
//
// Give it all entries of the site, in the order of the feeds (newest first), and
// only once: then an entry has the same times in every feed that carries it, and
// entries put in front of the list later change nothing for those behind them. Zero
// times stay zero. The argument is not changed.
func Distinct(entries []Times) []Times {
	distinct := slices.Clone(entries)
	published, updated := make(seconds, len(entries)), make(seconds, len(entries))
	for i := range slices.Backward(distinct) {
		e := &distinct[i]
		if e.Published.IsZero() {
			continue
		}
		e.Published = published.take(e.Published)
		e.Updated = updated.take(later(e.Updated, e.Published))
	}
	return distinct
}

// seconds are the taken Unix seconds; each leads to a later one that may be free.
type seconds map[int64]int64

// take returns the first free second from t on, in t's zone, and occupies it.
func (s seconds) take(t time.Time) time.Time {
	wanted := t.Unix()
	free := wanted
	for next, taken := s[free]; taken; next, taken = s[free] {
		free = next
	}
	// The shortcut keeps a thousand entries of one day from walking past each other.
	s[free], s[wanted] = free+1, free+1
	return time.Unix(free, 0).In(t.Location())
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// instant cuts a time to the seconds that all formats can write, and refuses years
// that RFC 3339 and RFC 822 cannot. Zones that are not whole minutes, such as local
// mean times, become UTC: both formats would cut them, and so move the instant.
func instant(t time.Time) (time.Time, error) {
	if _, offset := t.Zone(); offset%60 != 0 {
		t = t.UTC()
	}
	if y := t.Year(); y < 0 || y > 9999 {
		return time.Time{}, fmt.Errorf("the year %d has no place in a feed; use a year of four digits", y)
	}
	return t.Truncate(time.Second), nil
}
