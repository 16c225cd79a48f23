package quote_test

import (
	"fmt"

	"digest/internal/news"
	"digest/internal/quote"
)

func Example() {
	people := []quote.Person{
		{Name: "Jane Doe", Gender: "female", Roles: []quote.Role{{Phrase: "Utopian premier"}}},
		{Name: "Max Roe", Gender: "male"},
	}
	text := "“We will go,” Jane Doe told reporters. Max Roe, who has met her, called it “a bad idea”.\n\n" +
		"“Nobody asked him,” the Utopian premier said. “It is our decision.”"
	for _, q := range quote.Compile(people).Find(text, news.Date{}).Quotes {
		fmt.Printf("%s: %s (%s %s)\n", people[q.Person].Name, text[q.Start:q.End], q.Rule, q.Cue)
	}
	// Output:
	// Jane Doe: We will go (post told)
	// Max Roe: a bad idea (pre called)
	// Jane Doe: Nobody asked him (post said)
	// Jane Doe: It is our decision. (same-para )
}

func ExampleResult_Statements() {
	records := []*news.PersonRecord{{Origin: news.Origin{Slug: "jane-doe"}, Name: "Jane Doe"}}
	text := "“We will go,” Jane Doe said, “but **not** alone.”"
	found := quote.Compile([]quote.Person{quote.FromRecord(records[0])}).Find(text, news.Date{})
	for _, s := range found.Statements(text, records) {
		fmt.Printf("%s %s %q %s\n", s.Person, s.Kind, s.Quote, s.Locator)
	}
	// Output:
	// jane-doe said "We will go but not alone." paragraph 1
}

func ExampleHash() {
	fmt.Println(quote.Hash("“We will go,” she") == quote.Hash("\"WE WILL GO\" — she"))
	// Output:
	// true
}
