package plan

import (
	"fmt"
	"strings"
	"testing"
)

// TestTilePlaces: 27 squares, each inside the drawing and none on another, and each
// code that of a country.
func TestTilePlaces(t *testing.T) {
	names := countryNames(nil)
	taken := make(map[[2]int]string)
	for code, at := range tilePlaces {
		if at[0] < 0 || at[0] >= tileColumns || at[1] < 0 || at[1] >= tileRows {
			t.Errorf("%s stands outside, at %v", code, at)
		}
		if other := taken[at]; other != "" {
			t.Errorf("%s stands on %s", code, other)
		}
		taken[at] = code
		if names[code] == code || names[code] == "" {
			t.Errorf("%s is no country", code)
		}
	}
	if len(tilePlaces) != 27 {
		t.Errorf("%d states, want 27", len(tilePlaces))
	}
	if got := strings.Join(memberCodes(), " "); !strings.HasPrefix(got, "SE FI EE IE DK LV NL") || !strings.HasSuffix(got, "GR MT CY") {
		t.Errorf("the map is read as %s", got)
	}
}

// TestMapIsShown: a map of the member states is for debates that are theirs.
func TestMapIsShown(t *testing.T) {
	for _, test := range []struct {
		name, jane, john string // areas
		want             bool
		countries        string // without a map
	}{
		{"two member states", "FR", "DE", true, ""},
		{"one and the EU", "FR", "EU", false, "European Union, France"},
		{"one and another country", "FR", "US", false, "France, United States"},
		{"elsewhere", "CA", "US", false, "Canada, United States"},
		{"an invented country", "UT", "QX", false, "QX, UT"},
		{"one country", "FR", "FR", false, ""},
		{"nowhere", "", "", false, ""},
	} {
		archive := newArchive()
		member(t, archive, "jane-doe", test.jane, "", "")
		member(t, archive, "john-roe", test.john, "", "")
		a := add(t, archive, "talks", "2026-05-28")
		say(a, "jane-doe", "open")
		say(a, "john-roe", "close")
		v := view[Positions](t, planned(t, archive), "positions/").Countries
		var others []string
		for _, c := range v.Others {
			others = append(others, c.Name)
		}
		if got := strings.Join(others, ", "); len(v.Map.Tiles) > 0 != test.want || got != test.countries {
			t.Errorf("%s: %d tiles, countries %q, want %q", test.name, len(v.Map.Tiles), got, test.countries)
		}
	}
}

// TestTiles: a position fills its square, a divided state has the two furthest apart,
// and where nobody speaks the square leads to the state's name.
func TestTiles(t *testing.T) {
	archive := newArchive()
	member(t, archive, "jane-doe", "FR", "", "")
	member(t, archive, "john-roe", "FR", "", "")
	member(t, archive, "john-roe", "BE", "", "")
	a := add(t, archive, "talks", "2026-05-28")
	say(a, "jane-doe", "close")
	say(a, "john-roe", "open")
	v := view[Positions](t, planned(t, archive), "positions/").Countries
	if v.Divided != 1 || len(v.Members) != 2 || len(v.Silent) != 25 || v.Total() != 27 || len(v.Tally) != 1 || v.Tally[0].Mark.ID != "open" || v.Tally[0].Count != 1 {
		t.Errorf("tally %+v, divided %d, of %d", v.Tally, v.Divided, v.Total())
	}
	parts := make(map[string][]TilePart)
	for _, tile := range v.Map.Tiles {
		parts[tile.Code] = tile.Parts
	}
	for code, want := range map[string]string{
		"FR": "France, divided: Open it, John Roe, 28 May 2026 /sub/articles/talks/#john-roe-1 0 19; " +
			"France, divided: Close it, Jane Doe, 28 May 2026 /sub/articles/talks/#jane-doe-1 19 19",
		"BE": "Belgium: Open it, John Roe, 28 May 2026 /sub/articles/talks/#john-roe-1 0 38",
		"MT": "Malta: no position by anybody who speaks for it #country-mt 0 38",
	} {
		var got []string
		for _, p := range parts[code] {
			link := p.Href
			if p.Mark == nil {
				link = "#" + p.Anchor
			}
			got = append(got, fmt.Sprint(p.Label, " ", link, " ", p.X, " ", p.Width))
		}
		if got := strings.Join(got, "; "); got != want {
			t.Errorf("%s is %q, want %q", code, got, want)
		}
	}
}
