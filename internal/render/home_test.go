package render_test

import (
	"strings"
	"testing"
)

// TestHomeSaysWhatIsOld: the front page tells how many positions rest on old
// statements, and its coverage leads to the whole timeline.
func TestHomeSaysWhatIsOld(t *testing.T) {
	const old = "1 of these positions rests on a statement made more than three months before 1 September 2026."
	for now, want := range map[string]bool{"2026-09-01": true, "2026-08-28": false} {
		archive := fullArchive(t, "Plain")
		added := *archive.Articles[0]
		added.Origin, added.Aliases, added.Statements = origin("articles", "now"), nil, nil
		added.Date, added.Added, added.Updated = date(t, now), date(t, now), date(t, now)
		archive.Articles = append(archive.Articles, &added)
		home := rendered(t, archive)["index.html"]
		if got := strings.Contains(home, old); got != want || strings.Contains(home, "of these positions") != want {
			t.Errorf("on %s the front page tells of old positions: %t, want %t", now, got, want)
		}
		if !strings.Contains(home, `<p><a href="/sub/timeline/">The whole timeline</a></p>`) {
			t.Errorf("on %s the latest coverage does not lead to the timeline", now)
		}
	}
}
