package card

import (
	"slices"
	"strings"
	"testing"
)

func newTestPainter(tb testing.TB) *Painter {
	tb.Helper()
	p, err := NewPainter()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func TestWrap(t *testing.T) {
	p := newTestPainter(t)
	s := style{regular, 40}
	for _, test := range []struct {
		text  string
		width int
		most  int
		want  string
		fits  bool
	}{
		{"One line", 400, 3, "One line", true},
		{"", 400, 3, "", true},
		// About equally long, not as full as can be.
		{"Should the bridge over the river be opened", 600, 3, "Should the bridge over|the river be opened", true},
		{"Should the bridge over the river be opened again", 400, 2, "Should the bridge over|the river be opened…", false},
		{"Should the bridge over the river be opened again", 380, 1, "Should the bridge…", false},
		{"Oberrheinbrückenwiederinbetriebnahmegesellschaft", 400, 4, "Oberrheinbrückenwied|erinbetriebnahmegesell|schaft", true},
	} {
		lines, fits := p.wrap(s, test.text, test.width, test.most)
		if got := strings.Join(lines, "|"); got != test.want || fits != test.fits {
			t.Errorf("wrap(%q, %d, %d) = %q, %t, want %q, %t", test.text, test.width, test.most, got, fits, test.want, test.fits)
		}
	}
}

// FuzzWrap: every line fits, there are not too many, and no letter is lost where
// the text fits.
func FuzzWrap(f *testing.F) {
	f.Add("Should the bridge be opened?", 400, 3, 40)
	f.Add("Oberrheinbrückenwiederinbetriebnahmegesellschaft und", 120, 2, 88)
	f.Add("a  b\tc\u200bd é", 60, 1, 24)
	f.Fuzz(func(t *testing.T, text string, width, most, size int) {
		if width < 60 || width > 2000 || most < 1 || most > 9 || size < 8 || size > 120 || len(text) > 2000 {
			return // no card has such a measure
		}
		p := newTestPainter(t) // one that has drawn other words would take other ways
		text = clean(text)
		s := style{regular, size}
		lines, fits := p.wrap(s, text, width, most)
		if len(lines) > most {
			t.Fatalf("%d lines, at most %d", len(lines), most)
		}
		for _, line := range lines {
			if p.width(s, line) > width && len([]rune(strings.TrimSuffix(line, ellipsis))) > 1 {
				t.Fatalf("%q is wider than %d", line, width)
			}
		}
		if got := strings.Join(lines, ""); fits && strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(text, " ", "") {
			t.Fatalf("%q became %q", text, lines)
		}
	})
}

// FuzzLayout: whatever the words, nothing stands on anything else or beyond the margin.
func FuzzLayout(f *testing.F) {
	f.Add("The Bridge", "Weekly briefing", "Should the bridge be opened?", "A detail", "Open it", "28 May 2026", 12, 3)
	f.Add("S", "", strings.Repeat("Long title ", 40), strings.Repeat("detail ", 60), strings.Repeat("on conditions ", 9), "", 0, 99)
	f.Add("S", "K", strings.Repeat("W", 300), "", "Open it", "…", 7, -1)
	f.Fuzz(func(t *testing.T, site, kicker, title, detail, label, note string, one, two int) {
		p := newTestPainter(t)
		if len(site+kicker+title+detail+label+note) > 1000 || !p.Draws(site) || !p.Draws(title) {
			return // such a card is not drawn
		}
		c := Card{Site: site, Kicker: kicker, Title: title, Detail: detail}
		position, shares, figures := c, c, c
		position.Position = Position{Slot: "2", Label: label, Note: note}
		one, two = max(0, one%1000), max(0, two%1000)
		shares.Shares = []Share{{"1", label, one}, {"3", note, two}, {"5", label + note, 1}}
		figures.Figures = []Figure{{note, label}, {"12", label}, {"3", "shifts"}}
		for _, c := range []Card{position, shares, figures} {
			e := newEasel()
			s := p.lay(e, c)
			if s.y > s.bottom {
				t.Fatalf("the words end at %d, and what is below begins at %d: %+v", s.y, s.bottom, c)
			}
			const overhang = 12 // of a letter's foot
			for y := range Height {
				row := e.pixels[y*Width : (y+1)*Width]
				if y >= Height-30 && slices.Max(row[30:]) > 0 || slices.Max(row[margin+column+overhang:]) > 0 {
					t.Fatalf("row %d is painted beyond the margin: %+v", y, c)
				}
			}
		}
	})
}

// TestSigns: each sign keeps to its square, and differs from the others.
func TestSigns(t *testing.T) {
	seen := make(map[string]string)
	for _, slot := range []string{"0", "1", "2", "3", "4", "5"} {
		m := fill(sign(slot, 32))
		if m.left < 0 || m.top < -32 || m.left+m.width > 32 || m.top+m.height > 0 {
			t.Errorf("the sign %s is at %d, %d and %d by %d", slot, m.left, m.top, m.width, m.height)
		}
		var b strings.Builder
		for _, cover := range m.cover {
			if cover > full {
				t.Fatalf("the sign %s covers a pixel %d times of %d", slot, cover, full)
			}
			b.WriteByte(" .:*#"[4*int(cover)/full])
		}
		if other, known := seen[b.String()]; known {
			t.Errorf("the signs %s and %s are alike", slot, other)
		}
		seen[b.String()] = slot
	}
}

// TestInks: there are never more colours than a palette holds.
func TestInks(t *testing.T) {
	e := newEasel()
	e.wipe(paper)
	for i := range 40 {
		c := paper
		c.R = uint8(i)
		if first := e.ink(c); int(first)+levels > len(e.palette) || len(e.palette) > 256 {
			t.Fatalf("colour %d begins at %d of %d", i, first, len(e.palette))
		}
	}
}
