package render_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/news"
	"digest/internal/plan"
	"digest/internal/render"
	"digest/templates"

	"github.com/google/go-cmp/cmp"
)

// TestSameAsHTMLTemplate: every page and every feed entry of whole sites is, byte
// for byte, what html/template makes of the same view, and none is left to it.
func TestSameAsHTMLTemplate(t *testing.T) {
	reference, err := render.Reference(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	own, problems, err := load.Dir(t.Context(), os.DirFS("../.."), 2)
	if err != nil || problems.Err() != nil {
		t.Fatal(err, problems.Err())
	}
	own.Settings.Build.PageSize = 1 // for pages of what is older
	for name, archive := range map[string]*news.Archive{
		"the first digest": own,
		"plain":            fullArchive(t, "Plain"),
		"hostile":          fullArchive(t, "</script><b a='x' b=\"y\">&amp; {{.}} ]]> + \x00 \u2028 \ufdd0 javascript:x ZgotmplZ"),
	} {
		t.Run(name, func(t *testing.T) {
			site, problems := link.Site(archive, link.Options{Drafts: true, Future: true, Now: time.Unix(0, 0)})
			if err := problems.Err(); err != nil {
				t.Fatal(err)
			}
			planned, problems := plan.Site(site)
			if err := problems.Err(); err != nil {
				t.Fatal(err)
			}
			theme := newTheme(t)
			for _, page := range planned.Pages {
				same(t, theme, reference, page)
			}
			for _, e := range planned.Entries {
				same(t, theme, reference, plan.Page{Path: e.Fields().URL, Template: e.Template, View: e.View})
			}
			if slow := theme.Slow(); slow != nil {
				t.Errorf("%q are left to html/template", slow)
			}
		})
	}
}

// same compares a page with html/template's.
func same(t *testing.T, theme *render.Theme, reference func(string, any) (string, error), page plan.Page) {
	t.Helper()
	var got bytes.Buffer
	if err := theme.Page(&got, page); err != nil {
		t.Fatal(err)
	}
	want, err := reference(page.Template, page.View())
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Errorf("%s is not html/template's (-want +got):\n%s", page.Path, cmp.Diff(want, got.String()))
	}
}
