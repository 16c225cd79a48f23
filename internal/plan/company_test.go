package plan

import (
	"slices"
	"strings"
	"testing"

	"digest/internal/news"
)

// TestElsewhere: which articles tell the story of "talks", in which Jane Doe speaks
// first, on 28 May, in the Example Times citing the Agency.
func TestElsewhere(t *testing.T) {
	const quote = "The bridge stays shut for now"
	for _, test := range []struct {
		name   string
		change func(a *news.ArticleRecord)
		want   bool
	}{
		{"the same person first, on the same day", func(*news.ArticleRecord) {}, true},
		{"two days later, of the same day", func(a *news.ArticleRecord) {
			a.Date, a.Statements[0].Date = parse(t, "2026-05-30"), parse(t, "2026-05-28")
		}, true},
		{"three days later", func(a *news.ArticleRecord) {
			a.Date, a.Statements[0].Date = parse(t, "2026-05-31"), parse(t, "2026-05-28")
		}, false},
		{"another day's words", func(a *news.ArticleRecord) { a.Date = parse(t, "2026-05-29") }, false},
		{"about that day", func(a *news.ArticleRecord) { a.Date = parse(t, "2026-05-28~") }, true},
		{"some day of the month", func(a *news.ArticleRecord) { a.Date = parse(t, "2026-05") }, false},
		{"an interval", func(a *news.ArticleRecord) { a.Date = parse(t, "2026-05-28/2026-05-29") }, false},
		{"the same source", func(a *news.ArticleRecord) { a.Source.Name = "Example Times" }, false},
		{"no statement", func(a *news.ArticleRecord) { a.Statements = nil }, false},
		{"somebody else first", func(a *news.ArticleRecord) {
			a.Statements = append([]news.StatementRecord{{Person: "john-roe", Paraphrase: "Says so."}}, a.Statements...)
		}, false},
		{"somebody else first, with the same quotation", func(a *news.ArticleRecord) {
			a.Statements[0].Quote = "“The bridge stays shut — for NOW”"
			a.Statements = append([]news.StatementRecord{{Person: "john-roe", Paraphrase: "Says so."}}, a.Statements...)
		}, true},
		{"somebody else's same quotation", func(a *news.ArticleRecord) {
			a.Statements[0].Person, a.Statements[0].Quote = "john-roe", quote
		}, false},
		{"the same agency's words of another day", func(a *news.ArticleRecord) {
			a.Date, a.Source.Citing = parse(t, "2026-05-29"), "Example Radio, example agency"
		}, true},
		{"the agency itself", func(a *news.ArticleRecord) { a.Date, a.Source.Name = parse(t, "2026-05-29"), "Example Agency" }, true},
		{"the agency on somebody else", func(a *news.ArticleRecord) {
			a.Source.Name, a.Statements[0].Person = "Example Agency", "john-roe"
		}, false},
	} {
		archive := newArchive()
		talks := add(t, archive, "talks", "2026-05-28T09:00:00+02:00")
		talks.Source.Citing = "Example Agency"
		say(talks, "jane-doe", "").Quote = quote
		other := add(t, archive, "other", "2026-05-28")
		other.Source.Name = "Example Post"
		say(other, "jane-doe", "open")
		test.change(other)
		plan := planned(t, archive)
		there := titles(view[Article](t, plan, "articles/talks/").Elsewhere) == "other"
		back := titles(view[Article](t, plan, "articles/other/").Elsewhere) == "talks"
		if there != test.want || back != test.want {
			t.Errorf("%s: %v, and the other way round %v; want %v", test.name, there, back, test.want)
		}
	}
}

// TestShortQuotations: what everybody says tells no story.
func TestShortQuotations(t *testing.T) {
	archive := newArchive()
	for _, slug := range []string{"one", "two"} {
		a := add(t, archive, slug, "2026-05-28")
		a.Source.Name = slug
		say(a, map[string]string{"one": "john-roe", "two": "jane-doe"}[slug], "")
		say(a, "jane-doe", "").Quote = "No comment, please"
		say(a, "jane-doe", "").Quote = "No comment, please"
	}
	if got := view[Article](t, planned(t, archive), "articles/one/").Elsewhere; len(got) != 0 {
		t.Errorf("found %s", titles(got))
	}
}

// TestSameDay: the others of the day, without those of the same story, and not all of
// many.
func TestSameDay(t *testing.T) {
	archive := newArchive()
	for slug := range strings.FieldsSeq("talks a b c d e story before") {
		a := add(t, archive, slug, "2026-05-28")
		a.Source.Name = "The " + slug
	}
	archive.Articles[7].Date = parse(t, "2026-05-27")
	say(archive.Articles[0], "jane-doe", "")
	say(archive.Articles[6], "jane-doe", "")
	v := view[Article](t, planned(t, archive), "articles/talks/")
	got := strings.Fields(titles(v.SameDay))
	slices.Sort(got)
	if strings.Join(got, " ") != "a b c d e" || v.Day != (Ref{}) || titles(v.Elsewhere) != "story" {
		t.Errorf("the same day %v, more at %+v, elsewhere %s", got, v.Day, titles(v.Elsewhere))
	}
	v = view[Article](t, planned(t, archive), "articles/a/")
	if len(v.SameDay) != mostSameDay || v.Day != (Ref{"28 May 2026", "/sub/timeline/2026/05/#d2026-05-28"}) {
		t.Errorf("of many the same day %s, more at %+v", titles(v.SameDay), v.Day)
	}
	if v = view[Article](t, planned(t, archive), "articles/before/"); len(v.SameDay) > 0 {
		t.Errorf("alone on its day, beside %s", titles(v.SameDay))
	}
}

// TestCompanyLaw: an article is never its own company, nor listed twice; what is
// elsewhere is of another source and near in time.
func TestCompanyLaw(t *testing.T) {
	site := linked(t, generate(t, 3, 400))
	c, found := newCompany(site.Articles), 0
	for _, a := range site.Articles {
		elsewhere := c.elsewhere(a)
		sameDay, _ := c.sameDay(a, elsewhere)
		all := slices.Concat([]*news.Article{a}, elsewhere, sameDay)
		for i, other := range all {
			if slices.Index(all, other) != i {
				t.Errorf("%s has %s twice", a.Slug, other.Slug)
			}
		}
		for _, other := range elsewhere {
			first, _ := a.Date.Days()
			second, _ := other.Date.Days()
			if days := daysBetween(first, second); days < -storyDays || days > storyDays || other.Publisher == a.Publisher {
				t.Errorf("%s is elsewhere in %s, %d days apart", a.Slug, other.Slug, days)
			}
		}
		found += len(elsewhere)
	}
	if found == 0 {
		t.Error("nothing was found in 400 articles: is the test right?")
	}
}
