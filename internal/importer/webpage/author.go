package webpage

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/markup"
	"digest/internal/importer/phrases"
	"digest/internal/importer/spacing"
)

// author finds the byline: in JSON-LD, meta elements, elements that say that they
// name the author, and a line "By …" near the headline.
func (p *page) author(h head) {
	var places []candidate
	for _, t := range h.linked {
		if !t.isArticle() || !h.isThis(t, p.article.Title) {
			continue
		}
		var names []string
		for _, person := range t.things("author") {
			names = append(names, h.resolve(person).names("name")...)
		}
		if len(names) == 0 {
			names = t.names("author")
		}
		places = append(places, candidate{strings.Join(names, "; "), "JSON-LD author"})
	}
	places = append(places, h.candidates("author", "itemprop:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
		"article:author_name", "article:author", "byl", "cxenseparse:author", "citation_author")...)
	places = append(places, p.authorElements()...)
	for _, c := range places {
		if name := p.name(c.value); name != "" {
			p.article.Author = name
			p.article.State("author", name, c.where)
			return
		}
	}
}

// authorElements are the elements that say that they name the author, near the
// headline or within the article.
func (p *page) authorElements() []candidate {
	var marked, classed []candidate
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom == atom.Meta {
			continue
		}
		class := strings.ToLower(markup.Attr(n, "class"))
		isMarked := strings.Contains(strings.ToLower(markup.Attr(n, "itemprop")), "author") || hasToken(markup.Attr(n, "rel"), "author")
		if !isMarked && !strings.Contains(class, "byline") && !strings.Contains(class, "author") || inComments(n) {
			continue
		}
		text := spacing.Line(markup.Text(n))
		by := p.phrases.Byline(text)
		switch {
		case len(text) > longestName:
		case isMarked:
			marked = append(marked, candidate{text, "element with itemprop or rel author"})
		case by != "" || strings.Contains(class, "name") || n.DataAtom == atom.A:
			classed = append(classed, candidate{cmp.Or(by, text), "element with class byline or author"})
		}
	}
	for _, b := range p.blocks {
		if by := p.phrases.Byline(b.text); by != "" && b.words <= 10 && !b.chrome {
			classed = append(classed, candidate{by, "line that begins with \"by\""})
			break
		}
	}
	return append(marked, classed...)
}

func hasToken(list, token string) bool {
	return slices.Contains(strings.Fields(strings.ToLower(list)), token)
}

// longestName is the most bytes of a byline.
const longestName = 120

// nobody are accounts that systems make.
var nobody = regexp.MustCompile(`(?i)^(?:admin|administrator|webmaster|root|null|undefined|none|unknown|author|editor|user|guest|super user)$`)

// name gives the author's name that a value states, or "".
func (p *page) name(value string) string {
	if strings.Contains(value, "://") || strings.HasPrefix(value, "@") || strings.HasPrefix(value, "www.") {
		return ""
	}
	if by := p.phrases.Byline(value); by != "" {
		value = by
	}
	var names []string
	for name := range strings.SplitSeq(value, ";") {
		name = phrases.Name(spacing.Line(name))
		if name != "" && len(name) <= longestName && !nobody.MatchString(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
