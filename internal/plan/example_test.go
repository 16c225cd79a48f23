package plan_test

import (
	"fmt"
	"strings"

	"digest/internal/link"
	"digest/internal/news"
	"digest/internal/plan"
)

func Example() {
	site, _ := link.Site(&news.Archive{
		Settings: news.Settings{Title: "The Bridge", BaseURL: "https://example.org/bridge/", Language: "en"},
		People:   []*news.PersonRecord{{Origin: news.Origin{Slug: "jane-doe"}, Name: "Jane Doe"}},
	}, link.Options{})
	planned, problems := plan.Site(site)
	fmt.Println(problems.Len(), "problems")
	for _, page := range planned.Pages {
		if strings.HasPrefix(page.Path, "people/") {
			fmt.Println(page.Path, "by", page.Template)
		}
		if v, ok := page.View().(plan.Person); ok {
			fmt.Println(v.Name, v.Canonical, v.Crumbs[1].Href)
		}
	}
	// Output:
	// 0 problems
	// people/index.html by people.html
	// people/jane-doe/index.html by person.html
	// Jane Doe https://example.org/bridge/people/jane-doe/ /bridge/people/
}
