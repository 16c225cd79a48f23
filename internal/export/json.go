package export

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
)

// encodeJSON writes a document, a struct or a list, with each of its fields and each
// record of its lists on a line of its own: whoever reads the file, or the changes
// from one build to the next, sees records. Signs of HTML stay as they are: the files
// are data, and no page embeds them. The size is a guess that saves the buffer from
// growing.
func encodeJSON(document any, size int) ([]byte, error) {
	var w jsonWriter
	w.b.Grow(size)
	w.encoder = json.NewEncoder(&w.b)
	w.encoder.SetEscapeHTML(false)
	w.document(reflect.ValueOf(document))
	w.b.WriteByte('\n')
	return w.b.Bytes(), w.err
}

// A jsonWriter writes a document. The first error stays.
type jsonWriter struct {
	b       bytes.Buffer
	encoder *json.Encoder
	err     error
}

// value writes a value on one line.
func (w *jsonWriter) value(v reflect.Value) {
	if err := w.encoder.Encode(v.Interface()); err != nil && w.err == nil {
		w.err = err
	}
	w.b.Truncate(w.b.Len() - 1) // the encoder ends the line
}

func (w *jsonWriter) document(v reflect.Value) {
	if v.Kind() == reflect.Slice {
		w.list(v, "")
		return
	}
	w.b.WriteByte('{')
	w.fields(v, "\n")
	w.b.WriteString("\n}")
}

// fields writes the fields of a struct, those of an embedded one among them, and
// returns what stands before the next.
func (w *jsonWriter) fields(v reflect.Value, before string) string {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case field.Anonymous && name == "":
			before = w.fields(v.Field(i), before)
			continue
		case options == "omitempty" && (v.Field(i).IsZero() || v.Field(i).Kind() == reflect.Slice && v.Field(i).Len() == 0):
			continue
		}
		w.b.WriteString(before + `  "` + name + `": `)
		before = ",\n"
		if v.Field(i).Kind() == reflect.Slice {
			w.list(v.Field(i), "  ")
		} else {
			w.value(v.Field(i))
		}
	}
	return before
}

func (w *jsonWriter) list(v reflect.Value, indent string) {
	w.b.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			w.b.WriteByte(',')
		}
		w.b.WriteString("\n" + indent + "  ")
		w.value(v.Index(i))
	}
	if v.Len() > 0 {
		w.b.WriteString("\n" + indent)
	}
	w.b.WriteByte(']')
}

// recordSize is about what one record of our JSON or CSV takes.
const recordSize = 1 << 10
