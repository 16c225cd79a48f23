package export

import (
	"testing"

	"digest/internal/news"
)

// date reads an EDTF date, or fails the test.
func date(t testing.TB, s string) news.Date {
	t.Helper()
	d, err := news.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// secret stands in every body: no file may hold it.
const secret = "The body is never exported."

func testAddresses() Addresses {
	const site = "https://example.org/sub/"
	return Addresses{
		Site:      site,
		Article:   func(a *news.Article) string { return site + "articles/" + a.Slug + "/" },
		Statement: func(s *news.Statement) string { return site + "articles/" + s.Article.Slug + "/#" + s.Anchor },
		Person:    func(p *news.Person) string { return site + "people/" + p.Slug + "/" },
		Topic:     func(t *news.Topic) string { return site + "topics/" + t.Slug + "/" },
		Event:     func(v *news.Event) string { return site + "events/#" + v.Slug },
	}
}

// testSite is a debate on a bridge: two persons, two articles, one shift.
func testSite(t testing.TB) *news.Site {
	site := &news.Site{Settings: news.Settings{
		ID: "tag:example.org,2026:bridge", Title: "The Bridge", Question: "Should the bridge reopen?",
		Description: "Who said what on the bridge.", Language: "en",
		Positions: []news.Position{{ID: "open", Label: "Open it"}, {ID: "wait", Label: "Wait"}},
	}}
	site.AsOf = date(t, "2026-05-28T09:17:00+02:00")
	topic := &news.Topic{TopicRecord: &news.TopicRecord{Origin: news.Origin{Slug: "cost"}, Name: "Cost, and who pays", Body: secret}}
	site.Topics = []*news.Topic{topic}
	phase := &news.Phase{PhaseRecord: &news.PhaseRecord{Origin: news.Origin{Slug: "survey"}, Title: "The survey", Start: date(t, "2026-05"), Body: secret}}
	site.Phases = []*news.Phase{
		{PhaseRecord: &news.PhaseRecord{Origin: news.Origin{Slug: "collapse"}, Title: "Collapse & closure", Start: date(t, "2026-04-30"), End: date(t, "2026-04-30")}},
		phase,
	}
	jane, john := testPeople(t)
	site.People = []*news.Person{jane, john}
	site.Events = testEvents(t, topic)
	newer, older := testArticles(t, phase, topic)
	site.Articles = []*news.Article{newer, older}
	addStatement(older, jane, &site.Settings.Positions[0], news.StatementRecord{Quote: "Open it, “now”, or never", Locator: "paragraph 4"})
	addStatement(newer, jane, &site.Settings.Positions[1], news.StatementRecord{Paraphrase: "She would rather wait.", Date: date(t, "2026-05-27"), Kind: news.Reported})
	addStatement(newer, john, nil, news.StatementRecord{Quote: "-1 from me", Review: true})
	shift := &news.Shift{Person: jane, From: older.Statements[0], To: newer.Statements[0]}
	newer.Statements[0].Shift, jane.Shifts, site.Shifts = shift, []*news.Shift{shift}, []*news.Shift{shift}
	return site
}

func testPeople(t testing.TB) (jane, john *news.Person) {
	jane = &news.Person{SortName: "Doe, Jane", FamilyName: "Doe", PersonRecord: &news.PersonRecord{
		Origin: news.Origin{Slug: "jane-doe"}, Name: "Jane Doe", Gender: "female", Body: secret,
		OtherNames:  []news.OtherName{{Name: "Jane Roe", Note: "birth name", EndDate: date(t, "1999~")}},
		Identifiers: []news.Identifier{{Scheme: "wikidata", Identifier: "Q0"}},
		Links:       []news.Link{{URL: "https://example.com/jane", Note: "her page"}},
		Sources:     []news.Link{{URL: "https://example.com/who"}},
		Memberships: []news.Membership{
			{Role: "Minister", Organization: "Ministry of Bridges", Area: "EU", StartDate: date(t, "2024-12-01")},
			{Role: "Member", Organization: "Town Council", Area: "EU", StartDate: date(t, "2019-05~"), EndDate: date(t, "2024-11-30T12:00:00Z")},
		},
	}}
	john = &news.Person{SortName: "Roe, John", FamilyName: "Roe", PersonRecord: &news.PersonRecord{
		Origin: news.Origin{Slug: "john-roe"}, Name: "John Roe",
	}}
	return jane, john
}

func testArticles(t testing.TB, phase *news.Phase, topic *news.Topic) (newer, older *news.Article) {
	times := &news.Source{Slug: "example-times", Name: "Example Times"}
	newer = &news.Article{
		ID: "tag:example.org,2026:bridge/wait", Language: "en", Publisher: times, Phase: phase, Topics: []*news.Topic{topic}, Excerpt: true,
		Added: date(t, "2026-05-29"), Updated: date(t, "2026-05-30"),
		ArticleRecord: &news.ArticleRecord{
			Origin: news.Origin{Slug: "wait"}, Title: `Wait & <b>see</b>, says "Doe"`, Date: date(t, "2026-05-28T09:17:00+02:00"),
			Source: news.SourceRecord{Name: "Example Times", Citing: "Example Agency", URL: "https://example.com/wait?a=1&b=2", Title: "Minister: wait"},
			Author: "Ann Author and Bob Byline", Summary: "=HYPERLINK(\"https://example.net\")\nand a second line.", Body: secret,
		},
	}
	older = &news.Article{
		ID: "tag:example.org,2026:bridge/open", Language: "fr", Publisher: times, Phase: phase, Body: news.Body{Markdown: secret},
		Added: date(t, "2026-05~"), Updated: date(t, "2026-05~"),
		ArticleRecord: &news.ArticleRecord{
			Origin: news.Origin{Slug: "open"}, Title: "Open it", Date: date(t, "2026-05~"), Body: secret,
			Source: news.SourceRecord{Name: "Example Times", URL: "https://example.com/open"},
		},
	}
	newer.Older, older.Newer = older, newer
	return newer, older
}

func addStatement(a *news.Article, p *news.Person, position *news.Position, r news.StatementRecord) {
	s := &news.Statement{StatementRecord: &r, Anchor: p.Slug + "-1", Article: a, Person: p, Position: position, Date: r.Date, Kind: r.Kind}
	if s.Date.IsZero() {
		s.Date = a.Date
	}
	if s.Kind == "" {
		s.Kind = news.Said
	}
	a.Statements, a.People = append(a.Statements, s), append(a.People, p)
	p.Statements, p.Articles = append([]*news.Statement{s}, p.Statements...), append([]*news.Article{a}, p.Articles...)
	if position != nil {
		p.Positioned = append([]*news.Statement{s}, p.Positioned...)
	}
}

func testEvents(t testing.TB, topic *news.Topic) []*news.Event {
	var events []*news.Event
	for _, r := range []news.EventRecord{
		{Origin: news.Origin{Slug: "collapse"}, Title: "Collapse", Date: date(t, "2026-04-30?")},
		{Origin: news.Origin{Slug: "survey"}, Title: "Survey", Date: date(t, "2026-05")},
		{Origin: news.Origin{Slug: "hearing"}, Title: "Hearing; a long one, with commas, semicolons; and a name of sixty letters: “Überprüfungsausschuss”", Date: date(t, "2026-06-30/2026-07-01"), Location: "Town Hall, Room 1", URL: "https://example.com/hearing"},
		{Origin: news.Origin{Slug: "vote"}, Title: "Vote", Date: date(t, "2026-07-02T18:00:00+02:00"), Body: secret},
		{Origin: news.Origin{Slug: "works"}, Title: "Works", Date: date(t, "2026-08-01/..")},
	} {
		events = append(events, &news.Event{EventRecord: &r, Description: news.Body{Markdown: r.Body}})
	}
	events[2].Topics = []*news.Topic{topic}
	return events
}
