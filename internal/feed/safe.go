package feed

import "golang.org/x/net/html/atom"

// What sanitize leaves. An element in neither table is replaced by its children.
// An attribute that is not listed goes: event handlers, style, class, and ids, which
// would collide where a reader joins entries into one page.

// everywhere are the attributes that every allowed element may have.
var everywhere = []string{"dir", "lang", "title"}

// addresses are the attributes among the allowed ones that hold a URL.
var addresses = []string{"cite", "href", "src"}

// allowed are the elements of prose, as Markdown makes them, with their own attributes.
var allowed = map[atom.Atom][]string{
	atom.A:          {"href", "hreflang"},
	atom.Abbr:       nil,
	atom.B:          nil,
	atom.Bdi:        nil,
	atom.Bdo:        nil,
	atom.Blockquote: {"cite"},
	atom.Br:         nil,
	atom.Caption:    nil,
	atom.Cite:       nil,
	atom.Code:       nil,
	atom.Dd:         nil,
	atom.Del:        {"cite", "datetime"},
	atom.Details:    nil,
	atom.Dfn:        nil,
	atom.Div:        nil,
	atom.Dl:         nil,
	atom.Dt:         nil,
	atom.Em:         nil,
	atom.Figcaption: nil,
	atom.Figure:     nil,
	atom.H1:         nil,
	atom.H2:         nil,
	atom.H3:         nil,
	atom.H4:         nil,
	atom.H5:         nil,
	atom.H6:         nil,
	atom.Hr:         nil,
	atom.I:          nil,
	atom.Img:        {"alt", "height", "src", "width"},
	atom.Ins:        {"cite", "datetime"},
	atom.Kbd:        nil,
	atom.Li:         {"value"},
	atom.Mark:       nil,
	atom.Ol:         {"reversed", "start", "type"},
	atom.P:          nil,
	atom.Pre:        nil,
	atom.Q:          {"cite"},
	atom.Rp:         nil,
	atom.Rt:         nil,
	atom.Ruby:       nil,
	atom.S:          nil,
	atom.Samp:       nil,
	atom.Small:      nil,
	atom.Span:       nil,
	atom.Strong:     nil,
	atom.Sub:        nil,
	atom.Summary:    nil,
	atom.Sup:        nil,
	atom.Table:      nil,
	atom.Tbody:      nil,
	atom.Td:         {"align", "colspan", "rowspan"},
	atom.Tfoot:      nil,
	atom.Th:         {"align", "colspan", "rowspan", "scope"},
	atom.Thead:      nil,
	atom.Time:       {"datetime"},
	atom.Tr:         nil,
	atom.U:          nil,
	atom.Ul:         nil,
	atom.Var:        nil,
	atom.Wbr:        nil,
}

// dropped are the elements that go with all that is in them, because it is no prose:
// it is run, drawn, filled in, or not shown.
var dropped = map[atom.Atom]bool{
	atom.Applet:    true,
	atom.Audio:     true,
	atom.Base:      true,
	atom.Button:    true,
	atom.Canvas:    true,
	atom.Embed:     true,
	atom.Form:      true,
	atom.Frame:     true,
	atom.Frameset:  true,
	atom.Head:      true,
	atom.Iframe:    true,
	atom.Input:     true,
	atom.Link:      true,
	atom.Math:      true,
	atom.Meta:      true,
	atom.Noembed:   true,
	atom.Noframes:  true,
	atom.Noscript:  true,
	atom.Object:    true,
	atom.Option:    true,
	atom.Param:     true,
	atom.Plaintext: true,
	atom.Script:    true,
	atom.Select:    true,
	atom.Style:     true,
	atom.Svg:       true,
	atom.Template:  true,
	atom.Textarea:  true,
	atom.Title:     true,
	atom.Video:     true,
}
