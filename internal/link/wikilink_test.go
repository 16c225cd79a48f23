package link_test

import (
	"testing"

	"digest/internal/link"
	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// wikiArchive has two people of one family name, an article whose title is a
// topic's name, a draft and an article of the future.
func wikiArchive(t testing.TB) *news.Archive {
	t.Helper()
	archive := newArchive()
	archive.People = append(archive.People,
		&news.PersonRecord{Origin: origin("people", "jim-doe"), Name: "Jim Doe"},
		&news.PersonRecord{Origin: origin("people", "zoe-sefcovic"), Name: "Zoë Šefčovič", OtherNames: []news.OtherName{{Name: "Zoe of the Bridge"}}},
		&news.PersonRecord{Origin: origin("people", "safety"), Name: "Sam Safety"})
	add(t, archive, "talks", "2026-05-28").Title = "Cost"
	add(t, archive, "sketch", "2026-05-28").Draft = true
	add(t, archive, "tomorrow", "2026-06-02")
	return archive
}

func TestWikiLinks(t *testing.T) {
	for _, test := range []struct{ link, want string }{
		{"jane-doe", "content/people/jane-doe.md"},
		{"Jane-Doe", "content/people/jane-doe.md"},
		{"Jane Doe", "content/people/jane-doe.md"},
		{"jane doe", "content/people/jane-doe.md"},
		{"John Roe", "content/people/john-roe.md"},
		{"Roe", "content/people/john-roe.md"},
		{"sefcovic", "content/people/zoe-sefcovic.md"},
		{"Zoe of the bridge", "content/people/zoe-sefcovic.md"},
		{"cost", "content/topics/cost.md"}, // a slug goes before names
		{"talks", "content/articles/talks.md"},
		{"Sam Safety", "content/people/safety.md"},
		{"topics/safety", "content/topics/safety.md"},
	} {
		archive := wikiArchive(t)
		archive.Pages = []*news.PageRecord{{Origin: origin("pages", "about"), Body: "See [[" + test.link + "|there]]."}}
		references := linked(t, archive).Pages[0].Text.References
		if got := file(references[test.link]); got != test.want || len(references) != 1 {
			t.Errorf("[[%s]] leads to %q, want %q", test.link, got, test.want)
		}
	}
}

func file(r news.Reference) string {
	switch {
	case r.Person != nil:
		return r.Person.File
	case r.Topic != nil:
		return r.Topic.File
	case r.Article != nil:
		return r.Article.File
	}
	return ""
}

// TestWikiLinkProblems writes each link on the third line of a body that begins
// on the tenth line of its file.
func TestWikiLinkProblems(t *testing.T) {
	const at = "content/pages/about.md:12:5: "
	for _, test := range []struct{ link, want string }{
		{"Jane Do", at + `[[Jane Do]] leads nowhere: no person, topic or article has that name or slug; did you mean "Jane Doe"?`},
		{"Somebody Else", at + `[[Somebody Else]] leads nowhere: no person, topic or article has that name or slug`},
		{"Doe", at + `[[Doe]] may mean content/people/jane-doe.md or content/people/jim-doe.md; write [[people/jane-doe]] or [[people/jim-doe]]`},
		{"Cost", at + `[[Cost]] may mean content/topics/cost.md or content/articles/talks.md; write [[topics/cost]] or [[articles/talks]]`},
		{"safety", at + `[[safety]] may mean content/people/safety.md or content/topics/safety.md; write [[people/safety]] or [[topics/safety]]`},
		{"sketch", at + `[[sketch]] leads to content/articles/sketch.md, which this build leaves out; it is a draft or dated in the future`},
		{"tomorrow", at + `[[tomorrow]] leads to content/articles/tomorrow.md, which this build leaves out; it is a draft or dated in the future`},
	} {
		archive := wikiArchive(t)
		archive.Pages = []*news.PageRecord{{Origin: origin("pages", "about"), Body: "First.\n\nSee [[" + test.link + "]].\n"}}
		_, problems := link.Site(archive, link.Options{Now: noon})
		if err := problems.Err(); err == nil || err.Error() != test.want {
			t.Errorf("[[%s]]:\ngot  %v\nwant %s", test.link, err, test.want)
		}
	}
}

// TestWikiLinksEverywhere puts a link to nothing into a body of every kind.
func TestWikiLinksEverywhere(t *testing.T) {
	const nowhere = "[[Nowhere]]"
	archive := newArchive()
	add(t, archive, "talks", "2026-05-28").Body = nowhere
	archive.People[0].Body = nowhere
	archive.Topics[0].Body = nowhere
	archive.Phases = []*news.PhaseRecord{{Origin: origin("phases", "survey"), Start: date(t, "2026-05"), Body: nowhere}}
	archive.Events = []*news.EventRecord{{Origin: origin("events", "vote"), Date: date(t, "2026-05"), Body: nowhere}}
	archive.Pages = []*news.PageRecord{{Origin: origin("pages", "about"), Body: nowhere}}
	_, problems := link.Site(archive, link.Options{Now: noon})
	var got []string
	for _, p := range problems.Sorted() {
		got = append(got, p.File)
	}
	want := []string{
		"content/articles/talks.md", "content/events/vote.md", "content/pages/about.md",
		"content/people/ann-poe.md", "content/phases/survey.md", "content/topics/cost.md",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files with problems (-want +got):\n%s", diff)
	}
}

// TestWikiLinksAmongDrafts holds that what a build leaves out cannot stop it, and
// that a build with everything in it takes every link.
func TestWikiLinksAmongDrafts(t *testing.T) {
	archive := wikiArchive(t)
	archive.Articles[1].Body = "See [[tomorrow]] and [[sketch]]."
	archive.Articles[2].Body = "See [[sketch]]."
	linked(t, archive)

	archive.Articles[0].Body = "See [[sketch]] and [[tomorrow]]."
	site, problems := link.Site(archive, link.Options{Now: noon, Drafts: true, Future: true})
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	for _, a := range site.Articles {
		for name, r := range a.Body.References {
			if r.Article == nil || r.Article.Slug != name {
				t.Errorf("[[%s]] of %s leads to %+v", name, a.Slug, r)
			}
		}
	}
}

// TestExcerptHasNoWikiLinks: a body that is not published has no links, but a
// mistake in it is a mistake.
func TestExcerptHasNoWikiLinks(t *testing.T) {
	archive := newArchive()
	a := add(t, archive, "talks", "2026-05-28")
	a.Publish, a.Body = news.Excerpt, "[[talks]]"
	if body := linked(t, archive).Articles[0].Body; !cmp.Equal(body, news.Body{}) {
		t.Errorf("an excerpt has the body %+v", body)
	}
	a.Body = "[[Nowhere]]"
	if _, problems := link.Site(archive, link.Options{Now: noon}); problems.Len() != 1 {
		t.Errorf("%d problems, want one: %v", problems.Len(), problems.Err())
	}
}

// TestWikiLinksOfPlainText: what feeds and previews show as text has no links.
func TestWikiLinksOfPlainText(t *testing.T) {
	archive := wikiArchive(t)
	a := add(t, archive, "new", "2026-05-29")
	a.Title, a.Summary = "[[Jane Doe]] speaks", "See [[cost]]."
	_, problems := link.Site(archive, link.Options{Now: noon})
	want := "content/articles/new.md: summary: [[cost]] is no link here: only a body has links; write the name without brackets\n" +
		"content/articles/new.md: title: [[Jane Doe]] is no link here: only a body has links; write the name without brackets"
	if err := problems.Err(); err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}
