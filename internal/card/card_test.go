package card_test

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"digest/internal/card"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// samples are cards of every kind.
func samples() map[string]card.Card {
	return map[string]card.Card{
		"home": {
			Site: "The Bridge", Kicker: "As of 28 May 2026", Title: "Should the bridge over the river be opened again before the winter?",
			Shares: []card.Share{{Slot: "1", Label: "Open it", People: 12}, {Slot: "3", Label: "Open it, on conditions", People: 8}, {Slot: "5", Label: "Not now", People: 7}},
		},
		"five": {
			Site: "The Bridge", Title: "Should it reopen?",
			Shares: []card.Share{
				{Slot: "1", Label: "Yes, at once", People: 3},
				{Slot: "2", Label: "Yes, soon", People: 5},
				{Slot: "3", Label: "On conditions", People: 1},
				{Slot: "4", Label: "Rather not, or not before winter", People: 2},
				{Slot: "5", Label: "Never", People: 9},
			},
		},
		"person": {
			Site: "The Bridge", Kicker: "Who said what", Title: "Jane Doe", Detail: "Minister for Bridges, Government of Utopia",
			Position: card.Position{Slot: "3", Label: "Open it, on conditions", Note: "28 May 2026"},
		},
		"long": {
			Site: "The Bridge", Kicker: "Πρόσωπα", Title: "Bartholomäus Ştefănescu-Őrségi Łukaszewicz van den Žďárský Владимир Київ",
			Detail:   "High Representative of the Union of River Towns for Foreign Affairs and Security Policy, Vice-President of the Commission for Bridges, and much more",
			Position: card.Position{Slot: "2", Label: "Open it soon, but only on a great many conditions", Note: "28 May 2026"},
		},
		"briefing": {
			Site: "The Bridge", Kicker: "Weekly briefing · Week 22", Title: "25–31 May 2026",
			Figures: []card.Figure{{Number: "13", Label: "articles"}, {Number: "17", Label: "statements"}, {Number: "4", Label: "new voices"}, {Number: "1", Label: "shift"}},
		},
		"bare": {Site: "The Bridge", Title: "Jane Doe"},
	}
}

func painter(tb testing.TB) *card.Painter {
	tb.Helper()
	p, err := card.NewPainter()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func decode(tb testing.TB, data []byte) *image.Paletted {
	tb.Helper()
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	paletted, ok := picture.(*image.Paletted)
	if !ok || paletted.Bounds() != image.Rect(0, 0, card.Width, card.Height) {
		tb.Fatalf("a card is a %T of %v", picture, picture.Bounds())
	}
	return paletted
}

// TestGolden compares pixels with testdata/NAME.png: they are the same on every
// machine. How they are compressed may change with Go.
func TestGolden(t *testing.T) {
	p := painter(t)
	for name, c := range samples() {
		t.Run(name, func(t *testing.T) {
			data, err := p.PNG(c)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", name+".png")
			if *update {
				if err := os.WriteFile(file, data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			golden, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, want := decode(t, data), decode(t, golden)
			for y := range card.Height {
				for x := range card.Width {
					if got.At(x, y) != want.At(x, y) {
						t.Fatalf("%s differs from %d, %d on; -update rewrites it", file, x, y)
					}
				}
			}
		})
	}
}

// TestPainterIsDeterministic draws the cards in another order, each on its own, and
// all at once, and wants the same bytes.
func TestPainterIsDeterministic(t *testing.T) {
	shared := painter(t)
	want := make(map[string][]byte)
	for name, c := range samples() {
		data, err := painter(t).PNG(c)
		if err != nil {
			t.Fatal(err)
		}
		want[name] = data
	}
	var workers sync.WaitGroup
	for range 3 {
		for name, c := range samples() {
			workers.Go(func() {
				if data, err := shared.PNG(c); err != nil || !bytes.Equal(data, want[name]) {
					t.Errorf("%s differs when it is drawn beside others (%v)", name, err)
				}
			})
		}
	}
	workers.Wait()
}

func TestDraws(t *testing.T) {
	p := painter(t)
	for text, want := range map[string]bool{
		"Jane Doe": true, "Şőžłțðßøæþ ŁĄŻ": true, "Żan\u0301": true, "Ελένη Δ.": true, "Київ, Ђорђе": true, "28 May 2026 – “so”, ‘it’ … €": true,
		"soft\u00adhyphen\u200b": true, "ﬁ": true,
		"": false, "   ": false, "עברית": false, "Jane עברית": false, "العربية": false, "日本": false, "हिन्दी": false, "Jane 🌉": false,
		"q\u0301": false, "\x00": false,
	} {
		if got := p.Draws(text); got != want {
			t.Errorf("Draws(%q) = %t, want %t", text, got, want)
		}
	}
}

// TestWithoutLetters: what cannot be set is left out, and a card without a title is
// refused.
func TestWithoutLetters(t *testing.T) {
	p := painter(t)
	bare, err := p.PNG(card.Card{Site: "The Bridge", Title: "Jane Doe"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []card.Card{
		{Site: "The Bridge", Title: "Jane Doe", Kicker: "日本", Detail: "עברית"},
		{Site: " The  Bridge ", Title: "Jane\u200b Doe", Shares: []card.Share{{Slot: "1", Label: "日本", People: 2}}},
		{Site: "The Bridge", Title: "Jane Doe", Shares: []card.Share{{Slot: "1", Label: "Open it"}}},
		{Site: "The Bridge", Title: "Jane Doe", Position: card.Position{Slot: "1", Label: "日本", Note: "2026"}},
		{Site: "The Bridge", Title: "Jane Doe", Figures: []card.Figure{{Number: "1", Label: "日本"}}},
	} {
		if data, err := p.PNG(c); err != nil || !bytes.Equal(data, bare) {
			t.Errorf("%+v is not drawn as if it had nothing but its title (%v)", c, err)
		}
	}
	for _, c := range []card.Card{{Site: "The Bridge", Title: "日本"}, {Site: "", Title: "Jane Doe"}} {
		if _, err := p.PNG(c); err == nil {
			t.Errorf("%+v is drawn", c)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	p := painter(b)
	for _, name := range []string{"home", "person", "briefing"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			c := samples()[name]
			for b.Loop() {
				if _, err := p.PNG(c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
