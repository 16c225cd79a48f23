package sitemap_test

import (
	"fmt"

	"digest/internal/sitemap"
)

func Example() {
	files, err := sitemap.Files("https://example.org/sub/", []sitemap.URL{
		{Loc: "https://example.org/sub/", LastMod: "2026-05-28"},
		{Loc: "https://example.org/sub/people/jane-doe/"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range files {
		fmt.Printf("%s\n%s", f.Path, f.Data)
	}
	// Output:
	// sitemap.xml
	// <?xml version="1.0" encoding="UTF-8"?>
	// <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
	// <url><loc>https://example.org/sub/</loc><lastmod>2026-05-28</lastmod></url>
	// <url><loc>https://example.org/sub/people/jane-doe/</loc></url>
	// </urlset>
}

func ExampleRobots() {
	fmt.Printf("%s", sitemap.Robots("https://example.org/sitemap.xml"))
	// Output:
	// User-agent: *
	// Allow: /
	//
	// Sitemap: https://example.org/sitemap.xml
}
