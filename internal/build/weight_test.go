package build_test

import (
	"path"
	"strings"
	"testing"

	"digest/internal/build"

	"golang.org/x/net/html"
)

// kB is a kilobyte of the budgets below.
const kB = 1 << 10

// TestWeight: what a reader's browser loads stays small. A page weighs what its HTML,
// its stylesheet, its scripts and its icon weigh, uncompressed.
func TestWeight(t *testing.T) {
	t.Parallel()
	files, _ := built(t, build.Options{Source: ownSite, BaseURL: subPath})
	weigh := func(extension string) int {
		all := 0
		for _, name := range files.paths() {
			if path.Ext(name) == extension {
				all += len(files[name])
			}
		}
		return all
	}
	if all := weigh(".css"); all > 24*kB {
		t.Errorf("the stylesheets weigh %d bytes, at most %d", all, 24*kB)
	}
	if all := weigh(".js"); all > 12*kB {
		t.Errorf("the scripts weigh %d bytes, at most %d", all, 12*kB)
	}
	for _, p := range pages(t, files) {
		kind, record, _ := strings.Cut(path.Dir(p.path), "/")
		whole, listed := pageWeight(t, files, p)
		switch {
		case p.path == "index.html" && whole > 60*kB:
			t.Errorf("the front page weighs %d bytes, at most %d", whole, 60*kB)
		case (kind == "articles" || kind == "people") && record != "" && whole-listed > 40*kB:
			t.Errorf("%s weighs %d bytes besides the %d that it lists, at most %d", p.path, whole-listed, listed, 40*kB)
		}
	}
}

// pageWeight is what a page weighs with its files, and how much of that is what it
// lists: statements, articles, people, and their dots and rows.
func pageWeight(t *testing.T, files tree, p page) (whole, listed int) {
	t.Helper()
	whole = len(files[p.path])
	counted := map[string]bool{}
	for _, n := range p.nodes {
		file, _ := attr(n, "src")
		if rel, _ := attr(n, "rel"); n.Data == "link" && (rel == "stylesheet" || rel == "icon") {
			file, _ = attr(n, "href")
		}
		if name := strings.TrimPrefix(file, "/sub/digest/"); file != "" && !counted[name] {
			if files[name] == "" {
				t.Errorf("%s loads %q, which is not there", p.path, file)
			}
			counted[name] = true
			whole += len(files[name])
		}
		if isListed(n) && !isWithin(n, isListed) && isWithin(n, isMain) {
			var b strings.Builder
			if err := html.Render(&b, n); err != nil {
				t.Fatal(err)
			}
			listed += b.Len()
		}
	}
	return whole, listed
}

func isMain(n *html.Node) bool { return n.Data == "main" }

func isListed(n *html.Node) bool {
	class, _ := attr(n, "class")
	switch class, _, _ = strings.Cut(class, " "); class {
	case "anchored", "entry", "side", "statement":
		return true
	}
	return n.Data == "li" || n.Data == "tr" || n.Data == "a" && n.Namespace == "svg"
}

func isWithin(n *html.Node, is func(*html.Node) bool) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if is(n) {
			return true
		}
	}
	return false
}
