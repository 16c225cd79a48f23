package plan

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones of the tests, wherever they run

	"digest/internal/link"
	"digest/internal/news"
)

// parse reads an EDTF date, or fails the test; "" is no date.
func parse(t testing.TB, s string) news.Date {
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

// origin is where a record of a folder of content/ would come from.
func origin(folder, slug string) news.Origin {
	return news.Origin{File: "content/" + folder + "/" + slug + ".md", Slug: slug, BodyLine: 10}
}

// brussels is the zone of the site, into which load moves every time.
func brussels(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// newArchive is a valid archive below a path: two people, a topic, a scale, and no
// article.
func newArchive() *news.Archive {
	return &news.Archive{
		Settings: news.Settings{
			ID: "tag:example.org,2026:bridge", Title: "The Bridge", Description: "Who said what on the bridge.",
			Question: "Should the bridge reopen?", BaseURL: "https://example.org/sub/", Language: "en", Timezone: "Europe/Brussels",
			Author: "The Bridge Desk",
			Positions: []news.Position{
				{ID: "open", Label: "Open it", Description: "Wants it open now."}, {ID: "wait", Label: "Wait"}, {ID: "close", Label: "Close it"},
			},
		},
		People: []*news.PersonRecord{
			{Origin: origin("people", "jane-doe"), Name: "Jane Doe"},
			{Origin: origin("people", "john-roe"), Name: "John Roe"},
		},
		Topics: []*news.TopicRecord{{Origin: origin("topics", "cost"), Name: "Cost"}},
	}
}

// add puts an article into the archive, and returns it for changes.
func add(t testing.TB, archive *news.Archive, slug, published string) *news.ArticleRecord {
	t.Helper()
	a := &news.ArticleRecord{
		Origin: origin("articles", slug), Title: "On " + slug, Date: parse(t, published),
		Source: news.SourceRecord{Name: "Example Times", URL: "https://example.com/" + slug},
	}
	archive.Articles = append(archive.Articles, a)
	return a
}

// say adds a statement to the article.
func say(a *news.ArticleRecord, person, position string) *news.StatementRecord {
	a.Statements = append(a.Statements, news.StatementRecord{Person: person, Position: position, Paraphrase: "Says so."})
	return &a.Statements[len(a.Statements)-1]
}

func addPhase(t testing.TB, archive *news.Archive, slug, start, end string) {
	t.Helper()
	archive.Phases = append(archive.Phases, &news.PhaseRecord{
		Origin: origin("phases", slug), Title: "The " + slug, Start: parse(t, start), End: parse(t, end),
	})
}

func addEvent(t testing.TB, archive *news.Archive, slug, day string) *news.EventRecord {
	t.Helper()
	e := &news.EventRecord{Origin: origin("events", slug), Title: "The " + slug, Date: parse(t, day)}
	archive.Events = append(archive.Events, e)
	return e
}

// linked links an archive, drafts and all.
func linked(t testing.TB, archive *news.Archive) *news.Site {
	t.Helper()
	site, problems := link.Site(archive, link.Options{Drafts: true, Future: true, Now: time.Unix(0, 0), Jobs: 2})
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return site
}

// planned plans a valid archive.
func planned(t testing.TB, archive *news.Archive) *Plan {
	t.Helper()
	plan, problems := Site(linked(t, archive))
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return plan
}

// view is the view of the page at a path, "people/jane-doe/".
func view[V any](t testing.TB, plan *Plan, path string) V {
	t.Helper()
	for _, page := range plan.Pages {
		if page.Path == path+"index.html" {
			v, ok := page.View().(V)
			if !ok {
				t.Fatalf("%s has a view of type %T", page.Path, page.View())
			}
			return v
		}
	}
	t.Fatalf("there is no page %s", path)
	panic("unreachable")
}

// document is what a file of the plan holds.
func document(t testing.TB, plan *Plan, path string) string {
	t.Helper()
	for _, d := range plan.Documents {
		if d.Path == path {
			data, err := d.Encode()
			if err != nil {
				t.Fatal(err)
			}
			return string(data)
		}
	}
	t.Fatalf("there is no document %s", path)
	return ""
}

func titles(entries []*Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, strings.TrimPrefix(e.Title, "On "))
	}
	return strings.Join(all, " ")
}
