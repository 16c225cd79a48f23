package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// slots is how many entries a file of records may hold.
const slots = 16

// A numbering gives the entries of one kind their numbers: newer ones have larger
// numbers, but for those of the same day, which go by key.
type numbering struct {
	kind    Kind
	entries []Entry  // by number, ascending
	ids     []uint64 // of the entries
}

// number numbers the entries of each kind.
//
// A number is made of two parts: which stretch of days the entry is from, and its
// place among the entries of the stretch. Stretches are of equal length, chosen so
// that about as many entries are in one as a file of records holds.
func number(entries []Entry) [kinds]numbering {
	var all [kinds]numbering
	for kind := range kinds {
		all[kind].kind = kind
	}
	var count [kinds]int
	for _, e := range entries {
		count[e.Kind]++
	}
	for kind := range kinds {
		all[kind].entries = make([]Entry, 0, count[kind])
	}
	for _, e := range entries {
		n := &all[e.Kind]
		e.Day = max(e.Day, 0)
		n.entries = append(n.entries, e)
	}
	for i := range all {
		all[i].number()
	}
	return all
}

func (n *numbering) number() {
	slices.SortFunc(n.entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), strings.Compare(a.Key, b.Key))
	})
	n.ids = make([]uint64, len(n.entries))
	days := stretch(n.entries) // as a power of two
	most, inStretch := 0, 0
	for i, e := range n.entries {
		if i > 0 && e.Day>>days != n.entries[i-1].Day>>days {
			inStretch = 0
		}
		n.ids[i] = uint64(inStretch) // and the stretch, when its width is known
		inStretch++
		most = max(most, inStretch)
	}
	width := bits.Len(uint(max(most, slots) - 1))
	for i, e := range n.entries {
		n.ids[i] |= uint64(e.Day>>days) << width
	}
}

// stretch is how many days belong together, as a power of two: about slots entries
// are from them. Of the entries, which are sorted, the oldest and newest few do
// not count: one from long ago should not make all stretches long.
func stretch(entries []Entry) int {
	if len(entries) == 0 {
		return 0
	}
	low, high := len(entries)/20, len(entries)-1-len(entries)/20
	span := entries[high].Day - entries[low].Day + 1
	return max(0, bits.Len(uint(span*slots/(high-low+1)))-1)
}
