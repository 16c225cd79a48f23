package card

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// sign is the outline of a position's sign, in a square whose side is size, in
// pixels, and which stands on the origin. Fonts lack one or another of the signs.
func sign(slot string, size int) []sfnt.Segment {
	side := fixed.Int26_6(size << 6)
	half := side / 2
	center := fixed.Point26_6{X: half, Y: -half}
	switch slot {
	case "1":
		return circle(center, half)
	case "2": // a ring whose left half is full
		ring := append(circle(center, half), backwards(circle(center, half-side/9))...)
		return append(ring, arc(center, half, 4, 12)...)
	case "3":
		return polygon(half, 0, side, -half, half, -side, 0, -half)
	case "4":
		return polygon(0, 0, half, -side, side, 0)
	case "5":
		inset := side / 16
		return polygon(inset, -inset, side-inset, -inset, side-inset, -side+inset, inset, -side+inset)
	}
	return append(circle(center, half), backwards(circle(center, half-side/9))...)
}

func polygon(coordinates ...fixed.Int26_6) []sfnt.Segment {
	var outline []sfnt.Segment
	for i := 0; i < len(coordinates); i += 2 {
		op := sfnt.SegmentOpLineTo
		if i == 0 {
			op = sfnt.SegmentOpMoveTo
		}
		outline = append(outline, sfnt.Segment{Op: op, Args: [3]fixed.Point26_6{{X: coordinates[i], Y: coordinates[i+1]}}})
	}
	return outline
}

func circle(center fixed.Point26_6, radius fixed.Int26_6) []sfnt.Segment {
	return arc(center, radius, 0, 16)
}

// arc is a part of a circle, in sixteenths of it, clockwise from the right. Each
// eighth is a curve.
func arc(center fixed.Point26_6, radius fixed.Int26_6, from, to int) []sfnt.Segment {
	diagonal := radius * 7071 / 10000 // cos 45°
	control := radius * 4142 / 10000  // tan 22.5°
	round := []fixed.Point26_6{
		{X: radius},
		{X: radius, Y: control},
		{X: diagonal, Y: diagonal},
		{X: control, Y: radius},
		{Y: radius},
		{X: -control, Y: radius},
		{X: -diagonal, Y: diagonal},
		{X: -radius, Y: control},
		{X: -radius},
		{X: -radius, Y: -control},
		{X: -diagonal, Y: -diagonal},
		{X: -control, Y: -radius},
		{Y: -radius},
		{X: control, Y: -radius},
		{X: diagonal, Y: -diagonal},
		{X: radius, Y: -control},
		{X: radius},
	}
	outline := []sfnt.Segment{{Op: sfnt.SegmentOpMoveTo, Args: [3]fixed.Point26_6{center.Add(round[from])}}}
	for i := from + 1; i < to; i += 2 {
		outline = append(outline, sfnt.Segment{Op: sfnt.SegmentOpQuadTo, Args: [3]fixed.Point26_6{center.Add(round[i]), center.Add(round[i+1])}})
	}
	return outline
}

// backwards turns an outline of curves around, so that it cuts a hole.
func backwards(outline []sfnt.Segment) []sfnt.Segment {
	end := func(s sfnt.Segment) fixed.Point26_6 {
		if s.Op == sfnt.SegmentOpQuadTo {
			return s.Args[1]
		}
		return s.Args[0]
	}
	last := len(outline) - 1
	turned := []sfnt.Segment{{Op: sfnt.SegmentOpMoveTo, Args: [3]fixed.Point26_6{end(outline[last])}}}
	for i := last; i > 0; i-- {
		turned = append(turned, sfnt.Segment{Op: sfnt.SegmentOpQuadTo, Args: [3]fixed.Point26_6{outline[i].Args[0], end(outline[i-1])}})
	}
	return turned
}
