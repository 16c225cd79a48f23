package link_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones of the tests, wherever they run

	"digest/internal/link"
	"digest/internal/news"
)

// noon is the time of every build in these tests.
var noon = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

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

// origin is where a record of a folder of content/ would come from.
func origin(folder, slug string) news.Origin {
	return news.Origin{File: "content/" + folder + "/" + slug + ".md", Slug: slug, BodyLine: 10}
}

// newArchive is a valid archive: three people, two topics, a scale of three
// positions, and no article.
func newArchive() *news.Archive {
	return &news.Archive{
		Settings: news.Settings{
			ID: "tag:example.org,2026:bridge", Title: "The Bridge", Language: "en", Timezone: "Europe/Brussels",
			Positions: []news.Position{{ID: "open", Label: "Open it"}, {ID: "wait", Label: "Wait"}, {ID: "close", Label: "Close it"}},
			Import:    news.ImportSettings{Sources: []news.ImportSource{{Name: "Withheld Times", Publish: news.Excerpt}, {Name: "Open Times"}}},
		},
		People: []*news.PersonRecord{
			{Origin: origin("people", "ann-poe"), Name: "Ann Poe"},
			{Origin: origin("people", "jane-doe"), Name: "Jane Doe"},
			{Origin: origin("people", "john-roe"), Name: "John Roe"},
		},
		Topics: []*news.TopicRecord{
			{Origin: origin("topics", "cost"), Name: "Cost"},
			{Origin: origin("topics", "safety"), Name: "Safety"},
		},
	}
}

// add puts an article into the archive, and returns it for changes.
func add(t testing.TB, archive *news.Archive, slug, published string) *news.ArticleRecord {
	t.Helper()
	a := &news.ArticleRecord{
		Origin: origin("articles", slug), Title: "On " + slug, Date: date(t, published),
		Source: news.SourceRecord{Name: "Example Times"},
	}
	archive.Articles = append(archive.Articles, a)
	return a
}

// say adds a statement to the article.
func say(a *news.ArticleRecord, person, position string) *news.StatementRecord {
	a.Statements = append(a.Statements, news.StatementRecord{Person: person, Position: position, Paraphrase: "Says so."})
	return &a.Statements[len(a.Statements)-1]
}

// linked links a valid archive.
func linked(t testing.TB, archive *news.Archive) *news.Site {
	t.Helper()
	site, problems := link.Site(archive, link.Options{Now: noon})
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return site
}

func articleSlugs(articles []*news.Article) string {
	var slugs []string
	for _, a := range articles {
		slugs = append(slugs, a.Slug)
	}
	return strings.Join(slugs, " ")
}

func personSlugs(people []*news.Person) string {
	var slugs []string
	for _, p := range people {
		slugs = append(slugs, p.Slug)
	}
	return strings.Join(slugs, " ")
}

// person finds one by slug.
func person(t testing.TB, site *news.Site, slug string) *news.Person {
	t.Helper()
	for _, p := range site.People {
		if p.Slug == slug {
			return p
		}
	}
	t.Fatalf("the site has no %s", slug)
	return nil
}
