package render_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/plan"
	"digest/internal/render"
	"digest/templates"
)

// BenchmarkTemplates renders the longest page of each kind in the first digest, with
// html/template and as the program does.
func BenchmarkTemplates(b *testing.B) {
	reference, err := render.Reference(templates.FS)
	if err != nil {
		b.Fatal(err)
	}
	archive, _, err := load.Dir(b.Context(), os.DirFS("../.."), 2)
	if err != nil {
		b.Fatal(err)
	}
	site, _ := link.Site(archive, link.Options{Now: time.Unix(0, 0), Future: true})
	planned, _ := plan.Site(site)
	theme := newTheme(b)
	longest, sizes := make(map[string]plan.Page), make(map[string]int)
	for _, page := range planned.Pages {
		var buffer bytes.Buffer
		if err := theme.Page(&buffer, page); err != nil {
			b.Fatal(err)
		}
		if buffer.Len() > sizes[page.Template] {
			longest[page.Template], sizes[page.Template] = page, buffer.Len()
		}
	}
	for _, name := range []string{"article.html", "person.html", "month.html", "topic.html", "positions.html", "home.html"} {
		view := longest[name].View()
		b.Run(name+"/reference", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := reference(name, view); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/stencil", func(b *testing.B) {
			var buffer bytes.Buffer
			b.ReportAllocs()
			for b.Loop() {
				buffer.Reset()
				if err := theme.Page(&buffer, plan.Page{Template: name, View: always(view)}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(buffer.Len()), "bytes/page")
		})
	}
}
