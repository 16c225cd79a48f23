package diag_test

import (
	"fmt"

	"digest/internal/diag"
)

func Example() {
	var problems diag.List
	problems.Add(diag.Problem{
		File: "content/articles/talks.md", Line: 9, Column: 15, Key: "statements[0].position",
		Message: `"engaeg" is not a position of site.toml`,
		Hint:    diag.DidYouMean("engaeg", []string{"engage", "oppose"}),
	})
	problems.Add(diag.Problem{File: "content/articles/bridge.md", Line: 3, Column: 1, Key: "date", Message: "is required"})
	fmt.Println(problems.Err())
	// Output:
	// content/articles/bridge.md:3:1: date: is required
	// content/articles/talks.md:9:15: statements[0].position: "engaeg" is not a position of site.toml; did you mean "engage"?
}

func ExampleDidYouMean() {
	fmt.Println(diag.DidYouMean("jane-do", []string{"jane-doe", "john-roe"}))
	fmt.Printf("%q\n", diag.DidYouMean("somebody", []string{"jane-doe", "john-roe"}))
	// Output:
	// did you mean "jane-doe"?
	// ""
}
