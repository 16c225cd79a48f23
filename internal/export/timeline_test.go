package export

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/news"
)

func TestSlideDates(t *testing.T) {
	for _, tt := range []struct {
		date    string
		start   timelineDate
		end     *timelineDate
		display string
	}{
		{"2026", timelineDate{"2026", "", ""}, nil, ""},
		{"2026-05", timelineDate{"2026", "5", ""}, nil, ""},
		{"2026-05-28", timelineDate{"2026", "5", "28"}, nil, ""},
		{"2026-05-28T09:17:00+02:00", timelineDate{"2026", "5", "28"}, nil, ""},
		{"2026-05~", timelineDate{"2026", "5", ""}, nil, "about May 2026"},
		{"2026-24", timelineDate{"2026", "12", ""}, nil, "winter 2026"},
		{"2026-05-01/2026-06", timelineDate{"2026", "5", "1"}, &timelineDate{"2026", "6", ""}, "1 May 2026 – June 2026"},
		{"2026-05-01/..", timelineDate{"2026", "5", "1"}, nil, "since 1 May 2026"},
		{"../2026-05-01", timelineDate{"2026", "5", "1"}, nil, "until 1 May 2026"},
	} {
		want := slide{StartDate: &tt.start, EndDate: tt.end, DisplayDate: tt.display}
		if diff := cmp.Diff(want, newSlide(date(t, tt.date)), cmp.AllowUnexported(slide{})); diff != "" {
			t.Errorf("newSlide(%s) differs (-want +got):\n%s", tt.date, diff)
		}
	}
}

// TimelineJS refuses the whole timeline for one era without an end, or with an
// end on its first day.
func TestErasHaveTwoEnds(t *testing.T) {
	site := &news.Site{AsOf: date(t, "2026-05-28")}
	for _, phase := range [][2]string{
		{"2026-01-01", "2026-01-01"}, {"2026-02", "2026-02"}, {"2026-03", "2026-04-15"}, {"2026-05-01", ""}, {"2027-01-01", ""},
	} {
		r := &news.PhaseRecord{Title: phase[0], Start: date(t, phase[0])}
		if phase[1] != "" {
			r.End = date(t, phase[1])
		}
		site.Phases = append(site.Phases, &news.Phase{PhaseRecord: r})
	}
	var got [][2]timelineDate
	for _, e := range (exporter{site: site}).eras() {
		got = append(got, [2]timelineDate{e.StartDate, e.EndDate})
	}
	want := [][2]timelineDate{
		{{"2026", "1", "1"}, {"2026", "1", "2"}},
		{{"2026", "2", "1"}, {"2026", "3", "1"}},
		{{"2026", "3", "1"}, {"2026", "4", "16"}},
		{{"2026", "5", "1"}, {"2026", "5", "29"}},
		{{"2027", "1", "1"}, {"2027", "1", "2"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("eras differ (-want +got):\n%s", diff)
	}
}

func TestAnchorIsOfTheWeb(t *testing.T) {
	for _, tt := range []struct{ address, want string }{
		{"https://example.org/?a=1&b=\"", `<a href="https://example.org/?a=1&amp;b=&#34;">&lt;b&gt;</a>`},
		{"javascript:alert(1)", ""},
		{"", ""},
	} {
		if got := anchor(tt.address, "<b>"); got != tt.want {
			t.Errorf("anchor(%q) = %q, want %q", tt.address, got, tt.want)
		}
	}
}
