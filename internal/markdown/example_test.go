package markdown_test

import (
	"fmt"

	"digest/internal/markdown"
)

func Example() {
	r := markdown.New()
	html, err := r.HTML(markdown.Text{
		Source: "Jane Doe spoke of [[tariffs|customs]]. <script>",
		Marks:  []markdown.Mark{{Start: 0, End: 8, Href: "/people/jane-doe/", Class: "person"}},
		Wiki:   []markdown.Target{{Name: "tariffs", Href: "/topics/tariffs/"}},
	}, markdown.Options{Prefix: "/digest"})
	fmt.Print(html, err)
	// Output:
	// <p><a href="/digest/people/jane-doe/" class="person">Jane Doe</a> spoke of <a href="/digest/topics/tariffs/">customs</a>. &lt;script&gt;</p>
	// <nil>
}

func ExampleWikiLinks() {
	for _, link := range markdown.WikiLinks("See [[Jane Doe]]\nand [[doe|the minister]], not `[[this]]`.") {
		fmt.Printf("%d: %q %q\n", link.Line, link.Target, link.Label)
	}
	// Output:
	// 1: "Jane Doe" ""
	// 2: "doe" "the minister"
}

func ExamplePlainText() {
	fmt.Println(markdown.PlainText("The *minister*\nsaid [no](https://example.org/)."))
	// Output:
	// The minister said no.
}

func ExampleLimitError() {
	_, err := markdown.New().HTML(markdown.Text{Source: ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>" +
		">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>"}, markdown.Options{})
	fmt.Println(err)
	// Output:
	// line 1: more than 100 quotes and lists in one another; split the text
}
