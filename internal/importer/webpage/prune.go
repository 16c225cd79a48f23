package webpage

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/andybalholm/cascadia"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
	"digest/internal/importer/prose"
	"digest/internal/importer/spacing"
)

// mostPruned is the share of the page's sentences, in per cent of their words, that
// one pruned element may hold. An article's own container may be named
// "post-with-sidebar", and scripts show hidden articles.
const mostPruned = 30

// prune takes out what the outlet's selectors name, what is hidden, and what the
// page itself names interface.
func (p *page) prune() {
	for _, s := range p.doc.Rules(p.article.URL).Selectors() {
		for _, n := range cascadia.QueryAll(p.root, s) {
			if n.Parent != nil {
				p.drop(s.Rule, n)
			}
		}
	}
	freeQuotations(p.root)
	pr := pruner{page: p, words: sentenceWords(p.root, p.blocks), holders: holders(p.root)}
	pr.within(p.root)
}

// A pruner takes elements out of a page.
type pruner struct {
	page    *page
	words   map[*html.Node]int // of running text
	holders map[*html.Node]bool
}

func (pr *pruner) within(parent *html.Node) {
	for _, n := range slices.Collect(parent.ChildNodes()) {
		switch {
		case n.Type == html.CommentNode:
			markup.Remove(n)
			continue
		case n.Type != html.ElementNode:
			continue
		}
		if rule := pr.rule(n); rule != "" && pr.words[n]*100 <= pr.words[pr.page.root]*mostPruned {
			pr.page.drop(rule, n)
			continue
		}
		pr.within(n)
	}
}

// freeQuotations takes off the elements around embedded posts, which readability
// takes out for being called "social" or for their links: a quotation is content.
func freeQuotations(root *html.Node) {
	for _, n := range slices.Collect(root.Descendants()) {
		if n.DataAtom != atom.Blockquote {
			continue
		}
		n.Attr = nil
		for a := n.Parent; a != nil && a.Parent != nil && a.DataAtom == atom.Div && onlyElement(a); a = n.Parent {
			a.RemoveChild(n)
			a.Parent.InsertBefore(n, a)
			markup.Remove(a)
		}
	}
}

// onlyElement reports whether an element holds one other, scripts left aside.
func onlyElement(n *html.Node) bool {
	count := 0
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && c.DataAtom != atom.Script || c.Type == html.TextNode && spacing.Line(c.Data) != "" {
			if count++; count > 1 {
				return false
			}
		}
	}
	return count == 1
}

// rule gives the rule by which an element goes before the article is looked
// for, or "".
func (pr *pruner) rule(n *html.Node) string {
	rule := ""
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Article, atom.Main, atom.H1, atom.Script:
		return ""
	case atom.Figcaption:
		rule = found.Caption
	case atom.Nav:
		rule = found.PageNavigation
	default:
		rule = chromeRule(n)
	}
	if markup.Hidden(n) {
		rule = found.HiddenElement
	}
	if rule == "" || pr.page.doc.Keep.Has(rule) || rule != found.HiddenElement && !markup.IsBlock(n) && !pr.holders[n] && inText(n) {
		return ""
	}
	if headed(n) {
		return ""
	}
	return rule
}

// headed reports whether an element holds the page's headline, whose container is
// not interface whatever its name.
func headed(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.H1 {
			return true
		}
	}
	return false
}

// inText reports whether an inline element is part of a sentence: a link that its
// page calls "internal-link" is. One that holds several links is a card.
func inText(n *html.Node) bool {
	links := 0
	for d := range n.Descendants() {
		if d.DataAtom == atom.A {
			links++
		}
	}
	if links > 1 {
		return false
	}
	for a := range n.Ancestors() {
		if a.DataAtom == atom.P || a.DataAtom == atom.Li || a.DataAtom == atom.Td {
			return prose.Words(markup.Text(a)) > 2*prose.Words(markup.Text(n))
		}
	}
	return false
}
