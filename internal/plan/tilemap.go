package plan

import (
	"maps"
	"slices"

	"digest/internal/news"
)

// The map of the member states is a drawing, and so it stands here and not in a
// site's configuration: 27 squares of one size, because a state has one voice however
// large it is, each about where readers know it from an atlas. Seven columns make a
// square a finger's width on the narrowest phone.
const (
	tileColumns = 7
	tileRows    = 9
	tileSize    = 40 // units of the drawing, which are pixels on a phone of 320
	tileGap     = 2
)

// tilePlaces are column and row of each member state by its ISO 3166-1 code. Norway,
// Great Britain, Switzerland and the western Balkans are the holes.
var tilePlaces = map[string][2]int{
	"SE": {4, 0}, "FI": {5, 0},
	"EE": {5, 1},
	"IE": {0, 2}, "DK": {3, 2}, "LV": {5, 2},
	"NL": {2, 3}, "DE": {3, 3}, "PL": {4, 3}, "LT": {5, 3},
	"BE": {2, 4}, "LU": {3, 4}, "CZ": {4, 4}, "SK": {5, 4},
	"FR": {2, 5}, "AT": {4, 5}, "HU": {5, 5}, "RO": {6, 5},
	"PT": {0, 6}, "ES": {1, 6}, "IT": {3, 6}, "SI": {4, 6}, "HR": {5, 6}, "BG": {6, 6},
	"GR": {5, 7},
	"MT": {3, 8}, "CY": {6, 8},
}

// A TileMap is the member states as squares.
type TileMap struct {
	// Width and Height are those of the drawing, in its own units.
	Width, Height int
	// Tiles are in the order of reading: by rows, from west to east.
	Tiles []Tile
}

// A Tile is one member state.
type Tile struct {
	// Code is the state's, in two letters.
	Code string
	// X and Y are the square's corner.
	X, Y int
	// Parts fill the square: one position, the two furthest apart of a state that is
	// divided, or nothing.
	Parts []TilePart
}

// A TilePart is a position in a tile, and a link to the statement that shows it.
type TilePart struct {
	// Mark is nil where nobody speaks for the state.
	Mark *Mark
	// X and Width are within the tile.
	X, Width int
	// Href leads to the statement; without a mark it is empty, and Anchor is the
	// state's place on the page.
	Href, Anchor string
	// Label says it in words: "Latvia: Talk now, Jane Doe, 28 May 2026".
	Label string
}

// Middle is where the part's sign stands.
func (t TilePart) Middle() int { return t.X + t.Width/2 }

func newTile(c Country) Tile {
	at := tilePlaces[c.Code]
	tile := Tile{Code: c.Code, X: at[0] * tileSize, Y: at[1] * tileSize}
	full := tileSize - tileGap
	switch {
	case len(c.Marks) == 0:
		tile.Parts = []TilePart{{Width: full, Anchor: c.Anchor, Label: c.Name + ": no position by anybody who speaks for it"}}
	case c.Divided():
		first, last := c.Marks[0], c.Marks[len(c.Marks)-1]
		tile.Parts = []TilePart{newTilePart(c, first, 0, full/2), newTilePart(c, last, full/2, full/2)}
	default:
		tile.Parts = []TilePart{newTilePart(c, c.Marks[0], 0, full)}
	}
	return tile
}

// newTilePart links to who of the country's people took the position last.
func newTilePart(c Country, mark *Mark, x, width int) TilePart {
	voice := c.Voices[slices.IndexFunc(c.Voices, func(v Voice) bool { return v.Mark == mark })]
	name := c.Name
	if c.Divided() {
		name += ", divided"
	}
	words := voice.Words
	if voice.Reported {
		words += ", reported"
	}
	return TilePart{
		Mark: mark, X: x, Width: width, Href: voice.Href,
		Label: name + ": " + mark.Label + ", " + voice.Name + ", " + words,
	}
}

// memberCodes are the member states in the order of the map, as it is read.
func memberCodes() []string {
	return slices.SortedFunc(maps.Keys(tilePlaces), func(a, b string) int {
		at, other := tilePlaces[a], tilePlaces[b]
		return (at[1]-other[1])*tileColumns + at[0] - other[0]
	})
}

// mostlyMemberStates says whether a map of the EU's member states shows a debate:
// people with a position have roles for at least two of them, and for no more
// countries outside. It goes by all roles that they ever had, so that a site has the
// map on all its pages or on none.
func mostlyMemberStates(people []*news.Person) bool {
	areas := make(map[string]bool)
	members := 0
	for _, person := range people {
		if len(person.Positioned) == 0 {
			continue
		}
		for _, m := range person.Memberships {
			if m.Area == "" || m.Area == "EU" || areas[m.Area] {
				continue
			}
			areas[m.Area] = true
			if _, member := tilePlaces[m.Area]; member {
				members++
			}
		}
	}
	return members >= 2 && 2*members >= len(areas)
}
