package render_test

import (
	"bytes"
	"slices"
	"testing"

	"digest/internal/plan"
)

// timelineView has an overview of one bar in each drawing, a filter and a phase.
func timelineView() plan.Timeline {
	bar := plan.OverviewBar{
		Href: "/timeline/2026/05/#d2026-05-28", Title: "25–31 May 2026: 2 articles. Open it 1; no position 1",
		Area: plan.OverviewShape{X: 5_50, W: 94_50, Y: 29, H: 170},
		Shapes: []plan.OverviewShape{
			{Slot: "1", X: 14_95, W: 75_60, Y: 115, H: 84}, {Slot: "0", X: 14_95, W: 75_60, Y: 29, H: 85},
		},
	}
	event := plan.OverviewBar{
		Href: "/events/#vote", Title: "25–31 May 2026: 7 events. The vote",
		Number: plan.OverviewText{X: 52_75, Y: 227, Anchor: "middle", Words: "7"}, Area: plan.OverviewShape{X: 5_50, W: 94_50, Y: 200, H: 30},
		Shapes: []plan.OverviewShape{{Slot: "e", X: 14_95, W: 75_60, Y: 204, H: 2}},
	}
	drawing := plan.OverviewDrawing{
		Height: 253, Bars: []plan.OverviewBar{bar}, Events: []plan.OverviewBar{event},
		Bands: []plan.OverviewShape{{X: 5_50, W: 94_50, Y: 29, H: 170}},
		Lines: []plan.OverviewLine{{Kind: "phase", X1: 5_50, X2: 5_50, Y1: 18, Y2: 199}, {Kind: "grid", X1: 5_50, X2: 100_00, Y1: 114, Y2: 114}},
		Texts: []plan.OverviewText{
			{X: 4_90, Y: 118, Anchor: "end", Words: "1"},
			{X: 5_50, Y: 14, Anchor: "start", Words: "The sur…", Full: "The survey", Href: "/timeline/#survey"},
		},
	}
	position := plan.Ref{Name: "Open it", Href: "/timeline/position/open/"}
	return plan.Timeline{
		Head: head("Timeline", "https://example.org/timeline/", "website", plan.Ref{Name: "Home", Href: "/"}, plan.Ref{Name: "Timeline", Href: "/timeline/"}),
		Overview: &plan.Overview{
			Unit: "week", NarrowUnit: "month", Lead: "2 articles of 28 May 2026.", Notes: []string{"An article counts once."}, Data: "/data/",
			Keys: []plan.OverviewKey{{Mark: open, Href: position.Href, Articles: 1}, {Mark: &plan.Mark{Label: "No position", Slot: "0", Sign: "○"}, Articles: 1}},
			Wide: drawing, Narrow: plan.OverviewDrawing{Height: 48},
			Rows: []plan.OverviewRow{
				{Ref: plan.Ref{Name: "25–31 May 2026", Href: bar.Href}, Articles: 2, Counts: []int{1, 1}, Events: 7},
				{Ref: plan.Ref{Name: "1–7 June 2026"}, Counts: []int{0, 0}, Events: 1},
			},
		},
		Filter: plan.Filter{
			Positions: []plan.Facet{{Ref: position, Mark: open, Articles: 1}}, People: []plan.Facet{{Ref: jane, Articles: 2}},
			Sources: slices.Repeat([]plan.Facet{{Ref: plan.Ref{Name: "Example Times"}, Slug: "example-times", Articles: 1}}, 13), Indexes: []string{"/timeline/2026/filter.json", "/timeline/2025/filter.json"}, Articles: "/articles/",
		},
		Phases: []plan.Phase{{
			Anchor: "survey", Title: "The survey", Span: "since 1 May 2026", Articles: 2, Now: true,
			Months: []plan.MonthLine{{Ref: plan.Ref{Name: "May 2026", Href: "/timeline/2026/05/"}, Articles: 2, Share: 100}},
		}},
	}
}

func monthView() plan.Month {
	return plan.Month{
		Head: head("May 2026", "https://example.org/timeline/2026/05/", "website",
			plan.Ref{Name: "Home", Href: "/"}, plan.Ref{Name: "Timeline", Href: "/timeline/"}, plan.Ref{Name: "May 2026", Href: "/timeline/2026/05/"}),
		Days:     []plan.Day{{Anchor: "d2026-05-28", Date: plan.Date{Words: "28 May 2026", ISO: "2026-05-28"}, Entries: []*plan.Entry{entryView()}}},
		Jump:     []plan.DayLink{{Anchor: "d2026-05-28", Short: "28", Rest: "May 2026", Articles: 1}},
		Filter:   plan.Filter{People: []plan.Facet{{Ref: jane, Articles: 1}}, Indexes: []string{"/timeline/2026/filter.json"}, Articles: "/articles/"},
		Articles: 1, Neighbours: plan.Neighbours{Older: plan.Ref{Name: "April 2026", Href: "/timeline/2026/04/"}}, Phases: []plan.Ref{{Name: "The survey", Href: "/timeline/#survey"}},
	}
}

func positionView() plan.PositionCoverage {
	described := *open
	described.Description = "Wants it open now."
	return plan.PositionCoverage{
		Head: head("Open it", "https://example.org/timeline/position/open/", "website",
			plan.Ref{Name: "Home", Href: "/"}, plan.Ref{Name: "Timeline", Href: "/timeline/"}, plan.Ref{Name: "Open it", Href: "/timeline/position/open/"}),
		Mark: &described, Articles: 1,
		Years:  []plan.YearLine{{Ref: plan.Ref{Name: "2026", Href: "/timeline/position/open/2026/"}, Articles: 1, Here: true}},
		Months: []plan.MonthDays{{Ref: plan.Ref{Name: "May 2026", Href: "/timeline/2026/05/"}, Days: monthView().Days}},
		Others: []plan.Facet{{Ref: plan.Ref{Name: "Wait", Href: "/timeline/position/wait/"}, Mark: wait, Articles: 3}}, AllPositions: "/positions/",
	}
}

// TestTimelineGolden renders the pages of the timeline from views made by hand.
func TestTimelineGolden(t *testing.T) {
	theme := newTheme(t)
	for name, view := range map[string]any{"timeline.html": timelineView(), "month.html": monthView(), "timeline-position.html": positionView()} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := theme.Page(&b, plan.Page{Path: name, Template: name, View: always(view)}); err != nil {
				t.Fatal(err)
			}
			golden(t, name, b.String())
		})
	}
}
