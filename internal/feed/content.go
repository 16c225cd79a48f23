package feed

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Most of a feed is the contents of its entries, and an entry stands in several feeds,
// in three formats each. The encoders, which look at every value with care, would spend
// most of their time there. So they are shown a mark in place of each content, and the
// contents are put where the marks are, by a plain loop. The tests hold the outcome to
// what the encoders make of the whole.

// contentMark stands for an entry's content until [fill] has put it there. It is a
// control character that no text, id or address of a feed holds (see printable), and
// that the encoders leave as it is.
const contentMark = "\u009c"

// fill puts the contents of the entries in the places of the marks. The buffer holds
// the file with its marks from a place on, and nothing but the whole file afterwards:
// one buffer is enough for both, and need not grow once it has held such a feed.
func fill(b *bytes.Buffer, from int, entries []Entry, write func(b, content []byte) []byte) {
	end := b.Len()
	marked := b.Bytes()[from:] // it stays as it is, also when the buffer grows
	size := len(marked)
	for _, e := range entries {
		size += len(e.content) + len(e.content)/8
	}
	b.Grow(size)
	for _, e := range entries {
		if len(e.content) == 0 {
			continue // no format writes an empty one, so that there is no mark
		}
		before, after, _ := bytes.Cut(marked, []byte(contentMark))
		b.Write(before)
		b.Write(write(b.AvailableBuffer(), e.content))
		marked = after
	}
	b.Write(marked)
	b.Next(end)
}

// appendXML appends a text as encoding/xml writes it between tags.
func appendXML(b, content []byte) []byte { return xmlEscapes.append(b, content) }

// appendCDATA appends a text as encoding/xml writes it into a section of CDATA, which
// must not hold its own end.
func appendCDATA(b, content []byte) []byte {
	for {
		before, after, found := bytes.Cut(content, []byte("]]>"))
		b = append(b, before...)
		if !found {
			return b
		}
		b = append(b, "]]]]><![CDATA[>"...)
		content = after
	}
}

// appendJSON appends a text as encoding/json writes it between quotation marks.
func appendJSON(b, content []byte) []byte { return jsonEscapes.append(b, content) }

// escapes are how a format writes the characters that it cannot hold as they are, and
// nothing for the others.
type escapes struct {
	ascii [utf8.RuneSelf]string
	// wide is asked about the others; size 1 is a byte that is no UTF-8.
	wide func(r rune, size int) string
}

func newEscapes(ascii func(c byte) string, wide func(r rune, size int) string) *escapes {
	e := &escapes{wide: wide}
	for c := range e.ascii {
		e.ascii[c] = ascii(byte(c))
	}
	return e
}

func (e *escapes) append(b, text []byte) []byte {
	done := 0
	for i := 0; i < len(text); {
		escape, size := "", 1
		if c := text[i]; c < utf8.RuneSelf {
			escape = e.ascii[c]
		} else {
			var r rune
			r, size = utf8.DecodeRune(text[i:])
			escape = e.wide(r, size)
		}
		if escape != "" {
			b = append(append(b, text[done:i]...), escape...)
			done = i + size
		}
		i += size
	}
	return append(b, text[done:]...)
}

var xmlEscapes = newEscapes(func(c byte) string {
	switch c {
	case '"':
		return "&#34;"
	case '\'':
		return "&#39;"
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '\t':
		return "&#x9;"
	case '\n':
		return "&#xA;"
	case '\r':
		return "&#xD;"
	}
	if c < ' ' {
		return "\uFFFD"
	}
	return ""
}, func(r rune, size int) string {
	if r == utf8.RuneError && size == 1 || r == '\uFFFE' || r == '\uFFFF' {
		return "\uFFFD"
	}
	return ""
})

var jsonEscapes = newEscapes(func(c byte) string {
	switch c {
	case '"':
		return `\"`
	case '\\':
		return `\\`
	case '\b':
		return `\b`
	case '\f':
		return `\f`
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	}
	if c < ' ' {
		return fmt.Sprintf(`\u%04x`, c)
	}
	return ""
}, func(r rune, size int) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return `\ufffd`
	case r == '\u2028':
		return `\u2028` // the ends of lines in JavaScript, which JSON need not escape
	case r == '\u2029':
		return `\u2029`
	}
	return ""
})
