// Package similar tells how much of two texts is the same, as when a wire story is
// on two sites: the resemblance of their shingles (Broder, "On the resemblance and
// containment of documents", 1997), estimated from the smallest hashes of each.
//
//	a, b := similar.Of("…"), similar.Of("…")
//	similar.Share(a, b) // 0.87
package similar

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
)

const (
	shingle  = 4   // words
	sketch   = 256 // hashes kept; the estimate deviates by about 0.03
	shortest = 30  // words of a text that can be compared
)

// A Sketch stands for a text: its smallest shingle hashes, sorted. The nil Sketch
// stands for a text too short to be compared.
type Sketch []uint64

// Of makes the sketch of a text, from its words alone.
func Of(text string) Sketch {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) < shortest {
		return nil
	}
	hashes := make([]uint64, 0, len(words))
	for i := range len(words) - shingle + 1 {
		h := fnv.New64a()
		for _, w := range words[i : i+shingle] {
			_, _ = h.Write([]byte(w)) // a hash takes every byte
			_, _ = h.Write([]byte{' '})
		}
		hashes = append(hashes, mix(h.Sum64()))
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	return Sketch(hashes[:min(len(hashes), sketch)])
}

// mix spreads a hash over its bits, for FNV's high ones say little (Steele and
// others, "Fast splittable pseudorandom number generators", 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Share estimates which part of the shingles of two texts they have in common, from
// 0 to 1.
func Share(a, b Sketch) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	common, seen := 0, 0
	limit := sketch
	if len(a) < sketch && len(b) < sketch {
		limit = len(a) + len(b) // both are complete
	}
	for i, j := 0, 0; seen < limit && (i < len(a) || j < len(b)); seen++ {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			i++
		case i == len(a) || b[j] < a[i]:
			j++
		default:
			common++
			i++
			j++
		}
	}
	return float64(common) / float64(seen)
}
