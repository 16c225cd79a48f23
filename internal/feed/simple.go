package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// simple does to a fragment what [sanitize] does, in one pass and without a tree, if it
// is as plain as what Markdown and the theme make: paragraphs, headings, lists and
// quotations in which every element that begins ends, and which a browser would not
// read otherwise than they are written (HTML Standard, 13.2.6.4.7, lists what it moves
// and closes by itself). Of anything else it says that it is not simple.
func simple(content string, page *url.URL) (clean []byte, is bool) {
	if !utf8.ValidString(content) {
		return nil, false
	}
	s := simplifier{in: content, out: make([]byte, 0, len(content)+len(content)/16), page: page}
	for s.in != "" {
		if s.in[0] == '<' {
			is = s.tag()
		} else {
			is = s.text()
		}
		if !is {
			return nil, false
		}
	}
	return s.out, len(s.open) == 0
}

// A simplifier is how far a pass has come.
type simplifier struct {
	in   string
	out  []byte
	open []atom.Atom
	page *url.URL
}

// blocks are the elements that end a paragraph. A paragraph is one.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Blockquote: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Div: true, atom.Hr: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
}

// headings are the blocks that hold no block, as a paragraph does not.
var headings = map[atom.Atom]bool{atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true}

// inlines are the elements within a line.
var inlines = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Br: true, atom.Cite: true, atom.Code: true, atom.Del: true,
	atom.Em: true, atom.I: true, atom.Ins: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Span: true, atom.Strong: true,
	atom.Sub: true, atom.Sup: true, atom.Time: true,
}

// maxOpen is the most elements inside of each other; the parser has a limit too.
const maxOpen = 64

// text passes what comes before the next tag.
func (s *simplifier) text() bool {
	end := strings.IndexByte(s.in, '<')
	if end < 0 {
		end = len(s.in)
	}
	text := s.in[:end]
	s.in = s.in[end:]
	return s.escaped(text)
}

// escaped appends a text as the parser and the writer of HTML would, together.
func (s *simplifier) escaped(text string) bool {
	done := 0
	for i := 0; i < len(text); {
		c := text[i]
		if stays[c] {
			i++
			continue
		}
		escape, size := "", 1
		switch {
		case c == '&':
			if escape, size = entity(text[i:]); escape == "" {
				return false
			}
		case c == '<':
			escape = "&lt;"
		case c == '>':
			escape = "&gt;"
		case c == '"':
			escape = "&#34;"
		case c == '\'':
			escape = "&#39;"
		case c >= utf8.RuneSelf:
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			if unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' {
				return false
			}
			i += size
			continue
		default:
			return false // a control character
		}
		s.out = append(append(s.out, text[done:i]...), escape...)
		i += size
		done = i
	}
	s.out = append(s.out, text[done:]...)
	return true
}

// entity is the one that a text begins with, as it is written here, and how long it is
// there. Names of many letters are left to the parser.
func entity(text string) (escape string, size int) {
	for _, e := range [...][2]string{
		{"&amp;", "&amp;"}, {"&lt;", "&lt;"}, {"&gt;", "&gt;"}, {"&quot;", "&#34;"}, {"&#34;", "&#34;"}, {"&#39;", "&#39;"},
	} {
		if strings.HasPrefix(text, e[0]) {
			return e[1], len(e[0])
		}
	}
	return "", 0
}

// tag passes a tag.
func (s *simplifier) tag() bool {
	rest, ends := strings.CutPrefix(s.in[1:], "/")
	n := 0
	for n < len(rest) && ('a' <= rest[n] && rest[n] <= 'z' || '1' <= rest[n] && rest[n] <= '6') {
		n++
	}
	element := atom.Lookup([]byte(rest[:n]))
	s.in = rest[n:]
	if ends {
		return s.end(element, rest[:n])
	}
	if !s.fits(element) {
		return false
	}
	s.out = append(append(s.out, '<'), rest[:n]...)
	if !s.attributes(element) {
		return false
	}
	if element == atom.Br || element == atom.Hr {
		s.out = append(s.out, "/>"...)
		return true
	}
	s.out = append(s.out, '>')
	s.open = append(s.open, element)
	return len(s.open) <= maxOpen
}

// fits says whether an element may begin here without ending or moving another.
func (s *simplifier) fits(element atom.Atom) bool {
	if inlines[element] {
		return element != atom.A || !slices.Contains(s.open, atom.A)
	}
	if !blocks[element] {
		return false
	}
	for _, open := range s.open {
		if inlines[open] || open == atom.P || headings[open] {
			return false
		}
	}
	if element == atom.Li {
		return len(s.open) > 0 && (s.open[len(s.open)-1] == atom.Ul || s.open[len(s.open)-1] == atom.Ol)
	}
	return true
}

// end passes the end of the element that began last.
func (s *simplifier) end(element atom.Atom, name string) bool {
	last := len(s.open) - 1
	if last < 0 || s.open[last] != element || !strings.HasPrefix(s.in, ">") {
		return false
	}
	s.open = s.open[:last]
	s.in = s.in[1:]
	s.out = append(append(append(s.out, "</"...), name...), '>')
	return true
}

// attributes passes those of a tag, and its end.
func (s *simplifier) attributes(element atom.Atom) bool {
	var seen [8]string
	for n := range len(seen) {
		if rest, ends := strings.CutPrefix(s.in, ">"); ends {
			s.in = rest
			return true
		}
		key, rest, ok := strings.Cut(s.in, `="`)
		key, blank := strings.CutPrefix(key, " ")
		value, after, closed := strings.Cut(rest, `"`)
		if !ok || !blank || !closed || !isKey(key) || slices.Contains(seen[:n], key) {
			return false
		}
		s.in, seen[n] = after, key
		if !s.attribute(element, key, value) {
			return false
		}
	}
	return false
}

// attribute passes one that may stay, and drops another.
func (s *simplifier) attribute(element atom.Atom, key, value string) bool {
	start := len(s.out)
	s.out = append(append(append(s.out, ' '), key...), `="`...)
	from := len(s.out)
	if !s.escaped(value) {
		return false
	}
	if !slices.Contains(allowed[element], key) && !slices.Contains(everywhere, key) {
		s.out = s.out[:start]
		return true
	}
	if slices.Contains(addresses, key) && !isPlain(s.out[from:]) {
		address, ok := absolute(unescape.Replace(string(s.out[from:])), s.page)
		if !ok || key != "href" && strings.HasPrefix(address, "mailto:") {
			s.out = s.out[:start]
			return true
		}
		if again, ok := absolute(address, s.page); !ok || again != address {
			return false // sanitize would go on
		}
		s.out = s.out[:from]
		if strings.Contains(address, "&") {
			address = strings.ReplaceAll(address, "&", "&amp;")
		}
		if !s.escaped(address) {
			return false
		}
	}
	s.out = append(s.out, '"')
	return true
}

// isPlain says that an address is whole, and so plain that [absolute] leaves it alone.
func isPlain(address []byte) bool {
	rest, ok := bytes.CutPrefix(address, []byte("https://"))
	if !ok {
		if rest, ok = bytes.CutPrefix(address, []byte("http://")); !ok {
			return false
		}
	}
	host, path, ok := bytes.Cut(rest, []byte("/"))
	if !ok || len(host) == 0 || bytes.HasPrefix(path, []byte(".")) || bytes.Contains(path, []byte("/.")) {
		return false
	}
	return hostChars.holds(host) && pathChars.holds(path)
}

// unescape undoes what escaped does.
var unescape = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'")

// isKey says whether an attribute's name is one that stays as it is.
func isKey(key string) bool {
	for i := range len(key) {
		if c := key[i]; (c < 'a' || c > 'z') && c != '-' {
			return false
		}
	}
	return key != ""
}
