package cache

import (
	"encoding/binary"
	"iter"
	"slices"
	"sync"

	"digest/internal/fingerprint"
)

// Contents are what a file shows of what is left where it is, as places in a memory's
// Sums. They are packed, because hundreds of thousands of them are remembered, and most
// builds ask for few.
type Contents string

// places are the numbers; bytes that are none end them with -1.
func (c Contents) places() iter.Seq[int] {
	return func(yield func(int) bool) {
		for rest := []byte(c); len(rest) > 0; {
			place, n := binary.Uvarint(rest)
			if n <= 0 || place > uint64(^uint32(0)) {
				yield(-1)
				return
			}
			if !yield(int(place)) {
				return
			}
			rest = rest[n:]
		}
	}
}

// Of gives the sums that contents of a memory stand for; false when they are damaged.
func (m Memory) Of(c Contents) (sums []fingerprint.Sum, ok bool) {
	for place := range c.places() {
		if place < 0 || place >= len(m.Sums) {
			return nil, false
		}
		sums = append(sums, m.Sums[place])
	}
	return sums, true
}

// Holding says, of contents of a memory, whether all of them are among some sums. To ask
// so once for every sum makes the answers quick.
func (m Memory) Holding(sums map[fingerprint.Sum]bool) func(Contents) bool {
	holds := make([]bool, len(m.Sums))
	for i, sum := range m.Sums {
		holds[i] = sums[sum]
	}
	return func(c Contents) bool {
		for place := range c.places() {
			if place < 0 || place >= len(holds) || !holds[place] {
				return false
			}
		}
		return true
	}
}

// A Numbering makes contents for a new memory. The contents of the one before stay what
// they are. It is safe for concurrent use.
type Numbering struct {
	mu     sync.Mutex
	places map[fingerprint.Sum]int
	sums   []fingerprint.Sum
}

// NewNumbering goes on where a memory ended.
func NewNumbering(last Memory) *Numbering {
	n := &Numbering{places: make(map[fingerprint.Sum]int, len(last.Sums)), sums: slices.Clip(last.Sums)}
	for i, sum := range last.Sums {
		n.places[sum] = i
	}
	return n
}

// Contents numbers the sums.
func (n *Numbering) Contents(sums []fingerprint.Sum) Contents {
	n.mu.Lock()
	defer n.mu.Unlock()
	var packed []byte
	for _, sum := range sums {
		place, known := n.places[sum]
		if !known {
			place = len(n.sums)
			n.places[sum] = place
			n.sums = append(n.sums, sum)
		}
		packed = binary.AppendUvarint(packed, uint64(place))
	}
	return Contents(packed)
}

// Finish gives a memory with these outputs their sums. Sums that no output has any more
// go when they are more than the others, and there are many for an output.
func (n *Numbering) Finish(m *Memory) {
	m.Sums = n.sums
	const many = 4
	if len(n.sums) <= many*len(m.Outputs) {
		return // an article has two, which several outputs show
	}
	used := make([]bool, len(n.sums))
	count := 0
	for _, output := range m.Outputs {
		for place := range output.Contents.places() {
			if place >= 0 && place < len(used) && !used[place] {
				used[place] = true
				count++
			}
		}
	}
	if len(n.sums) <= 2*count {
		return
	}
	fresh := NewNumbering(Memory{})
	for name, output := range m.Outputs {
		if sums, ok := m.Of(output.Contents); ok {
			output.Contents = fresh.Contents(sums)
			m.Outputs[name] = output
		}
	}
	m.Sums = fresh.sums
}
