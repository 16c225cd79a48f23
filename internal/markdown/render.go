package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// newRenderer is goldmark's, never with its option WithUnsafe, and with functions of
// ours for everything that leads out of the text.
func newRenderer() renderer.Renderer {
	return renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(nodeRenderer{}, 100),
		util.Prioritized(extension.NewTableHTMLRenderer(
			extension.WithTableCellAlignMethod(extension.TableCellAlignNone)), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(html.NewRenderer(), 1000),
	))
}

// A linkNode is a link that may be published as it stands.
type linkNode struct {
	ast.BaseInline
	address
	title []byte // Markdown text, with escapes and entities
	class string
}

var kindLink = ast.NewNodeKind("SafeLink")

func (n *linkNode) Kind() ast.NodeKind { return kindLink }

func (n *linkNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// nodeRenderer writes links, pictures and raw HTML.
type nodeRenderer struct{}

func (nodeRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindText, renderText)
	r.Register(kindLink, renderLink)
	r.Register(kindQuotation, renderQuotation)
	r.Register(ast.KindImage, renderImage)
	r.Register(ast.KindRawHTML, renderRawHTML)
	r.Register(ast.KindHTMLBlock, renderHTMLBlock)
	// A link that prepare did not judge, if there were one, would show its text only.
	r.Register(ast.KindLink, renderNothing)
	r.Register(ast.KindAutoLink, renderNothing)
	r.Register(kindWiki, renderNothing)
}

func renderNothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

// renderText does what goldmark does, and looks at most texts once instead of twice:
// they hold nothing to unescape or to escape.
func renderText(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	t := n.(*ast.Text)
	value := t.Segment.Value(source)
	switch {
	case !special(value):
		_, _ = w.Write(value)
	case t.IsRaw():
		html.DefaultWriter.RawWrite(w, value)
	default:
		html.DefaultWriter.Write(w, value)
	}
	switch {
	case t.IsRaw():
	case t.HardLineBreak():
		_, _ = w.WriteString("<br>\n")
	case t.SoftLineBreak():
		_ = w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

// special says whether a text holds what means something in Markdown or in HTML.
func special(text []byte) bool {
	for _, c := range text {
		switch c {
		case '\\', '&', '<', '>', '"', 0:
			return true
		}
	}
	return false
}

func renderLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	link := n.(*linkNode)
	_, _ = w.WriteString(`<a href="`)
	_, _ = w.Write(util.EscapeHTML([]byte(link.href)))
	if link.class != "" {
		_, _ = w.WriteString(`" class="`)
		_, _ = w.Write(util.EscapeHTML([]byte(link.class)))
	}
	writeTitle(w, link.title)
	if link.kind == web {
		_, _ = w.WriteString(`" rel="external noopener`)
	}
	_, _ = w.WriteString(`">`)
	return ast.WalkContinue, nil
}

func renderImage(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	image := n.(*ast.Image)
	_, _ = w.WriteString(`<img src="`)
	_, _ = w.Write(util.EscapeHTML(image.Destination))
	_, _ = w.WriteString(`" alt="`)
	writeText(w, source, image)
	writeTitle(w, image.Title)
	_, _ = w.WriteString(`" loading="lazy">`)
	return ast.WalkSkipChildren, nil
}

// writeTitle ends the attribute before it and begins one, if there is a title.
func writeTitle(w util.BufWriter, title []byte) {
	if len(title) > 0 {
		_, _ = w.WriteString(`" title="`)
		html.DefaultWriter.Write(w, title)
	}
}

func renderRawHTML(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		html.DefaultWriter.RawWrite(w, withoutComment(n.(*ast.RawHTML).Segments.Value(source)))
	}
	return ast.WalkSkipChildren, nil
}

func renderHTMLBlock(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	if block := htmlBlock(source, n.(*ast.HTMLBlock)); len(block) > 0 {
		_, _ = w.WriteString("<p>")
		html.DefaultWriter.RawWrite(w, block)
		_, _ = w.WriteString("</p>\n")
	}
	return ast.WalkSkipChildren, nil
}

// htmlBlock is what to show of a block of raw HTML.
func htmlBlock(source []byte, n *ast.HTMLBlock) []byte {
	block := n.Lines().Value(source)
	if n.HasClosure() {
		block = append(block, n.ClosureLine.Value(source)...)
	}
	return bytes.TrimSpace(withoutComment(bytes.TrimSpace(block)))
}

// withoutComment takes the comment from the beginning of raw HTML: notes between
// authors, and what converters put between two lists. A comment that does not end
// would take the rest of the text with it, and stays.
func withoutComment(raw []byte) []byte {
	inner, isComment := bytes.CutPrefix(raw, []byte("<!--"))
	if !isComment {
		return raw
	}
	if _, after, ends := bytes.Cut(inner, []byte("-->")); ends {
		return after
	}
	return raw
}

// A buffer is memory to which goldmark writes without another buffer of its own.
type buffer struct{ bytes.Buffer }

// Buffered is 0: what is written is there.
func (*buffer) Buffered() int { return 0 }

// Flush does nothing.
func (*buffer) Flush() error { return nil }
