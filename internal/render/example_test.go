package render_test

import (
	"bytes"
	"fmt"
	"testing/fstest"

	"digest/internal/plan"
	"digest/internal/render"
	"digest/templates"
)

// A site puts its own 404.html in the place of the theme's; the rest stays.
func Example() {
	own := fstest.MapFS{"404.html": {Data: []byte(`{{define "main"}}<h1>{{upper .Name}}</h1>{{end}}`)}}
	theme, err := render.NewTheme(templates.FS, own)
	if err != nil {
		fmt.Println(err)
		return
	}
	var page bytes.Buffer
	err = theme.Page(&page, plan.Page{Path: "404.html", Template: "404.html", View: always(plan.Error{
		Head: plan.Head{Chrome: &plan.Chrome{Title: "The Bridge", Language: "en"}, Name: "Not <here>"},
	})})
	_, main, _ := bytes.Cut(page.Bytes(), []byte(`<main id="content">`))
	main, _, _ = bytes.Cut(main, []byte("</main>"))
	fmt.Printf("%s %v\n", bytes.TrimSpace(main), err)
	// Output: <h1>NOT &lt;HERE&gt;</h1> <nil>
}
