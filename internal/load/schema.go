package load

import (
	"reflect"

	"digest/internal/news"
)

// schemas know the keys of every record and table, read once from the struct
// tags. They are not changed after [newSchemas].
type schemas map[reflect.Type]*schema

// A schema is the keys of one type.
type schema struct {
	keys   []string // in the order of the struct, which is that of docs/format.md
	fields []int    // the struct field of each key
}

// newSchemas reads the types that files are decoded into.
func newSchemas() schemas {
	s := schemas{}
	for _, kind := range contentKinds() {
		s.add(reflect.TypeOf(kind.record(news.Origin{})).Elem(), "key")
	}
	s.add(reflect.TypeFor[news.Settings](), "toml")
	return s
}

// add reads the type and the types inside it. Fields without the tag, such as
// Origin and Body, are not for authors.
func (s schemas) add(t reflect.Type, tag string) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t == dateType || s[t] != nil {
		return
	}
	read := &schema{}
	s[t] = read
	for i := range t.NumField() {
		if key := t.Field(i).Tag.Get(tag); key != "" {
			read.keys = append(read.keys, key)
			read.fields = append(read.fields, i)
			s.add(t.Field(i).Type, tag)
		}
	}
}
