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
	"math"
	"reflect"
	"slices"
	"sync"
	"unsafe"
)

// A Sum is a fingerprint: the first half of a SHA-256.
type Sum [16]byte

// A Hasher makes fingerprints. It is safe for concurrent use. It remembers the
// values behind pointers, so a value must not change while the Hasher is in use.
type Hasher struct {
	writers  sync.Map // reflect.Type → writer
	pointers sync.Map // pointer → Sum
	buffers  sync.Pool
}

// New returns a Hasher, ready for use.
func New() *Hasher {
	return &Hasher{buffers: sync.Pool{New: func() any { return new([]byte) }}}
}

// Of is the fingerprint of the values, in their order. Types count: a text and a
// name with the same letters differ.
func (h *Hasher) Of(values ...any) (Sum, error) {
	buffer := h.buffers.Get().(*[]byte)
	defer h.buffers.Put(buffer)
	b := (*buffer)[:0]
	var err error
	for _, v := range values {
		if b, err = h.appendDynamic(b, reflect.ValueOf(v)); err != nil {
			return Sum{}, err
		}
	}
	*buffer = b
	return sumOf(b), nil
}

func sumOf(b []byte) Sum {
	full := sha256.Sum256(b)
	return Sum(full[:len(Sum{})])
}

// A writer appends a value of one type. Every value is written so that where it
// ends is known: fixed sizes, and lengths before what has none.
type writer func(h *Hasher, b []byte, v reflect.Value) ([]byte, error)

// appendDynamic writes what an interface holds: its type's name, and the value.
func (h *Hasher) appendDynamic(b []byte, v reflect.Value) ([]byte, error) {
	if !v.IsValid() {
		return append(b, 0), nil
	}
	b = appendString(append(b, 1), v.Type().String())
	return h.writer(v.Type())(h, b, v)
}

// writer returns the type's writer, made at its first use.
func (h *Hasher) writer(t reflect.Type) writer {
	if w, ok := h.writers.Load(t); ok {
		return w.(writer)
	}
	w := h.compile(t)
	h.writers.Store(t, w)
	return w
}

// compile makes a type's writer. Types that hold themselves are no problem: they do
// so in lists, maps and behind pointers, whose elements' writers are looked up when
// a value is written.
func (h *Hasher) compile(t reflect.Type) writer {
	if t == timeType {
		return writeTime
	}
	switch t.Kind() {
	case reflect.String:
		return func(_ *Hasher, b []byte, v reflect.Value) ([]byte, error) {
			return appendString(b, v.String()), nil
		}
	case reflect.Bool:
		return func(_ *Hasher, b []byte, v reflect.Value) ([]byte, error) {
			if v.Bool() {
				return append(b, 1), nil
			}
			return append(b, 0), nil
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(_ *Hasher, b []byte, v reflect.Value) ([]byte, error) {
			return binary.AppendVarint(b, v.Int()), nil
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(_ *Hasher, b []byte, v reflect.Value) ([]byte, error) {
			return binary.AppendUvarint(b, v.Uint()), nil
		}
	case reflect.Float32, reflect.Float64:
		return func(_ *Hasher, b []byte, v reflect.Value) ([]byte, error) {
			return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float())), nil
		}
	case reflect.Slice, reflect.Array:
		return writeList
	case reflect.Map:
		return writeMap
	case reflect.Pointer:
		return writePointer
	case reflect.Interface:
		return func(h *Hasher, b []byte, v reflect.Value) ([]byte, error) {
			return h.appendDynamic(b, v.Elem())
		}
	case reflect.Struct:
		return h.compileStruct(t)
	}
	return func(_ *Hasher, _ []byte, _ reflect.Value) ([]byte, error) {
		return nil, fmt.Errorf("a view cannot hold a %s: it has no value to compare", t)
	}
}

func writeList(h *Hasher, b []byte, v reflect.Value) ([]byte, error) {
	b = binary.AppendUvarint(b, uint64(v.Len()))
	element := h.writer(v.Type().Elem())
	var err error
	for i := range v.Len() {
		if b, err = element(h, b, v.Index(i)); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (h *Hasher) compileStruct(t reflect.Type) writer {
	fields := make([]writer, t.NumField())
	for i := range fields {
		fields[i] = h.writer(t.Field(i).Type)
	}
	return func(h *Hasher, b []byte, v reflect.Value) ([]byte, error) {
		var err error
		for i, field := range fields {
			if b, err = field(h, b, v.Field(i)); err != nil {
				return nil, fmt.Errorf("%s.%s: %w", t, t.Field(i).Name, err)
			}
		}
		return b, nil
	}
}

// writeMap writes the entries by the sums of their keys, since a map has no order.
func writeMap(h *Hasher, b []byte, v reflect.Value) ([]byte, error) {
	type entry struct {
		key   Sum
		value reflect.Value
	}
	entries := make([]entry, 0, v.Len())
	for iter := v.MapRange(); iter.Next(); {
		key, err := h.writer(v.Type().Key())(h, nil, iter.Key())
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{sumOf(key), iter.Value()})
	}
	slices.SortFunc(entries, func(a, b entry) int { return slices.Compare(a.key[:], b.key[:]) })
	b = binary.AppendUvarint(b, uint64(len(entries)))
	element := h.writer(v.Type().Elem())
	var err error
	for _, e := range entries {
		b = append(b, e.key[:]...)
		if b, err = element(h, b, e.value); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// writePointer writes the sum of what the pointer leads to, walking it only the
// first time.
func writePointer(h *Hasher, b []byte, v reflect.Value) ([]byte, error) {
	if v.IsNil() {
		return append(b, 0), nil
	}
	type key struct {
		at unsafe.Pointer
		of reflect.Type
	}
	k := key{v.UnsafePointer(), v.Type()}
	sum, known := h.pointers.Load(k)
	if !known {
		inner, err := h.writer(v.Type().Elem())(h, nil, v.Elem())
		if err != nil {
			return nil, err
		}
		sum = sumOf(inner)
		h.pointers.Store(k, sum)
	}
	s := sum.(Sum)
	return append(append(b, 1), s[:]...), nil
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}
