package card

import (
	"cmp"
	"slices"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Outlines are filled in whole numbers only. The rasteriser of x/image/vector
// reckons in floating point, which processors may round in their own ways.

// full is the coverage of a pixel that lies wholly inside an outline: rows lines,
// each of them 64 wide.
const (
	rows = 8
	full = rows * 64
)

// A mask is how much of each pixel an outline covers, 0 to full. Its left upper
// pixel is at left, top, seen from the origin of the outline.
type mask struct {
	left, top, width, height int
	cover                    []uint16
}

// An edge is a straight line of an outline that goes down the page, in 1/64 pixel.
type edge struct {
	x0, y0, x1, y1 int
	winding        int // 1, or -1 where the outline goes up
}

// fill rasterises an outline; what it winds around is inside.
func fill(outline []sfnt.Segment) mask {
	edges := flatten(outline)
	if len(edges) == 0 {
		return mask{}
	}
	left, right, top, bottom := edges[0].x0, edges[0].x0, edges[0].y0, edges[0].y1
	for _, e := range edges {
		left, right = min(left, e.x0, e.x1), max(right, e.x0, e.x1)
		top, bottom = min(top, e.y0), max(bottom, e.y1)
	}
	m := mask{left: left >> 6, top: top >> 6}
	m.width, m.height = (right+63)>>6-m.left, (bottom+63)>>6-m.top
	m.cover = make([]uint16, m.width*m.height)
	var crossings []crossing
	for line := range m.height * rows {
		y := m.top<<6 + line*64/rows + 64/rows/2
		crossings = crossings[:0]
		for _, e := range edges {
			if e.y0 <= y && y < e.y1 {
				crossings = append(crossings, crossing{e.x0 + (e.x1-e.x0)*(y-e.y0)/(e.y1-e.y0), e.winding})
			}
		}
		slices.SortFunc(crossings, func(a, b crossing) int { return cmp.Compare(a.x, b.x) })
		winding := 0
		for i, c := range crossings {
			if winding != 0 {
				m.span(line/rows, crossings[i-1].x, c.x)
			}
			winding += c.winding
		}
	}
	return m
}

// A crossing is where an edge meets a line.
type crossing struct{ x, winding int }

// span covers a stretch of one line of a row of pixels.
func (m mask) span(row, from, to int) {
	row *= m.width
	for x := from; x < to; {
		pixel := x >> 6
		next := min(to, (pixel+1)<<6)
		m.cover[row+pixel-m.left] += uint16(next - x)
		x = next
	}
}

// steps is how many straight lines stand for a curve.
const steps = 8

// flatten makes straight edges of an outline.
func flatten(outline []sfnt.Segment) []edge {
	var edges []edge
	var start, at fixed.Point26_6
	line := func(to fixed.Point26_6) {
		x0, y0, x1, y1 := int(at.X), int(at.Y), int(to.X), int(to.Y)
		switch {
		case y0 < y1:
			edges = append(edges, edge{x0, y0, x1, y1, 1})
		case y0 > y1:
			edges = append(edges, edge{x1, y1, x0, y0, -1})
		}
		at = to
	}
	for _, s := range outline {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			line(start)
			start, at = s.Args[0], s.Args[0]
		case sfnt.SegmentOpLineTo:
			line(s.Args[0])
		case sfnt.SegmentOpQuadTo:
			a, b, c := at, s.Args[0], s.Args[1]
			for t := 1; t <= steps; t++ {
				u := steps - t
				line(blend(steps*steps, [4]fixed.Point26_6{a, b, c}, [4]int{u * u, 2 * u * t, t * t}))
			}
		case sfnt.SegmentOpCubeTo:
			a, b, c, d := at, s.Args[0], s.Args[1], s.Args[2]
			for t := 1; t <= steps; t++ {
				u := steps - t
				line(blend(steps*steps*steps, [4]fixed.Point26_6{a, b, c, d}, [4]int{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}))
			}
		}
	}
	line(start)
	return edges
}

// blend is the mean of points by weights that add up to total.
func blend(total int, points [4]fixed.Point26_6, weights [4]int) fixed.Point26_6 {
	x, y := 0, 0
	for i, p := range points {
		x += int(p.X) * weights[i]
		y += int(p.Y) * weights[i]
	}
	return fixed.Point26_6{X: fixed.Int26_6(x / total), Y: fixed.Int26_6(y / total)}
}
