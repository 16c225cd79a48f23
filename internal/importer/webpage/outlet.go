package webpage

import (
	"strings"

	"digest/internal/importer/source"
)

// outlet finds the name of who published the page.
func (p *page) outlet(h head) {
	places := h.candidates("og:site_name")
	for _, t := range h.linked {
		if t.isArticle() {
			places = append(places, candidate{h.resolveAt(t, "publisher").text("name"), "JSON-LD publisher"})
		}
	}
	places = append(places, h.candidates("dc.publisher", "application-name", "apple-mobile-web-app-title")...)
	places = append(places, candidate{h.titleTail(), "title element"})
	if handle := strings.TrimPrefix(h.meta["twitter:site"], "@"); handle != "" && strings.Contains(source.Host(p.article.URL), strings.ToLower(handle)) {
		places = append(places, candidate{handle, "meta twitter:site"})
	}
	for _, c := range places {
		if c.value != "" && !strings.HasPrefix(c.value, "http") {
			p.article.SourceName = c.value
			p.article.State("source.name", c.value, c.where)
			return
		}
	}
}

// resolveAt is the first thing under a key, whatever only refers to it.
func (h *head) resolveAt(t thing, key string) thing {
	for _, other := range t.things(key) {
		return h.resolve(other)
	}
	return thing{"name": t.text(key)}
}

// titleTail is what the title element says behind the headline that og:title or
// twitter:title gives: "A headline - The Example Post".
func (h *head) titleTail() string {
	for _, c := range h.candidates("og:title", "twitter:title") {
		rest, ok := strings.CutPrefix(h.title, c.value)
		if !ok {
			continue
		}
		for _, sep := range separators {
			if tail, ok := strings.CutPrefix(rest, sep); ok && !containsSeparator(tail) {
				return tail
			}
		}
	}
	return ""
}

func containsSeparator(text string) bool {
	for _, sep := range separators {
		if strings.Contains(text, sep) {
			return true
		}
	}
	return false
}
