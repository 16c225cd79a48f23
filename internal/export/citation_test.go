package export

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/news"
)

func TestCSLDate(t *testing.T) {
	for _, tt := range []struct {
		date string
		want *cslDate
	}{
		{"2026", &cslDate{DateParts: [][]int{{2026}}}},
		{"2026-05", &cslDate{DateParts: [][]int{{2026, 5}}}},
		{"2026-05-28T09:17:00Z", &cslDate{DateParts: [][]int{{2026, 5, 28}}}},
		{"2026-05-28~", &cslDate{DateParts: [][]int{{2026, 5, 28}}, Circa: true}},
		{"2026-05?", &cslDate{DateParts: [][]int{{2026, 5}}, Circa: true}},
		{"2026-05-XX", &cslDate{DateParts: [][]int{{2026, 5}}}},
		{"2026-21", &cslDate{DateParts: [][]int{{2026}}, Season: 1}},
		{"2026-24~", &cslDate{DateParts: [][]int{{2026}}, Season: 4, Circa: true}},
		{"199X", &cslDate{Literal: "the 1990s"}},
		{"2026-05-01/2026-05-03", &cslDate{DateParts: [][]int{{2026, 5, 1}, {2026, 5, 3}}}},
		{"2026-05-01/..", &cslDate{Literal: "since 1 May 2026"}},
	} {
		if diff := cmp.Diff(tt.want, newCSLDate(date(t, tt.date))); diff != "" {
			t.Errorf("newCSLDate(%s) differs (-want +got):\n%s", tt.date, diff)
		}
	}
	if got := newCSLDate(news.Date{}); got != nil {
		t.Errorf("newCSLDate of no date = %v, want nil", got)
	}
}

// An article that the digest wrote itself is cited as a page of the digest.
func TestCitationWithoutOriginal(t *testing.T) {
	site := &news.Site{
		Settings: news.Settings{Title: "The Bridge"},
		Articles: []*news.Article{{ArticleRecord: &news.ArticleRecord{Origin: news.Origin{Slug: "note"}, Title: "A note"}}},
	}
	got := exporter{site: site, at: testAddresses()}.citation(site.Articles[0])
	want := &citation{
		ID: "note", Type: "webpage", Title: "A note", ContainerTitle: "The Bridge",
		URL: "https://example.org/sub/articles/note/",
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(citation{})); diff != "" {
		t.Errorf("citation differs (-want +got):\n%s", diff)
	}
}
