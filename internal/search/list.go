package search

import (
	"encoding/binary"
	"strconv"
)

// A field is where in an entry a word stands. A word counts where it stands best.
type field uint8

const (
	title field = iota // or a name
	text
	body
)

// weights are what a word counts in a field; a whole word counts one more than the
// beginning of one.
var weights = [...]uint64{title: 7, text: 3, body: 1}

// The most bytes of a list, and of a list of those under a beginning of words.
const (
	longestList  = 6 << 10
	longestFew   = 512 // for the kinds of which there are few
	longestStart = 512
)

// A list holds the numbers of entries of one kind in which a word stands in one
// field, newest first: the first, then the steps down to each next one.
type list struct {
	kind  Kind
	field field
	// more says that there are older ones, for which there was no room.
	more        bool
	count       int
	bytes       int // of the steps as they are written
	first, last uint64
	steps       []byte // as varints, which take less memory
}

// add puts an older entry at the end, if there is room.
func (l *list) add(id uint64, longest int) {
	switch {
	case l.more:
	case l.count == 0:
		l.count, l.first, l.last = 1, id, id
	default:
		step := l.last - id
		n := len(",") + digits(step)
		if l.more = l.bytes+n > longest; !l.more {
			l.steps = binary.AppendUvarint(l.steps, step)
			l.last = id
			l.count++
			l.bytes += n
		}
	}
}

// append puts a list of older entries at the end, as far as there is room. It gives
// what adding them one by one gives.
func (l *list) append(older list, longest int) {
	for id := range older.ids() {
		if l.add(id, longest); l.more {
			return
		}
	}
	l.more = l.more || older.more
}

// ids are the numbers in the list, newest first.
func (l *list) ids() func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		id, steps := l.first, l.steps
		for range l.count {
			if !yield(id) {
				return
			}
			step, n := binary.Uvarint(steps)
			id, steps = id-step, steps[n:]
		}
	}
}

// longest is how many bytes a list of this kind may have.
func (k Kind) longest() int {
	if k == Person || k == Topic {
		return longestFew
	}
	return longestList
}

// digits is how many digits a number is written with.
func digits(n uint64) int {
	count := 1
	for ; n > 9; n /= 10 {
		count++
	}
	return count
}

// appendJSON writes the list as an array: the kind, whether there is more and what
// a word counts in the field, in one number; then the first number and the steps.
func (l *list) appendJSON(dst []byte) []byte {
	head := uint64(l.kind) | weights[l.field]<<3
	if l.more {
		head |= 1 << 2
	}
	dst = append(dst, '[')
	dst = strconv.AppendUint(dst, head, 10)
	dst = append(dst, ',')
	dst = strconv.AppendUint(dst, l.first, 10)
	for steps := l.steps; len(steps) > 0; {
		step, n := binary.Uvarint(steps)
		dst = append(dst, ',')
		dst = strconv.AppendUint(dst, step, 10)
		steps = steps[n:]
	}
	return append(dst, ']')
}

// A term is a word of the index with its lists, by kind and field.
type term struct {
	name  string
	lists []list
}

// list is the term's list for a kind and a field, which it adds where there is none.
func (t *term) list(kind Kind, f field) *list {
	for i := len(t.lists) - 1; i >= 0; i-- { // the last one is the likeliest
		if l := &t.lists[i]; l.kind == kind && l.field == f {
			return l
		}
	}
	t.lists = append(t.lists, list{kind: kind, field: f})
	return &t.lists[len(t.lists)-1]
}

// appendJSON writes the term as a member of an object. Its name is made of letters
// and digits, and needs no escapes.
func (t *term) appendJSON(dst []byte) []byte {
	dst = append(dst, '"')
	dst = append(dst, t.name...)
	dst = append(dst, `":[`...)
	for i := range t.lists {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = t.lists[i].appendJSON(dst)
	}
	return append(dst, ']')
}

// size is about how many bytes the term takes.
func (t *term) size() int {
	n := len(t.name) + len(`"":[],`)
	for i := range t.lists {
		l := &t.lists[i]
		n += len(`[00,],`) + digits(l.first) + l.bytes
	}
	return n
}
