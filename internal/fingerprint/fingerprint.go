// Package fingerprint tells whether a view changed since the last build: two
// views with the same fingerprint make the same page.
//
// A fingerprint is derived from the view itself, field by field, by reflection,
// so it cannot forget a field that somebody adds later. What has no value to
// compare, such as a function or a channel, is an error rather than skipped.
//
//	h := fingerprint.New()
//	sum, err := h.Of("article.html", view)
//
// Values that many views share, like the site's chrome or a list entry, are
// shared by pointer: a [Hasher] walks each of them once.
package fingerprint

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"reflect"
	"slices"
	"sync"
	"unsafe"
)

// A Sum is a fingerprint: the first half of a SHA-256.
type Sum [16]byte

// A Content is a value that stands for something bigger, which is left where it is:
// its fingerprint is the sum that it gives. The zero sum stands for nothing.
type Content interface{ ContentSum() [16]byte }

// A Hasher makes fingerprints. It is safe for concurrent use. It remembers the
// values behind pointers, so a value must not change while the Hasher is in use.
type Hasher struct {
	writers  sync.Map // reflect.Type → writer
	pointers sync.Map // pointer → pointed
	buffers  sync.Pool
}

// Forget lets go of the values that it remembers; no fingerprint is made meanwhile. They may
// change then.
func (h *Hasher) Forget() { h.pointers.Clear() }

// A trail is a fingerprint as it is made.
type trail struct {
	*Hasher
	// contents are the sums of the contents that were passed, once each; when they are
	// many, passed has them too.
	contents []Sum
	passed   map[Sum]bool
	// hash has what was written already, when that was much.
	hash hash.Hash
}

// much is how many bytes wait before they are hashed.
const much = 64 << 10

// settle hashes what waits, if it is much, and gives the buffer back empty.
func (t *trail) settle(b []byte) []byte {
	if len(b) < much {
		return b
	}
	if t.hash == nil {
		t.hash = sha256.New()
	}
	t.hash.Write(b)
	return b[:0]
}

// sum is the fingerprint of all that was written, of which b waits.
func (t *trail) sum(b []byte) Sum {
	if t.hash == nil {
		return sumOf(b)
	}
	t.hash.Write(b)
	return Sum(t.hash.Sum(nil)[:len(Sum{})])
}

// A pointed is what was found behind a pointer.
type pointed struct {
	sum      Sum
	contents []Sum
}

// New returns a Hasher, ready for use.
func New() *Hasher {
	return &Hasher{buffers: sync.Pool{New: func() any { return new([]byte) }}}
}

// Of is the fingerprint of the values, in their order. Types count: a text and a
// name with the same letters differ.
func (h *Hasher) Of(values ...any) (Sum, error) {
	sum, _, err := h.With(values...)
	return sum, err
}

// With is the fingerprint of the values and the sums of all [Content] in them, once
// each: while those and whatever the rest is made of stay the same, so does the
// fingerprint.
func (h *Hasher) With(values ...any) (Sum, []Sum, error) {
	t := trail{Hasher: h}
	buffer := h.buffers.Get().(*[]byte)
	defer h.buffers.Put(buffer)
	b := (*buffer)[:0]
	var err error
	for _, v := range values {
		if b, err = t.appendDynamic(b, reflect.ValueOf(v)); err != nil {
			return Sum{}, nil, err
		}
	}
	*buffer = b
	return t.sum(b), t.contents, nil
}

// Bytes is the fingerprint of bytes.
func Bytes(b []byte) Sum { return sumOf(b) }

func sumOf(b []byte) Sum {
	full := sha256.Sum256(b)
	return Sum(full[:len(Sum{})])
}

// A writer appends a value of one type. Every value is written so that where it
// ends is known: fixed sizes, and lengths before what has none.
type writer func(t *trail, b []byte, v reflect.Value) ([]byte, error)

// appendDynamic writes what an interface holds: its type's name, and the value.
func (t *trail) appendDynamic(b []byte, v reflect.Value) ([]byte, error) {
	if !v.IsValid() {
		return append(b, 0), nil
	}
	b = appendString(append(b, 1), v.Type().String())
	return t.writer(v.Type())(t, b, v)
}

// writer returns the type's writer, made at its first use.
func (h *Hasher) writer(of reflect.Type) writer {
	if w, ok := h.writers.Load(of); ok {
		return w.(writer)
	}
	w := h.compile(of)
	h.writers.Store(of, w)
	return w
}

// compile makes a type's writer. Types that hold themselves are no problem: they do
// so in lists, maps and behind pointers, whose elements' writers are looked up when
// a value is written.
func (h *Hasher) compile(of reflect.Type) writer {
	if of == timeType {
		return writeTime
	}
	if of.Implements(contentType) {
		return writeContent
	}
	switch of.Kind() {
	case reflect.String:
		return func(_ *trail, b []byte, v reflect.Value) ([]byte, error) {
			return appendString(b, v.String()), nil
		}
	case reflect.Bool:
		return func(_ *trail, b []byte, v reflect.Value) ([]byte, error) {
			if v.Bool() {
				return append(b, 1), nil
			}
			return append(b, 0), nil
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(_ *trail, b []byte, v reflect.Value) ([]byte, error) {
			return binary.AppendVarint(b, v.Int()), nil
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(_ *trail, b []byte, v reflect.Value) ([]byte, error) {
			return binary.AppendUvarint(b, v.Uint()), nil
		}
	case reflect.Float32, reflect.Float64:
		return func(_ *trail, b []byte, v reflect.Value) ([]byte, error) {
			return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float())), nil
		}
	case reflect.Slice, reflect.Array:
		return writeList
	case reflect.Map:
		return writeMap
	case reflect.Pointer:
		return writePointer
	case reflect.Interface:
		return func(t *trail, b []byte, v reflect.Value) ([]byte, error) {
			return t.appendDynamic(b, v.Elem())
		}
	case reflect.Struct:
		return h.compileStruct(of)
	}
	return func(_ *trail, _ []byte, _ reflect.Value) ([]byte, error) {
		return nil, fmt.Errorf("a view cannot hold a %s: it has no value to compare", of)
	}
}

func writeList(t *trail, b []byte, v reflect.Value) ([]byte, error) {
	b = binary.AppendUvarint(b, uint64(v.Len()))
	element := t.writer(v.Type().Elem())
	var err error
	for i := range v.Len() {
		if b, err = element(t, b, v.Index(i)); err != nil {
			return nil, err
		}
		b = t.settle(b)
	}
	return b, nil
}

func (h *Hasher) compileStruct(of reflect.Type) writer {
	fields := make([]writer, of.NumField())
	for i := range fields {
		fields[i] = h.writer(of.Field(i).Type)
	}
	return func(t *trail, b []byte, v reflect.Value) ([]byte, error) {
		var err error
		for i, field := range fields {
			if b, err = field(t, b, v.Field(i)); err != nil {
				return nil, fmt.Errorf("%s.%s: %w", of, of.Field(i).Name, err)
			}
		}
		return b, nil
	}
}

// writeMap writes the entries by the sums of their keys, since a map has no order.
func writeMap(t *trail, b []byte, v reflect.Value) ([]byte, error) {
	type entry struct {
		key   Sum
		value reflect.Value
	}
	entries := make([]entry, 0, v.Len())
	for iter := v.MapRange(); iter.Next(); {
		inside := trail{Hasher: t.Hasher}
		key, err := t.writer(v.Type().Key())(&inside, nil, iter.Key())
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{inside.sum(key), iter.Value()})
	}
	slices.SortFunc(entries, func(a, b entry) int { return slices.Compare(a.key[:], b.key[:]) })
	b = binary.AppendUvarint(b, uint64(len(entries)))
	element := t.writer(v.Type().Elem())
	var err error
	for _, e := range entries {
		b = append(b, e.key[:]...)
		if b, err = element(t, b, e.value); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// writePointer writes the sum of what the pointer leads to, walking it only the
// first time.
func writePointer(t *trail, b []byte, v reflect.Value) ([]byte, error) {
	if v.IsNil() {
		return append(b, 0), nil
	}
	type key struct {
		at unsafe.Pointer
		of reflect.Type
	}
	k := key{v.UnsafePointer(), v.Type()}
	found, known := t.pointers.Load(k)
	if !known {
		inside := trail{Hasher: t.Hasher}
		inner, err := t.writer(v.Type().Elem())(&inside, nil, v.Elem())
		if err != nil {
			return nil, err
		}
		found = pointed{inside.sum(inner), inside.contents}
		t.pointers.Store(k, found)
	}
	p := found.(pointed)
	for _, sum := range p.contents {
		t.pass(sum)
	}
	return append(append(b, 1), p.sum[:]...), nil
}

// writeContent writes the sum of what stays where it is.
func writeContent(t *trail, b []byte, v reflect.Value) ([]byte, error) {
	content, ok := reflect.TypeAssert[Content](v)
	if !ok {
		return nil, fmt.Errorf("a %s in a field that is not exported cannot tell its sum", v.Type())
	}
	sum := Sum(content.ContentSum())
	if sum != (Sum{}) {
		t.pass(sum)
	}
	return append(b, sum[:]...), nil
}

// few contents are found faster in a list than in a map.
const few = 32

// pass notes a content that is on the way.
func (t *trail) pass(sum Sum) {
	if len(t.contents) < few {
		if !slices.Contains(t.contents, sum) {
			t.contents = append(t.contents, sum)
		}
		return
	}
	if t.passed == nil {
		t.passed = make(map[Sum]bool, 2*few)
		for _, known := range t.contents {
			t.passed[known] = true
		}
	}
	if !t.passed[sum] {
		t.passed[sum] = true
		t.contents = append(t.contents, sum)
	}
}

var contentType = reflect.TypeFor[Content]()

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}
