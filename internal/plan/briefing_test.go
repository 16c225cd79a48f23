package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// addBriefing puts an introduction to a week into the archive.
func addBriefing(archive *news.Archive, week, title string) {
	archive.Briefings = append(archive.Briefings, &news.BriefingRecord{
		Origin: origin("briefings", week), Title: title, Body: "Jane Doe and [[cost]].",
	})
}

// lines are the archive of briefings, a line each.
func lines(t testing.TB, plan *Plan) []string {
	t.Helper()
	var all []string
	for _, year := range view[Briefings](t, plan, "briefings/").Years {
		for _, b := range year.Briefings {
			all = append(all, year.Year+" "+b.Week+", "+b.Name+", "+b.Href+": "+b.Contents)
		}
	}
	return all
}

// TestWeeks: a week is made for an article or a statement that is dated to a day of it, or
// for an introduction, and holds all that is.
func TestWeeks(t *testing.T) {
	archive := newArchive()
	for _, day := range []string{"2026-05-24T23:30:00+02:00", "2026-05-25", "2026-05-31T23:30:00+02:00", "2026-05", "2026-05-27~", "2026-05-30/2026-06-02", "2025-12-29"} {
		add(t, archive, "on-"+strings.NewReplacer("/", "to", ":", "", "~", "about", "+", "p", "T", "t").Replace(day), day)
	}
	say(add(t, archive, "june", "2026-06-20"), "jane-doe", "open").Date = parse(t, "2026-06-03") // a week without articles
	addEvent(t, archive, "old", "2022-02-07")
	addEvent(t, archive, "long", "2026-05-30/2026-06-02")
	addEvent(t, archive, "vague", "2026-05-30~/2026-06-12")
	addEvent(t, archive, "month", "2026-04")
	addEvent(t, archive, "soon", "2026-06-21") // in the week of the newest article
	addEvent(t, archive, "later", "2026-08-01")
	addBriefing(archive, "2026-W01", "")
	addBriefing(archive, "2026-W10", "A quiet week")
	want := []string{
		"2026 Week 25, 15–21 June 2026, /sub/briefings/2026-W25/: 1 article, 1 event",
		"2026 Week 23, 1–7 June 2026, /sub/briefings/2026-W23/: 1 statement, 1 new voice",
		"2026 Week 22, 25–31 May 2026, /sub/briefings/2026-W22/: 3 articles, 2 events",
		"2026 Week 21, 18–24 May 2026, /sub/briefings/2026-W21/: 1 article",
		"2026 Week 10, A quiet week, /sub/briefings/2026-W10/: an introduction",
		"2026 Week 1, 29 December 2025 – 4 January 2026, /sub/briefings/2026-W01/: 1 article",
	}
	if diff := cmp.Diff(want, lines(t, planned(t, archive))); diff != "" {
		t.Errorf("briefings (-want +got):\n%s", diff)
	}
	if got := lines(t, planned(t, newArchive())); got != nil {
		t.Errorf("a site without content has the briefings %q", got)
	}
}

// TestBriefingView is a week with everything, after one with little.
func TestBriefingView(t *testing.T) {
	archive := newArchive()
	archive.Topics = append(archive.Topics, &news.TopicRecord{Origin: origin("topics", "art"), Name: "Art"})
	before := add(t, archive, "before", "2026-05-20")
	before.Topics = []string{"cost"}
	say(before, "jane-doe", "open")
	first := add(t, archive, "first", "2026-05-26")
	first.Topics = []string{"cost"}
	say(first, "john-roe", "close")
	second := add(t, archive, "second", "2026-05-28")
	second.Topics, second.Source.Name = []string{"art", "cost"}, "Example Post"
	say(second, "jane-doe", "wait")
	say(second, "john-roe", "close")
	say(add(t, archive, "later", "2026-07-01"), "jane-doe", "").Date = parse(t, "2026-05-31")
	addEvent(t, archive, "summit", "2026-05-27")
	addBriefing(archive, "2026-W22", "The bridge waits")
	plan := planned(t, archive)
	v := view[Briefing](t, plan, "briefings/2026-W22/")

	if v.Name != "The bridge waits" || v.Summary != "Week 22, 25–31 May 2026: 2 articles, 4 statements, 1 new voice, 1 shift, 1 event." || v.Introduction.Empty() || v.AsOf.Words != "" {
		t.Errorf("name %q, summary %q, as of %q", v.Name, v.Summary, v.AsOf.Words)
	}
	tallies := []Tally{{"Articles", 2, 1}, {"Sources", 2, 1}, {"Statements", 4, 1}, {"People who spoke", 2, 1}, {"New voices", 1, 1}, {"Shifts", 1, 0}}
	if diff := cmp.Diff(tallies, v.Tallies); diff != "" || v.BeforeSpan != "18–24 May 2026" {
		t.Errorf("tallies before %q (-want +got):\n%s", v.BeforeSpan, diff)
	}
	topics := []TopicShare{{Ref{"Cost", "/sub/topics/cost/"}, 2, 1, 100}, {Ref{"Art", "/sub/topics/art/"}, 1, 0, 50}}
	if diff := cmp.Diff(topics, v.Topics); diff != "" {
		t.Errorf("topics (-want +got):\n%s", diff)
	}
	if len(v.Shifts) != 1 || v.Shifts[0].Person.Name != "Jane Doe" || len(v.First) != 1 || v.First[0].Person.Name != "John Roe" {
		t.Errorf("shifts %+v, first %+v", v.Shifts, v.First)
	}
	if v.First[0].Published != (Date{}) || v.Shifts[0].To.Published != (Date{}) {
		t.Errorf("articles of the week are dated %+v, %+v", v.First[0].Published, v.Shifts[0].To.Published)
	}
	if len(v.Elsewhere) != 1 || v.Elsewhere[0].Article.Name != "On later" || v.Elsewhere[0].Published.Words != "1 July 2026" {
		t.Errorf("reported elsewhere: %+v", v.Elsewhere)
	}
	var days []string
	for _, d := range v.Days {
		days = append(days, fmt.Sprintf("%s: %s, %d events", d.Date.Words, titles(d.Entries), len(d.Events)))
	}
	if diff := cmp.Diff([]string{"26 May 2026: first, 0 events", "27 May 2026: , 1 events", "28 May 2026: second, 0 events"}, days); diff != "" {
		t.Errorf("days (-want +got):\n%s", diff)
	}
	if v.Older.Href != "/sub/briefings/2026-W21/" || v.Newer.Href != "/sub/briefings/2026-W27/" {
		t.Errorf("between %q and %q", v.Older.Href, v.Newer.Href)
	}
	newest := view[Briefing](t, plan, "briefings/2026-W27/")
	if newest.AsOf.Words != "1 July 2026" || newest.Newer.Href != "" || newest.Name != "The week of 29 June – 5 July 2026" {
		t.Errorf("the newest is %q, as of %q, before %q", newest.Name, newest.AsOf.Words, newest.Newer.Href)
	}
	if home := view[Home](t, plan, ""); home.Briefing.Href != "/sub/briefings/2026-W27/" {
		t.Errorf("the front page leads to %q", home.Briefing.Href)
	}
}

// TestNewVoices: who is first heard of by month, or about a day, is introduced in the
// first week that has a statement.
func TestNewVoices(t *testing.T) {
	archive := newArchive()
	say(add(t, archive, "month", "2026-04"), "jane-doe", "open")
	say(add(t, archive, "about", "2026-05-26~"), "john-roe", "open")
	say(add(t, archive, "plain", "2026-05-28"), "john-roe", "close")
	say(add(t, archive, "possibly", "2026-06-03?"), "jane-doe", "wait")
	say(add(t, archive, "last", "2026-06-04"), "jane-doe", "wait")
	plan := planned(t, archive)
	for path, want := range map[string]string{
		"briefings/2026-W22/": "John Roe, about 26 May 2026; John Roe moved 28 May 2026",
		"briefings/2026-W23/": "Jane Doe, possibly 3 June 2026; Jane Doe moved possibly 3 June 2026",
	} {
		v := view[Briefing](t, plan, path)
		var got []string
		for _, s := range v.First {
			got = append(got, s.Person.Name+", "+s.Date.Words)
		}
		for _, s := range v.Shifts {
			got = append(got, s.Person.Name+" moved "+s.To.Date.Words)
		}
		if got := strings.Join(got, "; "); got != want || len(v.Elsewhere) > 0 {
			t.Errorf("%s tells of %q and %d elsewhere, want %q", path, got, len(v.Elsewhere), want)
		}
	}
}

// TestBriefingNamesItsArticles: what a briefing tells from an article that it does not
// list says when that appeared, on the page and in the feed.
func TestBriefingNamesItsArticles(t *testing.T) {
	archive := newArchive()
	say(add(t, archive, "before", "2026-05-20"), "jane-doe", "open")
	month := add(t, archive, "month", "2026-06")
	say(month, "jane-doe", "wait").Date = parse(t, "2026-05-26")
	say(month, "john-roe", "open").Date = parse(t, "2026-05-27")
	draft := add(t, archive, "draft", "")
	draft.Draft = true
	say(draft, "john-roe", "").Date = parse(t, "2026-05-28")
	plan := planned(t, archive)
	v := view[Briefing](t, plan, "briefings/2026-W22/")
	got := []string{v.First[0].Published.Words, v.Shifts[0].To.Published.Words, v.Shifts[0].From.Published.Words, v.Elsewhere[0].Published.Words}
	if diff := cmp.Diff([]string{"June 2026", "June 2026", "", ""}, got); diff != "" {
		t.Errorf("on the page (-want +got):\n%s", diff)
	}
	for _, i := range feedAt(t, plan, "briefings/").Entries {
		f := plan.Entries[i].View().(FeedBriefing)
		if f.URL == "https://example.org/sub/briefings/2026-W22/" && (f.First[0].Published.Words != "June 2026" || f.Shifts[0].To.Published.Words != "June 2026") {
			t.Errorf("in the feed: %+v, %+v", f.First[0].Published, f.Shifts[0].To.Published)
		}
	}
}

// TestBriefingOfSunday: a week whose last day has coverage is not said to go on.
func TestBriefingOfSunday(t *testing.T) {
	archive := newArchive()
	add(t, archive, "sunday", "2026-05-31")
	if v := view[Briefing](t, planned(t, archive), "briefings/2026-W22/"); v.AsOf != (Date{}) {
		t.Errorf("the week ends with %+v", v.AsOf)
	}
}

// TestWeeksHoldEverything: every article and statement that is in a week is in the
// briefing of that week and in no other, and so is everybody's first statement.
func TestWeeksHoldEverything(t *testing.T) {
	for seed := range uint64(4) {
		site := linked(t, generate(t, seed, 120))
		plan, problems := Site(site)
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		want := make(map[string][3]int)
		add := func(d news.Date, at int) {
			if w, known := d.Week(); known {
				counts := want[w.String()]
				counts[at]++
				want[w.String()] = counts
			}
		}
		for _, a := range site.Articles {
			add(a.Date, 0)
			for _, s := range a.Statements {
				add(s.Date, 1)
			}
		}
		for _, p := range site.People {
			for _, s := range slices.Backward(p.Statements) {
				if _, known := s.Date.Week(); known {
					add(s.Date, 2)
					break
				}
			}
		}
		for _, page := range plan.Pages {
			v, ok := page.View().(Briefing)
			if !ok {
				continue
			}
			key := strings.TrimSuffix(strings.TrimPrefix(page.Path, "briefings/"), "/index.html")
			if got := [3]int{v.Tallies[0].Count, v.Tallies[2].Count, len(v.First)}; got != want[key] {
				t.Errorf("seed %d: %s holds %v, want %v", seed, key, got, want[key])
			}
			entries := 0
			for _, d := range v.Days {
				entries += len(d.Entries)
			}
			if entries != want[key][0] {
				t.Errorf("seed %d: %s lists %d articles of %d", seed, key, entries, want[key][0])
			}
			delete(want, key)
		}
		if len(want) > 0 {
			t.Errorf("seed %d: no briefing for %v", seed, want)
		}
	}
}

func TestBriefingFeed(t *testing.T) {
	archive := newArchive()
	a := add(t, archive, "talks", "2026-05-28")
	a.Added, a.Updated, a.Topics = parse(t, "2026-05-29T08:00:00+02:00"), parse(t, "2026-06-30"), []string{"cost"}
	say(add(t, archive, "older", "2026-05-19"), "jane-doe", "open")
	add(t, archive, "late", "2026-05-27").Added = parse(t, "2026-07-01")
	addBriefing(archive, "2026-W22", "The bridge waits")
	addBriefing(archive, "2026-W10", "")
	plan := planned(t, archive)
	f := feedAt(t, plan, "briefings/")
	const root = "tag:example.org,2026:bridge/briefings"
	if got, want := entryIDs(plan, f), "briefings/2026-W22 briefings/2026-W21 briefings/2026-W10"; f.Feed.ID != root || got != want {
		t.Errorf("the feed %s holds %q, want %q", f.Feed.ID, got, want)
	}
	first := plan.Entries[f.Entries[0]]
	got := []string{
		first.Fields().URL, first.Fields().Title, first.Fields().Summary,
		first.Fields().Published.Format("2006-01-02T15:04:05Z07:00"), first.Fields().Updated.Format("2006-01-02T15:04:05Z07:00"),
		strings.Join(first.Fields().Categories, " "),
	}
	want := []string{
		"https://example.org/sub/briefings/2026-W22/", "Week 22: The bridge waits", "25–31 May 2026: 2 articles.",
		"2026-05-29T08:00:00+02:00", "2026-07-01T00:00:00+02:00", "Cost",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entry (-want +got):\n%s", diff)
	}
	v := first.View().(FeedBriefing)
	if v.Introduction.Base != v.URL || len(v.Articles) != 2 || v.Articles[0].Name != "On late" {
		t.Errorf("content %+v", v)
	}
	if monday := plan.Entries[f.Entries[2]].Fields().Published; monday.Format("2006-01-02T15:04:05Z07:00") != "2026-03-02T00:00:00+01:00" {
		t.Errorf("a week of nothing but words is published %s", monday)
	}
	archive.Settings.Feeds.Entries = 1
	if n := len(feedAt(t, planned(t, archive), "briefings/").Entries); n != 1 {
		t.Errorf("with a limit of 1 the feed holds %d", n)
	}
}
