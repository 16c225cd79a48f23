package feed

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sanitize leaves of an HTML fragment the elements and attributes that prose needs
// (see safe.go), with absolute addresses; relative ones are resolved against page.
// What it returns, it returns unchanged when given it again.
//
// The content comes from a renderer that is safe already. This is the second lock,
// for the one place where the site's HTML is shown inside of other people's programs.
func sanitize(content string, page *url.URL) ([]byte, error) {
	// Taking an element away can change how the rest is parsed ("mutation XSS"), so
	// that only HTML which survives a second parsing as it is counts as clean. Two
	// rounds are the rule; five stop what was built never to settle.
	const rounds = 5
	if strings.Trim(content, " \t\r\n") == "" {
		return nil, nil
	}
	if clean, is := simple(content, page); is {
		return clean, nil
	}
	clean, err := sanitizeTree(content, page, rounds)
	return []byte(clean), err
}

// sanitizeTree does it by parsing, at most so many times.
func sanitizeTree(content string, page *url.URL, rounds int) (string, error) {
	for range rounds {
		clean, err := scrubbed(content, page)
		if err != nil {
			return "", err
		}
		if clean == content {
			return clean, nil
		}
		content = clean
	}
	return "", errors.New("its HTML reads differently each time it is parsed; simplify it")
}

// scrubbed is one round of parsing, taking away, and rendering.
func scrubbed(content string, page *url.URL) (string, error) {
	if strings.Trim(content, " \t\r\n") == "" {
		return "", nil
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(content), body)
	if err != nil {
		return "", fmt.Errorf("parsing HTML: %w", err)
	}
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	scrub(root, page)
	var b strings.Builder
	if err := html.Render(&b, root); err != nil {
		return "", fmt.Errorf("writing HTML: %w", err)
	}
	return b.String(), nil
}

// scrub cleans what is below parent. The parser allows 512 levels, hence the recursion.
func scrub(parent *html.Node, page *url.URL) {
	var next *html.Node
	for n := parent.FirstChild; n != nil; n = next {
		next = n.NextSibling
		switch {
		case n.Type == html.TextNode:
			n.Data = printable(n.Data)
		case n.Type != html.ElementNode || n.Namespace != "" || dropped[n.DataAtom]:
			parent.RemoveChild(n)
		default:
			scrub(n, page)
			scrubElement(parent, n, page)
		}
	}
}

func scrubElement(parent, n *html.Node, page *url.URL) {
	attributes, known := allowed[n.DataAtom]
	if !known {
		unwrap(parent, n)
		return
	}
	alt := attribute(n, "alt")
	n.Attr = scrubAttributes(n.Attr, attributes, page)
	if n.DataAtom == atom.Img && attribute(n, "src") == "" {
		parent.InsertBefore(&html.Node{Type: html.TextNode, Data: printable(alt)}, n)
		parent.RemoveChild(n)
	}
}

// unwrap puts the children of n in its place.
func unwrap(parent, n *html.Node) {
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		parent.InsertBefore(child, n)
	}
	parent.RemoveChild(n)
}

// scrubAttributes keeps the allowed attributes, the first of each name, as browsers do.
func scrubAttributes(given []html.Attribute, allowed []string, page *url.URL) []html.Attribute {
	var kept []html.Attribute
	for _, a := range given {
		if a.Namespace != "" || !slices.Contains(allowed, a.Key) && !slices.Contains(everywhere, a.Key) {
			continue
		}
		if slices.ContainsFunc(kept, func(k html.Attribute) bool { return k.Key == a.Key }) {
			continue
		}
		a.Val = printable(a.Val)
		if slices.Contains(addresses, a.Key) {
			var ok bool
			if a.Val, ok = absolute(a.Val, page); !ok || a.Key != "href" && strings.HasPrefix(a.Val, "mailto:") {
				continue
			}
		}
		kept = append(kept, a)
	}
	return kept
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// absolute resolves an address against the page, and refuses all schemes but http,
// https and mailto.
func absolute(address string, page *url.URL) (string, bool) {
	u, err := url.Parse(strings.Trim(address, " \t\n"))
	if err != nil {
		return "", false
	}
	u = page.ResolveReference(u)
	if !isWeb(u) && (u.Scheme != "mailto" || u.Opaque == "") {
		return "", false
	}
	return u.String(), true
}
