// Package markdown turns the Markdown of authors into HTML that is safe to
// publish. It is the only package that may call HTML safe, and the only one that
// knows goldmark.
//
// # What comes in
//
// A [Text]: CommonMark with GFM's tables, strikethrough and bare addresses, and
// wikilinks ([[Jane Doe]], [[jane-doe|the minister]]), together with what was
// found out about it beforehand: where each wikilink leads, and which names
// become links.
//
//	r := markdown.New()
//	html, err := r.HTML(markdown.Text{
//		Source: "Jane Doe spoke of [[tariffs]].",
//		Marks:  []markdown.Mark{{Start: 0, End: 8, Href: "/people/jane-doe/"}},
//		Wiki:   []markdown.Target{{Name: "tariffs", Href: "/topics/tariffs/"}},
//	}, markdown.Options{Prefix: "/digest"})
//
// # What goes out
//
// HTML without script, style, event handler, or request to another host, whatever
// the source says; nothing that a reader should see is dropped on the way:
//
//   - Raw HTML appears as the text that it is. Comments are left out, when they end.
//   - Links lead to http, https and mailto addresses, and to paths and fragments of
//     the site. A link to anything else loses the link and keeps its text.
//   - Pictures come from the site itself. A picture on another host becomes a link to it.
//   - Headings get ids made of their words.
//   - Columns of tables are aligned by the classes align-left, align-center and align-right.
//
// # What it does not do
//
// It reads no file, resolves no wikilink itself, and keeps nothing between texts:
// the same arguments give the same bytes. A source that would take more than
// linear time or memory is refused with a [LimitError].
package markdown

import (
	"html/template"
	"sync"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
)

// A Text is Markdown with the links that were found for it. It is a plain value,
// and rendering it is a pure function.
type Text struct {
	// Source is CommonMark with "\n" line ends. Every offset and line of this
	// package counts from its beginning.
	Source string
	// Marks are the places that should become links, sorted by Start and without overlaps.
	Marks []Mark
	// Quotations are what somebody said, sorted by Start and without overlaps.
	Quotations []Quotation
	// Wiki says where wikilinks lead. Targets that are missing here are shown as text.
	Wiki []Target
}

// A Mark is a range of bytes of a source that should become a link. Marks of the
// same Key are candidates: the first that can be a link becomes one, the others
// stay text. A mark cannot be a link where it begins or ends inside other markup,
// or stands in a link, a heading, code or a picture.
type Mark struct {
	Start, End int
	// Key tells whose mark this is: one number for each person.
	Key int
	// Href is where the link leads; it follows the rules of links in texts.
	Href string
	// Class and Title are attributes of the link, unless empty.
	Class, Title string
}

// A Target is where a wikilink leads.
type Target struct {
	// Name is the target as the author wrote it, without space around it.
	Name string
	// Href is the address of the target's page.
	Href string
	// Label is the link's text where the author wrote none; empty means Name.
	Label string
}

// Options say where HTML will stand.
type Options struct {
	// Prefix comes before every address that begins with one "/": "/digest" for
	// a page of a site below /digest/, "https://example.org/digest" for a feed.
	Prefix string
	// Base is the full address of the text's own page. When it is set, relative
	// paths and fragments are made absolute with it (RFC 3986, section 5), as
	// a feed needs. Empty leaves them.
	Base string
	// HeadingPrefix comes before the id of every heading, and before the fragments
	// that lead to one, so that several texts can share a page.
	HeadingPrefix string
	// HeadingTop is the level of the text's highest headings, whether its author
	// wrote them as "#" or as "##"; the others keep their distance, down to h6. So
	// the text fits under what stands above it. 0 leaves all levels as written.
	HeadingTop int
}

// HTML is markup that is safe to print as it is. Only this package makes it.
type HTML = template.HTML

// A Renderer makes HTML. Make one with [New] and share it: it is safe for
// concurrent use.
type Renderer struct {
	parser   parser.Parser
	renderer renderer.Renderer
	scratch  sync.Pool // of *scratch
}

// scratch is the memory of one rendering, reused by the next: a build renders
// thousands of texts of a few kilobytes each.
type scratch struct {
	source []byte
	html   buffer
}

// New returns a renderer, ready for use.
func New() *Renderer {
	return &Renderer{
		parser:   newParser(),
		renderer: newRenderer(),
		scratch:  sync.Pool{New: func() any { return new(scratch) }},
	}
}

// HTML renders a text. Its error is always a [*LimitError].
func (r *Renderer) HTML(t Text, o Options) (HTML, error) {
	s := r.scratch.Get().(*scratch)
	defer r.scratch.Put(s)
	s.source = append(s.source[:0], t.Source...)
	s.html.Reset()

	root, err := parse(r.parser, s.source)
	if err != nil {
		return "", err
	}
	d := document{source: s.source, text: t, options: o, marks: t.Marks, quotations: t.Quotations}
	if err := d.prepare(root); err != nil {
		return "", err
	}
	if err := r.renderer.Render(&s.html, s.source, root); err != nil {
		return "", err
	}
	return template.HTML(s.html.String()), nil
}
