package build_test

import (
	"path/filepath"
	"strings"
	"testing"

	"digest/internal/build"
)

// A site without all that can be left out is whole: every link of every page leads
// to a file, none is empty, and where a page is missing its name stands as text.
func TestCrawlWithoutMuch(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	generate(t, source, 120, 6, 2)
	file := filepath.Join(source, "site.toml")
	settings := read(t, source)["site.toml"]
	tree{"site.toml": settings + `
[build]
page_size = 10
leave_out = ["/positions/", "/shifts/", "/topics/", "/sources/", "/events/", "/data/", "/feeds/", "/feeds.opml",
  "/feed.json", "/people/*/feed.json", "/people/*/atom.xml"]
`}.write(t, source)
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
		if _, external, _ := strings.Cut(files[p.path], "/sub/digest/topics/"); external != "" {
			t.Errorf("%s tells of topics at an address", p.path)
		}
	}
	if older < 6 {
		t.Errorf("%d pages of older articles in %s, want some for each person", older, file)
	}
	if want := 2 + 6; report.Feeds != want {
		t.Errorf("%d feeds, want %d", report.Feeds, want)
	}
	checkSitemap(t, s)
	for path := range files {
		for _, left := range []string{"topics/", "sources/", "events/", "data/", "shifts/", "positions/"} {
			if strings.HasPrefix(path, left) {
				t.Errorf("%s is written", path)
			}
		}
	}
}
