package link_test

import (
	"testing"
	"time"

	"digest/internal/link"
	"digest/internal/news"
)

// TestBriefings: an introduction waits for the Monday of its week, by the clock of
// the site.
func TestBriefings(t *testing.T) {
	for _, test := range []struct {
		now     time.Time
		future  bool
		want    int
		arrival string
	}{
		{time.Date(2026, 5, 17, 21, 59, 59, 0, time.UTC), false, 0, "2026-05-18T00:00:00+02:00"},
		{time.Date(2026, 5, 17, 22, 0, 0, 0, time.UTC), false, 1, "2026-05-25T00:00:00+02:00"},
		{time.Date(2026, 5, 25, 0, 0, 0, 0, time.UTC), false, 2, ""},
		{time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), true, 2, ""},
	} {
		archive := newArchive()
		for _, week := range []string{"2026-W21", "2026-W22"} {
			archive.Briefings = append(archive.Briefings, &news.BriefingRecord{Origin: origin("briefings", week), Body: "On [[cost]]."})
		}
		site, problems := link.Site(archive, link.Options{Now: test.now, Future: test.future})
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		arrival := ""
		if !site.Arrival.IsZero() {
			arrival = site.Arrival.Format(time.RFC3339)
		}
		if len(site.Briefings) != test.want || arrival != test.arrival {
			t.Errorf("at %s there are %d briefings, the next one on %q; want %d, %q", test.now, len(site.Briefings), arrival, test.want, test.arrival)
		}
		for _, b := range site.Briefings {
			if b.Week.String() != b.Slug || b.Introduction.References["cost"].Topic == nil {
				t.Errorf("the briefing %+v", b)
			}
		}
	}
}

// TestBriefingLinks: a wikilink to nothing is a mistake, even in a week to come.
func TestBriefingLinks(t *testing.T) {
	archive := newArchive()
	archive.Briefings = []*news.BriefingRecord{{Origin: origin("briefings", "2026-W52"), Body: "\nOn [[nothing]]."}}
	_, problems := link.Site(archive, link.Options{Now: noon})
	const want = "content/briefings/2026-W52.md:11:4: [[nothing]] leads nowhere: no person, topic or article has that name or slug"
	if err := problems.Err(); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
