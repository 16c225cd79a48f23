package export

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"

	"digest/internal/news"
)

// writeJSON writes a document, a struct or a list, with each of its fields and each
// record of its lists on a line of its own: whoever reads the file, or the changes
// from one build to the next, sees records. A list may be [records], which are
// made one by one. Signs of HTML stay as they are: the files are data, and no
// page embeds them. Records that hold are taken from the former file, if there is one.
func writeJSON(out io.Writer, document any, before *former) error {
	w := jsonWriter{out: out, former: before}
	w.encoder = json.NewEncoder(&w.b)
	w.encoder.SetEscapeHTML(false)
	w.former.line()
	w.document(reflect.ValueOf(document))
	w.b.WriteByte('\n')
	w.flush(0)
	w.former.end()
	return w.err
}

// A jsonWriter writes a document. The first error stays.
type jsonWriter struct {
	out     io.Writer
	b       bytes.Buffer // what waits to be written
	encoder *json.Encoder
	former  *former
	err     error
}

// line ends a line, and begins the next.
func (w *jsonWriter) line(end, begin string) {
	w.b.WriteString(end)
	w.b.WriteByte('\n')
	w.b.WriteString(begin)
	w.former.line()
}

// flush writes what waits, if it is more than so many bytes.
func (w *jsonWriter) flush(most int) {
	if w.b.Len() <= most {
		return
	}
	if w.err == nil {
		_, w.err = w.out.Write(w.b.Bytes())
	}
	w.b.Reset()
}

// value writes a value on one line.
func (w *jsonWriter) value(v reflect.Value) {
	if err := w.encoder.Encode(v.Interface()); err != nil && w.err == nil {
		w.err = err
	}
	w.b.Truncate(w.b.Len() - 1) // the encoder ends the line
}

func (w *jsonWriter) document(v reflect.Value) {
	if isList(v) {
		w.list(v, "")
		return
	}
	w.b.WriteByte('{')
	w.fields(v, "")
	w.line("", "}")
}

// fields writes the fields of a struct, those of an embedded one among them, and
// returns what ends the line before the next.
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
		w.line(before, `  "`+name+`": `)
		before = ","
		if isList(v.Field(i)) {
			w.list(v.Field(i), "  ")
		} else {
			w.value(v.Field(i))
		}
	}
	return before
}

// isList says whether a value is a slice or records.
func isList(v reflect.Value) bool { return v.Kind() == reflect.Slice || v.Kind() == reflect.Func }

func (w *jsonWriter) list(v reflect.Value, indent string) {
	w.b.WriteByte('[')
	empty := true
	line := func() {
		end := ","
		if empty {
			end = ""
		}
		empty = false
		w.flush(32 << 10)
		w.line(end, indent+"  ")
	}
	many, ok := reflect.TypeAssert[interface {
		each(do func(of *news.Article, value func() any))
	}](v)
	if ok {
		many.each(func(of *news.Article, value func() any) {
			if line(); w.former.holds(of) {
				w.formerRecord()
			} else {
				w.value(reflect.ValueOf(value()))
			}
		})
	} else {
		for i := range v.Len() {
			line()
			w.value(v.Index(i))
		}
	}
	if !empty {
		w.line("", indent)
	}
	w.b.WriteByte(']')
}

// formerRecord writes the record that stood on the line.
func (w *jsonWriter) formerRecord() {
	was := bytes.TrimSuffix(bytes.TrimSpace(w.former.part), []byte(","))
	if !bytes.HasPrefix(was, []byte("{")) || !bytes.HasSuffix(was, []byte("}")) {
		w.former.fail(errFormer)
	}
	w.b.Write(was)
}
