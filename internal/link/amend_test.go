package link_test

import (
	"slices"
	"testing"
	"time"

	"digest/internal/link"
	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// What Amend does by itself, and what it leaves to Site. An amended site is the one that
// would be linked anew, and one that is not amended is as it was.
func TestAmend(t *testing.T) {
	t.Parallel()
	edit := func(do func(*news.ArticleRecord)) func(*news.Archive) {
		return func(archive *news.Archive) {
			changed := *archive.Articles[0]
			changed.Statements = slices.Clone(changed.Statements)
			do(&changed)
			archive.Articles[0] = &changed
		}
	}
	for _, c := range []struct {
		name   string
		change func(*news.Archive)
		want   link.Amendment
	}{
		{"nothing", func(*news.Archive) {}, link.Same},
		{"a body", edit(func(a *news.ArticleRecord) { a.Body = "And so, said Jane Doe, and Roe." }), link.OwnWords},
		{"a body that has a link", edit(func(a *news.ArticleRecord) { a.Body += " See [[jane-doe]]." }), link.OwnWords},
		{"a title", edit(func(a *news.ArticleRecord) { a.Title = "Another" }), link.Headlines},
		{"a summary", edit(func(a *news.ArticleRecord) { a.Summary, a.BodyLine = "Another", a.BodyLine+1 }), link.Headlines},
		{"a title, when wikilinks may mean it", func(archive *news.Archive) {
			edit(func(a *news.ArticleRecord) { a.Title = "Another" })(archive)
			changed := *archive.Articles[1]
			changed.Body = "[[Another]]"
			archive.Articles[1] = &changed
		}, link.Unfit},
		{"a title, beside a wikilink", func(archive *news.Archive) {
			edit(func(a *news.ArticleRecord) { a.Title = "Another" })(archive)
			changed := *archive.Articles[1]
			changed.Body = "[[jane-doe]]"
			archive.Articles[1] = &changed
		}, link.Headlines},
		{"a title that a new wikilink means", func(archive *news.Archive) {
			changed := *archive.Articles[1]
			changed.Body = "[[" + archive.Articles[0].Title + "]]"
			archive.Articles[1] = &changed
			edit(func(a *news.ArticleRecord) { a.Title = "Another" })(archive)
		}, link.Unfit},
		{"a person more", edit(func(a *news.ArticleRecord) { a.Body += " So did Ann Poe." }), link.Unfit},
		{"a person less", edit(func(a *news.ArticleRecord) { a.Body = "Nobody said so." }), link.Unfit},
		{"a link that leads nowhere", edit(func(a *news.ArticleRecord) { a.Body += " [[Nobody]]" }), link.Unfit},
		{"a date", edit(func(a *news.ArticleRecord) { a.Date = date(t, "2026-05-20") }), link.Unfit},
		{"a quotation", edit(func(a *news.ArticleRecord) { a.Statements[0].Quote = "Other words" }), link.Unfit},
		{"a source", edit(func(a *news.ArticleRecord) { a.Source.Name = "Other Times" }), link.Unfit},
		{"an article more", func(archive *news.Archive) { add(t, archive, "third", "2026-05-20") }, link.Unfit},
		{"an article less", func(archive *news.Archive) { archive.Articles = archive.Articles[1:] }, link.Unfit},
		{"a person's name", func(archive *news.Archive) { rename(archive, "john-roe", "John Doe") }, link.Unfit},
		{"a setting", func(archive *news.Archive) { archive.Settings.Title = "Another" }, link.Unfit},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			archive := newArchive()
			a := add(t, archive, "first", "2026-05-28")
			a.Body = "Jane Doe said so, and Roe."
			say(a, "john-roe", "open")
			add(t, archive, "second", "2026-05-27").Body = "Not so."
			memory := link.Memory{Amendable: true}
			o := link.Options{Now: noon, Memory: &memory}
			site, problems := link.Site(archive, o)
			if problems.Len() > 0 {
				t.Fatal(problems.Err())
			}
			before := told(site)
			next := *archive
			next.Articles, next.People = slices.Clone(archive.Articles), slices.Clone(archive.People)
			c.change(&next)
			got := memory.Amend(&next, o)
			if got != c.want {
				t.Errorf("Amend = %d, want %d", got, c.want)
			}
			want := before
			if got != link.Unfit {
				anew, problems := link.Site(&next, link.Options{Now: noon})
				if problems.Len() > 0 {
					t.Fatal(problems.Err())
				}
				want = told(anew)
			}
			if diff := cmp.Diff(want, told(site)); diff != "" {
				t.Errorf("the site (-want +amended):\n%s", diff)
			}
			if again := memory.Amend(&next, o); got != link.Unfit && again != link.Same || got == link.Unfit && again != link.Unfit {
				t.Errorf("the same archive once more gives %d", again)
			}
		})
	}
}

// told is what articles say, and who and what their texts lead to.
func told(site *news.Site) []string {
	lines := found(site)
	for _, a := range site.Articles {
		line := a.Title + "; " + a.Summary + "; " + a.Body.Markdown
		for _, s := range a.Statements {
			line += "; " + s.Person.Slug + " in " + s.Article.Title
		}
		for target, r := range a.Body.References {
			line += "; " + target + " is " + r.Person.Name
		}
		lines = append(lines, line)
	}
	return lines
}

// An article that has come due is not in the site that was linked before.
func TestAmendKeepsTime(t *testing.T) {
	t.Parallel()
	archive := newArchive()
	add(t, archive, "first", "2026-05-28")
	add(t, archive, "later", "2026-06-28")
	memory := link.Memory{Amendable: true}
	site, problems := link.Site(archive, link.Options{Now: noon, Memory: &memory})
	if problems.Len() > 0 {
		t.Fatal(problems.Err())
	}
	for _, c := range []struct {
		now  time.Time
		want link.Amendment
	}{{site.Arrival.Add(-time.Second), link.Same}, {site.Arrival, link.Unfit}} {
		if got := memory.Amend(archive, link.Options{Now: c.now, Memory: &memory}); got != c.want {
			t.Errorf("at %v: Amend = %d, want %d", c.now, got, c.want)
		}
	}
}

// A site with mistakes, and a memory that was not to keep one, have nothing to amend.
func TestAmendNeedsASite(t *testing.T) {
	t.Parallel()
	archive := newArchive()
	a := add(t, archive, "first", "2026-05-28")
	var plain link.Memory
	link.Site(archive, link.Options{Now: noon, Memory: &plain})
	say(a, "nobody", "open")
	broken := link.Memory{Amendable: true}
	link.Site(archive, link.Options{Now: noon, Memory: &broken})
	for _, m := range []*link.Memory{new(link.Memory), &plain, &broken} {
		if got := m.Amend(archive, link.Options{Now: noon, Memory: m}); got != link.Unfit {
			t.Errorf("Amend = %d, want %d", got, link.Unfit)
		}
	}
}
