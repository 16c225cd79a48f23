package webpage

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/markup"
	"digest/internal/importer/source"
	"digest/internal/importer/spacing"
)

// title finds the headline: the h1 that agrees with what the page calls itself,
// otherwise what the page calls itself, in both cases without the site's name.
func (p *page) title(h head) {
	sites := p.siteNames(h)
	stated := h.candidates("og:title", "twitter:title")
	for _, t := range h.linked {
		if t.isArticle() {
			stated = append(stated, candidate{t.text("headline"), "JSON-LD headline"})
		}
	}
	stated = append(stated, h.candidates("dc.title", "sailthru.title", "parsely-title")...)
	stated = append(stated, candidate{h.title, "title element"})
	headings := p.headlines()
	for _, c := range stated {
		title := withoutSite(c.value, sites)
		if heading := mostAlike(headings, title); heading != "" {
			p.setTitle(withoutSite(heading, sites), "h1")
			return
		}
	}
	for _, c := range stated {
		if title := withoutSite(c.value, sites); title != "" && !isSite(title, sites) {
			p.setTitle(title, c.where)
			return
		}
	}
	headings = slices.DeleteFunc(headings, func(s string) bool { return isSite(s, sites) })
	if len(headings) == 1 {
		p.setTitle(headings[0], "h1")
	}
}

func (p *page) setTitle(title, where string) {
	p.article.Title = title
	p.article.State("title", title, where)
}

// headlines are the texts of the h1 elements that the page shows.
func (p *page) headlines() []string {
	const longest = 300 // bytes; some pages put all into an h1
	var list []string
	for n := range p.root.Descendants() {
		if n.DataAtom != atom.H1 || hiddenWithin(n) {
			continue
		}
		if text := spacing.Line(markup.Text(n)); text != "" && len(text) <= longest {
			list = append(list, text)
		}
	}
	return list
}

func hiddenWithin(n *html.Node) bool {
	if markup.Hidden(n) {
		return true
	}
	for a := range n.Ancestors() {
		if markup.Hidden(a) {
			return true
		}
	}
	return false
}

// mostAlike gives the heading that shares the most words with a title, if that is
// half of them.
func mostAlike(headings []string, title string) string {
	best, most := "", 0.5
	for _, heading := range headings {
		if share := overlap(heading, title); share >= most && (best == "" || share > most) {
			best, most = heading, share
		}
	}
	return best
}

// overlap is the share of words that two texts have in common, of the longer.
func overlap(a, b string) float64 {
	first, second := words(a), words(b)
	longer := max(len(first), len(second))
	if longer == 0 {
		return 0
	}
	counts := map[string]int{}
	for _, w := range first {
		counts[w]++
	}
	common := 0
	for _, w := range second {
		if counts[w] > 0 {
			counts[w]--
			common++
		}
	}
	return float64(common) / float64(longer)
}

// words are a text's words and numbers in small letters.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// siteNames are the names by which a page's title may mention its site.
func (p *page) siteNames(h head) []string {
	names := []string{p.article.SourceName, source.Host(p.article.URL)}
	for _, c := range h.candidates("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "dc.publisher") {
		names = append(names, c.value)
	}
	if u, err := url.Parse(p.article.URL); err == nil {
		host := strings.TrimPrefix(u.Hostname(), "www.")
		name, _, _ := strings.Cut(host, ".")
		names = append(names, name)
	}
	return slices.DeleteFunc(names, func(s string) bool { return squash(s) == "" })
}

// squash gives a name's letters and digits, small, so that "The Example Post" is
// "theexamplepost".
func squash(name string) string { return strings.Join(words(name), "") }

// isSite reports whether a text is a site's name and nothing else.
func isSite(text string, sites []string) bool {
	text = strings.TrimPrefix(squash(text), "the")
	return slices.ContainsFunc(sites, func(site string) bool { return strings.TrimPrefix(squash(site), "the") == text })
}

// separators stand between a headline and a site's name in a page's title.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " // ", " / "}

// withoutSite cuts a site's name from either end of a page's title.
func withoutSite(title string, sites []string) string {
	for _, sep := range separators {
		if i := strings.LastIndex(title, sep); i > 0 && isSite(title[i+len(sep):], sites) {
			return withoutSite(strings.TrimSpace(title[:i]), sites)
		}
		if i := strings.Index(title, sep); i > 0 && isSite(title[:i], sites) {
			return strings.TrimSpace(title[i+len(sep):])
		}
	}
	return title
}
