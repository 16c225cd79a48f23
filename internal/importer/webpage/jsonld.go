package webpage

import (
	"encoding/json"
	"html"
	"slices"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"digest/internal/importer/markup"
	"digest/internal/importer/spacing"
)

// A thing is one object of a page's JSON-LD (schema.org).
type thing map[string]any

// The bounds of what is read of a page's JSON-LD: objects, and bytes of one script.
const (
	mostThings = 500
	mostBytes  = 1 << 20
)

// jsonLD reads the page's JSON-LD: objects, lists of them, and @graph. What is not
// valid JSON is passed over.
func (p *page) jsonLD() []thing {
	var list []thing
	for n := range p.root.Descendants() {
		if n.DataAtom != atom.Script || !strings.Contains(strings.ToLower(markup.Attr(n, "type")), "ld+json") || n.FirstChild == nil || len(n.FirstChild.Data) > mostBytes {
			continue
		}
		var value any
		if json.Unmarshal([]byte(repair(n.FirstChild)), &value) == nil {
			list = appendThings(list, value, 0)
		}
	}
	return list
}

// repair takes off what pages put around JSON-LD and makes of line breaks within
// texts, which JSON forbids and pages write, spaces.
func repair(script *nethtml.Node) string {
	text := strings.TrimSpace(script.Data)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<![CDATA["), "]]>")
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<!--"), "-->")
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, strings.TrimSuffix(strings.TrimSpace(text), ";"))
}

func appendThings(list []thing, value any, depth int) []thing {
	const deepest = 4
	if depth > deepest || len(list) >= mostThings {
		return list
	}
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			list = appendThings(list, v, depth+1)
		}
	case map[string]any:
		list = append(list, value)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			list = appendThings(list, value[key], depth+1)
		}
	}
	return list
}

// isArticle reports whether a thing is a piece of coverage.
func (t thing) isArticle() bool {
	return slices.ContainsFunc(strings.Fields(t.text("@type")), func(kind string) bool {
		return strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") ||
			kind == "Report" || kind == "Review" || kind == "CreativeWork"
	})
}

// text gives a value as text: a text, the name or id of an object, and the texts
// of a list with spaces between them.
func (t thing) text(key string) string {
	switch value := t[key].(type) {
	case string:
		return plain(value)
	case map[string]any:
		for _, key := range []string{"name", "@id", "url"} {
			if name, ok := value[key].(string); ok && name != "" {
				return plain(name)
			}
		}
	case []any:
		var texts []string
		for _, v := range value {
			if text := (thing{"": v}).text(""); text != "" {
				texts = append(texts, text)
			}
		}
		return strings.Join(texts, " ")
	}
	return ""
}

// names gives the names in a value: of one person, or of each in a list.
func (t thing) names(key string) []string {
	list, isList := t[key].([]any)
	if !isList {
		list = []any{t[key]}
	}
	var names []string
	for _, v := range list {
		if name := (thing{"": v}).text(""); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// things are the objects under a key, one or a list.
func (t thing) things(key string) []thing { return appendThings(nil, t[key], 0) }

// plain gives a text without the character references and tags that some pages
// write in JSON.
func plain(s string) string {
	s = html.UnescapeString(s)
	if strings.Contains(s, "<") {
		if fragment, err := markup.Parse(s); err == nil {
			s = markup.Text(fragment)
		}
	}
	return spacing.Line(s)
}

// resolve gives a thing for what may be only a reference to it: {"@id": "…"}.
func (h *head) resolve(t thing) thing {
	id, _ := t["@id"].(string)
	if id == "" || len(t) > 1 {
		return t
	}
	for _, other := range h.linked {
		if other["@id"] == id && len(other) > 1 {
			return other
		}
	}
	return t
}
