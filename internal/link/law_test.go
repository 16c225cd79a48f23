package link_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"digest/internal/link"
	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// generate makes a valid archive of n articles from a seed: with drafts, articles
// of the future, dates of every precision, and people in texts.
func generate(tb testing.TB, seed uint64, n int) *news.Archive {
	tb.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	archive := newArchive()
	for i := range n/20 + 5 {
		archive.People = append(archive.People, &news.PersonRecord{
			Origin: origin("people", fmt.Sprintf("person-%d", i)), Name: fmt.Sprintf("K%cm%c N%cberg%c", 'a'+i%5, 'a'+i/5%26, 'a'+i%26, 'a'+i/26%26),
		})
	}
	addPhase(tb, archive, "collapse", "2026-01-10", "2026-03-15")
	addPhase(tb, archive, "survey", "2026-04", "")
	for i := range n {
		archive.Articles = append(archive.Articles, generateArticle(tb, r, archive, i))
	}
	return archive
}

func generateArticle(tb testing.TB, r *rand.Rand, archive *news.Archive, i int) *news.ArticleRecord {
	anybody := func() *news.PersonRecord { return archive.People[r.IntN(len(archive.People))] }
	day := fmt.Sprintf("2026-%02d-%02d", 1+r.IntN(6), 1+r.IntN(28))
	a := &news.ArticleRecord{
		Origin: origin("articles", fmt.Sprintf("article-%d", i)), Title: anybody().Name + " speaks",
		Date:    date(tb, []string{day, day, day + "~", day[:7], day + "T10:00:00+02:00"}[r.IntN(5)]),
		Source:  news.SourceRecord{Name: fmt.Sprint("Times ", r.IntN(9))},
		Body:    "On Monday " + anybody().Name + " met **" + anybody().Name + "** in the [[" + anybody().Slug + "|hall]].\n\nNothing came of it.",
		Draft:   r.IntN(10) == 0,
		Publish: []news.Publish{"", news.Excerpt}[r.IntN(2)],
		Topics:  [][]string{nil, {"cost"}, {"safety", "cost"}}[r.IntN(3)],
	}
	for range r.IntN(4) {
		s := say(a, anybody().Slug, []string{"", "open", "wait", "close"}[r.IntN(4)])
		if r.IntN(5) == 0 {
			s.Date = date(tb, "2026-01-20")
		}
	}
	return a
}

// describe is the whole site as text: every field and every reference, by name.
func describe(site *news.Site) string {
	var b strings.Builder
	line := func(kind string, of ...any) { fmt.Fprintln(&b, append([]any{kind}, of...)...) }
	line("as of", site.AsOf)
	for _, a := range site.Articles {
		line("article", a.Slug, a.ID, a.Added, a.Updated, a.Language, a.Publisher.Slug, a.Excerpt, a.Body.Markdown)
		line("  people", personSlugs(a.People))
		line("  neighbours", articleSlugs(slices.DeleteFunc([]*news.Article{a.Newer, a.Older}, func(a *news.Article) bool { return a == nil })))
		if a.Phase != nil {
			line("  phase", a.Phase.Slug)
		}
		for _, t := range a.Topics {
			line("  topic", t.Slug)
		}
		for _, s := range a.Statements {
			line("  statement", s.Anchor, s.Person.Slug, s.Date, s.Kind, s.Position, s.Shift != nil)
		}
		for _, m := range a.Body.Mentions {
			line("  mention", m.Person.Slug, m.Start, m.End)
		}
		for _, name := range slices.Sorted(maps.Keys(a.Body.References)) {
			line("  reference", name, file(a.Body.References[name]))
		}
	}
	for _, p := range site.People {
		line("person", p.Slug, p.SortName, articleSlugs(p.Articles))
		for _, s := range p.Statements {
			line("  statement", s.Article.Slug, s.Anchor)
		}
		for _, s := range p.Positioned {
			line("  positioned", s.Article.Slug, s.Anchor)
		}
		for _, c := range p.Beside {
			line("  beside", c.Person.Slug, c.Articles)
		}
	}
	for _, s := range site.Shifts {
		line("shift", s.Person.Slug, s.From.Article.Slug, s.From.Anchor, s.To.Article.Slug, s.To.Anchor)
	}
	for _, t := range site.Topics {
		line("topic", t.Slug, articleSlugs(t.Articles))
	}
	for _, p := range site.Phases {
		line("phase", p.Slug, articleSlugs(p.Articles))
	}
	for _, s := range site.Sources {
		line("source", s.Slug, s.Name, articleSlugs(s.Articles))
	}
	return b.String()
}

// TestDeterministic: neither the number of goroutines nor the order in which
// records come decides anything.
func TestDeterministic(t *testing.T) {
	for seed := range uint64(5) {
		archive := generate(t, seed, 60)
		want := describe(linked(t, archive))
		for jobs := range 9 {
			shuffle(archive, seed*10+uint64(jobs))
			site, problems := link.Site(archive, link.Options{Now: noon, Jobs: jobs})
			if err := problems.Err(); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, describe(site)); diff != "" {
				t.Fatalf("seed %d, %d jobs, shuffled (-want +got):\n%s", seed, jobs, diff)
			}
		}
	}
}

func shuffle(archive *news.Archive, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 2))
	r.Shuffle(len(archive.Articles), func(i, j int) { swap(archive.Articles, i, j) })
	r.Shuffle(len(archive.People), func(i, j int) { swap(archive.People, i, j) })
	r.Shuffle(len(archive.Topics), func(i, j int) { swap(archive.Topics, i, j) })
	r.Shuffle(len(archive.Phases), func(i, j int) { swap(archive.Phases, i, j) })
}

func swap[R any](records []R, i, j int) { records[i], records[j] = records[j], records[i] }

// TestLaws holds what is true of every site.
func TestLaws(t *testing.T) {
	for seed := range uint64(10) {
		site := linked(t, generate(t, seed, 80))
		if !slices.IsSortedFunc(site.Articles, func(a, b *news.Article) int { return b.Date.Compare(a.Date) }) {
			t.Errorf("seed %d: the articles are not newest first", seed)
		}
		for _, a := range site.Articles {
			for _, p := range site.People {
				if slices.Contains(a.People, p) != slices.Contains(p.Articles, a) {
					t.Errorf("seed %d: %s and %s do not agree", seed, a.Slug, p.Slug)
				}
			}
			for _, s := range a.Statements {
				if s.Article != a || !slices.Contains(a.People, s.Person) || !slices.Contains(s.Person.Statements, s) {
					t.Errorf("seed %d: the statement %s of %s hangs loose", seed, s.Anchor, a.Slug)
				}
				if slices.Contains(s.Person.Positioned, s) != (s.Position != nil) {
					t.Errorf("seed %d: the statement %s of %s is positioned, or not", seed, s.Anchor, a.Slug)
				}
			}
		}
		for _, p := range site.People {
			checkPerson(t, seed, site, p)
		}
	}
}

func checkPerson(t *testing.T, seed uint64, site *news.Site, p *news.Person) {
	t.Helper()
	for _, s := range p.Statements {
		if !slices.Contains(site.Articles, s.Article) {
			t.Errorf("seed %d: %s says something in %s, which is not built", seed, p.Slug, s.Article.Slug)
		}
	}
	for i := 1; i < len(p.Positioned); i++ {
		if p.Positioned[i-1].Date.Compare(p.Positioned[i].Date) < 0 {
			t.Errorf("seed %d: the statements of %s are not newest first", seed, p.Slug)
		}
	}
	checkShifts(t, seed, site, p)
	for _, c := range p.Beside {
		back := slices.IndexFunc(c.Person.Beside, func(o news.Companion) bool { return o.Person == p })
		if c.Person == p || back < 0 || c.Person.Beside[back].Articles != c.Articles {
			t.Errorf("seed %d: %s is beside %s, but not the other way", seed, c.Person.Slug, p.Slug)
		}
	}
}

// checkShifts holds the shifts against what is sure whatever the order of dates that
// overlap: of the statements that surely came before one, the last, those which are
// surely before no other of them, agree on another position.
func checkShifts(t *testing.T, seed uint64, site *news.Site, p *news.Person) {
	t.Helper()
	shifts := 0
	for _, to := range p.Positioned {
		var before, last []*news.Statement
		shown := false
		for _, s := range p.Positioned {
			if s.Date.Before(to.Date) {
				before = append(before, s)
			} else if s != to && s.Position == to.Position && !to.Date.Before(s.Date) {
				shown = true
			}
		}
		moved := len(before) > 0
		for _, s := range before {
			if !slices.ContainsFunc(before, func(o *news.Statement) bool { return s.Date.Before(o.Date) }) {
				last = append(last, s)
				moved = moved && s.Position == last[0].Position && s.Position != to.Position
			}
		}
		if to.Shift == nil {
			if moved && !shown {
				t.Errorf("seed %d: %s of %s is no shift", seed, to.Anchor, to.Article.Slug)
			}
			continue
		}
		shifts++
		if !moved || !slices.Contains(last, to.Shift.From) || to.Shift.To != to || !slices.Contains(site.Shifts, to.Shift) {
			t.Errorf("seed %d: %s shifts from %+v to %+v", seed, p.Slug, to.Shift.From, to)
		}
	}
	if len(p.Shifts) != shifts {
		t.Errorf("seed %d: %s has %d shifts, want %d", seed, p.Slug, len(p.Shifts), shifts)
	}
}

func BenchmarkLink(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		archive := generate(b, 1, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				link.Site(archive, link.Options{Now: noon, Jobs: 2})
			}
		})
	}
}
