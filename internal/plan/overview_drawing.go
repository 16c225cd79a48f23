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
	Height int
	// Bands lie behind everything: every other phase.
	Bands []OverviewShape
	Lines []OverviewLine
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
	X, W Across
	Y, H int
}

// An OverviewLine is a straight line.
type OverviewLine struct {
	// Kind is "grid", "base" or "phase".
	Kind   string
	X1, X2 Across
	Y1, Y2 int
}

// An OverviewText is a label.
type OverviewText struct {
	X Across
	Y int
	// Anchor is the end of the text that stands at X: "start" or "end".
	Anchor string
	Words  string
	// Href is empty for what is no link. Full is what Words shorten, or empty.
	Href, Full string
}

// An OverviewBar is a stretch's shapes, which together are one link.
type OverviewBar struct {
	Href  string
	Title string
	// Area is what can be pointed at.
	Area   OverviewShape
	Shapes []OverviewShape
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
