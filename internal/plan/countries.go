package plan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"digest/internal/news"

	"golang.org/x/text/language/display"

	bcp47 "golang.org/x/text/language"
)

// Countries are where those who speak for countries stand at a moment.
type Countries struct {
	// Map is the EU's member states; it has no tiles in a debate that is elsewhere.
	Map TileMap
	// Members are the member states that somebody speaks for; empty without a map.
	Members []Country
	// Silent are the member states that nobody here speaks for, with their anchors.
	Silent []SilentCountry
	// Others are all other countries, and the European Union, by name.
	Others []Country
	// Tally is how many member states stand at each position that any stands at.
	Tally []PositionCount
	// Divided is in how many member states the people differ.
	Divided int
}

// Total is the number of member states.
func (c Countries) Total() int { return len(c.Members) + len(c.Silent) }

// Any says whether there is anything to show.
func (c Countries) Any() bool { return len(c.Map.Tiles)+len(c.Others) > 0 }

// A PositionCount counts at one position.
type PositionCount struct {
	// Mark is the position.
	Mark *Mark
	// Count is how many are at it.
	Count int
}

// A SilentCountry is one that nobody speaks for.
type SilentCountry struct {
	// Name is the country's, and Anchor its id on the page.
	Name, Anchor string
}

// A Country is a country, or the European Union, through the people who speak for it.
//
// A person speaks for it at a moment who has a membership with its area that is
// valid on that day, and has taken a position while such a membership was valid. So
// who has left office no longer counts, nor does what a minister said before taking
// it. Each counts with the latest such statement; the country is divided when these
// positions differ.
type Country struct {
	// Code is the country's, of ISO 3166 or "EU", and Name its name in English.
	Code, Name string
	// Anchor is the country's id on the page: "country-lv".
	Anchor string
	// Marks are the positions of its people, in the order of the scale: one, or, when
	// the country is divided, several.
	Marks []*Mark
	// Voices are its people, who spoke last first.
	Voices []Voice
}

// Divided says that those who speak for the country differ.
func (c Country) Divided() bool { return len(c.Marks) > 1 }

// A Voice is a person who speaks for a country, and the statement that shows where
// the person stands.
type Voice struct {
	// Name is the person's.
	Name string
	Evidence
}

// countries asks everybody with a position for whom they speak.
func (p *planner) countries(people []holder, at moment) Countries {
	byCode := make(map[string]*Country)
	spoken := make(map[*Country][]*news.Statement)
	for _, s := range people {
		said := s.person.Positioned[latestBy(s.person, at):]
		for _, code := range areasOn(s.person, at.day) {
			statement := lastFor(s.person, said, code)
			if statement == nil {
				continue
			}
			c := byCode[code]
			if c == nil {
				c = &Country{Code: code, Name: p.history.names[code], Anchor: countryAnchor(code)}
				byCode[code] = c
			}
			spoken[c] = append(spoken[c], statement)
		}
	}
	if len(byCode) < 2 && !p.history.statesOfEU {
		return Countries{}
	}
	all := make([]Country, 0, len(byCode))
	for _, c := range byCode {
		p.hear(c, spoken[c])
		all = append(all, *c)
	}
	slices.SortFunc(all, func(a, b Country) int { return strings.Compare(a.Name, b.Name) })
	if !p.history.statesOfEU {
		return Countries{Others: all}
	}
	return p.memberStates(all)
}

// hear fills in what a country's people say.
func (p *planner) hear(c *Country, statements []*news.Statement) {
	slices.SortStableFunc(statements, func(a, b *news.Statement) int { return b.Date.Compare(a.Date) })
	for _, s := range statements {
		c.Voices = append(c.Voices, Voice{Name: s.Person.Name, Evidence: p.evidence(s)})
	}
	for _, mark := range p.scale.marks {
		if slices.ContainsFunc(c.Voices, func(v Voice) bool { return v.Mark == mark }) {
			c.Marks = append(c.Marks, mark)
		}
	}
}

// areasOn are the areas of the memberships that a person has on a day, each once.
func areasOn(person *news.Person, day time.Time) []string {
	var areas []string
	for _, m := range person.Memberships {
		if m.Area != "" && validOn(m, day) && !slices.Contains(areas, m.Area) {
			areas = append(areas, m.Area)
		}
	}
	return areas
}

// lastFor is the newest of a person's statements, newest first, that was made in a
// role for an area; nil when there is none.
func lastFor(person *news.Person, said []*news.Statement, area string) *news.Statement {
	for _, s := range said {
		day, _ := s.Date.Days()
		for _, m := range person.Memberships {
			if m.Area == area && !s.Date.IsZero() && validOn(m, day) {
				return s
			}
		}
	}
	return nil
}

// validOn says whether a membership holds on a day. Without a start or an end it is
// not bounded there.
func validOn(m news.Membership, day time.Time) bool {
	start, _ := m.StartDate.Days()
	_, after := m.EndDate.Days()
	return !day.Before(start) && (after.IsZero() || day.Before(after))
}

// membershipOn is the first membership, newest first, that holds on a day, or nil; on
// no day it is the first of all.
func membershipOn(person *news.Person, day time.Time) *news.Membership {
	for i, m := range person.Memberships {
		if day.IsZero() || validOn(m, day) {
			return &person.Memberships[i]
		}
	}
	return nil
}

// memberStates parts the countries into those on the map and the others.
func (p *planner) memberStates(all []Country) Countries {
	v := Countries{Map: TileMap{Width: tileColumns * tileSize, Height: tileRows * tileSize}}
	count := make(map[*Mark]int)
	states := make(map[string]Country)
	for _, c := range all {
		if _, member := tilePlaces[c.Code]; !member {
			v.Others = append(v.Others, c)
			continue
		}
		v.Members = append(v.Members, c)
		states[c.Code] = c
		if c.Divided() {
			v.Divided++
		} else {
			count[c.Marks[0]]++
		}
	}
	for _, mark := range p.scale.marks {
		if n := count[mark]; n > 0 {
			v.Tally = append(v.Tally, PositionCount{mark, n})
		}
	}
	for _, code := range memberCodes() {
		c, speaks := states[code]
		if !speaks {
			c = Country{Code: code, Name: p.history.names[code], Anchor: countryAnchor(code)}
			v.Silent = append(v.Silent, SilentCountry{c.Name, c.Anchor})
		}
		v.Map.Tiles = append(v.Map.Tiles, newTile(c))
	}
	slices.SortFunc(v.Silent, func(a, b SilentCountry) int { return strings.Compare(a.Name, b.Name) })
	return v
}

func countryAnchor(code string) string { return "country-" + strings.ToLower(code) }

// countryNames are the names in English of all countries that people have roles for,
// and of the member states: "Latvia" for "LV". A code that no country has is its own name.
func countryNames(people []*news.Person) map[string]string {
	names := make(map[string]string)
	regions := display.English.Regions()
	add := func(code string) {
		if _, known := names[code]; known {
			return
		}
		names[code] = code
		if region, err := bcp47.ParseRegion(code); err == nil {
			names[code] = cmp.Or(regions.Name(region), code)
		}
	}
	for code := range tilePlaces {
		add(code)
	}
	for _, person := range people {
		for _, m := range person.Memberships {
			add(m.Area)
		}
	}
	return names
}
