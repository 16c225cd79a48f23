package plan

import (
	"fmt"
	"slices"
	"time"

	"digest/internal/news"
)

// The strip's measures: across in thousandths of its width, since it is as wide as
// the reader's window; down in pixels, so that text and dots keep their size.
const (
	stripWidth = 1000
	// stripDot is how far dots of one row are apart: on the narrowest screens a dot's width.
	stripDot   = 45
	stripRow   = 12 // from one row of dots to the next
	stripRows  = 8  // of a lane; what finds no place there is merged
	stripLabel = 20 // for a lane's name, and for the dates of shifts
	stripPad   = 9  // below the last row of a lane
	stripAxis  = 22 // for the months
	// stripDay and stripMonth are how far the dates of shifts are apart, lest they run
	// into another: "28 May", and "May 2026" on a strip of years.
	stripDay   = 220
	stripMonth = 320
	stripYears = 2 * 365 // days from which on a strip is one of years
	stripEdge  = 40      // where a text would reach out of the strip
	// stripFew is the least number of statements that a strip is drawn for: a single
	// one has no course.
	stripFew = 2
)

// A Strip is a person's statements on one line of time: a lane for each position, in
// the order of the scale, and one for statements without a position.
type Strip struct {
	// From and To are the dates of the oldest and the newest statement.
	From, To Date
	// Statements counts those that are drawn.
	Statements int
	// Merged says that a dot stands for several statements.
	Merged bool
	// Height is in pixels; Bottom is where the axis begins.
	Height, Bottom int
	// Lanes are the positions, in the order of the scale.
	Lanes []Lane
	// Dots are the statements, oldest first.
	Dots []Dot
	// Line goes through the positions, oldest first.
	Line []Segment
	// Broken says that the line breaks off somewhere: positions differ there, and the
	// dates leave open which came first.
	Broken bool
	// Turns are the shifts.
	Turns []StripText
	// Ticks are the labels of the axis.
	Ticks []StripText
}

// A Lane is one position's part of the strip.
type Lane struct {
	// Mark is the position.
	Mark *Mark
	// Label is the base line of its name, Y the height at which the line goes.
	Label, Y int
}

// A Dot is one statement, or several where there is no room for each.
type Dot struct {
	// X is the place across, in thousandths of the width, and Y the one down, in pixels.
	X, Y int
	// Slot is its position's.
	Slot string
	// Count is how many statements it stands for.
	Count int
	// Statement is the id of the statement on the page, the newest of several.
	Statement string
	// Words say what it stands for: "Talk now, 28 May 2026".
	Words string
}

// A Segment is a part of the line.
type Segment struct {
	// X1 and X2 are in thousandths of the width, Y1 and Y2 in pixels.
	X1, Y1, X2, Y2 int
	// Slot is the position's; empty for a change from one to another.
	Slot string
	// Since says that it only goes on from the latest statement to the site's present.
	Since bool
}

// A StripText is a word at a place on the line of time.
type StripText struct {
	// X is in thousandths of the width.
	X int
	// Text is the word.
	Text string
	// Align is "start" or "end" near the edges, else "middle".
	Align string
}

// A stripper draws one strip.
type stripper struct {
	strip *Strip
	scale scale
	start time.Time
	days  int  // from start to the end of the strip
	turns bool // whether the dates of shifts need a place
}

// strip draws a person's statements. Views are the same ones, with their anchors on
// the person's page. It is nil where there are too few with a date.
func (p *planner) strip(person *news.Person, views []Statement) *Strip {
	statements := person.Statements
	d := stripper{strip: &Strip{}, scale: p.scale, turns: len(person.Shifts) > 0}
	at := make([]time.Time, len(statements)) // an imprecise date stands where it begins
	for i, s := range slices.Backward(statements) {
		at[i], _ = s.Date.Days()
		if s.Date.IsZero() {
			continue
		}
		if d.strip.Statements == 0 {
			d.start, d.strip.From = at[i], date(s.Date)
		}
		d.strip.Statements++
		d.strip.To = date(s.Date)
		d.days = max(d.days, daysBetween(d.start, at[i]))
	}
	if d.strip.Statements < stripFew {
		return nil
	}
	now, _ := p.site.AsOf.Days()
	d.days = max(d.days, daysBetween(d.start, now), 1)
	rows, lane := d.dots(statements, views, at)
	d.line(statements, at, d.lay(rows, lane))
	d.axis()
	return d.strip
}

func daysBetween(a, b time.Time) int { return dayNumber(b) - dayNumber(a) }

func (d *stripper) x(at time.Time) int {
	return min(max(stripWidth*daysBetween(d.start, at)/d.days, 0), stripWidth)
}

// A row is what a lane has of dots, row by row: the places of the last ones.
type row []int

// dots puts each statement into the lowest row of its lane that has room, and merges
// it with the last one of the top row where none has. A dot's Y is its row until the
// lanes are laid; lane is which it is in, by the places in Dots.
func (d *stripper) dots(statements []*news.Statement, views []Statement, at []time.Time) (rows map[*Mark]row, lane []*Mark) {
	rows = make(map[*Mark]row)
	for i, s := range slices.Backward(statements) {
		if s.Date.IsZero() {
			continue
		}
		mark, x := d.scale.markOrNone(s.Position), d.x(at[i])
		last, y := rows[mark], 0
		for y < len(last) && x-d.strip.Dots[last[y]].X < stripDot {
			y++
		}
		if y == stripRows {
			dot := &d.strip.Dots[last[y-1]]
			dot.Count++
			d.strip.Merged = true
			dot.Statement = views[i].Anchor
			dot.Words = fmt.Sprintf("%s, %d statements until %s", mark.Label, dot.Count, views[i].Date.Words)
			continue
		}
		if y == len(last) {
			last = append(last, 0)
		}
		last[y] = len(d.strip.Dots)
		rows[mark], lane = last, append(lane, mark)
		d.strip.Dots = append(d.strip.Dots, Dot{
			X: x, Y: y, Slot: mark.Slot, Count: 1, Statement: views[i].Anchor, Words: mark.Label + ", " + views[i].Date.Words,
		})
	}
	return rows, lane
}

// lay puts the lanes one under the other, each as high as its rows of dots: all of
// the scale once there is a position, and that of no position where it has dots. It
// returns the heights at which the line goes.
func (d *stripper) lay(rows map[*Mark]row, lane []*Mark) map[*Mark]int {
	silent := len(rows[d.scale.none]) > 0
	var marks []*Mark
	if !silent || len(rows) > 1 {
		marks = slices.Clone(d.scale.marks)
	}
	if silent {
		marks = append(marks, d.scale.none)
	}
	heights, y := make(map[*Mark]int), 0
	if d.turns {
		y = stripLabel
	}
	for _, mark := range marks {
		label := y + stripLabel - 7
		y += stripLabel + max(len(rows[mark]), 1)*stripRow
		heights[mark] = y - stripRow/2
		d.strip.Lanes = append(d.strip.Lanes, Lane{Mark: mark, Label: label, Y: heights[mark]})
		y += stripPad
	}
	for i := range d.strip.Dots {
		d.strip.Dots[i].Y = heights[lane[i]] - d.strip.Dots[i].Y*stripRow
	}
	d.strip.Bottom, d.strip.Height = y, y+stripAxis
	return heights
}

// line goes along the lane of a position until a statement has another one, and from
// the latest statement on to the site's present.
func (d *stripper) line(statements []*news.Statement, at []time.Time, heights map[*Mark]int) {
	var mark *Mark
	var from, here int
	for i, s := range slices.Backward(statements) {
		if s.Position == nil || s.Date.IsZero() {
			continue
		}
		next := d.scale.mark(s.Position)
		here = d.x(at[i])
		if mark != nil && next != mark {
			d.along(mark, heights[mark], from, here, false)
			if s.Shift == nil {
				d.strip.Broken = true
			} else {
				d.strip.Line = append(d.strip.Line, Segment{X1: here, Y1: heights[mark], X2: here, Y2: heights[next]})
				d.turn(here, at[i], s.Date)
			}
		}
		if next != mark {
			mark, from = next, here
		}
	}
	if mark != nil {
		d.along(mark, heights[mark], from, here, false)
		d.along(mark, heights[mark], here, stripWidth, true)
	}
}

func (d *stripper) along(mark *Mark, y, from, to int, since bool) {
	if from < to {
		d.strip.Line = append(d.strip.Line, Segment{X1: from, Y1: y, X2: to, Y2: y, Slot: mark.Slot, Since: since})
	}
}

// turn writes the date of a shift where there is room for it: "28 May", or on a strip
// of years "May 2026".
func (d *stripper) turn(x int, at time.Time, written news.Date) {
	room := stripDay
	if d.days > stripYears {
		room = stripMonth
	}
	if n := len(d.strip.Turns); n > 0 && x-d.strip.Turns[n-1].X < room {
		return
	}
	layout := "2 Jan"
	switch {
	case written.Month() == 0:
		layout = "2006"
	case d.days > stripYears:
		layout = "Jan 2006"
	case written.Day() == 0:
		layout = "Jan"
	}
	d.strip.Turns = append(d.strip.Turns, StripText{X: x, Text: at.Format(layout), Align: align(x)})
}

// align keeps a text near an edge within the strip.
func align(x int) string {
	switch {
	case x < stripEdge:
		return "start"
	case x > stripWidth-stripEdge:
		return "end"
	}
	return "middle"
}

// axis names months or years, so many that they have room on the narrowest screens.
func (d *stripper) axis() {
	const most = 5
	months := d.days/30 + 1
	step := 1
	for _, step = range [...]int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 60_000} {
		if months/step <= most {
			break
		}
	}
	first := d.start.Year()*12 + int(d.start.Month()) - 1
	for month := (first + step - 1) / step * step; ; month += step {
		at := time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC)
		days := daysBetween(d.start, at)
		if days > d.days {
			break
		}
		text := at.Format("Jan")
		if at.Month() == time.January {
			text = at.Format("2006")
		}
		if days >= 0 {
			d.strip.Ticks = append(d.strip.Ticks, StripText{X: d.x(at), Text: text, Align: "middle"})
		}
	}
	if len(d.strip.Ticks) < 2 {
		end := d.start.AddDate(0, 0, d.days)
		d.strip.Ticks = []StripText{
			{Text: d.start.Format("2 Jan 2006"), Align: "start"}, {X: stripWidth, Text: end.Format("2 Jan 2006"), Align: "end"},
		}
	}
}
