package webpage

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"

	"digest/internal/importer/markup"
	"digest/internal/importer/spacing"
)

// A head is what a page states about itself for machines.
type head struct {
	meta   map[string]string // the first content of a meta element, by its small name
	links  map[string]string // the first href of a link element, by its rel
	linked []thing           // JSON-LD
	title  string            // the title element
	lang   string            // the html element's
	base   *url.URL          // what relative addresses are relative to
}

// A candidate is one place that may state a value.
type candidate struct{ value, where string }

// metadata reads what the page says about the article.
func (p *page) metadata() {
	h := p.readHead()
	h.linked = p.jsonLD()
	p.linked = h.linked
	p.address(&h)
	p.resolveLinks(h.base)
	p.outlet(h)
	p.title(h)
	p.date(h)
	p.author(h)
	p.language(h)
	p.image(h)
	for _, c := range h.candidates("description", "og:description", "twitter:description") {
		if p.description == "" {
			p.description = c.value
		}
	}
	p.standfirst()
}

// readHead collects meta, link and title elements, wherever they stand: saved pages
// have them in their body, too.
func (p *page) readHead() head {
	h := head{meta: map[string]string{}, links: map[string]string{}}
	for n := range p.root.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			h.lang = markup.Attr(n, "lang")
		case atom.Meta:
			h.addMeta(n)
		case atom.Link:
			for rel := range strings.FieldsSeq(strings.ToLower(markup.Attr(n, "rel"))) {
				if h.links[rel] == "" && markup.Attr(n, "hreflang") == "" {
					h.links[rel] = strings.TrimSpace(markup.Attr(n, "href"))
				}
			}
		case atom.Title:
			if h.title == "" && n.Namespace == "" {
				h.title = spacing.Line(markup.Text(n))
			}
		case atom.Base:
			if base, err := url.Parse(markup.Attr(n, "href")); err == nil && h.base == nil && base.IsAbs() {
				h.base = base
			}
		}
	}
	return h
}

func (h *head) addMeta(n *html.Node) {
	content := spacing.Line(markup.Attr(n, "content"))
	if content == "" {
		content = spacing.Line(markup.Attr(n, "value")) // as some pages write it
	}
	if content == "" {
		return
	}
	for _, attribute := range []string{"property", "name", "itemprop", "http-equiv"} {
		for name := range strings.FieldsSeq(strings.ToLower(markup.Attr(n, attribute))) {
			if attribute == "itemprop" {
				name = "itemprop:" + name
			}
			if h.meta[name] == "" {
				h.meta[name] = content
			}
		}
	}
}

// candidates gives the values of meta elements, in the order of their names.
func (h *head) candidates(names ...string) []candidate {
	var list []candidate
	for _, name := range names {
		if value := h.meta[name]; value != "" {
			list = append(list, candidate{value, "meta " + name})
		}
	}
	return list
}

// language takes the tag without its region, which is often the market's and not
// the text's.
func (p *page) language(h head) {
	places := []candidate{{h.lang, "html lang"}}
	places = append(places, h.candidates("og:locale", "content-language", "itemprop:inlanguage", "dc.language", "language")...)
	for _, t := range h.linked {
		if t.isArticle() {
			places = append(places, candidate{t.text("inLanguage"), "JSON-LD inLanguage"})
		}
	}
	for _, c := range places {
		first, _, _ := strings.Cut(c.value, ",")
		tag, err := language.Parse(strings.TrimSpace(first))
		if base, confidence := tag.Base(); err == nil && confidence == language.Exact {
			p.article.Language = base.String()
			p.article.State("language", p.article.Language, c.where)
			return
		}
	}
}

func (p *page) image(h head) {
	for _, c := range h.candidates("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src") {
		if address := absolute(h.base, c.value); strings.HasPrefix(address, "http") {
			p.article.Image = address
			p.article.State("image", address, c.where)
			return
		}
	}
}
