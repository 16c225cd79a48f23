package build_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A page is an HTML file as a browser and a search engine read it.
type page struct {
	path  string // in the output: "people/jane-doe/index.html"
	nodes []*html.Node
	ids   []string
}

func parsePage(tb testing.TB, path, text string) page {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		tb.Fatalf("%s: %v", path, err)
	}
	p := page{path: path}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			p.nodes = append(p.nodes, n)
			if id, has := attr(n, "id"); has {
				p.ids = append(p.ids, id)
			}
		}
	}
	return p
}

// pages are the parsed HTML files of a tree, in order of their paths.
func pages(tb testing.TB, files tree) []page {
	tb.Helper()
	var all []page
	for _, path := range files.paths() {
		if strings.HasSuffix(path, ".html") {
			all = append(all, parsePage(tb, path, files[path]))
		}
	}
	return all
}

// all are the elements of a name; those of HTML or of a drawing alone, when one of
// the namespaces "" and "svg" is named.
func (p page) all(name string, namespace ...string) []*html.Node {
	return slices.DeleteFunc(slices.Clone(p.nodes), func(n *html.Node) bool {
		return n.Data != name || len(namespace) > 0 && !slices.Contains(namespace, n.Namespace)
	})
}

// with are the elements of a name with an attribute's value.
func (p page) with(name, key, value string) []*html.Node {
	return slices.DeleteFunc(p.all(name), func(n *html.Node) bool {
		found, _ := attr(n, key)
		return found != value
	})
}

// one is the value of an attribute of the only element of a kind, and a complaint
// when there is not exactly one.
func (p page) one(t *testing.T, what string, found []*html.Node, key string) string {
	t.Helper()
	if len(found) != 1 {
		t.Errorf("%s: %d of %s, want one", p.path, len(found), what)
		return ""
	}
	value := text(found[0])
	if key != "" {
		value, _ = attr(found[0], key)
	}
	if strings.TrimSpace(value) == "" {
		t.Errorf("%s: %s is empty", p.path, what)
	}
	return value
}

// noIndex says that search engines are asked to leave the page out.
func (p page) noIndex() bool {
	robots := p.with("meta", "name", "robots")
	return len(robots) == 1 && strings.Contains(robots[0].Attr[1].Val, "noindex")
}

func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// links are the addresses that an element leads to or loads.
func links(n *html.Node) []string {
	var found []string
	for _, key := range []string{"href", "src", "cite", "action", "poster", "data"} {
		if value, has := attr(n, key); has {
			found = append(found, value)
		}
	}
	if content, _ := attr(n, "content"); n.Data == "meta" && strings.HasPrefix(content, "0; url=") {
		found = append(found, strings.TrimPrefix(content, "0; url="))
	}
	return found
}

// A site is what a build wrote, seen from the web.
type site struct {
	base  *url.URL
	files tree
	ids   map[string][]string // of each page, by its path
}

func newSite(tb testing.TB, base string, files tree) site {
	tb.Helper()
	at, err := url.Parse(base)
	if err != nil {
		tb.Fatal(err)
	}
	s := site{base: at, files: files, ids: make(map[string][]string)}
	for _, p := range pages(tb, files) {
		s.ids[p.path] = p.ids
	}
	return s
}

// address is where a file is on the web.
func (s site) address(path string) *url.URL {
	at := *s.base
	at.Path += strings.TrimSuffix(path, "index.html")
	return &at
}

// broken says what is wrong with a link on a page at an address, or "". Links that
// leave the site are fine.
func (s site) broken(from *url.URL, link string) string {
	to, err := from.Parse(link)
	switch {
	case err != nil:
		return err.Error()
	case to.Scheme != "http" && to.Scheme != "https":
		return "is no web address"
	case to.Host != s.base.Host:
		return ""
	case !strings.HasPrefix(to.Path, s.base.Path):
		return "leads out of " + s.base.Path
	}
	path := strings.TrimPrefix(to.Path, s.base.Path)
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	if _, there := s.files[path]; !there {
		return "leads to " + path + ", which is not there"
	}
	if to.Fragment != "" && !slices.Contains(s.ids[path], to.Fragment) {
		return path + " has no #" + to.Fragment
	}
	return ""
}
