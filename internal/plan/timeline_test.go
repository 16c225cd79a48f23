package plan

import (
	"fmt"
	"strings"
	"testing"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// TestDays: a month's days are oldest first; what is less exact than a day stands
// before the days, and an article and an event of one day stand together.
func TestDays(t *testing.T) {
	archive := newArchive()
	for _, day := range []string{
		"2026-05-28T18:00:00+02:00", "2026-05-28T09:00:00+02:00", "2026-05-28", "2026-05-28~", "2026-05", "2026-05-XX",
		"2026-05-01", "2026-05-27/2026-05-29", "2026-05-31T23:30:00-02:00", "2026-06-01", "2026",
	} {
		add(t, archive, strings.NewReplacer(":", "", "/", "to", "~", "about", "T", "t", "+", "p", "XX", "xx").Replace(day), day)
	}
	for _, day := range []string{"2026-05-28", "2026-05-30", "2026-05-28T10:00:00+02:00", "2026-05", "2026-07-02", "2026-04-30/2026-05-02", "2026"} {
		addEvent(t, archive, "e"+strings.NewReplacer(":", "", "/", "to", "T", "t", "+", "p").Replace(day), day)
	}
	v := view[Month](t, planned(t, archive), "timeline/2026/05/")
	var got []string
	for _, day := range v.Days {
		events := make([]string, len(day.Events))
		for i, e := range day.Events {
			events[i] = e.Anchor
		}
		got = append(got, fmt.Sprintf("%s %q %s | %s | %s", day.Anchor, day.Date.Words, day.Date.ISO, titles(day.Entries), strings.Join(events, " ")))
	}
	want := []string{
		`d2026-05 "May 2026" 2026-05 | 2026-05 | e2026-05`,
		`d2026-05-xx "a day in May 2026" 2026-05 | 2026-05-xx | `,
		`d2026-05-01 "1 May 2026" 2026-05-01 | 2026-05-01 | `,
		`d2026-05-27-to-2026-05-29 "27–29 May 2026"  | 2026-05-27to2026-05-29 | `,
		`d2026-05-28-about "about 28 May 2026" 2026-05-28 | 2026-05-28about | `,
		`d2026-05-28 "28 May 2026" 2026-05-28 | 2026-05-28 2026-05-28t090000p0200 2026-05-28t180000p0200 | e2026-05-28 e2026-05-28t100000p0200`,
		`d2026-05-30 "30 May 2026" 2026-05-30 |  | e2026-05-30`,
		`d2026-05-31 "31 May 2026" 2026-05-31 | 2026-05-31t233000-0200 | `,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("days (-want +got):\n%s", diff)
	}
	if v.Articles != 9 || v.Newer.Href != "/sub/timeline/2026/06/" || v.Older != (Ref{}) {
		t.Errorf("%d articles between %+v and %+v", v.Articles, v.Older, v.Newer)
	}
}

// TestStretches lays articles and events before, in, between and after two phases.
func TestStretches(t *testing.T) {
	all := []string{"2026-01-08", "2026-01-09", "2026-02-28T23:30:00-01:00", "2026-03-01", "2026-04-10", "2026-06-01", "2026-07-02"}
	stretches := func(days []string, phases ...string) string {
		archive := newArchive()
		for i, day := range days {
			add(t, archive, fmt.Sprint("a", i), day)
		}
		for _, phase := range phases {
			f := strings.Split(phase, " ")
			addPhase(t, archive, f[0], f[1], f[2])
		}
		var got []string
		for _, p := range view[Timeline](t, planned(t, archive), "timeline/").Phases {
			now := ""
			if p.Now {
				now = "!"
			}
			got = append(got, fmt.Sprint(p.Title, " #", p.Anchor, " ", p.Articles, now))
		}
		return strings.Join(got, ", ")
	}
	for _, test := range []struct {
		name   string
		days   []string
		phases []string
		want   string
	}{
		{"no articles and no phases", nil, nil, ""},
		{"no phases", all, nil, "Background #background 7"},
		{"no articles", nil, []string{"collapse 2026-01-09 2026-02", "survey 2026-04-10 2026-06"}, "The collapse #collapse 0, The survey #survey 0"},
		{
			"everywhere", all,
			[]string{"collapse 2026-01-09 2026-02", "survey 2026-04-10 2026-06"},
			"Background #background 1, The collapse #collapse 2, After The collapse #after-collapse 1, The survey #survey 2, After The survey #after-survey 1",
		},
		{
			"phases that follow each other", all,
			[]string{"collapse 2026-01 2026-03", "survey 2026-04 "},
			"The collapse #collapse 4, The survey #survey 3!",
		},
		{"what is less exact", []string{"2026", "2026-01", "2026-02", "2026-02~", "2026-21"}, []string{"collapse 2026-01-09 "}, "Background #background 2, The collapse #collapse 3!"},
	} {
		if got := stretches(test.days, test.phases...); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.name, got, test.want)
		}
	}
}

// TestStretchesAgree: the timeline puts an article where linking put it.
func TestStretchesAgree(t *testing.T) {
	for seed := range uint64(5) {
		p := newPlanner(linked(t, generate(t, seed, 60)))
		for _, s := range p.stretches() {
			for _, a := range s.articles {
				if a.Phase != s.phase {
					t.Errorf("seed %d: %s is of the phase %v, but stands in %v", seed, a.Date, a.Phase, s.phase)
				}
			}
		}
	}
}

func TestTimelineMonths(t *testing.T) {
	archive := newArchive()
	for i, day := range []string{"2026-01-09", "2026-01-10", "2026-01", "2026-02-01", "2026-04", "2026"} {
		add(t, archive, fmt.Sprint("a", i), day)
	}
	addPhase(t, archive, "survey", "2026-02", "")
	draft := add(t, archive, "draft", "")
	draft.Draft = true
	v := view[Timeline](t, planned(t, archive), "timeline/")
	var got []string
	for _, p := range v.Phases {
		for _, m := range p.Months {
			got = append(got, fmt.Sprintf("%s %s %s: %d, %d%%", p.Anchor, m.Name, m.Href, m.Articles, m.Share))
		}
	}
	want := []string{
		"background January 2026 /sub/timeline/2026/01/: 3, 100%",
		"survey February 2026 /sub/timeline/2026/02/: 1, 33%",
		"survey April 2026 /sub/timeline/2026/04/: 1, 33%",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("months (-want +got):\n%s", diff)
	}
	if got, want := titles(v.Undated), "a5 draft"; got != want {
		t.Errorf("without a month: %q, want %q", got, want)
	}
}

func TestHome(t *testing.T) {
	archive := newArchive()
	for i := range 20 {
		add(t, archive, fmt.Sprintf("a%02d", i), fmt.Sprintf("2026-05-%02d", 1+i/3))
	}
	say(archive.Articles[0], "jane-doe", "open")
	say(archive.Articles[5], "jane-doe", "wait")
	say(archive.Articles[5], "jane-doe", "")
	addPhase(t, archive, "survey", "2026-05", "")
	for _, day := range []string{"2026-05-06", "2026-05-07", "2026-05-08", "2026-06", "2026-06-02", "2026-06-03", "2026-07"} {
		addEvent(t, archive, "e"+day, day)
	}
	v := view[Home](t, planned(t, archive), "")
	var days, coming []string
	for _, d := range v.Days {
		days = append(days, d.Date.ISO+": "+titles(d.Entries))
	}
	for _, e := range v.Coming {
		coming = append(coming, e.Anchor)
	}
	got := map[string]any{
		"days": days, "coming": strings.Join(coming, " "), "past": len(v.Past), "since": v.Since.ISO, "shifts": len(v.Shifts),
		"articles": v.Articles, "sources": v.Sources, "statements": v.Statements, "speakers": v.Speakers, "phase": v.Phase.Title,
	}
	want := map[string]any{
		"days": []string{
			"2026-05-07: a18 a19", "2026-05-06: a15 a16 a17", "2026-05-05: a12 a13 a14", "2026-05-04: a09 a10 a11", "2026-05-03: a06 a07 a08",
		},
		"coming": "e2026-05-08 e2026-06 e2026-06-02 e2026-06-03", "past": 0, "since": "2026-05-01", "shifts": 1,
		"articles": 20, "sources": 1, "statements": 3, "speakers": 1, "phase": "The survey",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("home (-want +got):\n%s", diff)
	}

	archive.Events = archive.Events[:2]
	v = view[Home](t, planned(t, archive), "")
	if len(v.Coming) != 0 || len(v.Past) != 2 || v.Past[0].Anchor != "e2026-05-07" {
		t.Errorf("with no event to come: coming %v, past %v", v.Coming, v.Past)
	}
}

// TestHomeOfLittle: a site without a dated article begins on no date.
func TestHomeOfLittle(t *testing.T) {
	archive := newArchive()
	if v := view[Home](t, planned(t, archive), ""); v.Since != (Date{}) || v.Phase != nil || v.Days != nil {
		t.Errorf("an empty site's home is %+v", v)
	}
	add(t, archive, "draft", "").Draft = true
	if v := view[Home](t, planned(t, archive), ""); v.Since != (Date{}) || v.Articles != 1 || len(v.Days) != 1 {
		t.Errorf("the home of one undated draft is %+v", v)
	}
}

func TestSpeakers(t *testing.T) {
	archive := newArchive()
	a := add(t, archive, "talks", "2026-05-28")
	say(a, "john-roe", "")
	say(a, "jane-doe", "open")
	say(a, "john-roe", "wait") // the first with a position is shown
	say(a, "john-roe", "close")
	a.Topics = []string{"cost"}
	b := add(t, archive, "more", "2026-05-29")
	say(b, "jane-doe", "")
	b.Topics = []string{"cost"}
	plan := planned(t, archive)
	var got []string
	for _, s := range view[Topic](t, plan, "topics/cost/").Coverage[1].Speakers {
		got = append(got, s.Name+" "+s.Mark.ID+" "+s.Href)
	}
	want := []string{"John Roe wait /sub/articles/talks/#john-roe-2", "Jane Doe open /sub/articles/talks/#jane-doe-1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("speakers of the entry (-want +got):\n%s", diff)
	}
	people := []Companion{{"Jane Doe", "/sub/people/jane-doe/", 2}, {"John Roe", "/sub/people/john-roe/", 1}}
	if diff := cmp.Diff(people, view[Topic](t, plan, "topics/cost/").People); diff != "" {
		t.Errorf("who speaks on the topic (-want +got):\n%s", diff)
	}
}

func TestPositions(t *testing.T) {
	archive := newArchive()
	archive.People = append(archive.People, &news.PersonRecord{Origin: origin("people", "ann-poe"), Name: "Ann Poe"})
	older, newer := add(t, archive, "older", "2026-05-01"), add(t, archive, "newer", "2026-05-02")
	say(older, "john-roe", "open")
	say(older, "jane-doe", "close")
	say(newer, "jane-doe", "open")
	say(newer, "ann-poe", "")
	v := view[Positions](t, planned(t, archive), "positions/")
	var rows, shares []string
	for _, r := range v.Rows {
		before := "-"
		if r.Before != nil {
			before = r.Before.ID
		}
		rows = append(rows, fmt.Sprint(r.Person.Name, " ", r.Mark.ID, " ", before, " ", r.Evidence))
	}
	for _, s := range v.Standing.Shares {
		shares = append(shares, fmt.Sprint(s.Mark.ID, " ", len(s.People)))
	}
	if diff := cmp.Diff([]string{"Jane Doe open close 2", "John Roe open - 1"}, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"open 2", "wait 0", "close 0"}, shares); diff != "" || v.Standing.People != 2 {
		t.Errorf("%d people, shares (-want +got):\n%s", v.Standing.People, diff)
	}
}

// TestJump: a month's days in short, with what short leaves out.
func TestJump(t *testing.T) {
	archive := newArchive()
	for i, day := range []string{"2026-05", "2026-05~", "2026-05-XX", "2026-05-03", "2026-05-04~", "2026-05-05/2026-05-06", "2026-05-31/2026-06-02"} {
		add(t, archive, fmt.Sprint("a", i), day)
	}
	var got []string
	for _, d := range view[Month](t, planned(t, archive), "timeline/2026/05/").Jump {
		got = append(got, fmt.Sprintf("%s|%s|%d", d.Short, d.Rest, d.Articles))
	}
	want := []string{
		"no day|about May 2026|1", "no day|May 2026|1", "no day|a day in May 2026|1", "3|May 2026|1", "about 4|May 2026|1", "5–6|May 2026|1",
		"31 May – 2 June 2026||1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("jump list (-want +got):\n%s", diff)
	}
}
