package plan

import (
	"fmt"
	"unicode/utf8"

	"digest/internal/news"
)

// An OverviewDrawing is a chart as shapes, ready to be printed as SVG. What runs across is
// in shares of the width, so that a drawing fills its column while its letters
// keep their size; what runs down is in pixels.
type OverviewDrawing struct {
	// Height is in pixels.
	Height int
	// Bands lie behind everything: every other phase.
	Bands []OverviewShape
	// Lines are the grid, the base line and the phases' beginnings.
	Lines []OverviewLine
	// Texts are the labels.
	Texts []OverviewText
	// Bars and Events are links, oldest first.
	Bars, Events []OverviewBar
}

// Across is a place or a length across a drawing, in hundredths of a percent of its
// width.
type Across int

const fullWidth Across = 100_00

// String is the share as SVG takes it: "12.34%".
func (a Across) String() string { return fmt.Sprintf("%d.%02d%%", a/100, a%100) }

// An OverviewShape is a rectangle.
type OverviewShape struct {
	// Slot picks the fill, as a [Mark]'s does; "e" is an event.
	Slot string
	// X and W are the left edge and the width.
	X, W Across
	// Y and H are the upper edge and the height, in pixels.
	Y, H int
}

// An OverviewLine is a straight line.
type OverviewLine struct {
	// Kind is "grid", "base" or "phase".
	Kind string
	// X1 and X2 are where it begins and ends across.
	X1, X2 Across
	// Y1 and Y2 are where it begins and ends, in pixels from above.
	Y1, Y2 int
}

// An OverviewText is a label.
type OverviewText struct {
	// X is the place across.
	X Across
	// Y is the base line, in pixels from above.
	Y int
	// Anchor is what of the text stands at X: its "start", "middle" or "end".
	Anchor string
	// Words are the label.
	Words string
	// Href is empty for what is no link. Full is what Words shorten, or empty.
	Href, Full string
}

// An OverviewBar is a stretch's shapes, which together are one link.
type OverviewBar struct {
	// Href leads to the stretch on the timeline, or to the event.
	Href string
	// Title says in words what the bar shows.
	Title string
	// Area is what can be pointed at.
	Area OverviewShape
	// Shapes are what is seen: the positions, one on the other.
	Shapes []OverviewShape
	// Number says how many events there are where not all of them are Shapes; it has
	// no Words elsewhere.
	Number OverviewText
}

// letter is the width that a label's letter may take, in pixels: more than most do.
const letter = 7

func textWidth(s string) int { return letter * utf8.RuneCountInString(s) }

// cut shortens a text to a number of letters.
func cut(s string, most int) string {
	letters := []rune(s)
	if len(letters) <= most {
		return s
	}
	return string(letters[:most-1]) + "…"
}

func (p *planner) phaseHref(phase *news.Phase) string { return p.href("/timeline/#" + phase.Slug) }

// A reach is the part of a phase that a chart shows.
type reach struct {
	phase    *news.Phase
	from, to int // days
}

// reaches are the phases that a tally touches, oldest first.
func (p *planner) reaches(t tally) []reach {
	var all []reach
	for _, phase := range p.site.Phases {
		start, _ := phase.Start.Days()
		_, after := phase.End.Days()
		r := reach{phase, max(dayNumber(start), t.from), t.to}
		if !after.IsZero() {
			r.to = min(dayNumber(after), t.to)
		}
		if r.from < r.to {
			all = append(all, r)
		}
	}
	return all
}
