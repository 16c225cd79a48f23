package plan

import (
	"testing"

	"digest/internal/news"
)

func TestAliasFault(t *testing.T) {
	const (
		root    = `write it from the site's root: "/old/address/"`
		special = "an address of this site has no query, no fragment, no escapes and no special characters"
		doubled = "take the doubled slash out"
		dot     = `a part of an address cannot begin with "."`
	)
	for alias, want := range map[string]string{
		"/old/address/":    "",
		"/old":             "",
		"/2026/doe.html":   "",
		"/straße/":         "",
		"/":                "", // a clash with the front page, which claim reports
		"":                 root,
		"old/":             root,
		"https://example/": root,
		"//":               doubled,
		"//example.org/":   doubled,
		"/a//b/":           doubled,
		"/a//":             doubled,
		"/../etc/":         dot,
		"/a/..":            dot,
		"/./a/":            dot,
		"/.well-known/x":   dot,
		"/a?b=c":           special,
		"/a#b":             special,
		`/a\b`:             special,
		"/a%2e":            special,
		"/c:/a":            special,
		"/a*":              special,
		"/a\x00b":          special,
		"/a\nb":            special,
		"/a\x7fb":          special,
	} {
		if got := aliasFault(alias); got != want {
			t.Errorf("aliasFault(%q) = %q, want %q", alias, got, want)
		}
	}
}

// TestClashes lets a valid archive ask for an address that is taken, and expects
// the one problem whole: it names the author's file and key, never the site's own.
func TestClashes(t *testing.T) {
	const hint = "; give it another name: two files cannot be at one address"
	for _, test := range []struct {
		name  string
		wreck func(archive *news.Archive, a *news.ArticleRecord)
		want  string
	}{
		{
			"a page at a section planned before it", func(archive *news.Archive, _ *news.ArticleRecord) { addPage(archive, "people") },
			"content/pages/people.md: asks for the address /people/, which the site itself has" + hint,
		},
		{
			"a page at a section planned after it", func(archive *news.Archive, _ *news.ArticleRecord) { addPage(archive, "data") },
			"content/pages/data.md: asks for the address /data/, which the site itself has" + hint,
		},
		{
			"an alias at the front page", func(_ *news.Archive, a *news.ArticleRecord) { a.Aliases = []string{"/"} },
			"content/articles/talks.md: aliases[0]: asks for the address /, which the site itself has" + hint,
		},
		{
			"an alias at the front page's file", func(_ *news.Archive, a *news.ArticleRecord) { a.Aliases = []string{"/index.html"} },
			"content/articles/talks.md: aliases[0]: asks for the address /index.html, which the site itself has" + hint,
		},
		{
			"an alias at another article", func(_ *news.Archive, a *news.ArticleRecord) { a.Aliases = []string{"/x/", "/articles/before"} },
			"content/articles/talks.md: aliases[1]: asks for the address /articles/before/, which content/articles/before.md has" + hint,
		},
		{
			"an alias at itself", func(_ *news.Archive, a *news.ArticleRecord) { a.Aliases = []string{"/articles/talks/"} },
			"content/articles/talks.md: aliases[0]: asks for the address /articles/talks/, which content/articles/talks.md has" + hint,
		},
		{
			"an alias twice", func(archive *news.Archive, a *news.ArticleRecord) {
				a.Aliases, archive.People[0].Aliases = []string{"/old/"}, []string{"/old"}
			},
			"content/people/jane-doe.md: aliases[0]: asks for the address /old/, which content/articles/talks.md has" + hint,
		},
		{
			"an alias of a topic at a page", func(archive *news.Archive, _ *news.ArticleRecord) {
				addPage(archive, "about")
				archive.Topics[0].Aliases = []string{"/about/"}
			},
			"content/topics/cost.md: aliases[0]: asks for the address /about/, which content/pages/about.md has" + hint,
		},
		{
			"an alias at a source", func(archive *news.Archive, _ *news.ArticleRecord) {
				addPage(archive, "about").Aliases = []string{"/sources/example-times"}
			},
			"content/pages/about.md: aliases[0]: asks for the address /sources/example-times/, which content/articles/talks.md has" + hint,
		},
		{
			"a folder where there is a file", func(_ *news.Archive, a *news.ArticleRecord) { a.Aliases = []string{"/feed.xml"} },
			"content/articles/talks.md: aliases[0]: asks for the address /feed.xml/, but the site itself has /feed.xml" + hint,
		},
		{
			"a folder where there will be a file", func(_ *news.Archive, a *news.ArticleRecord) { a.Aliases = []string{"/robots.txt/old/"} },
			"content/articles/talks.md: aliases[0]: asks for the address /robots.txt/old/, but the site itself has /robots.txt" + hint,
		},
		{
			"a file where there is a folder", func(_ *news.Archive, a *news.ArticleRecord) { a.Aliases = []string{"/old.html/x/", "/old.html"} },
			"content/articles/talks.md: aliases[1]: asks for the address /old.html, but content/articles/talks.md has /old.html/x/" + hint,
		},
		{
			"no address at all", func(_ *news.Archive, a *news.ArticleRecord) { a.Aliases = []string{"/old/", "/a//"} },
			`content/articles/talks.md: aliases[1]: "/a//" cannot be an address of this site; take the doubled slash out`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			archive := newArchive()
			add(t, archive, "before", "2026-05-27")
			test.wreck(archive, add(t, archive, "talks", "2026-05-28"))
			_, problems := Site(linked(t, archive))
			if err := problems.Err(); err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func addPage(archive *news.Archive, slug string) *news.PageRecord {
	r := &news.PageRecord{Origin: origin("pages", slug), Title: "The page " + slug}
	archive.Pages = append(archive.Pages, r)
	return r
}

func TestRedirects(t *testing.T) {
	archive := newArchive()
	archive.People[0].Aliases = []string{"/old/jane", "/jane.html"}
	plan := planned(t, archive)
	for _, path := range []string{"old/jane/index.html", "jane.html"} {
		found := false
		for _, page := range plan.Pages {
			if page.Path == path {
				found = true
				v := page.View().(Redirect)
				if v.Target != "/sub/people/jane-doe/" || v.Name != "Jane Doe" || !v.NoIndex || page.Template != "redirect.html" {
					t.Errorf("%s leads to %+v", path, v)
				}
			}
		}
		if !found {
			t.Errorf("there is no page %s", path)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, test := range []struct{ base, href, abs string }{
		{"https://example.org", "/people/", "https://example.org/people/"},
		{"https://example.org/", "/people/", "https://example.org/people/"},
		{"https://example.org/sub/digest/", "/sub/digest/people/", "https://example.org/sub/digest/people/"},
		{"https://example.org/sub//", "/sub/people/", "https://example.org/sub/people/"},
		{"https://example.org:8080/a%20b", "/a%20b/people/", "https://example.org:8080/a%20b/people/"},
	} {
		a := newAddresses(test.base, nil)
		if href, abs := a.href("/people/"), a.abs("/people/"); href != test.href || abs != test.abs {
			t.Errorf("%s: %q and %q, want %q and %q", test.base, href, abs, test.href, test.abs)
		}
	}
}
