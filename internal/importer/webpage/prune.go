package webpage

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/andybalholm/cascadia"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
	"digest/internal/importer/prose"
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
	total := sentenceWords(p.root)
	p.pruneWithin(p.root, total)
}

// sentenceWords counts the words of a tree's running text.
func sentenceWords(root *html.Node) int {
	total := 0
	for _, b := range blocksOf(root) {
		if b.sentences() {
			total += b.words
		}
	}
	return total
}

func (p *page) pruneWithin(parent *html.Node, total int) {
	for _, n := range slices.Collect(parent.ChildNodes()) {
		switch {
		case n.Type == html.CommentNode:
			markup.Remove(n)
			continue
		case n.Type != html.ElementNode:
			continue
		}
		if rule := p.pruneRule(n); rule != "" && sentenceWords(n)*100 <= total*mostPruned {
			p.drop(rule, n)
			continue
		}
		p.pruneWithin(n, total)
	}
}

// pruneRule gives the rule by which an element goes before the article is looked
// for, or "".
func (p *page) pruneRule(n *html.Node) string {
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
	if rule == "" || p.doc.Keep.Has(rule) || rule != found.HiddenElement && isInline(n) && inText(n) {
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

func isInline(n *html.Node) bool { return !markup.IsBlock(n) && !holdsBlock(n) }

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
