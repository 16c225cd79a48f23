package stencil

import (
	"strings"
	"unicode/utf8"
	"unsafe"
)

// An escaper appends a text, made safe for its place in the HTML; false where only
// html/template can tell how.
type escaper func(r *run, dst []byte, s string, kind content) ([]byte, bool)

// failsafe is what html/template prints in the place of what is not safe there.
const failsafe = "ZgotmplZ"

// The names that html/template gives to its escapers.
const (
	jsValue   = "_html_template_jsvalescaper"
	filterURL = "_html_template_urlfilter"
	normalURL = "_html_template_urlnormalizer"
	quoted    = "_html_template_attrescaper"
)

// escapers are those that are known here. A template that needs another one is left
// to html/template.
var escapers = map[string]escaper{
	jsValue:                         func(*run, []byte, string, content) ([]byte, bool) { return nil, false }, // see printScript
	filterURL:                       urlFilter,
	normalURL:                       func(_ *run, dst []byte, s string, _ content) ([]byte, bool) { return appendURL(dst, s, true), true },
	quoted:                          attrEscaper,
	"_html_template_htmlescaper":    htmlEscaper,
	"_html_template_rcdataescaper":  rcdataEscaper,
	"_html_template_nospaceescaper": nospaceEscaper,
	"_html_template_urlescaper": func(_ *run, dst []byte, s string, kind content) ([]byte, bool) {
		return appendURL(dst, s, kind == address), true
	},
	"_html_template_cssvaluefilter": cssValueFilter,
	"_html_template_jsstrescaper":   jsStringEscaper,
	"_html_template_commentescaper": func(_ *run, dst []byte, _ string, _ content) ([]byte, bool) { return dst, true },
}

// chain makes one escaper of several. What the first one gives, the others take for
// a text like any.
func chain(names []string, stages []escaper) escaper {
	switch {
	case len(stages) == 0:
		return func(_ *run, dst []byte, s string, _ content) ([]byte, bool) { return append(dst, s...), true }
	case len(stages) == 1:
		return stages[0]
	case len(stages) == 3 && names[0] == filterURL && names[1] == normalURL && names[2] == quoted:
		return link
	}
	return func(r *run, dst []byte, s string, kind content) ([]byte, bool) {
		for i, stage := range stages[:len(stages)-1] {
			made, ok := stage(r, r.spare[i%2][:0], s, kind)
			if !ok {
				return dst, false
			}
			r.spare[i%2] = made
			s, kind = asString(made), text
		}
		return stages[len(stages)-1](r, dst, s, kind)
	}
}

// asString is bytes as a string without a copy; they must not change while it is used.
func asString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// A table says what stands for an ASCII character; empty is the character itself.
type table [utf8.RuneSelf]string

var (
	htmlTable = table{
		0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
	}
	// normTable leaves "&" as it is: the text is HTML, with entities.
	normTable = table{
		0: "\uFFFD", '"': "&#34;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
	}
	nospaceTable = table{
		0: "&#xfffd;", '\t': "&#9;", '\n': "&#10;", '\v': "&#11;", '\f': "&#12;", '\r': "&#13;", ' ': "&#32;",
		'"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '=': "&#61;", '>': "&gt;", '`': "&#96;",
	}
)

// appendReplaced appends a text with the table's characters replaced. Bytes that are
// no UTF-8 stay.
func appendReplaced(dst []byte, s string, t *table) []byte {
	written := 0
	for i := range len(s) {
		if c := s[i]; c < utf8.RuneSelf && t[c] != "" {
			dst = append(append(dst, s[written:i]...), t[c]...)
			written = i + 1
		}
	}
	return append(dst, s[written:]...)
}

func htmlEscaper(_ *run, dst []byte, s string, kind content) ([]byte, bool) {
	if kind == html {
		return append(dst, s...), true
	}
	return appendReplaced(dst, s, &htmlTable), true
}

func rcdataEscaper(_ *run, dst []byte, s string, kind content) ([]byte, bool) {
	if kind == html {
		return appendReplaced(dst, s, &normTable), true
	}
	return appendReplaced(dst, s, &htmlTable), true
}

func attrEscaper(_ *run, dst []byte, s string, kind content) ([]byte, bool) {
	if kind == html {
		// html/template takes the tags away.
		return appendReplaced(dst, s, &normTable), strings.IndexByte(s, '<') < 0
	}
	return appendReplaced(dst, s, &htmlTable), true
}

// nospaceEscaper is for an attribute without quotation marks, where some characters
// that are none are dangerous, too.
func nospaceEscaper(_ *run, dst []byte, s string, kind content) ([]byte, bool) {
	if kind == html {
		return dst, false
	}
	if s == "" {
		return append(dst, failsafe...), true
	}
	for _, c := range s {
		switch {
		case c < utf8.RuneSelf && nospaceTable[c] != "":
			dst = append(dst, nospaceTable[c]...)
		case 0xfdd0 <= c && c <= 0xfdef || 0xfff0 <= c && c <= 0xffff: // also what stands for bytes that are no UTF-8
			dst = append(appendHex(append(dst, "&#x"...), c), ';')
		default:
			dst = utf8.AppendRune(dst, c)
		}
	}
	return dst, true
}

func appendHex(dst []byte, c rune) []byte {
	for shift := 12; shift >= 0; shift -= 4 {
		dst = append(dst, "0123456789abcdef"[c>>shift&15])
	}
	return dst
}

// cssValueFilter lets values pass that are words, numbers and colours.
func cssValueFilter(_ *run, dst []byte, s string, kind content) ([]byte, bool) {
	switch {
	case kind == css:
		return append(dst, s...), true
	case strings.IndexByte(s, '\\') >= 0:
		return dst, false
	case strings.ContainsAny(s, "\x00\"'()/;@[]`{}<>"), strings.Contains(s, "--"):
		return append(dst, failsafe...), true
	}
	start := len(dst)
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '_' {
			dst = append(dst, c)
		}
	}
	letters := asString(dst[start:])
	dangerous := strings.Contains(letters, "expression") || strings.Contains(letters, "mozbinding")
	dst = dst[:start]
	if dangerous {
		return append(dst, failsafe...), true
	}
	return append(dst, s...), true
}
