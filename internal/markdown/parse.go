package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// newParser reads CommonMark, GFM tables and strikethrough, bare addresses and
// wikilinks. Lower numbers are asked first; goldmark's own go from 100 to 500.
func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(inlineGuard{}, 0),
			util.Prioritized(wikiParser{}, 150), // before links, after code
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(bareAddressParser{}, 999),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(paragraphGuard{}, 0),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// parse reads a source within the limits of this package.
func parse(p parser.Parser, source []byte) (ast.Node, error) {
	if err := checkSource(source); err != nil {
		return nil, err
	}
	var g guard
	context := parser.NewContext()
	context.Set(guardKey, &g)
	root := p.Parse(text.NewReader(source), parser.WithContext(context))
	if g.exceeded != nil {
		return nil, g.exceeded
	}
	return root, nil
}
