package build_test

import (
	"encoding/json"
	"encoding/xml"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"digest/internal/build"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// subPath is an address with a path, as of a project on GitHub Pages.
const subPath = "https://example.org/sub/digest/"

// This repository's site, and a generated one, are whole: every record has its
// page, every link leads somewhere, and pages and feeds say what readers, search
// engines and feed readers need to know.
func TestCrawl(t *testing.T) {
	t.Parallel()
	generated := t.TempDir()
	generate(t, generated, 40, 8, 3)
	for name, source := range map[string]string{"this repository": ownSite, "generated": generated} {
		t.Run(name, func(t *testing.T) {
			files, _ := built(t, build.Options{Source: source, BaseURL: subPath, Drafts: true})
			s := newSite(t, subPath, files)
			for _, p := range pages(t, files) {
				checkLinks(t, s, p)
				checkHead(t, s, p)
				checkJSONLD(t, p)
				if strings.Contains(files[p.path], "ZgotmplZ") {
					t.Errorf("%s: html/template found something unsafe", p.path)
				}
			}
			checkStylesheets(t, files)
			checkSitemap(t, s)
			checkFeeds(t, s)
			checkRecords(t, source, files)
		})
	}
}

// checkLinks follows every link, and makes sure that nothing loads from elsewhere.
func checkLinks(t *testing.T, s site, p page) {
	t.Helper()
	for i, id := range p.ids {
		if id == "" || slices.Contains(p.ids[:i], id) || strings.ContainsAny(id, " \t\n") {
			t.Errorf("%s: id %q is empty, twice there, or no id", p.path, id)
		}
	}
	for _, n := range p.nodes {
		for _, link := range links(n) {
			if why := s.broken(s.address(p.path), link); why != "" {
				t.Errorf("%s: <%s> %q %s", p.path, n.Data, link, why)
			}
			if loads(n) && !strings.HasPrefix(link, s.base.Path) {
				t.Errorf("%s: <%s> loads %q", p.path, n.Data, link)
			}
		}
		for _, key := range []string{"aria-labelledby", "aria-describedby", "for"} {
			if id, has := attr(n, key); has && !slices.Contains(p.ids, id) {
				t.Errorf("%s: %s=%q names nothing", p.path, key, id)
			}
		}
		if style, _ := attr(n, "style"); strings.Contains(style, "url(") {
			t.Errorf("%s: a style loads something: %s", p.path, style)
		}
	}
}

// loads says whether a browser fetches what the element names, unasked.
func loads(n *html.Node) bool {
	rel, _ := attr(n, "rel")
	switch n.Data {
	case "link":
		return rel != "canonical" && rel != "alternate"
	case "img", "script", "iframe", "video", "audio", "source", "track", "embed", "object", "input":
		return true
	}
	return false
}

// checkStylesheets makes sure that no stylesheet loads from another host.
func checkStylesheets(t *testing.T, files tree) {
	t.Helper()
	for _, path := range files.paths() {
		if filepath.Ext(path) == ".css" && regexp.MustCompile(`@import|url\(\s*["']?(https?:|//)`).MatchString(files[path]) {
			t.Errorf("%s loads from elsewhere", path)
		}
	}
}

// checkHead holds the page's head against what design and standards ask for. A
// redirect says only where to.
func checkHead(t *testing.T, s site, p page) {
	t.Helper()
	p.one(t, "h1", p.all("h1"), "")
	p.one(t, "title", p.all("title", ""), "")
	p.one(t, "html lang", p.all("html"), "lang")
	canonical := p.one(t, "canonical link", p.with("link", "rel", "canonical"), "href")
	if len(p.with("meta", "http-equiv", "refresh")) > 0 {
		return
	}
	if want := s.address(p.path).String(); canonical != want {
		t.Errorf("%s: canonical link %q, want %q", p.path, canonical, want)
	}
	p.one(t, "description", p.with("meta", "name", "description"), "content")
	p.one(t, "og:title", p.with("meta", "property", "og:title"), "content")
	if got := p.one(t, "og:url", p.with("meta", "property", "og:url"), "content"); got != canonical {
		t.Errorf("%s: og:url %q, want %q", p.path, got, canonical)
	}
	var types, titles []string
	for _, feed := range p.with("link", "rel", "alternate") {
		kind, _ := attr(feed, "type")
		title, _ := attr(feed, "title")
		if types = append(types, kind); title == "" || slices.Contains(titles, title) {
			t.Errorf("%s: a feed's title %q is empty or another's", p.path, title)
		}
		titles = append(titles, title)
	}
	want := []string{"application/atom+xml", "application/rss+xml", "application/feed+json"}
	if len(types) < 3 || !slices.Equal(types[:3], want) {
		t.Errorf("%s: feeds %v, want first %v", p.path, types, want)
	}
}

// checkJSONLD makes sure that each node of the structured data has a context and a type.
func checkJSONLD(t *testing.T, p page) {
	t.Helper()
	for _, script := range p.all("script") {
		kind, _ := attr(script, "type")
		if _, external := attr(script, "src"); external && kind == "module" {
			continue // a file of the site, which the crawl follows
		}
		if kind != "application/ld+json" {
			t.Errorf("%s: a script of type %q", p.path, kind)
		}
		for _, node := range jsonLD(t, p) {
			if node["@context"] != "https://schema.org" || node["@type"] == nil {
				t.Errorf("%s: JSON-LD of context %v, type %v", p.path, node["@context"], node["@type"])
			}
		}
	}
}

// jsonLD are the nodes of the page's structured data.
func jsonLD(t *testing.T, p page) []map[string]any {
	t.Helper()
	var all []map[string]any
	for _, script := range p.with("script", "type", "application/ld+json") {
		var nodes []map[string]any
		if err := json.Unmarshal([]byte(text(script)), &nodes); err != nil {
			t.Errorf("%s: JSON-LD: %v", p.path, err)
		}
		all = append(all, nodes...)
	}
	return all
}

// checkSitemap makes sure that the sitemap lists the pages that search engines
// may list, each once, and no others.
func checkSitemap(t *testing.T, s site) {
	t.Helper()
	var want []string
	for _, p := range pages(t, s.files) {
		if !p.noIndex() {
			want = append(want, s.address(p.path).String())
		}
	}
	got := sitemap(t, s.files)
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sitemap.xml (-want +got):\n%s", diff)
	}
	if want := "Sitemap: " + s.base.String() + "sitemap.xml"; !strings.Contains(s.files["robots.txt"], want) {
		t.Errorf("robots.txt is %q, want %q in it", s.files["robots.txt"], want)
	}
	if content, there := s.files[".nojekyll"]; !there || content != "" {
		t.Errorf(".nojekyll: %q, %v", content, there)
	}
}

func sitemap(t *testing.T, files tree) []string {
	t.Helper()
	var list struct {
		URLs []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(files["sitemap.xml"]), &list); err != nil {
		t.Errorf("sitemap.xml: %v", err)
	}
	var addresses []string
	for _, u := range list.URLs {
		addresses = append(addresses, u.Loc)
	}
	return addresses
}

// checkRecords makes sure that every file of content has its page.
func checkRecords(t *testing.T, source string, files tree) {
	t.Helper()
	for kind, folder := range map[string]string{"articles": "articles/", "people": "people/", "topics": "topics/", "pages": ""} {
		for name := range read(t, filepath.Join(source, "content", kind)) {
			path := folder + strings.TrimSuffix(name, ".md") + "/index.html"
			if _, there := files[path]; !there {
				t.Errorf("content/%s/%s has no %s", kind, name, path)
			}
		}
	}
}
