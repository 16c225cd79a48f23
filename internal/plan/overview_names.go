package plan

import "slices"

// The names of the phases stand in rows above the wide drawing, and from each a line
// goes down to its phase's first day.
const (
	wideRow  = 19
	wideRows = 6
)

// wideTitles are how many letters of a phase's title are shown, from the most that
// fit before or after any day.
var wideTitles = [...]int{50, 36, 26, 18, 12}

// A phaseName is a phase's label, and the place of its first day.
type phaseName struct {
	OverviewText
	at Across
	// row counts from above. The words go from start to end and the line goes down
	// at day, in pixels at the narrowest width at which the drawing is shown.
	row, start, end, day int
}

// cuts tells whether the line of either name goes through the words of the other.
func (n phaseName) cuts(m phaseName) bool {
	return n.row < m.row && m.start < n.day && n.day < m.end ||
		m.row < n.row && n.start < m.day && m.day < n.end
}

// meets tells whether the names stand in one row without a space between.
func (n phaseName) meets(m phaseName) bool {
	return n.row == m.row && n.start < m.end+2*letter && m.start < n.end+2*letter
}

// phaseNames lays the names in rows, so that at no width they meet or are cut by a
// line. Where there are too many for that, lines pass behind names; then names are
// shortened; one for which there is no row even then is left out: the list above the
// drawing has it.
func (p *planner) phaseNames(f wideFrame) (names []phaseName, rows int) {
	reaches := p.reaches(f.tally)
	for _, most := range wideTitles {
		for _, mayCut := range [...]bool{false, true} {
			names, rows = p.layNames(f, reaches, most, mayCut)
			if len(names) == len(reaches) {
				return names, rows
			}
		}
	}
	return names, rows
}

// layNames lays names of no more than a number of letters, each in the first row
// where it meets no other and, unless that may be, no line cuts through one. Names
// that stand before their day come first, the last of them on top: the lines of what
// begins below them could only cut them.
func (p *planner) layNames(f wideFrame, reaches []reach, most int, mayCut bool) (names []phaseName, rows int) {
	var before, after []phaseName
	for _, r := range reaches {
		if n := p.phaseName(f, r, most); n.Anchor == "end" {
			before = append(before, n)
		} else {
			after = append(after, n)
		}
	}
	slices.Reverse(before)
	for _, n := range slices.Concat(before, after) {
		for n.row = range wideRows {
			if !slices.ContainsFunc(names, func(m phaseName) bool { return n.meets(m) || !mayCut && n.cuts(m) }) {
				n.Y = n.row*wideRow + wideRow - 5
				names = append(names, n)
				rows = max(rows, n.row+1)
				break
			}
		}
	}
	slices.SortStableFunc(names, func(n, m phaseName) int { return int(n.at - m.at) })
	return names, rows
}

// phaseName is a name without its row.
func (p *planner) phaseName(f wideFrame, r reach, most int) phaseName {
	at := f.x(r.from)
	words := cut(r.phase.Title, most)
	n := phaseName{OverviewText: OverviewText{X: at, Anchor: "start", Words: words, Href: p.phaseHref(r.phase)}, at: at}
	if words != r.phase.Title {
		n.Full = r.phase.Title
	}
	n.day = int(at) * wideRoom / int(fullWidth)
	n.start, n.end = n.day, n.day+textWidth(words)
	if n.end > wideRoom { // it stands before its day
		n.Anchor, n.start, n.end = "end", n.day-textWidth(words), n.day
	}
	return n
}
