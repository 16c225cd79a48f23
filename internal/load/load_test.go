package load_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"digest/internal/load"
	"digest/internal/news"
)

func ExampleDir() {
	fsys := fstest.MapFS{
		"site.toml": {Data: []byte("id = 'tag:example.org,2026:talks'\ntitle = 'Talks'\n")},
		"content/articles/jane-doe-agrees.md": {Data: []byte(`---
title: Jane Doe agrees
date: 2026-05-28
source: {name: The Example Times}
statements:
  - person: jane-doe
    quote: Yes.
    posiion: for
---
She said so in *Utopia*.
`)},
	}
	archive, problems, err := load.Dir(context.Background(), fsys, 4)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, article := range archive.Articles {
		fmt.Printf("%s, %s: %q\n", article.Slug, article.Date, article.Body)
	}
	for _, problem := range problems.Sorted() {
		fmt.Println(problem)
	}
	// Output:
	// jane-doe-agrees, 2026-05-28: "She said so in *Utopia*.\n"
	// content/articles/jane-doe-agrees.md:8:5: statements[0].posiion: unknown key; did you mean "position"?
}

var sameDate = cmp.Comparer(func(a, b news.Date) bool { return a == b })

func date(t *testing.T, s string) news.Date {
	t.Helper()
	d, err := news.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const wholeArticle = `---
id: tag:example.org,2026:old/a
title: 2026
date: 2026-05-28T22:30:00Z
added: 2026-05
updated: "2026-05-29"
source:
  name: The Example Times
  citing: The Example Agency
  url: https://example.org/talks
  title: 'Doe: "Talks"'
author: Joe Bloggs
language: en-GB
summary: >
  Two lines
  of text.
image: https://example.org/a.jpg
topics: [talks, 2026-05-28]
people: [john-roe, -max-moe]
statements:
  - person: jane-doe
    quote: |
      One.
      Two.
    position: for
    date: 2026-05-27T23:30:00-01:00
    kind: reported
    locator: 4
    review: true
    id: first
  - {person: john-roe, paraphrase: No}
publish: excerpt
draft: false
aliases: [/a/, /b.html]
---

Text.
---
More.
`

// Every key of an article, written in the ways that authors write them.
func TestArticle(t *testing.T) {
	t.Parallel()
	want := &news.ArticleRecord{
		Origin: news.Origin{File: "content/articles/a.md", Slug: "a", BodyLine: 36},
		ID:     "tag:example.org,2026:old/a", Title: "2026",
		Date: date(t, "2026-05-29T00:30:00+02:00"), Added: date(t, "2026-05"), Updated: date(t, "2026-05-29"),
		Source: news.SourceRecord{
			Name: "The Example Times", Citing: "The Example Agency",
			URL: "https://example.org/talks", Title: `Doe: "Talks"`,
		},
		Author: "Joe Bloggs", Language: "en-GB", Summary: "Two lines of text.", Image: "https://example.org/a.jpg",
		Topics: []string{"talks", "2026-05-28"}, People: []string{"john-roe", "-max-moe"},
		Statements: []news.StatementRecord{
			{
				Person: "jane-doe", Quote: "One.\nTwo.", Position: "for", Date: date(t, "2026-05-28T02:30:00+02:00"),
				Kind: news.Reported, Locator: "4", Review: true, ID: "first",
			},
			{Person: "john-roe", Paraphrase: "No"},
		},
		Publish: news.Excerpt, Aliases: []string{"/a/", "/b.html"},
		Body: "\nText.\n---\nMore.\n",
	}
	for name, text := range map[string]string{
		"LF":             wholeArticle,
		"CRLF":           strings.ReplaceAll(wholeArticle, "\n", "\r\n"),
		"byte order":     "\ufeff" + wholeArticle,
		"blanks":         strings.Replace(strings.Replace(wholeArticle, "---\n", "--- \t\n", 1), "\n---\n\n", "\n---  \n\n", 1),
		"document's end": strings.Replace(wholeArticle, "\n---\n\n", "\n...\n\n", 1),
	} {
		fsys := site("content/articles/a.md", text)
		fsys["site.toml"].Data = []byte(validSettings + `timezone = "Europe/Brussels"`)
		archive, problems, err := load.Dir(t.Context(), fsys, 1)
		if err != nil || problems.Len() > 0 || len(archive.Articles) != 1 {
			t.Errorf("%s: Dir(…) failed: %v, %v", name, err, problems.Sorted())
			continue
		}
		if diff := cmp.Diff(want, archive.Articles[0], sameDate); diff != "" {
			t.Errorf("%s: article (-want +got):\n%s", name, diff)
		}
	}
}

func TestOtherRecords(t *testing.T) {
	t.Parallel()
	no := false
	archive, problems, err := load.Dir(t.Context(), site(
		"content/people/jane-doe.md", `---
name: Jane Doe
sort_name: Doe, Jane
family_name: Doe
other_names: [{name: J. Doe, note: short, start_date: 2020, end_date: 2021}]
gender: female
memberships:
  - {role: Minister, organization: Utopia, area: NO, start_date: 2024~, end_date: 2024, role_names: [the minister]}
identifiers: [{scheme: wikidata, identifier: Q1}]
links: [{url: "https://example.org/", note: Home}]
sources: [{url: "https://example.org/cv"}]
surname_alone: false
---
Born.`,
		"content/topics/talks.md", "---\nname: Talks\norder: -1\naliases: []\n---",
		"content/phases/one.md", "---\ntitle: One\nstart: 2026-05-28\nend: 2026-05\n---\n",
		"content/events/vote.md", "---\ntitle: Vote\ndate: 2030\nurl: http://example.org/\nlocation: Utopia\ntopics: [talks]\n---\n",
		"content/briefings/2026-W22.md", "---\n# no keys\n---\nHello.\n",
		"content/pages/about.md", "---\ntitle: About\norder: 2\nsummary: Us.\naliases: [/us/]\n---\n",
	), 3)
	if err != nil || problems.Len() > 0 {
		t.Fatalf("Dir(…) failed: %v, %v", err, problems.Sorted())
	}
	want := &news.Archive{
		Settings: news.Settings{ID: "tag:example.org,2026:debate", Title: "The debate"},
		People: []*news.PersonRecord{{
			Origin: news.Origin{File: "content/people/jane-doe.md", Slug: "jane-doe", BodyLine: 14},
			Name:   "Jane Doe", SortName: "Doe, Jane", FamilyName: "Doe", Gender: "female",
			OtherNames: []news.OtherName{{Name: "J. Doe", Note: "short", StartDate: date(t, "2020"), EndDate: date(t, "2021")}},
			Memberships: []news.Membership{{
				Role: "Minister", Organization: "Utopia", Area: "NO",
				StartDate: date(t, "2024~"), EndDate: date(t, "2024"), RoleNames: []string{"the minister"},
			}},
			Identifiers: []news.Identifier{{Scheme: "wikidata", Identifier: "Q1"}},
			Links:       []news.Link{{URL: "https://example.org/", Note: "Home"}}, Sources: []news.Link{{URL: "https://example.org/cv"}},
			SurnameAlone: &no, Body: "Born.",
		}},
		Topics: []*news.TopicRecord{{
			Origin: news.Origin{File: "content/topics/talks.md", Slug: "talks", BodyLine: 6}, Name: "Talks", Order: -1,
		}},
		Phases: []*news.PhaseRecord{{
			Origin: news.Origin{File: "content/phases/one.md", Slug: "one", BodyLine: 6},
			Title:  "One", Start: date(t, "2026-05-28"), End: date(t, "2026-05"),
		}},
		Events: []*news.EventRecord{{
			Origin: news.Origin{File: "content/events/vote.md", Slug: "vote", BodyLine: 8}, Title: "Vote", Date: date(t, "2030"),
			URL: "http://example.org/", Location: "Utopia", Topics: []string{"talks"},
		}},
		Briefings: []*news.BriefingRecord{{
			Origin: news.Origin{File: "content/briefings/2026-W22.md", Slug: "2026-W22", BodyLine: 4}, Body: "Hello.\n",
		}},
		Pages: []*news.PageRecord{{
			Origin: news.Origin{File: "content/pages/about.md", Slug: "about", BodyLine: 7},
			Title:  "About", Order: 2, Summary: "Us.", Aliases: []string{"/us/"},
		}},
	}
	if diff := cmp.Diff(want, archive, sameDate); diff != "" {
		t.Errorf("archive (-want +got):\n%s", diff)
	}
}

// The archive and the problems are the same for any number of goroutines, and
// records are sorted by slug, not by file name. A broken file has its record.
func TestDirIsDeterministic(t *testing.T) {
	t.Parallel()
	fsys := site("content/topics/a.md", "---\nname: A\n---\n", "content/topics/a-b.md", "---\nname: B\n---\n")
	for i := range 50 {
		name := fmt.Sprintf("content/articles/a%02d.md", i)
		fsys[name] = &fstest.MapFile{Data: []byte(article(strings.Repeat("draft: x\n", i%3)))}
	}
	fsys["content/articles/broken.md"] = &fstest.MapFile{Data: []byte("---\n")}
	first, firstProblems, err := load.Dir(t.Context(), fsys, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := first.Topics[0].Slug + " " + first.Topics[1].Slug; got != "a a-b" {
		t.Errorf("topics are in the order %s, want a a-b", got)
	}
	if got := first.Articles[len(first.Articles)-1].Slug; got != "broken" {
		t.Errorf("the last article is %q, want the broken one", got)
	}
	for _, jobs := range []int{1, 2, 7, 1000} {
		archive, problems, err := load.Dir(t.Context(), fsys, jobs)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, archive, sameDate); diff != "" {
			t.Errorf("archive of %d jobs (-first +got):\n%s", jobs, diff)
		}
		if diff := cmp.Diff(firstProblems.Sorted(), problems.Sorted()); diff != "" {
			t.Errorf("problems of %d jobs (-first +got):\n%s", jobs, diff)
		}
	}
}

func TestDirWithoutContent(t *testing.T) {
	t.Parallel()
	if got := mistakes(t, site()); got != "" {
		t.Errorf("a site without content has the problems %s", got)
	}
}

func TestDirCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := load.Dir(ctx, site("content/articles/a.md", article("")), 2)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Dir(…) of an ended context = %v, want %v", err, context.Canceled)
	}
}

// brokenFS cannot open one file.
type brokenFS struct {
	fstest.MapFS
	broken string
}

func (b brokenFS) Open(name string) (fs.File, error) {
	if name == b.broken {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}

func (b brokenFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == b.broken {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.ReadDir(name)
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"site.toml", "content", "content/articles", "content/articles/a.md"} {
		_, _, err := load.Dir(t.Context(), brokenFS{site("content/articles/a.md", article("")), name}, 2)
		want := fmt.Sprintf("reading %s: %v; let the user who runs digest read it", name, fs.ErrPermission)
		if err == nil || err.Error() != want {
			t.Errorf("Dir(…) without %s = %v, want %s", name, err, want)
		}
	}
}
