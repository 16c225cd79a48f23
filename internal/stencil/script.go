package stencil

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"unicode/utf8"
)

// An Appender writes its own JSON: the bytes that json.Marshal gives of it, which
// has <, > and & escaped.
type Appender interface {
	json.Marshaler
	// AppendJSON appends the JSON to dst and returns the extended slice.
	AppendJSON(dst []byte) []byte
}

var appenderType = reflect.TypeFor[Appender]()

// printScript compiles a value that stands in a script. It is printed as JSON.
func printScript(value expr, stages []escaper) op {
	names := make([]string, len(stages))
	write := chain(names, stages)
	appends := value.shape.known && value.shape.typ != nil && value.shape.typ.Implements(appenderType)
	return func(r *run, dot reflect.Value) flow {
		v, ok := value.eval(r, dot)
		if !ok {
			return failed
		}
		var a any
		if v.IsValid() {
			a = v.Interface()
		}
		if appends && len(stages) == 0 {
			if r.out, ok = appendOwn(r.out, a.(Appender)); !ok {
				return r.fail("JSON that might end its script")
			}
			return next
		}
		made, ok := appendScript(r.spare[1][:0], a)
		if !ok {
			return r.fail("a value that is no JSON")
		}
		r.spare[1] = made
		return r.write(write, asString(made), text)
	}
}

// appendOwn appends what a value writes itself, if it is an object or a list and
// cannot end the script.
func appendOwn(dst []byte, a Appender) ([]byte, bool) {
	start := len(dst)
	dst = a.AppendJSON(dst)
	made := dst[start:]
	ok := len(made) > 0 && (made[0] == '[' || made[0] == '{') &&
		bytes.IndexByte(made, '<') < 0 && !separates(made)
	return dst, ok
}

// separates is true of U+2028 and U+2029, which end lines in old scripts.
func separates(b []byte) bool {
	return bytes.Contains(b, []byte("\u2028")) || bytes.Contains(b, []byte("\u2029"))
}

// appendScript appends a value as an expression of JavaScript.
func appendScript(dst []byte, a any) ([]byte, bool) {
	switch t := marshalled(a).(type) {
	case template.JS:
		return append(dst, string(t)...), true
	case template.JSStr:
		return append(append(append(dst, '"'), string(t)...), '"'), true
	case json.Marshaler:
		a = t
	case fmt.Stringer:
		a = t.String()
	default:
		a = t
	}
	b, err := json.Marshal(a)
	if err != nil || len(b) == 0 || separates(b) {
		return dst, false
	}
	// Words and numbers must not run into what stands beside them.
	if isWord(b[0]) || isWord(b[len(b)-1]) {
		return append(append(append(dst, ' '), b...), ' '), true
	}
	return append(dst, b...), true
}

// marshalled goes through pointers to what says itself how it becomes JSON, or to
// what is no pointer.
func marshalled(a any) any {
	if a == nil {
		return nil
	}
	v := reflect.ValueOf(a)
	for v.Kind() == reflect.Pointer && !v.IsNil() && !v.Type().Implements(marshalerType) {
		v = v.Elem()
	}
	return v.Interface()
}

var marshalerType = reflect.TypeFor[json.Marshaler]()

// isWord is true of what names and numbers of JavaScript are made of.
func isWord(c byte) bool {
	return c == '$' || c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// scriptTable is what stands for characters in a text between quotation marks.
var scriptTable = func() (t table) {
	for c := range ' ' {
		t[c] = fmt.Sprintf(`\u%04x`, c)
	}
	for c, escape := range map[rune]string{
		'\t': `\t`, '\n': `\n`, '\f': `\f`, '\r': `\r`, '/': `\/`, '\\': `\\`,
		'"': `\u0022`, '`': `\u0060`, '&': `\u0026`, '\'': `\u0027`, '+': `\u002b`, '<': `\u003c`, '>': `\u003e`,
	} {
		t[c] = escape
	}
	return t
}()

// jsStringEscaper is for a text between quotation marks in a script.
func jsStringEscaper(_ *run, dst []byte, s string, kind content) ([]byte, bool) {
	if kind == scriptText {
		return dst, false
	}
	if strings.IndexByte(s, '\xe2') < 0 {
		return appendReplaced(dst, s, &scriptTable), true
	}
	written := 0
	for i, c := range s {
		var escape string
		switch {
		case c < utf8.RuneSelf:
			escape = scriptTable[c]
		case c == '\u2028':
			escape = `\u2028`
		case c == '\u2029':
			escape = `\u2029`
		}
		if escape != "" {
			dst = append(append(dst, s[written:i]...), escape...)
			written = i + utf8.RuneLen(c)
		}
	}
	return append(dst, s[written:]...), true
}
