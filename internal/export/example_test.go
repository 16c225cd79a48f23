package export_test

import (
	"fmt"
	"os"

	"digest/internal/export"
	"digest/internal/news"
)

func Example() {
	site := &news.Site{
		Settings: news.Settings{ID: "tag:example.org,2026:bridge", Title: "The Bridge"},
		People:   []*news.Person{{PersonRecord: &news.PersonRecord{Origin: news.Origin{Slug: "jane-doe"}, Name: "Jane Doe"}}},
	}
	at := export.Addresses{
		Site:   "https://example.org/",
		Person: func(p *news.Person) string { return "https://example.org/people/" + p.Slug + "/" },
	}
	for _, f := range export.Files(site, at) {
		if f.Name != "people.json" {
			continue
		}
		fmt.Printf("%s: %s\n", f.Title, f.Description)
		if err := f.Write(os.Stdout); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// People as Popolo JSON: Persons, organizations and memberships by the Popolo specification.
	// {
	//   "persons": [
	//     {"id":"jane-doe","name":"Jane Doe","links":[{"url":"https://example.org/people/jane-doe/","note":"The Bridge"}]}
	//   ],
	//   "organizations": [],
	//   "memberships": [],
	//   "areas": []
	// }
}
