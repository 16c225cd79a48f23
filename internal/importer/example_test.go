package importer_test

import (
	"context"
	"fmt"

	"digest/internal/importer"
	"digest/internal/news"
)

func Example() {
	options := importer.Options{Settings: news.Settings{ID: "tag:example.org,2026:debate"}}
	im, err := importer.New(options)
	if err != nil {
		fmt.Println(err)
		return
	}
	drafts, err := im.Read(context.Background(), importer.Input{
		Name: "copied.txt",
		Data: []byte("A plan for talks\n\nby Jane Doe\n\nThe members agreed on a plan.\n\nLeave a comment\n"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	result := im.Settle(drafts[0])
	fmt.Printf("%s\n%s", result.File, result.Markdown)
	for _, sentence := range result.Sentences() {
		fmt.Println(sentence)
	}
	// Output:
	// content/articles/a-plan-for-talks.md
	// ---
	// id: "tag:example.org,2026:debate/6153fff17a14"
	// title: A plan for talks
	// source:
	//   title: A plan for talks
	// author: Jane Doe
	// publish: excerpt
	// draft: true
	// ---
	//
	// The members agreed on a plan.
	// date: not stated in the document; add it before publishing
	// source name: not stated in the document; add it before publishing
	// language: not stated in the document
	// body: 1 piece of the page's interface was left out
}
