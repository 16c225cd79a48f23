package render_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"digest/internal/news"

	"golang.org/x/net/html"
)

// A page is what the tests want to know of an HTML file.
type page struct {
	ids      map[string]int
	links    []string // of every href and src
	headings []string
	elements map[string]int
	scripts  []string
	text     string
}

func parsePage(t *testing.T, text string) page {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	p := page{ids: make(map[string]int), elements: make(map[string]int)}
	for n := range root.Descendants() {
		switch n.Type {
		case html.ElementNode:
			p.elements[strings.TrimPrefix(n.Namespace+":"+n.Data, ":")]++ // a title within a drawing is another thing than the page's
			p.addElement(n)
		case html.TextNode:
			if n.Parent.Data == "script" {
				p.scripts = append(p.scripts, n.Data)
			} else {
				p.text += n.Data
			}
		}
	}
	return p
}

func (p *page) addElement(n *html.Node) {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		p.headings = append(p.headings, n.Data)
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "id":
			p.ids[a.Val]++
		case "href", "src":
			p.links = append(p.links, a.Val)
		}
		if strings.HasPrefix(a.Key, "on") {
			p.elements[a.Key]++ // an event handler counts as an element that should not be
		}
	}
}

// statics are the files that the default theme expects beside the rendered ones.
var statics = []string{"css/digest.css", "icon.svg", "js/copy.js", "js/filter.js", "js/positions.js", "js/search.js"}

// checkSite holds what is true of every site: each page is whole HTML with one h1
// and no level of headings left out, ids are unique, every link into the site leads
// to a file, and every fragment to an id; structured data is JSON, feeds are XML.
func checkSite(t *testing.T, files map[string]string) {
	t.Helper()
	pages := make(map[string]page)
	for name, text := range files {
		switch path.Ext(name) {
		case ".html":
			pages[name] = parsePage(t, text)
		case ".xml", ".opml":
			checkXML(t, name, text)
		case ".json":
			if !json.Valid([]byte(text)) {
				t.Errorf("%s is not JSON", name)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		p := pages[name]
		checkPage(t, name, p)
		for _, link := range p.links {
			target, fragment := resolve(name, link)
			if target == "" || slices.Contains(statics, target) {
				continue
			}
			if _, written := files[target]; !written {
				t.Errorf("%s links to %q, and there is no %s", name, link, target)
			} else if fragment != "" && pages[target].ids[fragment] == 0 {
				t.Errorf("%s links to %q, and %s has no such id", name, link, target)
			}
		}
	}
}

func checkPage(t *testing.T, name string, p page) {
	t.Helper()
	for id, n := range p.ids {
		if n > 1 || id == "" {
			t.Errorf("%s has the id %q %d times", name, id, n)
		}
	}
	if p.elements["h1"] != 1 || p.elements["main"] != 1 || p.elements["title"] != 1 {
		t.Errorf("%s has %d h1, %d main, %d title; want one of each", name, p.elements["h1"], p.elements["main"], p.elements["title"])
	}
	for i := 1; i < len(p.headings); i++ {
		if p.headings[i][1] > p.headings[i-1][1]+1 {
			t.Errorf("%s: %s follows %s", name, p.headings[i], p.headings[i-1])
		}
	}
	for _, script := range p.scripts {
		if !json.Valid([]byte(script)) {
			t.Errorf("%s has a script that is not JSON: %s", name, script)
		}
	}
	if strings.Contains(p.text, "%!") || strings.Contains(p.text, "<nil>") {
		t.Errorf("%s holds a formatting mistake", name)
	}
}

// resolve makes a link of a page the path of a file; "" for one that leaves the site.
func resolve(from, link string) (target, fragment string) {
	link, fragment, _ = strings.Cut(link, "#")
	if link == "" {
		return from, fragment
	}
	target, ok := strings.CutPrefix(strings.TrimPrefix(link, "https://example.org"), "/sub/")
	if !ok {
		target, ok = strings.CutPrefix(link, "/") // a site without a path of its own
	}
	switch {
	case !ok:
		return "", ""
	case target == "" || strings.HasSuffix(target, "/"):
		return target + "index.html", fragment
	}
	return target, fragment
}

func checkXML(t *testing.T, name, text string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		_, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

func TestFullSite(t *testing.T) {
	files := rendered(t, fullArchive(t, "Plain"))
	checkSite(t, files)
	for name, text := range files {
		if strings.Contains(text, "Not published.") {
			t.Errorf("%s holds the body of an excerpt", name)
		}
	}
}

// TestHostileText writes what could break out of HTML, XML, JSON, a template or an
// attribute into every text of a site. It comes out as text everywhere.
func TestHostileText(t *testing.T) {
	plain := rendered(t, fullArchive(t, "Plain"))
	for _, hostile := range []string{
		`<script>alert(1)</script>`,
		`</script><img src=x onerror=alert(1)>`,
		`"><b onmouseover="alert(1)">x</b>`,
		`' onfocus='alert(1)`,
		`{{.Title}} {{define "main"}}`,
		`]]> --> <!-- <![CDATA[`,
		"&lt;b&gt; &amp; &quot;",
		"ZgotmplZ #ZgotmplZ",
		"\u2028\u2029\ufeff \u200ftxt",
		`\u003cscript\u003e \" \\`,
	} {
		files := rendered(t, fullArchive(t, hostile))
		checkSite(t, files)
		for name, text := range files {
			if path.Ext(name) != ".html" || strings.HasPrefix(name, "sources/") { // a source's address is made of its name
				continue
			}
			got, want := parsePage(t, text), parsePage(t, plain[name])
			for element, n := range got.elements {
				if n != want.elements[element] && !slices.Contains([]string{"p", "a", "html", "br"}, element) {
					t.Errorf("%q makes %d %s of %d on %s", hostile, n, element, want.elements[element], name)
				}
			}
		}
		about := parsePage(t, files["articles/talks/index.html"])
		for line := range strings.FieldsSeq(strings.Trim(hostile, "\ufeff")) {
			if !strings.Contains(about.text, line) {
				t.Errorf("the article lacks the text %q", line)
			}
		}
	}
}

// TestDegenerateSites renders sites that have next to nothing: whole, or not at all.
func TestDegenerateSites(t *testing.T) {
	settings := news.Settings{ID: "tag:example.org,2026:bridge", Title: "The Bridge", BaseURL: "https://example.org/sub/", Language: "en"}
	jane := &news.PersonRecord{Origin: origin("people", "jane-doe"), Name: "Jane Doe"}
	article := func(published string) *news.ArticleRecord {
		return &news.ArticleRecord{
			Origin: origin("articles", "talks"), Title: "Talks", Date: date(t, published), Source: news.SourceRecord{Name: "Example Times"},
			Statements: []news.StatementRecord{{Person: "jane-doe", Paraphrase: "Waits."}},
		}
	}
	for name, archive := range map[string]*news.Archive{
		"nothing":                {Settings: settings},
		"a person who is silent": {Settings: settings, People: []*news.PersonRecord{jane}},
		"a draft of nothing":     {Settings: settings, Articles: []*news.ArticleRecord{{Origin: origin("articles", "draft"), Draft: true}}},
		"one article":            {Settings: settings, People: []*news.PersonRecord{jane}, Articles: []*news.ArticleRecord{article("2026-05-28")}},
		"one article of a year":  {Settings: settings, People: []*news.PersonRecord{jane}, Articles: []*news.ArticleRecord{article("2026")}},
		"one article of a decade": {
			Settings: settings, People: []*news.PersonRecord{jane}, Articles: []*news.ArticleRecord{article("199X")},
		},
		"only a phase": {Settings: settings, Phases: []*news.PhaseRecord{{Origin: origin("phases", "survey"), Title: "Survey", Start: date(t, "2026")}}},
		"only a past event": {
			Settings: settings, Events: []*news.EventRecord{{Origin: origin("events", "vote"), Title: "Vote", Date: date(t, "../2026-05-28")}},
		},
		"a scale without people": {
			Settings: func() news.Settings {
				s := settings
				s.Positions = []news.Position{{ID: "open", Label: "Open it"}}
				return s
			}(),
		},
		"no path": {
			Settings: func() news.Settings {
				s := settings
				s.BaseURL = "https://example.org"
				return s
			}(),
			People: []*news.PersonRecord{jane}, Articles: []*news.ArticleRecord{article("2026-05-28")},
		},
	} {
		t.Run(name, func(t *testing.T) {
			files := rendered(t, archive)
			checkSite(t, files)
			home := parsePage(t, files["index.html"]).text
			for _, hole := range []string{"As of no date", "since no date", "since ."} {
				if strings.Contains(home, hole) {
					t.Errorf("the front page says %q", hole)
				}
			}
		})
	}
}
