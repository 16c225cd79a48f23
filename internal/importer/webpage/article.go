package webpage

import (
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/found"
	"digest/internal/importer/prose"
	"digest/internal/importer/spacing"
)

// fewest is the words of the shortest article.
const fewest = 25

// content finds the element that holds the article.
func (p *page) content() (*html.Node, error) {
	before := blocksOf(p.root)
	body := bodyOf(p.root)
	if body == nil || len(before) == 0 {
		return nil, errNoArticle
	}
	if p.doc.Keep.Has(found.OutsideArticle) {
		return body, nil
	}
	parser := readability.NewParser()
	parser.KeepClasses = true
	parser.DisableJSONLD = true
	article, err := parser.ParseDocument(p.root, nil) // every link is absolute by now
	content := article.Node
	if err != nil || content == nil || sentenceWords(content, blocksOf(content))[content] < fewest {
		content = densest(body, before)
	}
	if stated := p.statedBody(); stated != nil && sentenceWords(content, blocksOf(content))[content] < fewest {
		p.note("body: the page shows no article; the text is what its JSON-LD states, without headings and links")
		content = stated
	}
	p.outside(before, content)
	return content, nil
}

// statedBody makes an element of the text that the page's JSON-LD states, for pages
// that scripts write; nil where there is none.
func (p *page) statedBody() *html.Node {
	for _, t := range p.linked {
		text, _ := t["articleBody"].(string)
		if !t.isArticle() || prose.Words(text) < fewest {
			continue
		}
		root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
		for line := range strings.Lines(text) {
			if line = plain(line); line != "" {
				paragraph := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
				paragraph.AppendChild(&html.Node{Type: html.TextNode, Data: line})
				root.AppendChild(paragraph)
			}
		}
		return root
	}
	return nil
}

func bodyOf(root *html.Node) *html.Node {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Body {
			return n
		}
	}
	return nil
}

// densest gives the innermost element that holds nearly all of a page's sentences.
func densest(body *html.Node, blocks []block) *html.Node {
	const share = 80 // per cent
	words := sentenceWords(body, blocks)
	for n := body; ; {
		var inner *html.Node
		for c := range n.ChildNodes() {
			if words[c]*100 >= words[body]*share && c.Type == html.ElementNode {
				inner = c
			}
		}
		if inner == nil || words[body] == 0 {
			return n
		}
		n = inner
	}
}

// outside records the blocks that are not in the article's element.
func (p *page) outside(before []block, content *html.Node) {
	const long = 5 // words; shorter texts may stand in the article by chance
	kept := map[string]int{}
	var all strings.Builder
	for _, b := range blocksOf(content) {
		kept[b.text]++
		all.WriteString(b.text + " ")
	}
	text := spacing.Line(all.String())
	for _, b := range before {
		switch {
		case kept[b.text] > 0:
			kept[b.text]--
		case b.words >= long && strings.Contains(text, b.text):
		case overlap(b.text, p.article.Title) >= same:
			p.article.Drop(p.lines.find(firstText(b.node)), found.RepeatedTitle, b.text)
		case b.text == p.article.Summary:
			p.article.Drop(p.lines.find(firstText(b.node)), found.Standfirst, b.text)
		default:
			p.article.Drop(p.lines.find(firstText(b.node)), found.OutsideArticle, b.text)
		}
	}
}
