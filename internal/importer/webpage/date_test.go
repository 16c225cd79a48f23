package webpage_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer/found"
)

// When a page was changed does not say when it was published.
func TestUpdated(t *testing.T) {
	for _, tc := range []struct{ name, head, before, date, updated string }{
		{"line", "", "<p>Updated 6 March 2026</p>", "", "2026-03-06"},
		{"line with both", "", "<p>Published 5 March 2026, updated 6 March 2026</p>", "2026-03-05", ""},
		{"meta", `<meta property="article:modified_time" content="2026-03-06">`, "<p>5 March 2026</p>", "2026-03-05", "2026-03-06"},
		{"meta alone", `<meta property="article:modified_time" content="2026-03-06">`, "", "", "2026-03-06"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := parse(t, found.Document{Text: page("<title>Envoys meet</title>"+tc.head, "<h1>Envoys meet</h1>"+tc.before, "", "")})
			if got.Date != tc.date || got.Updated != tc.updated {
				t.Errorf("Date = %q, Updated = %q; want %q, %q", got.Date, got.Updated, tc.date, tc.updated)
			}
		})
	}
}

// A year that no page can be of is told, not passed over.
func TestRefusedDate(t *testing.T) {
	got := parse(t, found.Document{Text: page(`<meta name="date" content="1970-01-01">`, "", "", "")})
	want := []string{"date: 1970-01-01 (meta date) was refused, for no page can be of that day"}
	if diff := cmp.Diff(want, got.Notes); diff != "" || got.Date != "" {
		t.Errorf("Date = %q, Notes (-want +got):\n%s", got.Date, diff)
	}
}
