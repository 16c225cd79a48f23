package search

import (
	"cmp"
	"encoding/json"
	"slices"
	"unicode/utf8"
)

const (
	// fullFile is how many bytes of words a file may have before words move out to
	// files of their own.
	fullFile = 16 << 10
	// leastRoom is what there is room for beside a word that fills its file.
	leastRoom = 2 << 10
)

// wordFiles spreads the words over files by how they begin. All are in one file,
// unless they are too many: then those with some first letters, of which there are
// many, move out to files of their own, and so on with second letters. The file of
// a word is that of its longest beginning that has one.
//
// The first file lists the beginnings that have a file.
func wordFiles(terms []term) []File {
	var s spreader
	s.spread(terms, 0)
	beginnings := File{Path: "words.json", Encode: func() ([]byte, error) { return json.Marshal(s.beginnings) }}
	return append([]File{beginnings}, s.files...)
}

// A spreader makes the files of words.
type spreader struct {
	beginnings []string
	files      []File
}

// spread makes the files of words that share their first bytes, which are whole
// characters.
func (s *spreader) spread(terms []term, shared int) {
	if len(terms) < 2 || size(terms) <= fullFile {
		s.add(terms, shared, func() []term { return terms })
		return
	}
	var here []term // what stays in the file of the beginning itself
	room, rest := fullFile, terms
	if len(terms[0].name) == shared {
		here, rest = append(here, terms[0]), terms[1:]
		room = max(room-terms[0].size(), leastRoom)
	}
	groups := byNext(rest, shared)
	longest := longestToStay(groups, room)
	for _, g := range groups {
		if size(g) <= longest {
			here = append(here, g...)
		}
	}
	s.add(terms, shared, func() []term {
		if shared == 0 { // which no query is
			return here
		}
		return append(slices.Clip(here), starting(terms[0].name[:shared], terms))
	})
	for _, g := range groups {
		if size(g) > longest {
			s.spread(g, shared+utf8.RuneLen(firstRune(g[0].name[shared:])))
		}
	}
}

// add makes the file of a beginning: what the terms share.
func (s *spreader) add(terms []term, shared int, content func() []term) {
	beginning := ""
	if len(terms) > 0 {
		beginning = terms[0].name[:shared]
	}
	s.beginnings = append(s.beginnings, beginning)
	s.files = append(s.files, File{Path: "w-" + beginning + ".json", Encode: func() ([]byte, error) {
		terms := content()
		data := append(make([]byte, 0, size(terms)+len(terms)+len("{}\n")), '{')
		for i, t := range terms {
			if i > 0 {
				data = append(data, ',', '\n')
			}
			data = t.appendJSON(data)
		}
		return append(data, '}', '\n'), nil
	}})
}

// byNext divides terms by the character after the bytes that they share.
func byNext(terms []term, shared int) [][]term {
	var groups [][]term
	for i := 0; i < len(terms); {
		next := firstRune(terms[i].name[shared:])
		end := i + 1
		for end < len(terms) && firstRune(terms[end].name[shared:]) == next {
			end++
		}
		groups = append(groups, terms[i:end])
		i = end
	}
	return groups
}

// longestToStay is how long a group may be to stay in a file that has some room. It
// is a power of two, so that it rarely changes.
func longestToStay(groups [][]term, room int) int {
	for longest := fullFile; longest > 0; longest /= 2 {
		total := 0
		for _, g := range groups {
			if n := size(g); n <= longest {
				total += n
			}
		}
		if total <= room {
			return longest
		}
	}
	return 0
}

// size is about how many bytes the terms take.
func size(terms []term) int {
	n := 0
	for i := range terms {
		n += terms[i].size()
	}
	return n
}

// starting is the term that stands for all words with a beginning: the newest
// entries with such a word in a title or a name.
func starting(beginning string, terms []term) term {
	t := term{name: beginning + "*"}
	for kind := range kinds {
		var ids []uint64
		for i := range terms {
			for j := range terms[i].lists {
				if l := &terms[i].lists[j]; l.kind == kind && l.field == title {
					ids = slices.AppendSeq(ids, l.ids())
				}
			}
		}
		slices.SortFunc(ids, func(a, b uint64) int { return cmp.Compare(b, a) })
		for _, id := range slices.Compact(ids) {
			t.list(kind, title).add(id, longestStart)
		}
	}
	return t
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
