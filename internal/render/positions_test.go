package render_test

import (
	"bytes"
	"testing"

	"digest/internal/news"
	"digest/internal/plan"
)

func positionsView() plan.Positions {
	said := plan.Evidence{Mark: wait, Href: "/articles/talks/#jane-doe-1", Words: "28 May 2026", Day: "28", Reported: true}
	before := plan.Evidence{Mark: open, Href: "/articles/before/#jane-doe-1", Words: "about 4 May 2026", Day: "~4"}
	earlier := plan.Evidence{Mark: open, Href: "/articles/early/#jane-doe-1", Words: "2 March 2026"}
	other := plan.Evidence{Mark: open, Href: "/articles/talks/#john-roe-1", Words: "May 2026"}
	row := plan.PositionRow{
		Person: jane, Sort: "Doe, Jane", Role: "Minister, Ministry of Bridges", Institution: "Ministry of Bridges", Code: "FR", Country: "France",
		Mark: wait, Place: 2, Href: said.Href, Date: day, Reported: true, Order: "2026-05-28", Source: "Example Times", Citing: "Example Agency", Before: open, Evidence: 3,
	}
	john := plan.PositionRow{
		Person: plan.Ref{Name: "John Roe", Href: "/people/john-roe/"}, Sort: "Roe, John", Mark: open, Place: 1,
		Href: other.Href, Date: plan.Date{Words: "May 2026", ISO: "2026-05"}, Order: "2026-05-01", Source: "Example Times", Evidence: 1,
	}
	april, may := plan.Ref{Name: "April 2026", Href: "/positions/2026/04/"}, plan.Ref{Name: "May 2026", Href: "/positions/2026/05/"}
	return plan.Positions{
		Head: head("Positions as of May 2026", "https://example.org/positions/2026/05/", "website",
			plan.Ref{Name: "Home", Href: "/"}, plan.Ref{Name: "Positions", Href: "/positions/"}, plan.Ref{Name: "Positions as of May 2026", Href: may.Href}),
		When:     "at the end of May 2026",
		Standing: plan.Standing{People: 2, Tracked: 3, Without: 1, Old: 1, Day: "31 May 2026", None: &plan.Mark{Label: "No position", Slot: "0", Sign: "○"}, Shares: []plan.Share{{Mark: open, People: []plan.Ref{john.Person}}, {Mark: wait, People: []plan.Ref{jane}}}},
		Groups:   []plan.PositionGroup{{Mark: open, People: []plan.Ref{{Name: "John Roe", Href: john.Href}}}, {Mark: wait, People: []plan.Ref{{Name: "Jane Doe", Href: row.Href}}}},
		Countries: plan.Countries{
			Map: plan.TileMap{Width: 120, Height: 40, Tiles: []plan.Tile{
				{Code: "FR", Parts: []plan.TilePart{
					{Mark: open, Width: 19, Href: other.Href, Label: "France, divided: Open it, John Roe, May 2026"},
					{Mark: wait, X: 19, Width: 19, Href: said.Href, Label: "France, divided: Wait, Jane Doe, 28 May 2026, reported"},
				}},
				{Code: "DE", X: 40, Parts: []plan.TilePart{{Mark: wait, Width: 38, Href: said.Href, Label: "Germany: Wait, Jane Doe, 28 May 2026, reported"}}},
				{Code: "MT", X: 80, Parts: []plan.TilePart{{Width: 38, Anchor: "country-mt", Label: "Malta: no position by anybody who speaks for it"}}},
			}},
			Members: []plan.Country{
				{Code: "FR", Name: "France", Anchor: "country-fr", Marks: []*plan.Mark{open, wait}, Voices: []plan.Voice{{Name: "Jane Doe", Evidence: said}, {Name: "John Roe", Evidence: other}}},
				{Code: "DE", Name: "Germany", Anchor: "country-de", Marks: []*plan.Mark{wait}, Voices: []plan.Voice{{Name: "Jane Doe", Evidence: said}}},
			},
			Silent: []plan.SilentCountry{{Name: "Malta", Anchor: "country-mt"}},
			Others: []plan.Country{{Code: "US", Name: "United States", Anchor: "country-us", Marks: []*plan.Mark{open}, Voices: []plan.Voice{{Name: "John Roe", Evidence: other}}}},
			Tally:  []plan.PositionCount{{Mark: wait, Count: 1}}, Divided: 1,
		},
		Matrix: plan.Matrix{
			Months:  []plan.MatrixMonth{{Ref: april, Year: "2026", Short: "Apr"}, {Ref: may, Short: "May"}},
			Earlier: "March 2026",
			Rows: []plan.MatrixRow{
				{Person: john, Cells: []*plan.Cell{nil, {Evidence: other}}},
				{Person: row, Earlier: earlier, Cells: []*plan.Cell{nil, {Evidence: said, More: []plan.Evidence{before, said}, Others: []*plan.Mark{open}}}},
			},
			Countries:    []plan.Choice{{Value: "FR", Label: "France"}, {Value: "US", Label: "United States"}},
			Institutions: []plan.Choice{{Value: "Ministry of Bridges", Label: "Ministry of Bridges"}, {Value: "Ministry of Roads", Label: "Ministry of Roads"}},
		},
		Rows:       []plan.PositionRow{john, row},
		Neighbours: plan.Neighbours{Older: april}, Now: "/positions/", Here: may.Href, Coverage: plan.Ref{Name: "May 2026", Href: "/timeline/2026/05/"},
		Years: []plan.PositionYear{{Year: "2026", Months: []plan.Ref{april, may}}},
	}
}

func shiftsView() plan.Shifts {
	from, to := statementView(), statementView()
	from.Mark, from.Before, from.Date = open, nil, plan.Date{Words: "May 2026", ISO: "2026-05"}
	s := plan.Shift{Anchor: "jane-doe-2026-05-28", Href: "/shifts/#jane-doe-2026-05-28", Person: jane, Role: "Minister", From: from, To: to, Later: "3 weeks later"}
	v := plan.Shifts{
		Head:   head("Shifts", "https://example.org/shifts/", "website", plan.Ref{Name: "Home", Href: "/"}, plan.Ref{Name: "Shifts", Href: "/shifts/"}),
		Shifts: []plan.Shift{s}, Count: 1, People: 1, Since: day, Until: day,
		Ways: []plan.ShiftWay{{From: open, To: wait, Shifts: []plan.ShiftLine{{Ref: plan.Ref{Name: "Jane Doe", Href: s.Href}, Date: day, Reported: true}}}},
	}
	v.Feeds = v.FeedLinks
	return v
}

// TestPositionsGolden renders positions and shifts as [TestGolden] does the others.
func TestPositionsGolden(t *testing.T) {
	theme := newTheme(t)
	for name, view := range map[string]any{"positions.html": positionsView(), "shifts.html": shiftsView()} {
		var b bytes.Buffer
		if err := theme.Page(&b, plan.Page{Path: name, Template: name, View: always(view)}); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.String())
	}
}

// TestCountriesAreText writes what could break out of an attribute into the names of
// people, institutions and positions of a site whose people speak for countries: with
// the map of the member states, and without.
func TestCountriesAreText(t *testing.T) {
	for _, areas := range [][2]string{{"FR", "DE"}, {"UT", "US"}} {
		for _, text := range []string{"Plain", `"><b onmouseover="alert(1)">x</b>`, "<script>alert(1)</script>"} {
			archive := fullArchive(t, text)
			archive.People[0].Memberships[0].Area = areas[0]
			archive.People[1].Memberships = []news.Membership{{Role: text, Organization: "Council " + text, Area: areas[1]}}
			archive.Articles[0].Statements[1].Position = "wait"
			files := rendered(t, archive)
			checkSite(t, files)
			page := parsePage(t, files["positions/index.html"])
			if page.elements["b"]+page.elements["onmouseover"] > 1 || page.elements["select"] != 2 || page.elements["svg:svg"] > 0 != (areas[0] == "FR") {
				t.Errorf("%s, %q: %d b, %d select, %d svg", areas, text, page.elements["b"], page.elements["select"], page.elements["svg:svg"])
			}
		}
	}
}
