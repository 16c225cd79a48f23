package webpage

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

const (
	// mostElements is more than any page of an article has; readability takes a
	// second for 60,000.
	mostElements = 50_000
	// deepest is how far elements nest after flatten; html.Parse refuses 512.
	deepest = 200
)

// parseTree reads a page. One whose elements nest deeper than html.Parse allows is
// flattened and read again.
func parseTree(text string) (*html.Node, error) {
	if n := strings.Count(text, "<"); n > 4*mostElements {
		return nil, fmt.Errorf("the page has some %d tags, more than %d; expected the page of one article", n, 4*mostElements)
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		if root, err = html.Parse(strings.NewReader(flatten(text))); err != nil {
			return nil, fmt.Errorf("reading HTML: %w", err)
		}
	}
	elements := 0
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			elements++
		}
	}
	if elements > mostElements {
		return nil, fmt.Errorf("the page has %d elements, more than %d; expected the page of one article", elements, mostElements)
	}
	return root, nil
}

// flatten takes the tags of elements away that nest too deep; their text stays.
func flatten(text string) string {
	var b strings.Builder
	var open []string
	for z := html.NewTokenizer(strings.NewReader(text)); ; {
		kind := z.Next()
		if kind == html.ErrorToken { // the end; a string gives no other error
			return b.String()
		}
		raw := string(z.Raw())
		name, _ := z.TagName()
		switch kind {
		case html.StartTagToken:
			if isVoid(string(name)) {
				break
			}
			open = append(open, string(name))
			if len(open) > deepest {
				continue
			}
		case html.EndTagToken:
			i := lastIndex(open, string(name))
			if i < 0 {
				break
			}
			tooDeep := len(open) > deepest
			open = slices.Delete(open, i, len(open))
			if tooDeep && i >= deepest {
				continue
			}
		}
		b.WriteString(raw)
	}
}

// lastIndex looks only at the innermost elements: what closes one further out than
// this closes nothing that matters here, and a search of all would take a square of
// the page's length.
func lastIndex(open []string, name string) int {
	const near = 100
	for i := len(open) - 1; i >= 0 && i >= len(open)-near; i-- {
		if open[i] == name {
			return i
		}
	}
	return -1
}

// isVoid reports whether an element has no end tag (HTML, section 13.1.2).
func isVoid(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}
