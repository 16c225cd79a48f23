package render_test

import (
	"bytes"
	"testing"
	"time"
	_ "time/tzdata" // the zones of the tests, wherever they run

	"digest/internal/feed"
	"digest/internal/link"
	"digest/internal/news"
	"digest/internal/plan"
	"digest/internal/render"
	"digest/templates"
)

// date reads an EDTF date, or fails the test; "" is no date.
func date(t testing.TB, s string) news.Date {
	t.Helper()
	if s == "" {
		return news.Date{}
	}
	d, err := news.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// newTheme is the default theme.
func newTheme(t testing.TB) *render.Theme {
	t.Helper()
	theme, err := render.NewTheme(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return theme
}

// rendered is every file of an archive's site but the static ones, by path, with
// drafts and all.
func rendered(t testing.TB, archive *news.Archive) map[string]string {
	t.Helper()
	site, problems := link.Site(archive, link.Options{Drafts: true, Future: true, Now: time.Unix(0, 0)})
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	planned, problems := plan.Site(site)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	theme, files := newTheme(t), make(map[string]string)
	for _, page := range planned.Pages {
		var b bytes.Buffer
		if err := theme.Page(&b, page); err != nil {
			t.Fatal(err)
		}
		files[page.Path] = b.String()
	}
	entries := make([]feed.Entry, len(planned.Entries))
	for i, e := range planned.Entries {
		var b bytes.Buffer
		var err error
		if entries[i], err = theme.Entry(&b, e); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range planned.Feeds {
		for _, at := range f.Entries {
			f.Feed.Entries = append(f.Feed.Entries, entries[at])
		}
		for _, format := range render.Formats(f) {
			var b bytes.Buffer
			if err := format.Encode(&b, f.Feed); err != nil {
				t.Fatal(err)
			}
			files[format.Path] = b.String()
		}
	}
	for _, d := range planned.Documents {
		data, err := d.Encode()
		if err != nil {
			t.Fatalf("%s: %v", d.Path, err)
		}
		files[d.Path] = string(data)
	}
	return files
}

func origin(folder, slug string) news.Origin {
	return news.Origin{File: "content/" + folder + "/" + slug + ".md", Slug: slug, BodyLine: 10}
}

// fullArchive has something for every part of every template. Every text of an
// author is text, or holds it.
func fullArchive(t testing.TB, text string) *news.Archive {
	t.Helper()
	body := text + "\n\n## Heading\n\nSee [above](#heading).\n\n### Title\n"
	archive := &news.Archive{
		Settings: news.Settings{
			ID: "tag:example.org,2026:bridge", Title: text, Description: text, Question: text, Author: text,
			BaseURL: "https://example.org/sub/", Language: "en", Timezone: "Europe/Brussels",
			Positions: []news.Position{{ID: "open", Label: text, Description: text}, {ID: "wait", Label: "Wait"}},
			Menu:      []news.MenuEntry{{Label: text, URL: "/people/"}},
		},
		People: []*news.PersonRecord{
			{
				Origin: origin("people", "jane-doe"), Name: "Jane Doe", SortName: "Doe " + text, Gender: text, Body: body,
				OtherNames:  []news.OtherName{{Name: text, Note: text}},
				Memberships: []news.Membership{{Role: text, Organization: text, StartDate: date(t, "2026-05-01")}, {Role: "Mayor", EndDate: date(t, "2026-04")}},
				Identifiers: []news.Identifier{{Scheme: "wikidata", Identifier: "Q0"}},
				Links:       []news.Link{{URL: "https://example.com/jane", Note: text}}, Aliases: []string{"/old/jane/"},
			},
			{Origin: origin("people", "john-roe"), Name: text + " Roe"},
			{Origin: origin("people", "silent"), Name: "Sam Silent"},
		},
		Topics: []*news.TopicRecord{
			{Origin: origin("topics", "cost"), Name: text, Body: body},
			{Origin: origin("topics", "empty"), Name: "Empty", Body: body},
		},
		Phases: []*news.PhaseRecord{
			{Origin: origin("phases", "collapse"), Title: "Collapse", Start: date(t, "2026-04"), End: date(t, "2026-04"), Body: body},
			{Origin: origin("phases", "survey"), Title: text, Start: date(t, "2026-05"), Body: body},
		},
		Events: []*news.EventRecord{
			{Origin: origin("events", "vote"), Title: text, Date: date(t, "2026-05-28"), Location: text, URL: "https://example.com/vote", Topics: []string{"cost"}, Body: body},
			{Origin: origin("events", "works"), Title: "Works", Date: date(t, "2026-08/.."), Body: body},
		},
		Pages: []*news.PageRecord{{Origin: origin("pages", "about"), Title: text, Summary: text, Body: "[[jane-doe|link]]\n\n" + body}},
	}
	source := news.SourceRecord{Name: text, Citing: text, URL: "https://example.com/talks", Title: text}
	archive.Articles = []*news.ArticleRecord{
		{
			Origin: origin("articles", "talks"), Title: text, Date: date(t, "2026-05-28T09:17:00+02:00"), Added: date(t, "2026-05-29"), Updated: date(t, "2026-05-30"),
			Source: source, Author: text, Language: "fr", Summary: text, Image: "https://example.com/i.jpg", Topics: []string{"cost"},
			Body: "Jane Doe met [[john-roe]].\n\n" + body, Statements: []news.StatementRecord{
				{Person: "jane-doe", Quote: text, Paraphrase: text, Position: "open", Locator: text, Kind: news.Reported, Review: true},
				{Person: "john-roe", Quote: text},
			},
		},
		{
			Origin: origin("articles", "before"), Title: "Before", Date: date(t, "2026-04~"), Source: source, Publish: news.Excerpt, Body: "Not published.",
			Statements: []news.StatementRecord{{Person: "jane-doe", Paraphrase: text, Position: "wait"}},
		},
		{Origin: origin("articles", "year"), Title: "Year", Date: date(t, "2025"), Source: news.SourceRecord{Name: "Example Times"}},
		{Origin: origin("articles", "draft"), Draft: true},
	}
	return archive
}
