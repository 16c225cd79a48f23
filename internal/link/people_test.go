package link_test

import (
	"fmt"
	"strings"
	"testing"

	"digest/internal/link"
	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

func TestNames(t *testing.T) {
	for _, test := range []struct {
		record       news.PersonRecord
		family, sort string
	}{
		{news.PersonRecord{Name: "Jane Doe"}, "Doe", "Doe, Jane"},
		{news.PersonRecord{Name: "Jane Mary Doe"}, "Doe", "Doe, Jane Mary"},
		{news.PersonRecord{Name: "Jane van der Doe", FamilyName: "van der Doe"}, "van der Doe", "van der Doe, Jane"},
		{news.PersonRecord{Name: "Doe Jane", FamilyName: "Doe"}, "Doe", "Doe, Jane"},
		{news.PersonRecord{Name: "Jane Doe", SortName: "Jane"}, "Doe", "Jane"},
		{news.PersonRecord{Name: "Madonna"}, "Madonna", "Madonna"},
		{news.PersonRecord{Name: " Jane  Doe "}, "Doe", "Doe, Jane  Doe"}, // load trims
		{news.PersonRecord{}, "", ""},
	} {
		test.record.Origin = origin("people", "x")
		site := linked(t, &news.Archive{People: []*news.PersonRecord{&test.record}})
		if p := site.People[0]; p.FamilyName != test.family || p.SortName != test.sort {
			t.Errorf("%q: family name %q, sort name %q; want %q, %q", test.record.Name, p.FamilyName, p.SortName, test.family, test.sort)
		}
	}
}

// TestPeopleOrder is that of a register: neither accents nor capitals count.
func TestPeopleOrder(t *testing.T) {
	archive := &news.Archive{}
	for i, family := range strings.Fields("zobel von-der-Doe Šef Sef Roe roe Ádám Adams") {
		archive.People = append(archive.People, &news.PersonRecord{
			Origin: origin("people", fmt.Sprintf("p%d", i)), Name: "X " + family, FamilyName: family,
		})
	}
	var got []string
	for _, p := range linked(t, archive).People {
		got = append(got, p.FamilyName)
	}
	if got, want := strings.Join(got, " "), "Ádám Adams Roe roe Šef Sef von-der-Doe zobel"; got != want {
		t.Errorf("order %q, want %q", got, want)
	}
}

func TestPeopleOfArticle(t *testing.T) {
	for _, test := range []struct {
		name  string
		write func(a *news.ArticleRecord)
		want  string
	}{
		{"in the title", func(a *news.ArticleRecord) { a.Title = "Jane Doe waits" }, "jane-doe"},
		{"in the summary", func(a *news.ArticleRecord) { a.Summary = "So says Jane Doe." }, "jane-doe"},
		{"in the body", func(a *news.ArticleRecord) { a.Body = "So says **Jane Doe**." }, "jane-doe"},
		{"by the family name, once named in full", func(a *news.ArticleRecord) { a.Title, a.Body = "Doe waits", "Jane Doe does." }, "jane-doe"},
		{"not by the family name alone", func(a *news.ArticleRecord) { a.Title = "Doe waits" }, ""},
		{"by a statement", func(a *news.ArticleRecord) { say(a, "jane-doe", "") }, "jane-doe"},
		{"by the list", func(a *news.ArticleRecord) { a.People = []string{"jane-doe", "jane-doe"} }, "jane-doe"},
		{"taken away", func(a *news.ArticleRecord) { a.Body, a.People = "Jane Doe and John Roe.", []string{"-jane-doe"} }, "john-roe"},
		{"everybody once, who speaks first, the others by name", func(a *news.ArticleRecord) {
			say(a, "john-roe", "")
			say(a, "ann-poe", "")
			say(a, "john-roe", "")
			a.Title, a.Body, a.People = "Jane Doe on John Roe", "Zed Zee, Ann Poe, Jane Doe.", []string{"zed-zee"}
		}, "john-roe ann-poe jane-doe zed-zee"},
	} {
		archive := newArchive()
		archive.People = append(archive.People, &news.PersonRecord{Origin: origin("people", "zed-zee"), Name: "Zed Zee"})
		test.write(add(t, archive, "talks", "2026-05-28"))
		if got := personSlugs(linked(t, archive).Articles[0].People); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestSurnameAlone(t *testing.T) {
	archive := newArchive()
	never := false
	archive.People[1].SurnameAlone = &never
	add(t, archive, "talks", "2026-05-28").Body = "Jane Doe came. Doe left. John Roe came. Roe left."
	var got []string
	body := linked(t, archive).Articles[0].Body
	for _, m := range body.Mentions {
		got = append(got, m.Person.Slug+"="+body.Markdown[m.Start:m.End])
	}
	want := []string{"jane-doe=Jane Doe", "john-roe=John Roe", "john-roe=Roe"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mentions (-want +got):\n%s", diff)
	}
}

// TestMentionsOfDenied: who was taken away is not linked in the body either.
func TestMentionsOfDenied(t *testing.T) {
	archive := newArchive()
	a := add(t, archive, "talks", "2026-05-28")
	a.Body, a.People = "Jane Doe met John Roe.", []string{"-jane-doe"}
	mentions := linked(t, archive).Articles[0].Body.Mentions
	if len(mentions) != 1 || mentions[0].Person.Slug != "john-roe" {
		t.Errorf("mentions %+v, want one of John Roe", mentions)
	}
}

func TestCompanions(t *testing.T) {
	archive := newArchive()
	for i, people := range []string{"jane-doe john-roe", "jane-doe john-roe ann-poe", "jane-doe", "ann-poe", "jane-doe zed-zee"} {
		add(t, archive, fmt.Sprint("a", i), "2026-05-28").People = strings.Fields(people)
	}
	archive.People = append(archive.People, &news.PersonRecord{Origin: origin("people", "zed-zee"), Name: "Zed Zee"})
	for slug, want := range map[string]string{
		"jane-doe": "john-roe 2, ann-poe 1, zed-zee 1",
		"john-roe": "jane-doe 2, ann-poe 1",
		"zed-zee":  "jane-doe 1",
	} {
		var got []string
		for _, c := range person(t, linked(t, archive), slug).Beside {
			got = append(got, fmt.Sprint(c.Person.Slug, " ", c.Articles))
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("beside %s stand %q, want %q", slug, got, want)
		}
	}
}

// TestDraftsLeaveNothing: an article that is not built leaves no trace in what is.
func TestDraftsLeaveNothing(t *testing.T) {
	archive := newArchive()
	add(t, archive, "talks", "2026-05-28")
	addPhase(t, archive, "survey", "2026-01", "")
	want := linked(t, archive)
	for _, change := range []func(*news.ArticleRecord){
		func(a *news.ArticleRecord) { a.Draft = true },
		func(a *news.ArticleRecord) { a.Date = date(t, "2026-06-02") },
	} {
		archive := *archive
		a := add(t, &archive, "secret", "2026-05-27")
		a.Topics, a.Source.Name, a.Body = []string{"cost"}, "Secret Times", "Jane Doe and John Roe."
		say(a, "ann-poe", "open").Date = date(t, "2026-05-01")
		say(a, "ann-poe", "close")
		change(a)
		got, problems := link.Site(&archive, link.Options{Now: noon})
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(describe(want), describe(got)); diff != "" {
			t.Errorf("the site with a draft differs (-without +with):\n%s", diff)
		}
	}
}
