package webpage

import (
	"encoding/json"
	"html"
	"regexp"
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

var (
	// wrapping is what pages put around JSON-LD: comments and CDATA marks, which may
	// themselves stand in a program's comments.
	wrapping = regexp.MustCompile(`^(?:\s|/\*|\*/|//|<!\[CDATA\[|<!--)+|(?:\s|/\*|\*/|//|\]\]>|-->|;)+$`)
	// lastComma is a comma behind which nothing comes, or a text, which is passed over.
	lastComma = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|,\s*[}\]]`)
)

// repair takes off what pages put around JSON-LD and mends what JSON forbids and
// pages write: line breaks within texts, and a comma behind the last value.
func repair(script *nethtml.Node) string {
	text := wrapping.ReplaceAllString(script.Data, "")
	text = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
	if json.Valid([]byte(text)) {
		return text
	}
	return lastComma.ReplaceAllStringFunc(text, func(s string) string {
		return strings.TrimPrefix(s, ",")
	})
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

// isThis reports whether a stated article is the page's: it has the page's
// headline, or it has none and is the only one.
func (h *head) isThis(article thing, title string) bool {
	const enough = 0.3 // of the words
	if headline := article.text("headline"); headline != "" {
		return overlap(headline, title) >= enough
	}
	for _, t := range h.linked {
		if t.isArticle() && t["headline"] != nil {
			return false
		}
	}
	return true
}
