package link_test

import (
	"strings"
	"testing"
	"time"

	"digest/internal/link"
	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

func TestWhatIsBuilt(t *testing.T) {
	archive := newArchive()
	add(t, archive, "past", "2026-05-31")
	add(t, archive, "draft", "2026-05-30").Draft = true
	add(t, archive, "undated-draft", "").Draft = true
	add(t, archive, "future-draft", "2026-07").Draft = true
	add(t, archive, "now", "2026-06-01T14:00:00+02:00") // noon in Brussels is ten in Greenwich
	add(t, archive, "today", "2026-06-01")
	add(t, archive, "second", "2026-06-01T12:00:01Z")
	add(t, archive, "tomorrow", "2026-06-02")
	for _, test := range []struct {
		drafts, future bool
		want           string
	}{
		{false, false, "now today past"},
		{true, false, "now today past draft undated-draft"},
		{false, true, "tomorrow second now today past"},
		{true, true, "future-draft tomorrow second now today past draft undated-draft"},
	} {
		site, problems := link.Site(archive, link.Options{Drafts: test.drafts, Future: test.future, Now: noon})
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		if got := articleSlugs(site.Articles); got != test.want {
			t.Errorf("drafts %v, future %v: %q, want %q", test.drafts, test.future, got, test.want)
		}
		if got := site.AsOf; got != site.Articles[0].Date {
			t.Errorf("drafts %v, future %v: as of %q, want the date of %s", test.drafts, test.future, got, site.Articles[0].Slug)
		}
	}
}

// TestTodayInTheZone: a day begins at midnight of the site's zone, not in Greenwich.
func TestTodayInTheZone(t *testing.T) {
	archive := newArchive()
	add(t, archive, "today", "2026-06-01")
	for _, test := range []struct {
		now  time.Time
		want string
	}{
		{time.Date(2026, 5, 31, 21, 59, 59, 0, time.UTC), ""},
		{time.Date(2026, 5, 31, 22, 0, 0, 0, time.UTC), "today"}, // midnight in Brussels
	} {
		site, _ := link.Site(archive, link.Options{Now: test.now})
		if got := articleSlugs(site.Articles); got != test.want {
			t.Errorf("at %v: %q, want %q", test.now, got, test.want)
		}
	}
}

func TestArticleDefaults(t *testing.T) {
	archive := newArchive()
	add(t, archive, "plain", "2026-05-28")
	full := add(t, archive, "full", "2026-05-27")
	full.ID, full.Language = "tag:example.org,2020:old", "uk"
	full.Added, full.Updated = date(t, "2026-05-29"), date(t, "2026-05-30")
	added := add(t, archive, "added", "2026-05-26")
	added.Added = date(t, "2026-05-29")

	type defaults struct{ ID, Language, Added, Updated string }
	want := map[string]defaults{
		"plain": {"tag:example.org,2026:bridge/plain", "en", "2026-05-28", "2026-05-28"},
		"full":  {"tag:example.org,2020:old", "uk", "2026-05-29", "2026-05-30"},
		"added": {"tag:example.org,2026:bridge/added", "en", "2026-05-29", "2026-05-29"},
	}
	got := make(map[string]defaults)
	for _, a := range linked(t, archive).Articles {
		got[a.Slug] = defaults{a.ID, a.Language, a.Added.String(), a.Updated.String()}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("defaults (-want +got):\n%s", diff)
	}
}

// TestExcerpt: what an article says of itself goes before what is said of its source.
func TestExcerpt(t *testing.T) {
	for _, test := range []struct {
		source  string
		publish news.Publish
		want    bool
	}{
		{"Example Times", "", false},
		{"Example Times", news.Full, false},
		{"Example Times", news.Excerpt, true},
		{"Withheld Times", "", true},
		{"Withheld Times", news.Full, false},
		{"Withheld Times", news.Excerpt, true},
		{"Open Times", "", false},
		{"Open Times", news.Excerpt, true},
	} {
		archive := newArchive()
		a := add(t, archive, "talks", "2026-05-28")
		a.Source.Name, a.Publish, a.Body = test.source, test.publish, "Jane Doe wrote this."
		got := linked(t, archive).Articles[0]
		if got.Excerpt != test.want || (got.Body.Markdown == "") != test.want || (got.Body.Mentions == nil) != test.want {
			t.Errorf("%s, publish %q: excerpt %v with the body %+v", test.source, test.publish, got.Excerpt, got.Body)
		}
		if people := personSlugs(got.People); people != "jane-doe" {
			t.Errorf("%s, publish %q: people %q; an excerpt's body is read, but not published", test.source, test.publish, people)
		}
	}
}

// TestOrder: newest first; on one day, what has no time of day is the older, then
// what joined the digest later goes first, then the slug decides. Neighbours are
// next to each other in that order.
func TestOrder(t *testing.T) {
	archive := newArchive()
	for a := range strings.FieldsSeq("month=2026-05 day-b=2026-05-28 day-a=2026-05-28 noon=2026-05-28T12:00:00+02:00 late=2026-05-28 about=2026-05-28~ next=2026-05-29 year=2026") {
		slug, published, _ := strings.Cut(a, "=")
		add(t, archive, slug, published)
	}
	archive.Articles[4].Added = date(t, "2026-05-30")
	const want = "next noon late day-a day-b about month year"
	site := linked(t, archive)
	if got := articleSlugs(site.Articles); got != want {
		t.Errorf("order %q, want %q", got, want)
	}
	var newer *news.Article
	for i, a := range site.Articles {
		if a.Newer != newer || i > 0 && newer.Older != a {
			t.Errorf("%s has the wrong neighbours", a.Slug)
		}
		newer = a
	}
	if newer.Older != nil {
		t.Errorf("the oldest has the older neighbour %s", newer.Older.Slug)
	}
}

func TestSources(t *testing.T) {
	archive := newArchive()
	for slug, name := range map[string]string{"a": "Öst Times", "b": "Ost Echo", "c": "北京日報", "d": "Öst Times", "e": "Zeta"} {
		add(t, archive, slug, "2026-05-28").Source.Name = name
	}
	undecided := add(t, archive, "f", "")
	undecided.Source.Name, undecided.Draft = "", true
	site, _ := link.Site(archive, link.Options{Now: noon, Drafts: true})
	var got []string
	for _, s := range site.Sources {
		got = append(got, s.Slug+": "+articleSlugs(s.Articles))
		for _, a := range s.Articles {
			if a.Publisher != s {
				t.Errorf("%s is published by %+v, want %s", a.Slug, a.Publisher, s.Name)
			}
		}
	}
	want := []string{"source-72aecc07: c", "ost-echo: b", "ost-times: a d", "zeta: e"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if last := site.Articles[len(site.Articles)-1]; last.Slug != "f" || last.Publisher != nil {
		t.Errorf("the draft %s has the publisher %+v", last.Slug, last.Publisher)
	}
}

func TestTopicsEventsAndPages(t *testing.T) {
	archive := newArchive()
	archive.Topics = append(archive.Topics,
		&news.TopicRecord{Origin: origin("topics", "first"), Name: "Zeal", Order: -1},
		&news.TopicRecord{Origin: origin("topics", "a-cost"), Name: "Cost"})
	add(t, archive, "older", "2026-05-27").Topics = []string{"safety", "cost"}
	add(t, archive, "newer", "2026-05-28").Topics = []string{"cost"}
	for _, e := range []string{"vote=2026-07-02", "b=2026-05-01", "a=2026-05-01", "month=2026-05"} {
		slug, day, _ := strings.Cut(e, "=")
		archive.Events = append(archive.Events, &news.EventRecord{Origin: origin("events", slug), Date: date(t, day), Topics: []string{"cost"}})
	}
	for _, p := range []news.PageRecord{{Title: "B"}, {Title: "A"}, {Title: "C", Order: -1}} {
		p.Origin = origin("pages", strings.ToLower(p.Title))
		archive.Pages = append(archive.Pages, &p)
	}
	site := linked(t, archive)
	var topics, events, pages []string
	for _, topic := range site.Topics {
		topics = append(topics, topic.Slug+": "+articleSlugs(topic.Articles))
	}
	for _, e := range site.Events {
		events = append(events, e.Slug+": "+e.Topics[0].Slug)
	}
	for _, p := range site.Pages {
		pages = append(pages, p.Slug)
	}
	got := map[string][]string{"topics": topics, "events": events, "pages": pages}
	want := map[string][]string{
		"topics": {"first: ", "a-cost: ", "cost: newer older", "safety: older"},
		"events": {"month: cost", "a: cost", "b: cost", "vote: cost"},
		"pages":  {"c", "a", "b"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
}
