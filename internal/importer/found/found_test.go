package found_test

import (
	"fmt"

	"digest/internal/importer/found"
)

func Example() {
	var a found.Article
	a.Title = "A plan for talks"
	a.State("title", a.Title, "first line")
	a.State("date", a.Date, "nowhere") // not stated, so not recorded
	a.Drop(7, found.InterfacePhrase, "Leave a comment")
	fmt.Println(a.From, a.Dropped)
	// Output: map[title:first line] [line 7, interface-phrase: Leave a comment]
}
