package link_test

import "testing"

// TestPhases: the collapse lasts from 9 January to the end of February, the survey
// from March on; there is nothing before and nothing between.
func TestPhases(t *testing.T) {
	for _, test := range []struct{ date, want string }{
		{"2026-01-08", ""},
		{"2026-01-09", "collapse"},
		{"2026-02-28", "collapse"},
		{"2026-03-01", "survey"},
		{"2026-05-28", "survey"},
		// A time belongs to its civil day, whatever day it is in Greenwich.
		{"2026-01-08T23:59:59-01:00", ""},
		{"2026-01-09T00:30:00+01:00", "collapse"},
		{"2026-02-28T23:59:59-01:00", "collapse"},
		{"2026-03-01T00:00:00+01:00", "survey"},
		// What is less exact counts from the first day that it may be.
		{"2026-01", ""},
		{"2026", ""},
		{"2026-02", "collapse"},
		{"2026-03", "survey"},
		{"2026-03~", "survey"},
		{"2026-21", "survey"},
		{"2026-02-27/2026-03-03", "collapse"},
	} {
		archive := newArchive()
		addPhase(t, archive, "survey", "2026-03", "")
		addPhase(t, archive, "collapse", "2026-01-09", "2026-02")
		add(t, archive, "talks", test.date)
		site := linked(t, archive)
		got := ""
		if p := site.Articles[0].Phase; p != nil {
			got = p.Slug
		}
		if got != test.want {
			t.Errorf("an article of %s is in %q, want %q", test.date, got, test.want)
		}
		for _, p := range site.Phases {
			if in := articleSlugs(p.Articles); (in == "talks") != (p.Slug == test.want) {
				t.Errorf("an article of %s: %s holds %q", test.date, p.Slug, in)
			}
		}
	}
}

// TestPhasesWithTimes: the ends of phases are civil days, too.
func TestPhasesWithTimes(t *testing.T) {
	archive := newArchive()
	addPhase(t, archive, "collapse", "2026-01-09T06:00:00+01:00", "2026-02-27T12:00:00+01:00")
	addPhase(t, archive, "survey", "2026-02-28T00:30:00+01:00", "2026-05")
	for _, day := range []string{"2026-01-09", "2026-02-27", "2026-02-27T18:00:00+01:00", "2026-02-28", "2026-06-01"} {
		add(t, archive, "on-"+day, day)
	}
	site := linked(t, archive)
	if got, want := articleSlugs(site.Phases[0].Articles), "on-2026-02-27T18:00:00+01:00 on-2026-02-27 on-2026-01-09"; got != want {
		t.Errorf("the collapse holds %q, want %q", got, want)
	}
	if got, want := articleSlugs(site.Phases[1].Articles), "on-2026-02-28"; got != want {
		t.Errorf("the survey holds %q, want %q", got, want)
	}
}
