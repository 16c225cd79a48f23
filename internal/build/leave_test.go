package build_test

import (
	"strings"
	"testing"

	"digest/internal/build"
)

// A site without all that can be left out is whole: every link of every page leads
// to a file, none is empty, and where a page is missing its name stands as text. So is
// one that keeps its sections but not what lies in them, which show what names them.
func TestCrawlWithoutMuch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		leave []string
		feeds int // for the site, six people, two topics, the shifts and the briefings
	}{
		{"sections but briefings and search", []string{
			"/positions/", "/shifts/", "/topics/", "/sources/", "/events/", "/data/", "/feeds/", "/feeds.opml",
			"/feed.json", "/people/*/feed.json", "/people/*/atom.xml",
		}, 2 + 6 + 3},
		{"every section", []string{
			"/positions/", "/shifts/", "/topics/", "/sources/", "/events/", "/data/", "/feeds/", "/feeds.opml", "/briefings/", "/search/",
			"/atom.xml", "/feed.xml", "/feed.json", "/people/*/feed.json", "/people/*/atom.xml", "/people/*/feed.xml",
		}, 0},
		{"what lies in sections", []string{
			"/positions/*/", "/shifts/page/", "/topics/*/", "/sources/*/", "/briefings/*/", "/people/*/statements.csv", "/people/*/card.png",
			"/timeline/*/filter.json", "/data/articles.csv", "/card.png",
		}, 3 + 6*3 + 3 + 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			crawlWithout(t, c.leave, c.feeds)
		})
	}
}

func crawlWithout(t *testing.T, leave []string, feeds int) {
	t.Helper()
	source := t.TempDir()
	generate(t, source, 120, 6, 2)
	settings := read(t, source)["site.toml"]
	tree{"site.toml": settings + "\n[build]\npage_size = 10\nleave_out = [\"" + strings.Join(leave, `", "`) + "\"]\n"}.write(t, source)
	files, report := built(t, build.Options{Source: source, BaseURL: subPath})
	s := newSite(t, subPath, files)
	older := 0
	for _, p := range pages(t, files) {
		checkLinks(t, s, p)
		checkJSONLD(t, p)
		for _, n := range p.nodes {
			for _, link := range links(n) {
				if link == "" {
					t.Errorf("%s: <%s> leads nowhere", p.path, n.Data)
				}
			}
		}
		if strings.Contains(p.path, "/page/") {
			older++
		}
		for _, address := range leave {
			if strings.HasSuffix(address, "/") && strings.Contains(files[p.path], "/sub/digest"+address) {
				t.Errorf("%s tells of %s", p.path, address)
			}
		}
	}
	if older < 6 {
		t.Errorf("%d pages of older articles, want some for each person", older)
	}
	if report.Feeds != feeds {
		t.Errorf("%d feeds, want %d", report.Feeds, feeds)
	}
	checkSitemap(t, s)
	for path := range files {
		for _, address := range leave {
			if strings.HasPrefix("/"+path, address) {
				t.Errorf("%s is written", path)
			}
		}
	}
}
