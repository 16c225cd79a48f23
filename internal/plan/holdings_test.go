package plan

import (
	"testing"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// TestSourcesView: the outlet with the most coverage stands first, with its share.
func TestSourcesView(t *testing.T) {
	archive := newArchive()
	add(t, archive, "first", "2026-04").Source.Name = "Another Post"
	a := add(t, archive, "talks", "2026-05-28")
	a.Language = "uk"
	say(a, "jane-doe", "")
	say(a, "jane-doe", "open")
	add(t, archive, "older", "2026-05-01")
	v := view[Sources](t, planned(t, archive), "sources/")
	want := []SourceLine{
		{
			Ref: Ref{"Example Times", "/sub/sources/example-times/"}, Articles: 2, Statements: 2, Speakers: 1, Share: "67%", Bar: 100,
			Languages: []string{"English", "Ukrainian"}, First: Date{Words: "1 May 2026", ISO: "2026-05-01"}, Latest: Date{Words: "28 May 2026", ISO: "2026-05-28"},
		},
		{
			Ref: Ref{"Another Post", "/sub/sources/another-post/"}, Articles: 1, Share: "33%", Bar: 50,
			Languages: []string{"English"}, First: Date{Words: "April 2026", ISO: "2026-04"}, Latest: Date{Words: "April 2026", ISO: "2026-04"},
		},
	}
	if diff := cmp.Diff(want, v.Sources); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]LanguageShare{{"English", 2}, {"Ukrainian", 1}}, v.Languages); diff != "" || v.Articles != 3 {
		t.Errorf("languages of %d articles (-want +got):\n%s", v.Articles, diff)
	}
}

func TestSourceView(t *testing.T) {
	archive := newArchive()
	for slug, citing := range map[string]string{"a": "Example Agency", "b": "Another Agency", "c": "Example Agency", "d": ""} {
		add(t, archive, slug, "2026-05-01").Source.Citing = citing
	}
	a := add(t, archive, "talks", "2026-05-28")
	say(a, "jane-doe", "open")
	say(a, "john-roe", "")
	v := view[Source](t, planned(t, archive), "sources/example-times/")
	if want := "Example Times in this digest: 5 articles, 2 statements by 2 people."; v.Summary != want || v.Span != "1 May 2026 – 28 May 2026" || v.Line.Share != "100%" {
		t.Errorf("summary %q, span %q, share %q", v.Summary, v.Span, v.Line.Share)
	}
	if diff := cmp.Diff([]CitedSource{{"Example Agency", 2}, {"Another Agency", 1}}, v.Citing); diff != "" {
		t.Errorf("cited (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Companion{{"Jane Doe", "/sub/people/jane-doe/", 1}, {"John Roe", "/sub/people/john-roe/", 1}}, v.People); diff != "" || v.Standing.People != 1 {
		t.Errorf("%d have a position; people (-want +got):\n%s", v.Standing.People, diff)
	}
}

// TestTopicView: what counts is the latest position taken in the topic's articles,
// whatever is said elsewhere.
func TestTopicView(t *testing.T) {
	archive := newArchive()
	on := func(slug, day string) *news.ArticleRecord {
		a := add(t, archive, slug, day)
		a.Topics = []string{"cost"}
		return a
	}
	say(on("older", "2026-05-01"), "jane-doe", "open")
	newer := on("newer", "2026-05-10")
	say(newer, "jane-doe", "wait")
	say(newer, "jane-doe", "close")
	late := on("late", "2026-05-20")
	say(late, "jane-doe", "open").Date = parse(t, "2026-04-01") // said before
	say(late, "john-roe", "")
	say(add(t, archive, "elsewhere", "2026-05-28"), "jane-doe", "wait")
	plan := planned(t, archive)
	v := view[Topic](t, plan, "topics/cost/")
	if want := "Cost: 3 articles, 5 statements by 2 people, 2 shifts."; v.Summary != want || v.Span != "1 May 2026 – 20 May 2026" {
		t.Errorf("summary %q, want %q; span %q", v.Summary, want, v.Span)
	}
	if s := v.Standing; s.People != 1 || s.Tracked != 2 || s.Without != 1 || s.None == nil {
		t.Errorf("%d of %d have a position, %d have none", s.People, s.Tracked, s.Without)
	}
	var shares []Share
	for _, s := range v.Standing.Shares {
		if len(s.People) > 0 {
			shares = append(shares, s)
		}
	}
	if len(shares) != 1 || shares[0].Mark.ID != "close" || shares[0].People[0] != (Ref{"Jane Doe", "/sub/articles/newer/#jane-doe-2"}) {
		t.Errorf("positions %+v", shares)
	}
	if len(v.Shifts) != 2 || v.Shifts[0].To.Mark.ID != "close" || v.Shifts[1].To.Mark.ID != "wait" {
		t.Errorf("shifts %+v", v.Shifts)
	}
	line := view[Topics](t, plan, "topics/").Topics[0]
	if line.Holdings != "3 articles, 5 statements by 2 people, 2 shifts" || line.Latest.Words != "20 May 2026" || line.Standing.People != 1 {
		t.Errorf("in the list: %+v", line)
	}
}

func TestHoldingsOfNothing(t *testing.T) {
	v := view[Topic](t, planned(t, newArchive()), "topics/cost/")
	if v.Summary != "Cost: 0 articles." || v.Span != "" || v.Standing.People != 0 || v.People != nil {
		t.Errorf("a topic without articles: %+v", v)
	}
}

func TestPercent(t *testing.T) {
	for _, test := range []struct {
		part, whole int
		want        string
	}{{0, 0, "0%"}, {0, 9, "0%"}, {1, 1000, "under 1%"}, {1, 200, "1%"}, {1, 3, "33%"}, {2, 3, "67%"}, {3, 3, "100%"}} {
		if got := percent(test.part, test.whole); got != test.want {
			t.Errorf("percent(%d, %d) = %q, want %q", test.part, test.whole, got, test.want)
		}
	}
}
