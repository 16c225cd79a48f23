package plan

import (
	"slices"
	"strconv"
	"time"
)

// wideLimits are how many bars a wide screen shows: five weeks by day, a year and
// a half by week, ten years by month.
var wideLimits = limits{days: 35, weeks: 80, others: 120}

// The wide drawing, from the top: the phases' names in rows, the bars, the events,
// the months. At the left is room for the scale's figures.
const (
	wideRoom   = 780 // pixels, the width at which names must not meet
	widePlot   = 170
	wideEvents = 34
	wideNumber = 12 // the height of a row of their numbers, where there are any
	wideMonths = 30
	// mostTicks is how many labels stand below.
	mostTicks = 12
	// mostEvents is how many events of a stretch are drawn one by one; where there are
	// more, their number stands below.
	mostEvents = 6

	wideLeft  Across = 5_50
	wideScale Across = 60 // between the scale's figures and the bars
)

// A wideFrame turns days and parts of articles into places.
type wideFrame struct {
	tally
	top, bottom int // of the bars
	events      int // height of what is below them: the events and their numbers
	full        int // articles of a bar of the whole height
	step        int // between the lines
}

func (f wideFrame) x(day int) Across {
	return wideLeft + (fullWidth-wideLeft)*Across(day-f.from)/Across(f.to-f.from)
}

func (f wideFrame) y(parts int) int { return f.bottom - parts*widePlot/(f.full*whole) }

func (p *planner) drawWide(t tally) OverviewDrawing {
	f := wideFrame{tally: t, step: step(t.most)}
	f.full = (t.most + f.step - 1) / f.step * f.step
	d := OverviewDrawing{}
	names, rows := p.phaseNames(f)
	f.top = rows*wideRow + 10
	f.bottom = f.top + widePlot
	numbers, rows := f.eventNumbers()
	f.events = wideEvents + rows*wideNumber
	d.Height = f.bottom + f.events + wideMonths

	for i, r := range p.reaches(t) {
		if i%2 == 0 {
			d.Bands = append(d.Bands, OverviewShape{X: f.x(r.from), W: f.x(r.to) - f.x(r.from), Y: f.top, H: widePlot})
		}
	}
	for _, name := range names {
		d.Lines = append(d.Lines, OverviewLine{"phase", name.at, name.at, name.Y + 4, f.bottom})
	}
	for n := f.step; n <= f.full; n += f.step {
		y := f.y(n * whole)
		d.Lines = append(d.Lines, OverviewLine{"grid", wideLeft, fullWidth, y, y})
		d.Texts = append(d.Texts, OverviewText{X: wideLeft - wideScale, Y: y + 4, Anchor: "end", Words: strconv.Itoa(n)})
	}
	d.Lines = append(d.Lines, OverviewLine{"base", wideLeft, fullWidth, f.bottom, f.bottom})
	for _, name := range names {
		d.Texts = append(d.Texts, name.OverviewText)
	}
	f.ticks(&d)
	for i, b := range t.bins {
		p.wideBar(f, b, numbers[i], &d)
	}
	if len(d.Events) > 0 {
		d.Texts = append(d.Texts, OverviewText{Y: f.bottom + 17, Anchor: "start", Words: "Events"})
	}
	return d
}

// eventNumbers are the numbers of the stretches with more events than are drawn, by
// their place among the bins, in as few rows as they need not to meet.
func (f wideFrame) eventNumbers() (numbers []OverviewText, rows int) {
	numbers = make([]OverviewText, len(f.bins))
	var ends []int // of the last number in each row, in pixels
	for i, b := range f.bins {
		if len(b.events) <= mostEvents {
			continue
		}
		words := strconv.Itoa(len(b.events))
		middle := (f.x(b.from) + f.x(b.to)) / 2
		start := int(middle)*wideRoom/int(fullWidth) - textWidth(words)/2
		row := slices.IndexFunc(ends, func(end int) bool { return end <= start })
		if row < 0 {
			row, ends = len(ends), append(ends, 0)
		}
		ends[row] = start + textWidth(words) + letter/2
		numbers[i] = OverviewText{
			X: middle, Y: f.bottom + wideEvents + 5 + row*wideNumber, Anchor: "middle", Words: words,
		}
	}
	return numbers, len(ends)
}

// wideBar draws one stretch: its articles upwards, its events downwards, with their
// number where not all are drawn.
func (p *planner) wideBar(f wideFrame, b *bin, number OverviewText, d *OverviewDrawing) {
	x, w := f.x(b.from), f.x(b.to)-f.x(b.from)
	inner := OverviewShape{X: x + w/10, W: w - w/5}
	if b.articles > 0 {
		bar := OverviewBar{
			Href: b.href, Title: p.overviewTitle(f.tally, b),
			Area: OverviewShape{X: x, W: w, Y: f.top, H: widePlot},
		}
		below := 0
		for i, n := range b.parts {
			if s := inner; n > 0 {
				s.Slot, s.Y = p.scale.slot(i), f.y(below+n)
				s.H = f.y(below) - s.Y
				if s.H > 3 {
					s.H-- // a line of paper between two positions
				}
				bar.Shapes = append(bar.Shapes, s)
				below += n
			}
		}
		d.Bars = append(d.Bars, bar)
	}
	if len(b.events) > 0 {
		latest := b.events[len(b.events)-1] // the page has the newest on top
		bar := OverviewBar{
			Href: p.href(eventPath(latest)), Title: eventsTitle(f.tally, b), Number: number,
			Area: OverviewShape{X: x, W: w, Y: f.bottom + 1, H: f.events - 4},
		}
		for i := range min(mostEvents, len(b.events)) {
			s := inner
			s.Slot, s.Y, s.H = "e", f.bottom+5+4*i, 2
			bar.Shapes = append(bar.Shapes, s)
		}
		d.Events = append(d.Events, bar)
	}
}

// ticks name the months below, or the days, or the years.
func (f wideFrame) ticks(d *OverviewDrawing) {
	first, last := f.bins[0].first, f.bins[len(f.bins)-1].first
	u := limits{mostTicks, mostTicks, mostTicks}.finest(first, last)
	year, free := 0, 0 // free is where the last label ended, in pixels
	for at := u.first(first); dayNumber(at) < f.to; at = u.next(at) {
		x, next := f.x(max(dayNumber(at), f.from)), f.x(min(dayNumber(u.next(at)), f.to))
		words := f.tickWords(u, at, at.Year() != year)
		label := OverviewText{X: x, Y: f.bottom + f.events + 16, Anchor: "start", Words: words}
		room, width := int(next-x)*wideRoom/int(fullWidth), textWidth(words)
		switch last, cut := next == fullWidth, dayNumber(at) < f.from; {
		case last && room < width && free+letter <= wideRoom-width: // the end of the drawing holds it
			label.X, label.Anchor = fullWidth, "end"
		case room < width && (last || cut):
			continue
		case room < width+2*letter && cut: // keeps off the next one
			label.X -= wideScale
		}
		year, free = at.Year(), int(x)*wideRoom/int(fullWidth)+width
		d.Lines = append(d.Lines, OverviewLine{"grid", x, x, f.bottom, f.bottom + f.events + 4})
		d.Texts = append(d.Texts, label)
	}
}

// tickWords names the month in which a quarter begins, where a row would name the
// quarter, and the chart's first day where its first week is not whole.
func (f wideFrame) tickWords(u unit, at time.Time, sayYear bool) string {
	switch {
	case u == byQuarter:
		u = byMonth
	case u == byWeek && at.Before(f.bins[0].first):
		at = f.bins[0].first
	}
	return u.short(at, sayYear)
}

// step is the distance of a scale's lines: 1, 2 or 5 times a power of ten, so that
// there are at most four.
func step(most int) int {
	for power := 1; ; power *= 10 {
		for _, s := range [...]int{power, 2 * power, 5 * power} {
			if 4*s >= most {
				return s
			}
		}
	}
}
