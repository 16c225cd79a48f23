package card

import (
	"bytes"
	"compress/zlib"
	"image/color"

	"golang.org/x/image/math/fixed"
)

// levels is how many shades lie between the paper and a colour, the colour
// included. With five, a card of three colours has a palette of sixteen: half the
// bytes of a larger one.
const levels = 5

// maxColors bounds the palette.
const maxColors = 1 + 8*levels

// An ink is the first place of a colour's shades in the palette.
type ink byte

// An easel is a picture being painted: a byte for each pixel, its place in the palette.
type easel struct {
	pixels  []byte
	dirty   [Height]bool // the rows that hold more than paper
	palette []color.RGBA // begins with the paper
	inks    []color.RGBA // those whose shades the palette holds

	packed bytes.Buffer
	zip    *zlib.Writer
}

func newEasel() *easel {
	e := &easel{pixels: make([]byte, Width*Height)}
	e.zip, _ = zlib.NewWriterLevel(nil, zlib.BestSpeed) // the level is known
	return e
}

// wipe makes the easel ready for another picture.
func (e *easel) wipe(paper color.RGBA) {
	for y := range e.dirty {
		if e.dirty[y] {
			clear(e.pixels[y*Width : (y+1)*Width])
			e.dirty[y] = false
		}
	}
	e.palette = append(e.palette[:0], paper)
	e.inks = e.inks[:0]
}

// ink returns a colour's place, and puts its shades into the palette at first use.
func (e *easel) ink(c color.RGBA) ink {
	for i, known := range e.inks {
		if known == c {
			return ink(1 + i*levels)
		}
	}
	first := len(e.palette)
	if first+levels > maxColors {
		return 1 // as the first ink: there are more positions than colours
	}
	paper := e.palette[0]
	mix := func(from, to uint8, level int) uint8 {
		return uint8((int(from)*(levels-level) + int(to)*level + levels/2) / levels)
	}
	for level := 1; level <= levels; level++ {
		e.palette = append(e.palette, color.RGBA{mix(paper.R, c.R, level), mix(paper.G, c.G, level), mix(paper.B, c.B, level), 0xff})
	}
	e.inks = append(e.inks, c)
	return ink(first)
}

// paint lays a mask in an ink at x, y. What lies outside the picture is cut off.
func (e *easel) paint(m mask, x, y int, c ink) {
	x, y = x+m.left, y+m.top
	for row := max(0, -y); row < min(m.height, Height-y); row++ {
		cover := m.cover[row*m.width : (row+1)*m.width]
		line := e.pixels[(y+row)*Width : (y+row+1)*Width]
		for i := max(0, -x); i < min(m.width, Width-x); i++ {
			level := (int(cover[i])*levels + full/2) / full
			if level == 0 {
				continue
			}
			// Where two letters of an ink touch, the darker shade stays.
			shade := byte(c) + byte(level) - 1
			if old := line[x+i]; old < byte(c) || old >= byte(c)+levels || old < shade {
				line[x+i] = shade
			}
		}
		e.dirty[y+row] = true
	}
}

// bar fills a rectangle with a shade of an ink, 1 to levels.
func (e *easel) bar(x, y, width, height int, c ink, shade int) {
	for row := max(0, y); row < min(Height, y+height); row++ {
		line := e.pixels[row*Width : (row+1)*Width]
		for i := max(0, x); i < min(Width, x+width); i++ {
			line[i] = byte(c) + byte(shade) - 1
		}
		e.dirty[row] = true
	}
}

// write sets a line of text whose letters stand on y, and returns where it ends.
func (p *Painter) write(e *easel, s style, text string, x, y int, c ink) int {
	width := p.positions(s, text, func(g *glyph, _ int, at fixed.Int26_6) bool {
		// A quarter of a pixel is near enough, and keeps the letters few.
		at = (at + 8) &^ 15
		e.paint(p.letter(maskKey{s, g.index, at & 63}), x+at.Floor(), y, c)
		return true
	})
	return x + width.Ceil()
}
