package card

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-fonts/stix/stix2textregular"
	"codeberg.org/go-fonts/stix/stix2textsemibold"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// A Painter holds the fonts, and the letters that it has drawn. It is safe for
// concurrent use, and quickest when many cards share one.
type Painter struct {
	fonts   [2]*sfnt.Font // by weight
	glyphs  sync.Map      // glyphKey → *glyph
	kerns   sync.Map      // kernKey → fixed.Int26_6
	masks   sync.Map      // maskKey → mask
	easels  sync.Pool     // *easel
	buffers sync.Pool     // *sfnt.Buffer
}

// A weight is one of the two fonts.
type weight int

const (
	regular weight = iota
	semibold
)

// A style is a font at a size, in pixels.
type style struct {
	weight weight
	size   int
}

// NewPainter reads the fonts that come with the program.
func NewPainter() (*Painter, error) {
	p := &Painter{
		easels:  sync.Pool{New: func() any { return newEasel() }},
		buffers: sync.Pool{New: func() any { return new(sfnt.Buffer) }},
	}
	for i, data := range [][]byte{stix2textregular.TTF, stix2textsemibold.TTF} {
		f, err := sfnt.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("reading the font of the cards: %w", err)
		}
		p.fonts[i] = f
	}
	return p, nil
}

// Draws reports whether a text has letters, and the fonts have all of them. Text
// that is written from right to left, and scripts whose letters change with their
// neighbours, are not set.
func (p *Painter) Draws(text string) bool {
	text = clean(text)
	for _, r := range text {
		if r == ' ' {
			continue
		}
		if !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common) {
			return false
		}
		for _, w := range []weight{regular, semibold} {
			const anySize = 30
			if p.glyph(glyphKey{style{w, anySize}, r}).index == 0 {
				return false
			}
		}
	}
	return text != ""
}

// clean makes one line of a text: its accents joined to their letters where there
// is such a letter, its blanks single, and without what nobody sees.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
	return strings.Join(strings.Fields(text), " ")
}

type glyphKey struct {
	style
	r rune
}

// A glyph is a letter at one size.
type glyph struct {
	index   sfnt.GlyphIndex
	advance fixed.Int26_6
}

func (p *Painter) glyph(key glyphKey) *glyph {
	if g, known := p.glyphs.Load(key); known {
		return g.(*glyph)
	}
	b := p.buffers.Get().(*sfnt.Buffer)
	defer p.buffers.Put(b)
	g := &glyph{}
	var err error
	if g.index, err = p.fonts[key.weight].GlyphIndex(b, key.r); err != nil {
		g.index = 0 // as if the font had no such letter
	}
	if g.advance, err = p.fonts[key.weight].GlyphAdvance(b, g.index, fixed.I(key.size), font.HintingNone); err != nil {
		g.index, g.advance = 0, 0
	}
	p.glyphs.Store(key, g)
	return g
}

type kernKey struct {
	style
	left, right sfnt.GlyphIndex
}

// kern is how much nearer or further apart two letters stand.
func (p *Painter) kern(key kernKey) fixed.Int26_6 {
	if k, known := p.kerns.Load(key); known {
		return k.(fixed.Int26_6)
	}
	b := p.buffers.Get().(*sfnt.Buffer)
	defer p.buffers.Put(b)
	k, err := p.fonts[key.weight].Kern(b, key.left, key.right, fixed.I(key.size), font.HintingNone)
	if err != nil {
		k = 0 // most pairs have none
	}
	p.kerns.Store(key, k)
	return k
}

// positions says how wide a text is. It tells place, if there is one, of each letter,
// where it ends in the text and where it begins on the line, until place is done.
func (p *Painter) positions(s style, text string, place func(g *glyph, end int, x fixed.Int26_6) bool) fixed.Int26_6 {
	var x fixed.Int26_6
	var last sfnt.GlyphIndex
	for at, r := range text {
		g := p.glyph(glyphKey{s, r})
		if last != 0 {
			x += p.kern(kernKey{s, last, g.index})
		}
		if place != nil && !place(g, at+utf8.RuneLen(r), x) {
			break
		}
		x += g.advance
		last = g.index
	}
	return x
}

// width is how many pixels a text takes.
func (p *Painter) width(s style, text string) int { return p.positions(s, text, nil).Ceil() }

type maskKey struct {
	style
	index    sfnt.GlyphIndex
	fraction fixed.Int26_6 // of a pixel by which the letter is moved to the right
}

// letter is the mask of a letter.
func (p *Painter) letter(key maskKey) mask {
	if m, known := p.masks.Load(key); known {
		return m.(mask)
	}
	b := p.buffers.Get().(*sfnt.Buffer)
	defer p.buffers.Put(b)
	var m mask
	if outline, err := p.fonts[key.weight].LoadGlyph(b, key.index, fixed.I(key.size), nil); err == nil {
		for i := range outline {
			for j := range outline[i].Args {
				outline[i].Args[j].X += key.fraction
			}
		}
		m = fill(outline)
	}
	p.masks.Store(key, m)
	return m
}
