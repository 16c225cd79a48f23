package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// bareAddressParser makes links of http and https addresses that stand bare in the
// text (GFM section 6.9, extended autolinks). goldmark's own looks at every word and
// also links www and mail addresses; this one looks at colons only.
type bareAddressParser struct{}

func (bareAddressParser) Trigger() []byte { return []byte{':'} }

func (bareAddressParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	rest, segment := block.PeekLine()
	before, ok := parent.LastChild().(*ast.Text)
	if !ok || before.Segment.Stop != segment.Start || pc.IsInLinkLabel() {
		return nil
	}
	source := block.Source()
	scheme := httpScheme(source[before.Segment.Start:segment.Start])
	start := segment.Start - scheme
	if scheme == 0 || !mayPrecedeAddress(parent, block, start) {
		return nil
	}
	length := addressLength(rest)
	if length == 0 {
		return nil
	}
	block.Advance(length)
	if before.Segment.Stop = start; before.Segment.IsEmpty() {
		parent.RemoveChild(parent, before)
	}
	address := ast.NewTextSegment(text.NewSegment(start, segment.Start+length))
	return ast.NewAutoLink(ast.AutoLinkURL, address)
}

// httpScheme is the length of "http" or "https" at the end of the text, or 0.
func httpScheme(text []byte) int {
	for _, scheme := range []string{"https", "http"} {
		if n := len(text) - len(scheme); n >= 0 && strings.EqualFold(string(text[n:]), scheme) {
			return len(scheme)
		}
	}
	return 0
}

// mayPrecedeAddress says whether an address may begin at start: at the beginning of
// a line, and after white space, *, _, ~ and (.
func mayPrecedeAddress(parent ast.Node, block text.Reader, start int) bool {
	if line, _ := block.Position(); parent.Lines().At(line).Start == start {
		return true
	}
	return bytes.IndexByte([]byte(" \t\n*_~("), block.Source()[start-1]) >= 0
}

// addressLength is the length of an address whose scheme ends where rest begins, or
// 0 if rest does not go on as one: "://", a domain with a dot, and anything up to
// white space or "<", without the punctuation of the sentence around it.
func addressLength(rest []byte) int {
	const slashes = "://"
	if !bytes.HasPrefix(rest, []byte(slashes)) {
		return 0
	}
	rest = rest[len(slashes):]
	if end := bytes.IndexFunc(rest, func(r rune) bool { return r <= ' ' || r == '<' || r == 0x7f }); end >= 0 {
		rest = rest[:end]
	}
	domain := rest
	if end := bytes.IndexAny(domain, "/?#"); end >= 0 {
		domain = domain[:end]
	}
	if dot := bytes.IndexByte(domain, '.'); dot < 1 || dot == len(domain)-1 {
		return 0
	}
	return len(slashes) + len(withoutPunctuation(rest))
}

// withoutPunctuation takes away what rather belongs to the sentence than to the
// address at its end: full stops, closing quotation marks, a bracket that the
// address did not open, and the ";" with the entity before it.
func withoutPunctuation(address []byte) []byte {
	open := bytes.Count(address, []byte("(")) - bytes.Count(address, []byte(")"))
	for {
		last, size := utf8.DecodeLastRune(address)
		switch {
		case strings.ContainsRune("?!.,:*_~'\"”’»…", last):
		case last == ')' && open < 0:
			open++
		case last == ';':
			size = entityLength(address)
		default:
			return address
		}
		if size == 0 {
			return address
		}
		address = address[:len(address)-size]
	}
}

// entityLength is the length of what looks like "&amp;" at the end of the address, or 0.
func entityLength(address []byte) int {
	name := bytes.TrimRight(address[:len(address)-1], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
	if len(name) == len(address)-1 || !bytes.HasSuffix(name, []byte("&")) {
		return 0
	}
	return len(address) - len(name) + 1
}
