package plan

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"digest/internal/feed"
	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// generate makes a valid archive of n articles from a seed.
func generate(tb testing.TB, seed uint64, n int) *news.Archive {
	tb.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	archive := newArchive()
	for i := range n/20 + 3 {
		archive.People = append(archive.People, &news.PersonRecord{
			Origin: origin("people", fmt.Sprintf("person-%d", i)), Name: fmt.Sprintf("K%cm%c N%cberg%c", 'a'+i%5, 'a'+i/5%26, 'a'+i%26, 'a'+i/26%26),
			Memberships: []news.Membership{{Role: "Member", Organization: "Council", StartDate: parse(tb, "2026-02-14")}},
			Aliases:     []string{fmt.Sprintf("/old/%d", i)}, Body: "Knows [[Jane Doe]].",
		})
	}
	archive.Topics = append(archive.Topics, &news.TopicRecord{Origin: origin("topics", "empty"), Name: "Empty", Body: "See [[cost]]."})
	addPhase(tb, archive, "collapse", "2026-01-10", "2026-03-15")
	addPhase(tb, archive, "survey", "2026-04", "")
	for _, day := range []string{"2026-02-02", "2026-03", "2026-08-01"} {
		addEvent(tb, archive, "e"+day, day).Topics = []string{"cost"}
	}
	addPage(archive, "about").Body = "Of [[article-0]]."
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
		Date:    parse(tb, []string{day, day, day + "~", day[:7], day[:4], day + "T23:30:00-02:00"}[r.IntN(6)]).In(brussels(tb)),
		Source:  news.SourceRecord{Name: fmt.Sprint("Times ", r.IntN(9)), URL: "https://example.com/a"},
		Body:    "On Monday " + anybody().Name + " met **" + anybody().Name + "** in the [[" + anybody().Slug + "|hall]].",
		Draft:   r.IntN(10) == 0,
		Publish: []news.Publish{"", news.Excerpt}[r.IntN(2)],
		Topics:  [][]string{nil, {"cost"}}[r.IntN(2)],
		Aliases: []string{fmt.Sprintf("/%d.html", i)},
	}
	if r.IntN(3) == 0 {
		a.Added = parse(tb, fmt.Sprintf("2026-07-%02d", 1+r.IntN(28)))
	}
	for range r.IntN(4) {
		say(a, anybody().Slug, []string{"", "open", "wait", "close"}[r.IntN(4)])
	}
	return a
}

// links yields every link in a view: the strings of fields that are addresses, and
// the links in bodies, made ready to print.
func links(view any) iter.Seq[string] {
	return func(yield func(string) bool) {
		walk(reflect.ValueOf(view), make(map[uintptr]bool), func(s string) { yield(s) })
	}
}

func walk(v reflect.Value, seen map[uintptr]bool, found func(string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		walk(v.Elem(), seen, found)
	case reflect.Interface:
		if !v.IsNil() {
			walk(v.Elem(), seen, found)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), seen, found)
		}
	case reflect.Struct:
		if body, ok := reflect.TypeAssert[Body](v); ok {
			for _, m := range body.Text.Marks {
				found(body.Prefix + m.Href)
			}
			for _, w := range body.Text.Wiki {
				found(body.Prefix + w.Href)
			}
			return
		}
		for i := range v.NumField() {
			name, field := v.Type().Field(i).Name, v.Field(i)
			switch {
			case field.Kind() == reflect.String && field.Len() > 0 && (name == "Href" || name == "URL" || name == "Target" || name == "Canonical" || name == "OPML" || name == "Home" || name == "Feeds"):
				found(field.String())
			case v.Type().Field(i).IsExported():
				walk(field, seen, found)
			}
		}
	}
}

// TestEveryLinkLeadsSomewhere: every link into the site, from any view, names a file
// that the plan writes, and every fragment of it an anchor of that page.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for seed := range uint64(4) {
		plan := planned(t, generate(t, seed, 60))
		files, anchors := outputs(plan)
		check := func(from, link string) {
			path, ok := strings.CutPrefix(strings.TrimPrefix(link, "https://example.org"), "/sub")
			if !ok {
				if !strings.HasPrefix(link, "https://example.com/") {
					t.Errorf("seed %d: %s links to %q, which is neither here nor there", seed, from, link)
				}
				return
			}
			path, fragment, _ := strings.Cut(path, "#")
			if !files[file(path)] {
				t.Errorf("seed %d: %s links to %q, which is not written", seed, from, link)
			}
			if fragment != "" && !anchors[file(path)+"#"+fragment] {
				t.Errorf("seed %d: %s links to %q, and there is no such anchor", seed, from, link)
			}
		}
		n := 0
		for _, page := range plan.Pages {
			for link := range links(page.View()) {
				check(page.Path, link)
				n++
			}
		}
		for _, e := range plan.Entries {
			for link := range links(e.View()) {
				check(e.Fields().ID, link)
				n++
			}
		}
		if n < 1000 {
			t.Errorf("seed %d: only %d links were found: is the walk right?", seed, n)
		}
	}
}

// outputs are the files of a plan and the anchors in its pages.
func outputs(plan *Plan) (files, anchors map[string]bool) {
	files, anchors = make(map[string]bool), make(map[string]bool)
	for _, d := range plan.Documents {
		files[d.Path] = true
	}
	for _, f := range plan.Feeds {
		files[f.Atom], files[f.RSS], files[f.JSON] = true, true, true
	}
	for _, page := range plan.Pages {
		files[page.Path] = true
		anchor := func(id string) { anchors[page.Path+"#"+id] = true }
		switch v := page.View().(type) {
		case Article:
			for _, s := range v.Statements {
				anchor(s.Anchor)
			}
		case Person:
			for _, s := range v.Statements {
				anchor(s.Anchor)
			}
		case Month:
			for _, d := range v.Days {
				anchor(d.Anchor)
			}
		case Timeline:
			for _, p := range v.Phases {
				anchor(p.Anchor)
			}
		case Shifts:
			for _, s := range v.Shifts {
				anchor(s.Anchor)
			}
		case Events:
			for _, y := range v.Years {
				for _, e := range y.Events {
					anchor(e.Anchor)
				}
			}
		}
	}
	return files, anchors
}

// TestPathsAreUnique: no two parts of the plan write one file.
func TestPathsAreUnique(t *testing.T) {
	plan := planned(t, generate(t, 1, 60))
	seen := make(map[string]bool)
	claim := func(path string) {
		if seen[path] || path == "" || strings.HasPrefix(path, "/") || strings.Contains(path, "//") {
			t.Errorf("the path %q is wrong, or written twice", path)
		}
		seen[path] = true
	}
	for _, p := range plan.Pages {
		claim(p.Path)
	}
	for _, d := range plan.Documents {
		claim(d.Path)
	}
	for _, f := range plan.Feeds {
		claim(f.Atom)
		claim(f.RSS)
		claim(f.JSON)
	}
}

// TestPlanIsDeterministic plans one site twice.
func TestPlanIsDeterministic(t *testing.T) {
	site := linked(t, generate(t, 1, 60))
	first, _ := Site(site)
	second, _ := Site(site)
	unexported := cmp.AllowUnexported(FeedLinks{})
	views := cmp.Transformer("views", func(view func() any) any { return view() })
	if diff := cmp.Diff(first.Pages, second.Pages, unexported, cmpopts.EquateComparable(news.Date{}), views); diff != "" {
		t.Errorf("pages (-first +second):\n%s", diff)
	}
	fields := cmp.Transformer("fields", func(fields func() feed.Fields) any { return fields() })
	if diff := cmp.Diff(first.Entries, second.Entries, views, fields); diff != "" {
		t.Errorf("entries (-first +second):\n%s", diff)
	}
}

func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		site := linked(b, generate(b, 1, n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Site(site)
			}
		})
	}
}
