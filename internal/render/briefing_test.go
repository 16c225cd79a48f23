package render_test

import (
	"digest/internal/markdown"
	"digest/internal/plan"
)

func briefingView() plan.Briefing {
	s := statementView()
	late := s
	late.Published = plan.Date{Words: "July 2026", ISO: "2026-07"}
	return plan.Briefing{
		Head: head("The bridge waits", "https://example.org/briefings/2026-W22/", "website",
			plan.Ref{Name: "Home", Href: "/"}, plan.Ref{Name: "Briefings", Href: "/briefings/"}, plan.Ref{Name: "The bridge waits", Href: "/briefings/2026-W22/"}),
		Line: plan.BriefingLine{
			Ref: plan.Ref{Name: "The bridge waits", Href: "/briefings/2026-W22/"}, Week: "Week 22", Span: "25–31 May 2026",
			Titled: true, Contents: "1 article, 1 statement",
		},
		Introduction: plan.Body{Level: 2, Text: markdown.Text{Source: "All *wait*."}},
		AsOf:         day,
		Tallies:      []plan.Tally{{Name: "Articles", Count: 1, Before: 2}}, BeforeSpan: "18–24 May 2026",
		Topics:     []plan.TopicShare{{Ref: plan.Ref{Name: "Cost", Href: "/topics/cost/"}, Articles: 1, Before: 2, Share: 100}},
		First:      []plan.Statement{s},
		Days:       []plan.Day{{Date: day, Entries: []*plan.Entry{entryView()}, Events: []plan.Event{{Title: "Summit", Href: "/events/#summit", Location: "Utopia"}}}},
		Elsewhere:  []plan.Statement{late},
		Neighbours: plan.Neighbours{Older: plan.Ref{Name: "Week 21, 18–24 May 2026", Href: "/briefings/2026-W21/"}},
	}
}

func feedBriefingView() plan.FeedBriefing {
	s := statementView()
	late := s
	late.Published = plan.Date{Words: "July 2026", ISO: "2026-07"}
	return plan.FeedBriefing{
		Contents: "1 article, 1 statement", Introduction: plan.Body{Level: 2, Text: markdown.Text{Source: "All *wait*."}},
		Shifts: []plan.FeedShift{{From: s, To: s}}, First: []plan.Statement{s, late},
		Articles: []plan.FeedArticleLine{{Ref: plan.Ref{Name: "Talks & more", Href: "https://example.org/articles/talks/"}, Source: "Example Times", Date: day}},
		URL:      "https://example.org/briefings/2026-W22/",
	}
}
