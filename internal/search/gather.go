package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// gather reads all entries and gives the words found in them, sorted. Each worker
// reads a stretch of every kind, newest first, so that its lists continue those of
// the worker before it.
func gather(ctx context.Context, numbered [kinds]numbering, jobs int) ([]term, error) {
	gatherers := make([]gatherer, jobs)
	var workers sync.WaitGroup
	for job := range gatherers {
		g := &gatherers[job]
		g.at, g.tags = make(map[string]int), make(map[string][]int)
		workers.Go(func() {
			for i := range numbered {
				n := &numbered[i]
				oldest, newest := len(n.ids)*(jobs-1-job)/jobs, len(n.ids)*(jobs-job)/jobs
				for at := newest - 1; at >= oldest && g.err == nil; at-- {
					g.err = cmp.Or(ctx.Err(), g.read(n.entries[at], n.ids[at]))
				}
			}
		})
	}
	workers.Wait()
	first := &gatherers[0]
	for i := range gatherers {
		g := &gatherers[i]
		if g.err != nil {
			return nil, g.err
		}
		if i > 0 {
			first.take(g.terms)
			*g = gatherer{}
		}
	}
	slices.SortFunc(first.terms, func(a, b term) int { return strings.Compare(a.name, b.name) })
	for i := range first.terms {
		slices.SortFunc(first.terms[i].lists, func(a, b list) int {
			return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.field, b.field))
		})
	}
	return first.terms, nil
}

// A gatherer collects the words of the entries that it reads.
type gatherer struct {
	terms  []term
	at     map[string]int   // the place of a word in terms
	last   []int            // for each term, the entry in which it stood last, counted from 1
	entry  int              // the entries read so far
	folded []byte           // for use again
	tags   map[string][]int // the words of names that many entries have, as places in terms
	err    error
}

// read notes the words of an entry, each in the best field in which it stands.
func (g *gatherer) read(e Entry, id uint64) error {
	g.entry++
	d := e.Document()
	if e.Kind == Statement { // whose title is a person's name
		g.noteTag(e.Kind, id, title, d.Title)
	} else {
		g.note(e.Kind, id, title, d.Title)
	}
	for _, name := range d.Names {
		g.noteTag(e.Kind, id, title, name)
	}
	g.note(e.Kind, id, text, d.Text)
	for _, more := range d.More {
		g.note(e.Kind, id, text, more)
	}
	for _, tag := range d.Tags {
		g.noteTag(e.Kind, id, text, tag)
	}
	if d.Body == nil {
		return nil
	}
	markdown, err := d.Body()
	if err != nil {
		return fmt.Errorf("indexing %s: %w", e.Key, err)
	}
	g.note(e.Kind, id, body, withoutAddresses(markdown))
	return nil
}

// note puts the entry into the lists of the words of one of its texts.
func (g *gatherer) note(kind Kind, id uint64, f field, s string) {
	g.eachPlace(s, func(at int) { g.noteAt(kind, id, f, at) })
}

// noteTag is note for a text that many entries have.
func (g *gatherer) noteTag(kind Kind, id uint64, f field, s string) {
	places, known := g.tags[s]
	if !known {
		g.eachPlace(s, func(at int) { places = append(places, at) })
		g.tags[s] = places
	}
	for _, at := range places {
		g.noteAt(kind, id, f, at)
	}
}

// eachPlace gives the places of a text's words in terms.
func (g *gatherer) eachPlace(s string, do func(at int)) {
	g.folded = appendFold(g.folded[:0], s)
	eachTerm(g.folded, true, func(word []byte) {
		at, known := g.at[string(word)]
		if !known {
			at = g.add(string(word))
		}
		do(at)
	})
}

func (g *gatherer) noteAt(kind Kind, id uint64, f field, at int) {
	if g.last[at] != g.entry {
		g.last[at] = g.entry
		g.terms[at].list(kind, f).add(id, kind.longest())
	}
}

// add gives a new word its place.
func (g *gatherer) add(word string) int {
	at := len(g.terms)
	g.at[word] = at
	g.terms = append(g.terms, term{name: word})
	g.last = append(g.last, 0)
	return at
}

// take puts words found in older entries behind those of its own.
func (g *gatherer) take(older []term) {
	for _, t := range older {
		at, known := g.at[t.name]
		if !known {
			at = g.add(t.name)
			g.terms[at] = t
			continue
		}
		for _, l := range t.lists {
			g.terms[at].list(l.kind, l.field).append(l, l.kind.longest())
		}
	}
}
