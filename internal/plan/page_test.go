package plan

import (
	"strings"
	"testing"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestHead is what every page says about itself, below a path.
func TestHead(t *testing.T) {
	archive := newArchive()
	archive.Settings.Menu = []news.MenuEntry{{Label: "People", URL: "/people/"}, {Label: "Code", URL: "https://example.com/code"}, {Label: "CDN", URL: "//example.com/"}}
	addPage(archive, "about")
	plan := planned(t, archive)

	got := view[Person](t, plan, "people/jane-doe/").Head
	want := Head{
		Name: "Jane Doe", DocumentTitle: "Jane Doe · The Bridge",
		Summary:   "Jane Doe: 0 statements in 0 articles, each with its source and date.",
		Canonical: "https://example.org/sub/people/jane-doe/", Kind: "profile", Section: "/sub/people/",
		Crumbs: []Ref{{"Home", "/sub/"}, {"People", "/sub/people/"}, {"Jane Doe", "/sub/people/jane-doe/"}},
		Card:   &Card{URL: "https://example.org/sub/people/jane-doe/card.png", Alt: "Jane Doe.", Width: 1200, Height: 630},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Head{}, "Chrome", "Data", "FeedLinks")); diff != "" {
		t.Errorf("head (-want +got):\n%s", diff)
	}
	var feeds []string
	for _, f := range got.FeedLinks {
		feeds = append(feeds, f.Title+" "+f.Type+" "+f.Href)
	}
	wantFeeds := []string{
		"The Bridge: Jane Doe (Atom) application/atom+xml /sub/people/jane-doe/atom.xml",
		"The Bridge: Jane Doe (RSS) application/rss+xml /sub/people/jane-doe/feed.xml",
		"The Bridge: Jane Doe (JSON Feed) application/feed+json /sub/people/jane-doe/feed.json",
		"The Bridge (Atom) application/atom+xml /sub/atom.xml",
		"The Bridge (RSS) application/rss+xml /sub/feed.xml",
		"The Bridge (JSON Feed) application/feed+json /sub/feed.json",
	}
	if diff := cmp.Diff(wantFeeds, feeds); diff != "" {
		t.Errorf("feeds for autodiscovery (-want +got):\n%s", diff)
	}
	chrome := got.Chrome
	if diff := cmp.Diff([]Ref{{"People", "/sub/people/"}, {"Code", "https://example.com/code"}, {"CDN", "//example.com/"}}, chrome.Menu); diff != "" {
		t.Errorf("menu (-want +got):\n%s", diff)
	}
	if chrome.Footer[0] != (Ref{"The page about", "/sub/about/"}) || chrome.Home != "/sub/" || chrome.Stylesheet != "/sub/css/digest.css" {
		t.Errorf("chrome %+v", chrome)
	}
	if home := view[Home](t, plan, "").Head; home.DocumentTitle != "The Bridge" || home.Crumbs != nil || home.Canonical != "https://example.org/sub/" {
		t.Errorf("the front page's head is %+v", home)
	}
}

// TestArticleView checks what is said only when it says something new.
func TestArticleView(t *testing.T) {
	archive := newArchive()
	addPhase(t, archive, "survey", "2026-05", "")
	say(add(t, archive, "before", "2026-05-27"), "john-roe", "open")
	a := add(t, archive, "talks", "2026-05-28T09:17:00+02:00")
	a.Topics, a.Body, a.Source.Citing = []string{"cost"}, "Jane Doe and [[john-roe]].", "Example Agency"
	say(a, "john-roe", "open").Kind = news.Reported
	say(a, "john-roe", "wait").Review = true
	plan := planned(t, archive)
	v := view[Article](t, plan, "articles/talks/")
	if v.Added != (Date{}) || v.Updated != (Date{}) || v.Language != "" || v.NoIndex || v.Excerpt {
		t.Errorf("the defaults show: %+v", v)
	}
	if v.Date != (Date{Words: "28 May 2026", ISO: "2026-05-28T09:17:00+02:00", Clock: "09:17 CEST"}) || v.Published != v.Date.ISO {
		t.Errorf("date %+v", v.Date)
	}
	if v.Phase != (Ref{"The survey", "/sub/timeline/#survey"}) || v.Month != (Ref{"May 2026", "/sub/timeline/2026/05/"}) || v.Source != (Ref{"Example Times", "/sub/sources/example-times/"}) {
		t.Errorf("phase %+v, month %+v, source %+v", v.Phase, v.Month, v.Source)
	}
	if v.Newer != nil || v.Older.Href != "/sub/articles/before/" {
		t.Errorf("neighbours %+v and %+v", v.Older, v.Newer)
	}
	var people []string
	for _, p := range v.People {
		mark := "-"
		if p.Mark != nil {
			mark = p.Mark.ID
		}
		people = append(people, p.Name+" "+mark)
	}
	if got, want := strings.Join(people, ", "), "John Roe wait, Jane Doe -"; got != want {
		t.Errorf("people %q, want %q", got, want)
	}
	first, second := v.Statements[0], v.Statements[1]
	if first.Article != (Ref{}) || first.Original != "" || !first.Reported || first.Before != nil || first.Citing != "Example Agency" {
		t.Errorf("first statement %+v", first)
	}
	if !second.Review || second.Before == nil || second.Before.ID != "open" || second.Href != "/sub/articles/talks/#john-roe-2" || second.URL != "https://example.org/sub/articles/talks/#john-roe-2" {
		t.Errorf("second statement %+v", second)
	}
	if len(v.Body.Text.Marks) != 1 || v.Body.Text.Marks[0].Href != "/people/jane-doe/" || v.Body.Text.Wiki[0].Label != "John Roe" || v.Body.Prefix != "/sub" {
		t.Errorf("body %+v", v.Body)
	}
}

func TestPersonView(t *testing.T) {
	archive := newArchive()
	jane := archive.People[0]
	jane.Memberships = []news.Membership{
		{Role: "Minister", StartDate: parse(t, "2026-05-10")},
		{Role: "Mayor", EndDate: parse(t, "2026-05-09")},
	}
	jane.Links = []news.Link{{URL: "https://example.com/jane", Note: "her page"}, {URL: "https://example.com/j"}}
	jane.Identifiers = []news.Identifier{{Scheme: "wikidata", Identifier: "Q0"}}
	jane.OtherNames = []news.OtherName{{Name: "J. Doe"}}
	say(add(t, archive, "older", "2026-05-01"), "jane-doe", "open")
	say(add(t, archive, "newer", "2026-05-28"), "jane-doe", "wait")
	v := view[Person](t, planned(t, archive), "people/jane-doe/")
	if v.Role != "Minister" || v.Statements[0].Role != "" || v.Statements[1].Role != "Mayor" {
		t.Errorf("the role %q, in statements %q and %q; only another one is said", v.Role, v.Statements[0].Role, v.Statements[1].Role)
	}
	if v.Statements[0].Person != (Ref{Name: "Jane Doe"}) || v.Latest.Person.Href == "" || v.Mark.ID != "wait" || len(v.Shifts) != 1 {
		t.Errorf("statements %+v, latest %+v", v.Statements, v.Latest)
	}
	if diff := cmp.Diff([]Role{{"Minister", "since 10 May 2026"}, {"Mayor", "until 9 May 2026"}}, v.Roles); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
	links := []Ref{{"Wikidata", "https://www.wikidata.org/wiki/Q0"}, {"her page", "https://example.com/jane"}, {"https://example.com/j", "https://example.com/j"}}
	if diff := cmp.Diff(links, v.Links); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if want := "Jane Doe (Minister): 2 statements in 2 articles, each with its source and date."; v.Summary != want {
		t.Errorf("summary %q, want %q", v.Summary, want)
	}
}

// TestSitemap: what search engines should find, with the day on which it changed
// where that is known.
func TestSitemap(t *testing.T) {
	archive := newArchive()
	archive.Topics[0].Aliases = []string{"/old/"}
	a := add(t, archive, "talks", "2026-05-28")
	a.Updated, a.People = parse(t, "2026-05-30T09:00:00+02:00"), []string{"jane-doe"}
	add(t, archive, "month", "2026-05")
	add(t, archive, "draft", "2026-05-29").Draft = true
	text := document(t, planned(t, archive), "sitemap.xml")
	for path, want := range map[string]string{
		"/":                       "2026-05-29",
		"/articles/talks/":        "2026-05-30",
		"/articles/month/":        "",
		"/people/jane-doe/":       "2026-05-30",
		"/people/john-roe/":       "",
		"/timeline/2026/05/":      "2026-05-30",
		"/sources/example-times/": "2026-05-30",
		"/feeds/":                 "",
		"/articles/draft/":        "-", // not for search engines
		"/old/":                   "-",
		"/404.html":               "-",
	} {
		got := "-"
		if _, after, found := strings.Cut(text, "<loc>https://example.org/sub"+path+"</loc>"); found {
			entry, _, _ := strings.Cut(after, "</url>")
			_, lastmod, _ := strings.Cut(entry, "<lastmod>")
			got, _, _ = strings.Cut(lastmod, "</lastmod>")
		}
		if got != want {
			t.Errorf("%s was changed on %q, want %q", path, got, want)
		}
	}
}

func TestSiteFiles(t *testing.T) {
	archive := newArchive()
	archive.Settings.Build.CNAME = "bridge.example.org"
	plan := planned(t, archive)
	for path, want := range map[string]string{
		".nojekyll": "", "CNAME": "bridge.example.org\n",
	} {
		if got := document(t, plan, path); got != want {
			t.Errorf("%s holds %q, want %q", path, got, want)
		}
	}
	if got := document(t, plan, "robots.txt"); !strings.Contains(got, "Sitemap: https://example.org/sub/sitemap.xml\n") {
		t.Errorf("robots.txt holds %q", got)
	}
	archive.Settings.Build.CNAME = ""
	for _, d := range planned(t, archive).Documents {
		if d.Path == "CNAME" {
			t.Error("a site without cname has a CNAME")
		}
	}
}

func TestEvents(t *testing.T) {
	archive := newArchive()
	for _, day := range []string{"2025-12-01", "2026-05-28", "2026-05", "2026-07-02T18:00:00+02:00"} {
		addEvent(t, archive, "e"+day[:7], day)
	}
	archive.Events[2].Slug = "month"
	add(t, archive, "talks", "2026-05-28T09:00:00+02:00")
	add(t, archive, "month", "2026-05")
	var got []string
	for _, y := range view[Events](t, planned(t, archive), "events/").Years {
		for _, e := range y.Events {
			line := y.Year + " " + e.Anchor
			for _, c := range e.Coverage {
				line += " " + c.Name
			}
			got = append(got, line)
		}
	}
	want := []string{"2026 e2026-07", "2026 e2026-05 On talks", "2026 month", "2025 e2025-12"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}
