package plan

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"digest/internal/news"

	"github.com/google/go-cmp/cmp"
)

// feedAt is the planned feed at a path, "people/jane-doe/".
func feedAt(t testing.TB, plan *Plan, path string) Feed {
	t.Helper()
	for _, f := range plan.Feeds {
		if f.Atom == path+"atom.xml" {
			return f
		}
	}
	t.Fatalf("there is no feed %s", path)
	panic("unreachable")
}

// entryIDs are the ids of a feed's entries, without the site's.
func entryIDs(plan *Plan, f Feed) string {
	ids := make([]string, len(f.Entries))
	for i, at := range f.Entries {
		ids[i] = strings.TrimPrefix(plan.Entries[at].Fields().ID, "tag:example.org,2026:bridge/")
	}
	return strings.Join(ids, " ")
}

// TestFeedOrder: feeds go by when an entry joined the digest, not by its date.
func TestFeedOrder(t *testing.T) {
	archive := newArchive()
	for _, line := range []string{"a 2026-05-01 2026-05-20", "b 2026-05-10", "c 2026-05-15", "d 2026-05", "e 2026-05-01 2026-05-20"} {
		f := append(strings.Fields(line), "")
		a := add(t, archive, f[0], f[1])
		a.Added, a.People = parse(t, f[2]), []string{"jane-doe"}
	}
	draft := add(t, archive, "undated", "")
	draft.Draft, draft.People = true, []string{"jane-doe"}
	say(archive.Articles[1], "john-roe", "open")
	archive.Articles[2].Topics = []string{"cost"}
	plan := planned(t, archive)
	for path, want := range map[string]string{
		"": "a e c b d", "people/jane-doe/": "a e c b d", "people/john-roe/": "b", "topics/cost/": "c", "shifts/": "",
	} {
		if got := entryIDs(plan, feedAt(t, plan, path)); got != want {
			t.Errorf("the feed /%s holds %q, want %q", path, got, want)
		}
	}

	archive.Settings.Feeds.Entries = 2
	plan = planned(t, archive)
	for path, want := range map[string]string{"": "a e", "people/jane-doe/": "a e", "people/john-roe/": "b"} {
		if got := entryIDs(plan, feedAt(t, plan, path)); got != want {
			t.Errorf("with a limit of 2 the feed /%s holds %q, want %q", path, got, want)
		}
	}
}

func TestFeedLimit(t *testing.T) {
	archive := newArchive()
	for i := range 40 {
		add(t, archive, fmt.Sprint("a", i), "2026-05-01")
	}
	plan := planned(t, archive)
	if n := len(feedAt(t, plan, "").Entries); n != 30 {
		t.Errorf("the feed holds %d entries, want 30", n)
	}
}

// TestFeedEntriesAreShared: an entry has one id and one time, whatever feed carries
// it, and no two of one feed have the same.
func TestFeedEntriesAreShared(t *testing.T) {
	for seed := range uint64(5) {
		plan := planned(t, generate(t, seed, 80))
		entries := make(map[string]bool)
		for _, e := range plan.Entries {
			if entries[e.Fields().ID] {
				t.Errorf("seed %d: the entry %s is rendered twice", seed, e.Fields().ID)
			}
			entries[e.Fields().ID] = true
		}
		for _, f := range plan.Feeds {
			times := make(map[int64]bool)
			last := time.Unix(1<<40, 0)
			for _, at := range f.Entries {
				published := plan.Entries[at].Fields().Published
				if times[published.Unix()] || published.After(last) {
					t.Errorf("seed %d: /%s is not in order of distinct times at %s", seed, f.Atom, plan.Entries[at].Fields().ID)
				}
				times[published.Unix()], last = true, published
			}
		}
	}
}

func TestFeedFields(t *testing.T) {
	archive := newArchive()
	a := add(t, archive, "talks", "2026-05-28")
	a.ID, a.Summary, a.Author, a.Topics = "tag:example.org,2020:old", "In short.", "Ann Author", []string{"cost"}
	a.Updated, a.Source.Title = parse(t, "2026-05-30T09:00:00+02:00"), "Minister: wait"
	say(add(t, archive, "before", "2026-05-27"), "jane-doe", "open")
	say(a, "jane-doe", "wait")
	plan := planned(t, archive)

	main := feedAt(t, plan, "")
	article := plan.Entries[main.Entries[0]]
	checks := []struct {
		what      string
		got, want any
	}{
		{"feed id", main.Feed.ID, "tag:example.org,2026:bridge"},
		{"feed of shifts", feedAt(t, plan, "shifts/").Feed.ID, "tag:example.org,2026:bridge/shifts"},
		{"feed of a topic", feedAt(t, plan, "topics/cost/").Feed.ID, "tag:example.org,2026:bridge/topics/cost"},
		{"feed of a person", feedAt(t, plan, "people/jane-doe/").Feed.ID, "tag:example.org,2026:bridge/people/jane-doe"},
		{"feed of nothing", feedAt(t, plan, "people/john-roe/").Feed.Updated.IsZero(), false},
		{"feed author", main.Feed.Author, "The Bridge Desk"},
		{"feed address", main.Feed.AtomURL, "https://example.org/sub/atom.xml"},
		{"entry id", article.Fields().ID, "tag:example.org,2020:old"},
		{"entry address", article.Fields().URL, "https://example.org/sub/articles/talks/"},
		{"published", article.Fields().Published.Equal(time.Date(2026, 5, 28, 0, 0, 0, 0, brussels(t))), true},
		{"updated", article.Fields().Updated.Equal(time.Date(2026, 5, 30, 9, 0, 0, 0, brussels(t))), true},
		{"authors", article.Fields().Authors, []string{"Ann Author"}},
		{"categories", article.Fields().Categories, []string{"Cost"}},
		{"summary", article.Fields().Summary, "In short."},
		{"source", article.Fields().Source.Name + " " + article.Fields().Source.Title + " " + article.Fields().Source.URL, "Example Times Minister: wait https://example.com/talks"},
	}
	shift := plan.Entries[feedAt(t, plan, "shifts/").Entries[0]].Fields()
	checks = append(checks, []struct {
		what      string
		got, want any
	}{
		{"shift id", shift.ID, "tag:example.org,2020:old#jane-doe-1"},
		{"shift address", shift.URL, "https://example.org/sub/articles/talks/#jane-doe-1"},
		{"shift title", shift.Title, "Jane Doe: from “Open it” to “Wait”"},
		{"shift summary", shift.Summary, "Jane Doe, 28 May 2026: Says so."},
	}...)
	for _, c := range checks {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
}

// TestFeedContentIsAbsolute: what a feed's template prints works in a reader.
func TestFeedContentIsAbsolute(t *testing.T) {
	plan := planned(t, generate(t, 1, 40))
	for _, e := range plan.Entries {
		for link := range links(e.View()) {
			if !strings.HasPrefix(link, "https://") {
				t.Errorf("the entry %s has the link %q", e.Fields().ID, link)
			}
		}
		if v, ok := e.View().(FeedArticle); ok && !v.Body.Empty() && (v.Body.Prefix != "https://example.org/sub" || v.Body.Base != v.URL) {
			t.Errorf("the entry %s has a body at %q, %q", e.Fields().ID, v.Body.Prefix, v.Body.Base)
		}
	}
}

func TestFeedsPage(t *testing.T) {
	archive := newArchive()
	a := add(t, archive, "talks", "2026-05-28")
	a.Topics, a.People = []string{"cost"}, []string{"jane-doe"}
	plan := planned(t, archive)
	v := view[Feeds](t, plan, "feeds/")
	var got []string
	for _, g := range v.Groups {
		for _, f := range g.Feeds {
			got = append(got, g.Name+": "+f.Name+" "+f.Href)
			if len(f.Formats) != 3 || f.Formats[0].Format != "Atom" {
				t.Errorf("%s has the formats %+v, want Atom first", f.Name, f.Formats)
			}
		}
	}
	want := []string{
		"The whole debate: The Bridge /sub/", "The whole debate: Shifts /sub/shifts/",
		"The whole debate: Weekly briefings /sub/briefings/", "Topics: Cost /sub/topics/cost/",
		"People: Jane Doe /sub/people/jane-doe/", // nobody has written of John Roe
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("feeds (-want +got):\n%s", diff)
	}
	if opml := document(t, plan, "feeds.opml"); !strings.Contains(opml, "https://example.org/sub/people/jane-doe/atom.xml") {
		t.Errorf("feeds.opml lacks a person:\n%s", opml)
	}
}

func TestPublisher(t *testing.T) {
	p := &planner{site: &news.Site{Settings: news.Settings{Title: "The Bridge"}}}
	if got := p.publisher(); got != "The Bridge" {
		t.Errorf("a site without author is published by %q", got)
	}
}
