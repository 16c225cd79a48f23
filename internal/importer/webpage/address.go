package webpage

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/markup"
)

// savedFrom is the comment in which browsers (and SingleFile) note the address of
// a page that they save.
var savedFrom = regexp.MustCompile(`(?:saved from url=\(\d+\)|url:)\s*(https?://[^\s>]+)`)

// address finds the page's permanent address: what the page calls canonical, then
// where it was fetched or saved from.
func (p *page) address(h *head) {
	fetched := candidate{markup.Link(p.doc.Address), "the address it was read from"}
	if fetched.value == "" {
		fetched = candidate{markup.Link(p.savedFrom()), "the browser's note of where it was saved from"}
	}
	if from, err := url.Parse(fetched.value); err == nil && from.IsAbs() {
		if h.base == nil {
			h.base = from
		} else {
			h.base = from.ResolveReference(h.base)
		}
	}
	places := []candidate{{h.links["canonical"], "link canonical"}}
	places = append(places, h.candidates("og:url", "parsely-link", "sailthru.url", "twitter:url", "dc.identifier")...)
	for _, t := range h.linked {
		if t.isArticle() {
			places = append(places, candidate{t.text("mainEntityOfPage"), "JSON-LD mainEntityOfPage"}, candidate{t.text("url"), "JSON-LD url"})
		}
	}
	places = append(places, fetched)
	for _, c := range places {
		address := absolute(h.base, c.value)
		if strings.HasPrefix(address, "http") && !isFrontPage(address, fetched.value) {
			p.article.URL = address
			p.article.State("source.url", address, c.where)
			break
		}
	}
	if own, err := url.Parse(p.article.URL); err == nil && h.base == nil && own.IsAbs() {
		h.base = own
	}
}

// isFrontPage reports whether an address is that of a site's front page, which some
// pages call canonical, and the page itself is another.
func isFrontPage(address, fetched string) bool {
	u, err := url.Parse(address)
	return err != nil || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && fetched != address
}

func (p *page) savedFrom() string {
	for n := range p.root.Descendants() {
		if n.Type == html.CommentNode {
			if m := savedFrom.FindStringSubmatch(n.Data); m != nil {
				return m[1]
			}
		}
	}
	return ""
}

// absolute gives an address that a page links to, or "" for what is none.
func absolute(base *url.URL, address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	return markup.Link(u.String())
}

// resolveLinks makes the addresses of links and pictures absolute. A link within
// the page leads nowhere in the digest, and keeps only its words.
func (p *page) resolveLinks(base *url.URL) {
	for n := range p.root.Descendants() {
		key := ""
		switch n.DataAtom {
		case atom.A:
			key = "href"
		case atom.Img:
			key = "src"
		}
		for i := range n.Attr {
			if n.Attr[i].Key != key || key == "" {
				continue
			}
			if strings.HasPrefix(n.Attr[i].Val, "#") {
				n.Attr[i].Val = ""
			} else {
				n.Attr[i].Val = absolute(base, n.Attr[i].Val)
			}
		}
	}
}
