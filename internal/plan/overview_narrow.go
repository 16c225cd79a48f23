package plan

import "strconv"

// narrowLimits are how many rows a narrow screen shows: some eight months by week.
var narrowLimits = limits{days: 35, weeks: 36, others: 36}

// The narrow drawing runs down: a row is a stretch, with its date, its bar and its
// events, with their number where not all are drawn; a phase's name stands in a row of its own above its first stretch.
const (
	narrowLeft   Across = 30_00
	narrowRight  Across = 75_00
	narrowHead          = 24
	narrowRow           = 24 // what a finger needs
	narrowBar           = 14
	narrowPhase         = 34
	narrowTitle         = 40 // letters
	narrowEvent  Across = 1_70
	narrowEvents        = 5
)

func (p *planner) drawNarrow(t tally) OverviewDrawing {
	d := OverviewDrawing{}
	d.Texts = append(d.Texts,
		OverviewText{Y: 14, Anchor: "start", Words: t.unit.heading()},
		OverviewText{X: narrowLeft, Y: 14, Anchor: "start", Words: "Articles"},
		OverviewText{X: fullWidth, Y: 14, Anchor: "end", Words: "Events"})
	y, phases, shade := narrowHead, p.reaches(t), false
	axis := func(from int) {
		if from < y {
			d.Lines = append(d.Lines, OverviewLine{"base", narrowLeft, narrowLeft, from, y})
		}
	}
	var open *reach // whose band has begun
	var band OverviewShape
	rows := y // where the rows began
	closeBand := func() {
		if band.H = y - band.Y; open != nil && shade {
			d.Bands = append(d.Bands, band)
		}
		open = nil
	}
	year := 0
	for _, b := range t.bins {
		if open != nil && open.to <= b.from {
			closeBand()
		}
		for len(phases) > 0 && phases[0].from < b.to {
			closeBand()
			axis(rows)
			open, shade, band = &phases[0], !shade, OverviewShape{W: fullWidth, Y: y}
			title := open.phase.Title
			name := OverviewText{Y: y + 23, Anchor: "start", Words: cut(title, narrowTitle), Href: p.phaseHref(open.phase)}
			if name.Words != title {
				name.Full = title
			}
			d.Texts = append(d.Texts, name)
			d.Lines = append(d.Lines, OverviewLine{"phase", 0, fullWidth, y, y})
			y += narrowPhase
			rows = y
			phases = phases[1:]
		}
		d.Texts = append(d.Texts, OverviewText{Y: y + 17, Anchor: "start", Words: t.unit.short(b.first, b.first.Year() != year)})
		year = b.first.Year()
		p.narrowBar(t, b, y, &d)
		y += narrowRow
	}
	closeBand()
	axis(rows)
	d.Height = y + 14
	return d
}

func (p *planner) narrowBar(t tally, b *bin, y int, d *OverviewDrawing) {
	at := func(parts int) Across {
		return narrowLeft + (narrowRight-narrowLeft)*Across(parts)/Across(t.most*whole)
	}
	if b.articles > 0 {
		bar := OverviewBar{
			Href: b.href, Title: p.overviewTitle(t, b),
			Area: OverviewShape{W: 85_00, Y: y, H: narrowRow},
		}
		before := 0
		for i, n := range b.parts {
			if n > 0 {
				bar.Shapes = append(bar.Shapes, OverviewShape{
					Slot: p.scale.slot(i), X: at(before), W: at(before+n) - at(before), Y: y + (narrowRow-narrowBar)/2, H: narrowBar,
				})
				before += n
			}
		}
		d.Texts = append(d.Texts, OverviewText{X: at(before) + 1_00, Y: y + 17, Anchor: "start", Words: strconv.Itoa(b.articles)})
		d.Bars = append(d.Bars, bar)
	}
	if len(b.events) > 0 {
		latest := b.events[len(b.events)-1]
		bar := OverviewBar{
			Href: p.href(eventPath(latest)), Title: eventsTitle(t, b),
			Area: OverviewShape{X: 86_00, W: 14_00, Y: y, H: narrowRow},
		}
		if len(b.events) > narrowEvents {
			bar.Number = OverviewText{
				X: fullWidth - narrowEvent*narrowEvents - 50, Y: y + 17, Anchor: "end", Words: strconv.Itoa(len(b.events)),
			}
		}
		for i := range min(narrowEvents, len(b.events)) {
			bar.Shapes = append(bar.Shapes, OverviewShape{
				Slot: "e", X: fullWidth - narrowEvent*Across(i) - 70, W: 70, Y: y + (narrowRow-narrowBar)/2, H: narrowBar,
			})
		}
		d.Events = append(d.Events, bar)
	}
}
