package plan

import (
	"slices"

	"digest/internal/news"
)

// A Mark is a position as a reader sees it: a sign, a word and a colour, never
// one of them alone.
type Mark struct {
	// ID is the position's id in site.toml; empty for no position.
	ID string
	// Label is the word: "Talk now".
	Label string
	// Description is what the position means.
	Description string
	// Slot picks the colour and the sign, from "1" at the scale's beginning to
	// "5" at its end; "0" is no position.
	Slot string
	// Sign is the mark itself: "●".
	Sign string
}

// A scale holds the marks of a debate's positions.
type scale struct {
	marks []*Mark // in scale order
	none  *Mark
	of    map[string]*Mark
}

// newScale spreads the positions over the five slots, so that a debate with two
// positions uses the two ends and one with three the ends and the middle.
func newScale(positions []news.Position) scale {
	signs := [...]string{"○", "●", "◐", "◆", "▲", "■"}
	s := scale{
		none: &Mark{Label: "No position", Slot: "0", Sign: signs[0]},
		of:   make(map[string]*Mark, len(positions)),
	}
	for i, position := range positions {
		slot := 3
		if n := len(positions); n > 1 {
			slot = 1 + (4*i+(n-1)/2)/(n-1)
		}
		m := &Mark{
			ID: position.ID, Label: position.Label, Description: position.Description,
			Slot: string(rune('0' + slot)), Sign: signs[slot],
		}
		s.marks = append(s.marks, m)
		s.of[position.ID] = m
	}
	return s
}

// mark is the mark of a position, or nil for none.
func (s scale) mark(p *news.Position) *Mark {
	if p == nil {
		return nil
	}
	return s.of[p.ID]
}

// markOrNone is the mark of a position, or that of none.
func (s scale) markOrNone(p *news.Position) *Mark {
	if p == nil {
		return s.none
	}
	return s.of[p.ID]
}

// slot is the slot of a place on the scale, as [scale.taken] gives it.
func (s scale) slot(i int) string {
	if i == len(s.marks) {
		return s.none.Slot
	}
	return s.marks[i].Slot
}

// taken are the places on the scale of the positions that the article's statements
// take, each once; the place after the last when they take none.
func (s scale) taken(a *news.Article) []int {
	var places []int
	for _, statement := range a.Statements {
		if mark := s.mark(statement.Position); mark != nil {
			if i := slices.Index(s.marks, mark); !slices.Contains(places, i) {
				places = append(places, i)
			}
		}
	}
	if places == nil {
		return []int{len(s.marks)}
	}
	return places
}
