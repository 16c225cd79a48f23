package card_test

import (
	"bytes"
	"fmt"
	"image/png"

	"digest/internal/card"
)

func Example() {
	painter, err := card.NewPainter()
	if err != nil {
		fmt.Println(err)
		return
	}
	data, err := painter.PNG(card.Card{
		Site: "The Bridge", Title: "Jane Doe", Detail: "Minister for Bridges",
		Position: card.Position{Slot: "1", Label: "Open it", Note: "28 May 2026"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := png.DecodeConfig(bytes.NewReader(data))
	fmt.Println(picture.Width, "by", picture.Height, err)
	fmt.Println(painter.Draws("Ştefan Őri"), painter.Draws("日本"))
	// Output:
	// 1200 by 630 <nil>
	// true false
}
