package card

import (
	"fmt"
	"image/color"
	"strconv"
)

// The colours of the default theme, in the light.
var (
	paper = color.RGBA{0xfb, 0xfa, 0xf7, 0xff}
	black = color.RGBA{0x1c, 0x1b, 0x19, 0xff}
	muted = color.RGBA{0x55, 0x51, 0x4a, 0xff}
)

// slotColor is a position's colour.
func slotColor(slot string) color.RGBA {
	switch slot {
	case "1":
		return color.RGBA{0x0a, 0x65, 0x5f, 0xff}
	case "2":
		return color.RGBA{0x3c, 0x63, 0x20, 0xff}
	case "3":
		return color.RGBA{0x7f, 0x51, 0x08, 0xff}
	case "4":
		return color.RGBA{0x96, 0x40, 0x1f, 0xff}
	case "5":
		return color.RGBA{0x8c, 0x2c, 0x58, 0xff}
	}
	return color.RGBA{0x5f, 0x5b, 0x53, 0xff}
}

// Where things stand, in pixels.
const (
	margin = 84
	column = Width - 2*margin
	top    = 158 // below the site's title
	foot   = 552 // the line on which the last line stands
)

// A sheet is a card while it is laid out, from both ends: words come down from the
// top, figures stand on the foot.
type sheet struct {
	*Painter
	*easel
	y, bottom    int // what is still free
	black, muted ink
}

// PNG draws a card. It fails when the site's title or the card's cannot be set,
// which [Painter.Draws] tells before.
func (p *Painter) PNG(c Card) ([]byte, error) {
	for _, text := range []string{c.Site, c.Title} {
		if !p.Draws(text) {
			return nil, fmt.Errorf("the fonts of the cards cannot set %q", text)
		}
	}
	e := p.easels.Get().(*easel)
	defer p.easels.Put(e)
	p.lay(e, c)
	return e.png()
}

// lay paints a card.
func (p *Painter) lay(e *easel, c Card) sheet {
	e.wipe(paper)
	s := sheet{Painter: p, easel: e, y: top, bottom: foot + 30, black: e.ink(black), muted: e.ink(muted)}
	if s.optional(c.Position.Label) == "" {
		c.Position = Position{} // a colour without its word says nothing to many
	}
	s.frame(c)
	switch {
	case c.Position.Slot != "":
		s.position(c.Position)
	case len(c.Shares) > 0:
		s.shares(c.Shares)
	case len(c.Figures) > 0:
		s.figures(c.Figures)
	}
	s.words(c)
	return s
}

// optional is the text if it can be set, and else nothing.
func (s *sheet) optional(text string) string {
	if text == "" || !s.Draws(text) {
		return ""
	}
	return clean(text)
}

// frame is the site's title with a rule below it, and a band in the position's colour.
func (s *sheet) frame(c Card) {
	band := s.black
	if c.Position.Slot != "" {
		band = s.ink(slotColor(c.Position.Slot))
	}
	s.bar(0, 0, 20, Height, band, levels)
	title := style{semibold, 34}
	s.write(s.easel, title, s.fit(title, clean(c.Site), column), margin, 96, s.black)
	s.bar(margin, 122, column, 2, s.muted, 1)
}

// words are kicker, title and detail, as large as what is left allows.
func (s *sheet) words(c Card) {
	if kicker := s.optional(c.Kicker); kicker != "" {
		small := style{regular, 30}
		s.write(s.easel, small, s.fit(small, kicker, column), margin, s.y+32, s.muted)
		s.y += 48
	}
	detail := s.optional(c.Detail)
	smaller := style{regular, 34}
	var below []string
	if detail != "" {
		below, _ = s.wrap(smaller, detail, column, 2)
	}
	const lead = 44 // from line to line of the detail
	room := s.bottom - s.y - len(below)*lead - 36
	title, lines := s.title(clean(c.Title), room)
	for _, line := range lines {
		s.y += title.size * 9 / 8
		s.write(s.easel, title, line, margin, s.y-title.size/8, s.black)
	}
	s.y += 16
	for _, line := range below {
		s.y += lead
		s.write(s.easel, smaller, line, margin, s.y-4, s.muted)
	}
}

// title finds the largest size at which a title fits into so much height.
func (s *sheet) title(text string, room int) (style, []string) {
	for size := 106; ; size -= 6 {
		title := style{regular, size}
		most := min(max(1, room/(size*9/8)), 4)
		if size > 88 {
			most = 1 // that large, only a line of its own looks well
		}
		lines, fits := s.wrap(title, text, column, most)
		if fits || size <= 40 {
			return title, lines
		}
	}
}

// position is sign, word and note at the foot.
func (s *sheet) position(p Position) {
	label := clean(p.Label)
	c := s.ink(slotColor(p.Slot))
	s.paint(fill(sign(p.Slot, 32)), margin, foot, c)
	x := margin + 32 + 18
	big, small := style{semibold, 42}, style{regular, 34}
	x = s.write(s.easel, big, s.fit(big, label, margin+column-x), x, foot+1, c)
	if note := s.optional(p.Note); note != "" && x+20+s.width(small, note) <= margin+column {
		s.write(s.easel, small, note, x+20, foot+1, s.muted)
	}
	s.bottom = foot - 56
}

// figures are numbers side by side, each above what it counts.
func (s *sheet) figures(figures []Figure) {
	big, small := style{regular, 64}, style{regular, 28}
	x := margin
	for _, f := range figures {
		number, label := s.optional(f.Number), s.optional(f.Label)
		width := max(s.width(big, number), s.width(small, label))
		if number == "" || label == "" || x+width > margin+column {
			continue
		}
		s.write(s.easel, big, number, x, foot-36, s.black)
		s.write(s.easel, small, label, x, foot+2, s.muted)
		x += width + 56
	}
	s.bottom = foot - 112
}

// shares are a bar in the proportions of the scale, above the signs, words and
// numbers. It is left out if the words do not fit into two lines: a bar alone would
// say nothing to those who cannot tell its colours.
func (s *sheet) shares(shares []Share) {
	people := 0
	for _, share := range shares {
		if share.People > 0 && s.optional(share.Label) == "" {
			return
		}
		people += share.People
	}
	for _, size := range []int{32, 28, 24} {
		lines, fits := s.legend(shares, style{semibold, size})
		if !fits || people == 0 {
			continue
		}
		lead := size * 3 / 2
		y := foot - lead*(len(lines)-1)
		x, sum := margin, 0
		for _, share := range shares {
			sum += share.People
			end := margin + column*sum/people
			if share.People > 0 {
				gap := 4
				if sum == people {
					gap = 0
				}
				s.bar(x, y-lead-36, max(2, end-x-gap), 22, s.ink(slotColor(share.Slot)), levels)
			}
			x = end
		}
		s.bottom = y - lead - 64
		for _, line := range lines {
			for _, item := range line {
				s.item(item, size, y)
			}
			y += lead
		}
		return
	}
}

// An item is a share in the legend, and where it stands.
type item struct {
	Share
	x int
}

// legend places the shares that somebody has, and says whether two lines are enough.
func (s *sheet) legend(shares []Share, words style) (lines [][]item, fits bool) {
	gap := words.size * 5 / 4
	x := column
	for _, share := range shares {
		if share.People == 0 {
			continue
		}
		width := gap + s.width(words, share.words())
		if width > column {
			return nil, false
		}
		if x+width > column {
			lines = append(lines, nil)
			x = 0
		}
		last := &lines[len(lines)-1]
		*last = append(*last, item{share, margin + x})
		x += width + gap
	}
	return lines, len(lines) <= 2
}

func (s Share) words() string { return clean(s.Label) + " " + strconv.Itoa(s.People) }

func (s *sheet) item(i item, size, y int) {
	c := s.ink(slotColor(i.Slot))
	s.paint(fill(sign(i.Slot, size*3/4)), i.x, y, c)
	s.write(s.easel, style{semibold, size}, i.words(), i.x+size*5/4, y, c)
}
