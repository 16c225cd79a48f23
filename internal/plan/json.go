package plan

import (
	"strconv"
	"unicode/utf8"
)

// A jsonWriter writes JSON in one go. Objects have their keys in the order in which
// they are written; encoding/json would sort them, and so do its users here. Texts
// are escaped as encoding/json does it, so that the JSON can stand in HTML.
type jsonWriter struct{ b []byte }

// next puts the comma before what is not the first.
func (w *jsonWriter) next() {
	if n := len(w.b); n > 0 && w.b[n-1] != '{' && w.b[n-1] != '[' && w.b[n-1] != ':' {
		w.b = append(w.b, ',')
	}
}

// begin and end are an object's.
func (w *jsonWriter) begin() {
	w.next()
	w.b = append(w.b, '{')
}

func (w *jsonWriter) end() { w.b = append(w.b, '}') }

// beginList and endList are an array's.
func (w *jsonWriter) beginList() {
	w.next()
	w.b = append(w.b, '[')
}

func (w *jsonWriter) endList() { w.b = append(w.b, ']') }

// key begins a member of an object. Keys are words of ours that need no escaping.
func (w *jsonWriter) key(key string) {
	w.next()
	w.b = append(append(append(w.b, '"'), key...), '"', ':')
}

// text is a member whose value is a text.
func (w *jsonWriter) text(key, value string) {
	w.key(key)
	w.b = appendJSONText(w.b, value)
}

// optional is a member that is left out without a text.
func (w *jsonWriter) optional(key, value string) {
	if value != "" {
		w.text(key, value)
	}
}

// texts is a member whose value is a list; it is left out without one.
func (w *jsonWriter) texts(key string, values []string) {
	if len(values) == 0 {
		return
	}
	w.key(key)
	w.beginList()
	for _, v := range values {
		w.next()
		w.b = appendJSONText(w.b, v)
	}
	w.endList()
}

func (w *jsonWriter) number(key string, value int) {
	w.key(key)
	w.b = strconv.AppendInt(w.b, int64(value), 10)
}

// appendJSONText appends a text as json.Marshal does: with <, >, & and the line
// ends of old scripts escaped, and what is no UTF-8 replaced.
func appendJSONText(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	written := 0
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&',
			c >= utf8.RuneSelf && c != '\u2028' && c != '\u2029' && (c != utf8.RuneError || size > 1):
			i += size
			continue
		}
		b = append(b, s[written:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', byte(c))
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', hex[c>>12&15], hex[c>>8&15], hex[c>>4&15], hex[c&15])
		}
		i += size
		written = i
	}
	return append(append(b, s[written:]...), '"')
}
