package card

import (
	"strings"

	"golang.org/x/image/math/fixed"
)

const ellipsis = "…"

// wrap breaks a text into at most so many lines of a width in pixels, about equally
// long. What does not fit is cut, and fits is false.
func (p *Painter) wrap(s style, text string, width, most int) (lines []string, fits bool) {
	words := p.breakLong(s, strings.Fields(text), width)
	widths := make([]int, len(words))
	for i, word := range words {
		widths[i] = p.width(s, word)
	}
	space := p.width(s, " ")
	ends := breaks(widths, space, width)
	if len(ends) > most {
		lines = joined(words, ends[:most])
		lines[most-1] = p.cut(s, lines[most-1], width)
		return lines, false
	}
	// The narrowest column that needs no more lines makes them about equally long.
	low, high := width/2, width
	for low < high {
		middle := (low + high) / 2
		if len(breaks(widths, space, middle)) <= len(ends) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return joined(words, breaks(widths, space, high)), true
}

// breaks fills lines one after the other, and says how many words each ends after.
// A word that is wider than a line has one of its own.
func breaks(widths []int, space, width int) []int {
	var ends []int
	line := 0
	for i, w := range widths {
		if i > 0 && line+space+w > width {
			ends = append(ends, i)
			line = w
			continue
		}
		if i > 0 {
			line += space
		}
		line += w
	}
	if len(widths) > 0 {
		ends = append(ends, len(widths))
	}
	return ends
}

func joined(words []string, ends []int) []string {
	lines := make([]string, len(ends))
	from := 0
	for i, end := range ends {
		lines[i] = strings.Join(words[from:end], " ")
		from = end
	}
	return lines
}

// breakLong breaks the words that are wider than a line.
func (p *Painter) breakLong(s style, words []string, width int) []string {
	var short []string
	for _, word := range words {
		for {
			n := p.prefix(s, word, width)
			if n == len(word) {
				break
			}
			short = append(short, word[:n])
			word = word[n:]
		}
		short = append(short, word)
	}
	return short
}

// prefix is how many bytes of a text fit into a width; those of one letter at least.
func (p *Painter) prefix(s style, text string, width int) int {
	fitting := 0
	p.positions(s, text, func(g *glyph, at int, x fixed.Int26_6) bool {
		if fitting > 0 && (x+g.advance).Ceil() > width {
			return false
		}
		fitting = at
		return true
	})
	return fitting
}

// cut shortens a text until it fits with an ellipsis, by whole words unless the last
// one is most of it.
func (p *Painter) cut(s style, text string, width int) string {
	const kerning = 2 // what the ellipsis may stand further off
	short := text[:p.prefix(s, text, width-p.width(s, ellipsis)-kerning)]
	if at := strings.LastIndexByte(short, ' '); len(short) < len(text) && text[len(short)] != ' ' && at > len(short)/2 {
		short = short[:at]
	}
	return strings.TrimRight(short, " ,.;:–—-") + ellipsis
}

// fit is a text in one line: as it is, or cut.
func (p *Painter) fit(s style, text string, width int) string {
	if p.width(s, text) <= width {
		return text
	}
	return p.cut(s, text, width)
}
