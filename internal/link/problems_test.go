package link_test

import (
	"testing"

	"digest/internal/link"
	"digest/internal/news"
)

// TestProblems starts with a valid archive, breaks one thing, and expects the one
// problem whole, as the author will read it but for line and column.
func TestProblems(t *testing.T) {
	for _, test := range []struct {
		name  string
		wreck func(archive *news.Archive, a *news.ArticleRecord)
		want  string
	}{
		{
			"an unknown person with a near name", func(_ *news.Archive, a *news.ArticleRecord) { say(a, "jane-do", "") },
			`content/articles/talks.md: statements[0].person: "jane-do" is not a person of content/people; did you mean "jane-doe"?`,
		},
		{
			"an unknown person", func(_ *news.Archive, a *news.ArticleRecord) { say(a, "max-mustermann", "") },
			`content/articles/talks.md: statements[0].person: "max-mustermann" is not a person of content/people; write content/people/max-mustermann.md first`,
		},
		{
			"an unknown position with a near name", func(_ *news.Archive, a *news.ArticleRecord) { say(a, "jane-doe", "opne") },
			`content/articles/talks.md: statements[0].position: "opne" is not a position of site.toml; did you mean "open"?`,
		},
		{
			"an unknown position", func(_ *news.Archive, a *news.ArticleRecord) { say(a, "jane-doe", "undecided") },
			`content/articles/talks.md: statements[0].position: "undecided" is not a position of site.toml; it has open, wait, close`,
		},
		{
			"a position where there is no scale", func(archive *news.Archive, a *news.ArticleRecord) {
				archive.Settings.Positions = nil
				say(a, "jane-doe", "open")
			},
			`content/articles/talks.md: statements[0].position: "open" is not a position of site.toml; it has none: write a [[positions]] table`,
		},
		{
			"an unknown topic with a near name", func(_ *news.Archive, a *news.ArticleRecord) { a.Topics = []string{"cost", "safetty"} },
			`content/articles/talks.md: topics[1]: "safetty" is not a topic of content/topics; did you mean "safety"?`,
		},
		{
			"an unknown topic", func(_ *news.Archive, a *news.ArticleRecord) { a.Topics = []string{"traffic"} },
			`content/articles/talks.md: topics[0]: "traffic" is not a topic of content/topics; write content/topics/traffic.md first`,
		},
		{
			"a topic twice", func(_ *news.Archive, a *news.ArticleRecord) { a.Topics = []string{"cost", "safety", "cost"} },
			`content/articles/talks.md: topics[2]: "cost" stands here twice; take one away`,
		},
		{
			"an id twice", func(_ *news.Archive, a *news.ArticleRecord) { a.ID = "tag:example.org,2026:bridge/before" },
			`content/articles/talks.md: id: "tag:example.org,2026:bridge/before" is the id of content/articles/before.md too; an id belongs to one article for ever: give the newer one another`,
		},
		{
			"an anchor twice", func(_ *news.Archive, a *news.ArticleRecord) {
				say(a, "jane-doe", "").ID = "answer"
				say(a, "john-roe", "").ID = "answer"
			},
			`content/articles/talks.md: statements[1].id: "answer" is the anchor of another statement of this article; every statement has an id of its own`,
		},
		{
			"an id that is another's anchor", func(_ *news.Archive, a *news.ArticleRecord) {
				say(a, "john-roe", "").ID = "jane-doe-1"
				say(a, "jane-doe", "")
			},
			`content/articles/talks.md: statements[1].id: "jane-doe-1" is the anchor of another statement of this article; every statement has an id of its own`,
		},
		{
			"an unknown person in the list", func(_ *news.Archive, a *news.ArticleRecord) { a.People = []string{"jon-roe"} },
			`content/articles/talks.md: people[0]: "jon-roe" is not a person of content/people; did you mean "john-roe"?`,
		},
		{
			"an unknown person taken away", func(_ *news.Archive, a *news.ArticleRecord) { a.People = []string{"jane-doe", "-jon-roe"} },
			`content/articles/talks.md: people[1]: "jon-roe" is not a person of content/people; did you mean "john-roe"?`,
		},
		{
			"a speaker taken away", func(_ *news.Archive, a *news.ArticleRecord) {
				say(a, "jane-doe", "")
				a.People = []string{"-jane-doe"}
			},
			`content/articles/talks.md: people[0]: "-jane-doe" takes away a person who is listed or makes a statement here; a minus is for a name that was found in the text by mistake`,
		},
		{
			"listed, then taken away", func(_ *news.Archive, a *news.ArticleRecord) { a.People = []string{"jane-doe", "-jane-doe"} },
			`content/articles/talks.md: people[1]: "-jane-doe" takes away a person who is listed or makes a statement here; a minus is for a name that was found in the text by mistake`,
		},
		{
			"taken away, then listed", func(_ *news.Archive, a *news.ArticleRecord) { a.People = []string{"-jane-doe", "jane-doe"} },
			`content/articles/talks.md: people[1]: "jane-doe" is taken away by "-jane-doe" above; take one of the two out`,
		},
		{
			"phases that overlap", func(archive *news.Archive, _ *news.ArticleRecord) {
				addPhase(t, archive, "collapse", "2026-01-01", "2026-02-10")
				addPhase(t, archive, "survey", "2026-02-10", "")
			},
			`content/phases/survey.md: start: 2026-02-10 lies within the phase "The collapse"; end content/phases/collapse.md the day before: phases follow each other`,
		},
		{
			"a phase after one that goes on", func(archive *news.Archive, _ *news.ArticleRecord) {
				addPhase(t, archive, "survey", "2026-02", "")
				addPhase(t, archive, "collapse", "2026-01", "")
			},
			`content/phases/survey.md: start: 2026-02 lies within the phase "The collapse"; end content/phases/collapse.md the day before: phases follow each other`,
		},
		{
			"an event's unknown topic", func(archive *news.Archive, _ *news.ArticleRecord) {
				archive.Events = []*news.EventRecord{{Origin: origin("events", "vote"), Title: "Vote", Date: date(t, "2026-07-02"), Topics: []string{"cost", "costs"}}}
			},
			`content/events/vote.md: topics[1]: "costs" is not a topic of content/topics; did you mean "cost"?`,
		},
		{
			"a source in two spellings", func(_ *news.Archive, a *news.ArticleRecord) { a.Source.Name = "Example TIMES" },
			`content/articles/before.md: source.name: "Example Times" would have the same address as "Example TIMES" of content/articles/talks.md; spell an outlet's name the same everywhere`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			archive := newArchive()
			add(t, archive, "before", "2026-05-27")
			test.wreck(archive, add(t, archive, "talks", "2026-05-28"))
			_, problems := link.Site(archive, link.Options{Now: noon})
			if err := problems.Err(); err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func addPhase(t testing.TB, archive *news.Archive, slug, start, end string) {
	t.Helper()
	archive.Phases = append(archive.Phases, &news.PhaseRecord{
		Origin: origin("phases", slug), Title: "The " + slug, Start: date(t, start), End: date(t, end),
	})
}

// TestBrokenRecords links what load gives for files with mistakes: records without
// anything but a slug. What load has reported is not reported again.
func TestBrokenRecords(t *testing.T) {
	archive := newArchive()
	archive.People = append(archive.People, &news.PersonRecord{Origin: origin("people", "broken")})
	archive.Topics = append(archive.Topics, &news.TopicRecord{Origin: origin("topics", "broken")})
	archive.Events = []*news.EventRecord{{Origin: origin("events", "broken")}}
	archive.Pages = []*news.PageRecord{{Origin: origin("pages", "broken")}}
	archive.Phases = []*news.PhaseRecord{{Origin: origin("phases", "broken")}, {Origin: origin("phases", "survey"), Start: date(t, "2026-05")}}
	archive.Articles = []*news.ArticleRecord{{Origin: origin("articles", "broken")}}
	archive.Settings.Timezone = "Nowhere/Land"
	a := add(t, archive, "talks", "2026-05-28")
	a.Topics, a.People = []string{"broken"}, []string{"broken"}
	say(a, "broken", "open")
	_, problems := link.Site(archive, link.Options{Now: noon})
	if err := problems.Err(); err != nil {
		t.Error(err)
	}
}
