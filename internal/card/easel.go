package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/math/fixed"
)

// levels is how many shades lie between the paper and a colour, the colour
// included. More are hardly seen. With eight, a card of two colours has a palette of
// more than sixteen: image/png takes three times as long for a smaller one, since it
// packs two pixels into a byte one by one.
const levels = 8

// maxColors bounds the palette.
const maxColors = 1 + 8*levels

// An ink is the first place of a colour's shades in the palette.
type ink byte

// An easel is a picture being painted: a byte for each pixel, its place in the palette.
type easel struct {
	pixels  []byte
	dirty   [Height]bool  // the rows that hold more than paper
	palette color.Palette // begins with the paper
	inks    []color.RGBA  // those whose shades the palette holds
	buffer  *png.EncoderBuffer
}

func newEasel() *easel { return &easel{pixels: make([]byte, Width*Height)} }

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
	paper := e.palette[0].(color.RGBA)
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

// png is the picture as a file.
func (e *easel) png() ([]byte, error) {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: e}
	err := encoder.Encode(&b, &image.Paletted{Pix: e.pixels, Stride: Width, Rect: image.Rect(0, 0, Width, Height), Palette: e.palette})
	return b.Bytes(), err
}

// Get and Put keep the encoder's buffers from one picture to the next.
func (e *easel) Get() *png.EncoderBuffer { return e.buffer }

// Put is the other half of [easel.Get].
func (e *easel) Put(b *png.EncoderBuffer) { e.buffer = b }
