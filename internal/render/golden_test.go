package render_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"digest/internal/export"
	"digest/internal/feed"
	"digest/internal/markdown"
	"digest/internal/plan"
	"digest/internal/render"
	"digest/templates"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var (
	open = &plan.Mark{ID: "open", Label: "Open it", Slot: "1", Sign: "●"}
	wait = &plan.Mark{ID: "wait", Label: "Wait", Slot: "5", Sign: "■"}
	jane = plan.Ref{Name: "Jane Doe", Href: "/people/jane-doe/"}
	day  = plan.Date{Words: "28 May 2026", ISO: "2026-05-28T09:17:00+02:00", Clock: "09:17"}
	from = plan.Ref{Name: "Example Times", Href: "/sources/example-times/"}
)

func head(name, canonical, kind string, crumbs ...plan.Ref) plan.Head {
	section := ""
	if len(crumbs) > 1 {
		section = crumbs[1].Href
	}
	return plan.Head{
		Chrome: &plan.Chrome{
			Title: "The Bridge", Description: "Who said what on the bridge.", Language: "en", Home: "/", Timeline: "/timeline/", Base: "https://example.org/",
			Menu: []plan.Ref{{Name: "People", Href: "/people/"}}, Footer: []plan.Ref{{Name: "Data", Href: "/data/"}},
			Stylesheet: "/css/digest.css", Script: "/js/copy.js", Icon: "/icon.svg", Feeds: "/feeds/",
		},
		Name: name, DocumentTitle: name + " · The Bridge", Summary: "A page in a sentence.", Canonical: canonical, Kind: kind, Crumbs: crumbs, Section: section,
		FeedLinks: []plan.FeedLink{{Title: "The Bridge (Atom)", Type: "application/atom+xml", Format: "Atom", Href: "/atom.xml"}},
		Data:      `[{"@type":"Thing","name":"\u003c/script\u003e"}]`,
	}
}

func entryView() *plan.Entry {
	return &plan.Entry{
		Href: "/articles/talks/", Title: "Talks & more", Summary: "In short.", Date: day, Source: from, Citing: "Example Agency", Language: "French",
		Speakers: []plan.Speaker{{Name: "Jane Doe", Href: "/articles/talks/#jane-doe-1", Mark: wait}, {Name: "John Roe", Href: "/articles/talks/#john-roe-1"}},
		Draft:    true,
	}
}

func statementView() plan.Statement {
	return plan.Statement{
		Anchor: "jane-doe-1", Href: "/articles/talks/#jane-doe-1", URL: "https://example.org/articles/talks/#jane-doe-1",
		Person: jane, Role: "Minister, Ministry of Bridges", Quote: "We wait", Paraphrase: "Would rather wait.", Reported: true, Review: true,
		Locator: "paragraph 4", Date: day, Mark: wait, Before: open, Article: plan.Ref{Name: "Talks & more", Href: "/articles/talks/"}, Source: from,
		Citing: "Example Agency", Original: "https://example.com/talks?a=1&b=2", Language: "fr",
	}
}

func articleView() plan.Article {
	s := statementView()
	s.Article, s.Original = plan.Ref{}, ""
	v := plan.Article{
		Head: head("Talks & more", "https://example.org/articles/talks/", "article",
			plan.Ref{Name: "Home", Href: "/"}, plan.Ref{Name: "Timeline", Href: "/timeline/"}, plan.Ref{Name: "Talks & more", Href: "/articles/talks/"}),
		Date: day, Added: plan.Date{Words: "29 May 2026", ISO: "2026-05-29"}, Updated: plan.Date{Words: "30 May 2026", ISO: "2026-05-30"},
		Source: from, Citing: "Example Agency", Original: "https://example.com/talks", OriginalTitle: "Le ministre attend", Author: "Ann Author",
		Language: "French", Tag: "fr", Image: "https://example.com/i.jpg", Topics: []plan.Ref{{Name: "Cost", Href: "/topics/cost/"}},
		Statements: []plan.Statement{s},
		People:     []plan.PersonLine{{Name: "Jane Doe", Href: "/people/jane-doe/", Role: "Minister", Initials: "JD", Mark: wait}},
		Body: plan.Body{Level: 3, Anchor: "text-", Text: markdown.Text{
			Source: "## Why\n\nJane Doe spoke of [[cost]].",
			Marks:  []markdown.Mark{{Start: 8, End: 16, Href: "/people/jane-doe/"}},
			Wiki:   []markdown.Target{{Name: "cost", Href: "/topics/cost/", Label: "Cost"}},
		}},
		Phase: plan.Ref{Name: "The survey", Href: "/timeline/#survey"}, Month: plan.Ref{Name: "May 2026", Href: "/timeline/2026/05/"},
		Older: &plan.Entry{Title: "Before", Href: "/articles/before/"}, Newer: &plan.Entry{Title: "After", Href: "/articles/after/"},
		Elsewhere: []*plan.Entry{entryView()}, SameDay: []*plan.Entry{{Title: "Another", Href: "/articles/another/", Date: day}},
		Day: plan.Ref{Name: "28 May 2026", Href: "/timeline/2026/05/#d2026-05-28"},
		Cite: plan.Citation{
			Entry: export.Reference{
				Key: "digest:talks", Kind: export.Webpage, Title: "Talks & more", Author: "The Bridge Desk", Container: "The Bridge",
				URL: "https://example.org/articles/talks/", Language: "en",
			},
			Original: export.Reference{Key: "talks", Kind: export.Newspaper, Title: "Le ministre attend", Author: "Ann Author", Container: "Example Times", Language: "fr"},
		},
	}
	v.Published, v.Modified = "2026-05-29", "2026-05-30"
	return v
}

func personView() plan.Person {
	s := statementView()
	s.Person.Href, s.Role, s.Before, s.Anchor = "", "", nil, "d2026-05-28"
	latest := statementView()
	earlier := statementView()
	earlier.Mark, earlier.Before = open, nil
	return plan.Person{
		Head: head("Jane Doe", "https://example.org/people/jane-doe/", "profile",
			plan.Ref{Name: "Home", Href: "/"}, plan.Ref{Name: "People", Href: "/people/"}, plan.Ref{Name: "Jane Doe", Href: "/people/jane-doe/"}),
		Initials: "JD", Role: "Minister", Roles: []plan.Role{{Title: "Minister", Span: "since 1 May 2026"}, {Title: "Mayor"}}, OtherNames: []string{"J. Doe", "Jane Roe"},
		Mark: wait, Latest: &latest, Biography: plan.Body{Level: 2, Text: markdown.Text{Source: "Builds *bridges*."}},
		Statements: []plan.Statement{s}, Shifts: []plan.Shift{{Person: jane, Role: "Minister", From: earlier, To: latest}},
		Coverage: []*plan.Entry{entryView()}, Beside: []plan.Companion{{Name: "John Roe", Href: "/people/john-roe/", Articles: 2}},
		Links: []plan.Ref{{Name: "Wikidata", Href: "https://www.wikidata.org/wiki/Q0"}},
		Feeds: []plan.FeedLink{{Title: "Jane Doe (Atom)", Type: "application/atom+xml", Format: "Atom", Href: "/people/jane-doe/atom.xml"}},
		Files: []plan.Ref{{Name: "Popolo JSON", Href: "/people/jane-doe/person.json"}},
		Strip: stripView(),
	}
}

func stripView() *plan.Strip {
	return &plan.Strip{
		From: plan.Date{Words: "May 2024", ISO: "2024-05"}, To: day, Statements: 14, Merged: true, Broken: true, Height: 120, Bottom: 98,
		Lanes: []plan.Lane{{Mark: open, Label: 33, Y: 46}, {Mark: wait, Label: 75, Y: 88}},
		Dots: []plan.Dot{
			{X: 5, Y: 46, Slot: "1", Count: 1, Statement: "d2026-05-28", Words: "Open it, May 2024"},
			{X: 1000, Y: 88, Slot: "5", Count: 13, Statement: "d2026-05-28", Words: "Wait, 13 statements until 28 May 2026"},
		},
		Line: []plan.Segment{
			{X1: 5, Y1: 46, X2: 990, Y2: 46, Slot: "1"}, {X1: 990, Y1: 46, X2: 990, Y2: 88}, {X1: 990, Y1: 88, X2: 1000, Y2: 88, Slot: "5", Since: true},
		},
		Turns: []plan.StripText{{X: 990, Text: "May 2026", Align: "end"}}, Ticks: []plan.StripText{{X: 327, Text: "2025", Align: "middle"}},
	}
}

func searchView() plan.Search {
	v := plan.Search{
		Head: head("Search", "https://example.org/search/", "website"), Index: "/search/index/",
		Lists: []plan.Ref{{Name: "1 person", Href: "/people/"}}, Topics: []plan.Ref{{Name: "Cost", Href: "/topics/cost/"}},
	}
	v.Section = "/search/"
	return v
}

// TestGolden renders views made by hand and compares the pages with testdata/NAME.
// A partial is rendered through a page that holds nothing else.
func TestGolden(t *testing.T) {
	alone := files(map[string]string{
		"entry.html":     `{{template "_entry.html" .}}`,
		"statement.html": `{{template "_statement.html" .}}`,
	})
	theme, err := render.NewTheme(templates.FS, alone)
	if err != nil {
		t.Fatal(err)
	}
	for name, view := range map[string]any{
		"entry.html": entryView(), "statement.html": statementView(), "article.html": articleView(), "person.html": personView(),
		"search.html":     searchView(),
		"redirect.html":   plan.Redirect{Head: head("Jane Doe", "https://example.org/people/jane-doe/", "website"), Target: "https://example.org/people/jane-doe/"},
		"feed-shift.html": plan.FeedShift{From: statementView(), To: statementView()},
		"briefing.html":   briefingView(), "feed-briefing.html": feedBriefingView(),
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := theme.Page(&b, plan.Page{Path: name, Template: name, View: always(view)}); err != nil {
				t.Fatal(err)
			}
			golden(t, name, b.String())
		})
	}
}

// golden compares a text with a file of testdata, or rewrites that file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", path, diff)
	}
}

func TestEntryErrors(t *testing.T) {
	theme := newTheme(t)
	fields := func() feed.Fields {
		return feed.Fields{ID: "tag:example.org,2026:x", URL: "https://example.org/x/", Title: "X"}
	}
	for _, test := range []struct {
		name  string
		entry plan.FeedEntry
		want  string
	}{
		{"no template", plan.FeedEntry{Fields: fields, Template: "none.html", View: always(nil)}, "rendering https://example.org/x/: the theme has no templates/none.html"},
		{"no date", plan.FeedEntry{Fields: fields, Template: "feed-article.html", View: always(plan.FeedArticle{})}, `feed entry "tag:example.org,2026:x": an entry needs the date on which it was published`},
	} {
		var b bytes.Buffer
		if _, err := theme.Entry(&b, test.entry); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}
