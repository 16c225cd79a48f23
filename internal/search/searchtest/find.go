// Package searchtest searches an index as static/js/search.js does, for tests: what
// is written here once more in Go says what the browser should find.
package searchtest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"digest/internal/search"
)

// mostWords is how many words of a query count.
const mostWords = 6

// shares are how many results of a kind are shown at first.
var shares = [...]int{search.Person: 3, search.Topic: 2, search.Statement: 4, search.Article: 7}

// A Result is what a reader sees of an entry.
type Result struct {
	Kind                    search.Kind
	Title, Href, Note, Text string
}

// An Answer is what a query finds.
type Answer struct {
	// Found is how many entries of each kind fit; More says that there may be more.
	Found map[search.Kind]int
	More  bool
	// First are the results that are shown first.
	First []Result
	// Loaded is how many bytes of the index it took, and Files how many files.
	Loaded, Files int
}

// Find answers a query. read gives a file of the index.
func Find(read func(path string) ([]byte, error), query string) (Answer, error) {
	r := &reader{read: read, files: make(map[string][]byte)}
	var words []string
	for _, word := range search.Words(query) {
		if !slices.Contains(words, word) && len(words) < mostWords {
			words = append(words, word)
		}
	}
	lookups := make([]lookup, len(words))
	for i, word := range words {
		lookups[i] = r.lookup(word)
	}
	a := Answer{Found: make(map[search.Kind]int)}
	found := match(lookups)
	for kind, hits := range found {
		a.Found[search.Kind(kind)] = len(hits)
		for _, h := range hits[:min(len(hits), shares[kind])] {
			a.First = append(a.First, r.record(search.Kind(kind), h.id))
		}
	}
	for _, l := range lookups {
		a.More = a.More || l.horizon != [4]float64{}
	}
	for _, data := range r.files {
		a.Files++
		a.Loaded += len(data)
	}
	return a, r.err
}

// A key is an entry of the index.
type key struct {
	kind search.Kind
	id   uint64
}

// A lookup is what one word of a query finds: a score for each entry, and how far
// back each kind is known. Below the horizon an entry may hold the word.
type lookup struct {
	hits    map[key]int
	horizon [4]float64
}

type hit struct {
	id    uint64
	score int
}

// match finds the entries that hold, or may hold, all words, the best first, and of
// those that fit as well the newest.
func match(lookups []lookup) (found [4][]hit) {
	seen := make(map[key]bool)
	for _, l := range lookups {
		for k := range l.hits {
			if seen[k] {
				continue
			}
			seen[k] = true
			h := hit{id: k.id}
			if !slices.ContainsFunc(lookups, func(l lookup) bool {
				h.score += l.hits[k]
				return l.hits[k] == 0 && float64(k.id) >= l.horizon[k.kind]
			}) {
				found[k.kind] = append(found[k.kind], h)
			}
		}
	}
	for _, hits := range found {
		slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(b.score-a.score, cmp.Compare(b.id, a.id)) })
	}
	return found
}

// A reader reads files of an index, each once.
type reader struct {
	read  func(path string) ([]byte, error)
	files map[string][]byte
	err   error
}

// json reads a file into a value.
func (r *reader) json(name string, into any) {
	path := name + ".json"
	if _, known := r.files[path]; !known {
		data, err := r.read(path)
		r.err = cmp.Or(r.err, err)
		r.files[path] = data
	}
	if err := json.Unmarshal(r.files[path], into); err != nil {
		r.err = cmp.Or(r.err, fmt.Errorf("%s: %w", path, err))
	}
}

func (r *reader) lookup(word string) lookup {
	l := lookup{hits: make(map[key]int)}
	var starts []string
	r.json("words", &starts)
	start := ""
	for _, s := range starts {
		if strings.HasPrefix(word, s) && len(s) > len(start) {
			start = s
		}
	}
	var terms map[string][][]uint64
	r.json("w-"+start, &terms)
	for term, lists := range terms {
		if !strings.HasPrefix(term, word) {
			continue
		}
		if strings.HasSuffix(term, "*") {
			l.horizon = [4]float64{math.Inf(1), math.Inf(1), math.Inf(1), math.Inf(1)}
		}
		for _, list := range lists {
			l.add(list, term == word)
		}
	}
	return l
}

// add takes one list of a word.
func (l *lookup) add(list []uint64, exact bool) {
	kind, more, score := search.Kind(list[0]&3), list[0]&4 != 0, int(list[0]>>3)
	if exact {
		score++
	}
	id := list[1]
	for i := range list[1:] {
		if i > 0 {
			id -= list[1+i]
		}
		k := key{kind, id}
		l.hits[k] = max(l.hits[k], score)
	}
	if more {
		l.horizon[kind] = max(l.horizon[kind], float64(id))
	}
}

func (r *reader) record(kind search.Kind, id uint64) Result {
	var records [][4]string
	r.json(fmt.Sprintf("%d-%s", kind, strconv.FormatUint(id/16, 36)), &records)
	if at := int(id % 16); at < len(records) {
		record := records[at]
		return Result{kind, record[0], record[1], record[2], record[3]}
	}
	r.err = cmp.Or(r.err, fmt.Errorf("kind %d has no entry %d", kind, id))
	return Result{}
}
