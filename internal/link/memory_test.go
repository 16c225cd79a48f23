package link_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"digest/internal/link"
	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// found tells, for every article, who is in it and where its text names whom.
func found(site *news.Site) []string {
	var lines []string
	for _, a := range site.Articles {
		line := a.Slug + ": " + personSlugs(a.People) + ";"
		for _, m := range a.Body.Mentions {
			line += fmt.Sprintf(" %s at %d-%d", m.Person.Slug, m.Start, m.End)
		}
		lines = append(lines, line)
	}
	return lines
}

// An article that did not change may name others when the persons did.
func TestMemoryForgetsWhenPersonsChange(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*news.Archive)
		want   string // in the article, where John Roe speaks and the text says "Doe" and "Poe"
	}{
		{"nothing", func(*news.Archive) {}, "john-roe"},
		{"a name", func(a *news.Archive) { rename(a, "john-roe", "John Doe") }, "john-roe"},
		{"who has which name", func(a *news.Archive) {
			rename(a, "jane-doe", "John Roe")
			rename(a, "john-roe", "Jane Doe")
		}, "john-roe"},
		{"another name of somebody", func(a *news.Archive) {
			change(a, "ann-poe", func(p *news.PersonRecord) { p.OtherNames = []news.OtherName{{Name: "said so"}} })
		}, "john-roe ann-poe"},
		{"a family name that stands alone", func(a *news.Archive) {
			change(a, "john-roe", func(p *news.PersonRecord) { p.FamilyName = "Poe" })
		}, "john-roe"},
		{"a person who goes", func(a *news.Archive) { a.People = a.People[1:] }, "john-roe"},
	} {
		t.Run(c.name, func(t *testing.T) {
			archive := newArchive()
			a := add(t, archive, "doe-and-poe", "2026-05-28")
			a.Body = "Doe said so, and Poe."
			say(a, "john-roe", "open")
			var memory link.Memory
			if _, problems := link.Site(archive, link.Options{Now: noon, Memory: &memory}); problems.Len() > 0 {
				t.Fatal(problems.Err())
			}
			c.change(archive)
			site, problems := link.Site(archive, link.Options{Now: noon, Memory: &memory})
			if problems.Len() > 0 {
				t.Fatal(problems.Err())
			}
			if diff := cmp.Diff(found(linked(t, archive)), found(site)); diff != "" {
				t.Errorf("with a memory other persons are found (-without +with):\n%s", diff)
			}
			if got := personSlugs(site.Articles[0].People); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

func rename(a *news.Archive, slug, name string) {
	change(a, slug, func(p *news.PersonRecord) { p.Name = name })
}

// change puts a changed copy of a person's record into an archive.
func change(a *news.Archive, slug string, do func(*news.PersonRecord)) {
	for i, p := range a.People {
		if p.Slug == slug {
			changed := *p
			do(&changed)
			a.People[i] = &changed
		}
	}
}

// The law of memories: after any changes, linking with one gives what linking
// without gives.
func TestMemoryLaw(t *testing.T) {
	t.Parallel()
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 2))
		archive := generate(t, seed, 30)
		var memory link.Memory
		for step := range 8 {
			site, problems := link.Site(archive, link.Options{Now: noon, Memory: &memory, Jobs: 1 + r.IntN(3)})
			want, wantProblems := link.Site(archive, link.Options{Now: noon})
			if diff := cmp.Diff(wantProblems.Sorted(), problems.Sorted()); diff != "" {
				t.Fatalf("seed %d, step %d: problems (-without +with):\n%s", seed, step, diff)
			}
			if diff := cmp.Diff(found(want), found(site)); diff != "" {
				t.Fatalf("seed %d, step %d (-without +with):\n%s", seed, step, diff)
			}
			p := archive.People[r.IntN(len(archive.People))]
			other := archive.People[r.IntN(len(archive.People))]
			switch r.IntN(4) {
			case 0:
				name := other.Name
				rename(archive, other.Slug, p.Name)
				rename(archive, p.Slug, name)
			case 1:
				rename(archive, p.Slug, p.Name[strings.LastIndex(p.Name, " ")+1:])
			case 2:
				i := r.IntN(len(archive.Articles))
				changed := *archive.Articles[i]
				changed.Body += "\n\n" + p.Name + " agreed."
				archive.Articles[i] = &changed
			case 3:
				i := r.IntN(len(archive.Articles))
				archive.Articles = slices.Delete(slices.Clone(archive.Articles), i, i+1)
			}
		}
	}
}

// Nobody is looked for in texts where site.toml says so; who is listed and who makes
// a statement is there all the same. A memory notices when the editor changes it.
func TestFindPeopleFalse(t *testing.T) {
	t.Parallel()
	archive := newArchive()
	a := add(t, archive, "talks", "2026-05-28")
	a.Body = "Ann Poe met John Roe. “It is time to talk,” said Ann Poe."
	say(a, "john-roe", "open")
	var memory link.Memory
	never, always := false, true
	for _, c := range []struct {
		find *bool
		want string
	}{
		{nil, "talks: john-roe ann-poe; ann-poe at 0-7 john-roe at 12-20 ann-poe at 53-60 quoted 1"},
		{&never, "talks: john-roe; quoted 0"},
		{&always, "talks: john-roe ann-poe; ann-poe at 0-7 john-roe at 12-20 ann-poe at 53-60 quoted 1"},
	} {
		archive.Settings.Build.FindPeople = c.find
		site, problems := link.Site(archive, link.Options{Now: noon, Memory: &memory})
		if problems.Len() > 0 {
			t.Fatal(problems.Err())
		}
		got := fmt.Sprintf("%s quoted %d", found(site)[0], len(site.Articles[0].Body.Quotations))
		if got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
