package link_test

import (
	"fmt"
	"time"

	"digest/internal/link"
	"digest/internal/news"
)

func Example() {
	day := func(s string) news.Date {
		d, _ := news.ParseDate(s)
		return d
	}
	archive := &news.Archive{
		Settings: news.Settings{
			ID: "tag:example.org,2026:bridge", Language: "en",
			Positions: []news.Position{{ID: "open", Label: "Open it"}, {ID: "wait", Label: "Wait"}},
		},
		People: []*news.PersonRecord{{Origin: news.Origin{Slug: "jane-doe"}, Name: "Jane Doe"}},
		Articles: []*news.ArticleRecord{
			{
				Origin: news.Origin{Slug: "spring"}, Title: "Jane Doe would open the bridge", Date: day("2026-04"),
				Source:     news.SourceRecord{Name: "Example Times"},
				Statements: []news.StatementRecord{{Person: "jane-doe", Position: "open", Quote: "Open it now"}},
			},
			{
				Origin: news.Origin{Slug: "summer"}, Title: "Minister waits", Date: day("2026-07-02"),
				Source:     news.SourceRecord{Name: "Example Times"},
				Statements: []news.StatementRecord{{Person: "jane-doe", Position: "wait", Paraphrase: "Would rather wait."}},
			},
		},
	}
	site, problems := link.Site(archive, link.Options{Now: time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC)})
	fmt.Println(problems.Len(), "problems; as of", site.AsOf.Words())
	for _, s := range site.Shifts {
		fmt.Printf("%s, %s: from %q to %q\n", s.Person.Name, s.To.Date.Words(), s.From.Position.Label, s.To.Position.Label)
	}
	// Output:
	// 0 problems; as of 2 July 2026
	// Jane Doe, 2 July 2026: from "Open it" to "Wait"
}

func ExampleSite_problems() {
	archive := &news.Archive{Articles: []*news.ArticleRecord{{
		Origin: news.Origin{File: "content/articles/spring.md", Slug: "spring"}, Topics: []string{"cost"},
	}}}
	_, problems := link.Site(archive, link.Options{})
	fmt.Println(problems.Err())
	// Output:
	// content/articles/spring.md: topics[0]: "cost" is not a topic of content/topics; write content/topics/cost.md first
}
