// Package card draws social cards: the pictures, 1200 by 630 pixels, that other
// sites and messengers show beside a link.
//
// What comes in is a [Card], a plain value of words and numbers; what goes out is
// a PNG file. The same card gives the same bytes on every machine: outlines are
// filled in whole numbers, and nothing depends on the order of a map or on the
// fonts of the system, since the two that are used come with the program.
//
//	painter, err := card.NewPainter()
//	data, err := painter.PNG(card.Card{Site: "The Bridge", Title: "Jane Doe"})
//
// The fonts hold Latin, Greek and Cyrillic letters. [Painter.Draws] says whether a
// text can be set; the package never draws a box in place of a letter.
package card

// The size of a card, which is what the services that show one ask for.
const (
	Width  = 1200
	Height = 630
)

// A Card is what one card shows. A part without words is left out; so is one that
// cannot be set, but for Site and Title: with those [Painter.PNG] fails.
type Card struct {
	// Site stands above everything.
	Site string
	// Kicker is a line above the title.
	Kicker string
	// Title is the largest text; it wraps and, where it must, shrinks.
	Title string
	// Detail is up to two lines below the title.
	Detail string
	// Position is at the foot of the card.
	Position Position
	// Shares are a bar at the foot of the card, in the order of the scale.
	Shares []Share
	// Figures are numbers at the foot of the card.
	Figures []Figure
}

// A Position is a place on the debate's scale: a sign, a word, a colour.
type Position struct {
	// Slot picks the sign and the colour, "1" to "5"; "" is no position.
	Slot string
	// Label is the word: "Talk now".
	Label string
	// Note is what stands beside it: "28 May 2026".
	Note string
}

// A Share is how many people are at a position.
type Share struct {
	Slot, Label string
	People      int
}

// A Figure is a number and what it counts.
type Figure struct{ Number, Label string }
