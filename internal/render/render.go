// Package render makes bytes of a plan: pages through the theme's templates,
// feeds through package feed, documents by their own encoding.
//
// A [Theme] is compiled once a build, from the embedded default theme and the
// templates that a site puts in its place, file by file. A template sees its
// view and the helper functions of this package, all of them pure: it cannot
// reach the site, the clock, the environment, the disk or the network. So a page
// can be rendered on any goroutine, and the same view gives the same bytes.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"digest/internal/diag"
	"digest/internal/fingerprint"
	"digest/internal/markdown"
	"digest/internal/plan"
	"digest/internal/stencil"
)

// base is the template file that frames every page: it calls the template
// "main", which the page's own file defines.
const base = "base.html"

// refused is where html/template has put its "ZgotmplZ" in place of an address, a
// style or the name of an attribute. In a text the word is just a word.
var refused = regexp.MustCompile(`=\s*["']?#ZgotmplZ` +
	`|\sstyle=("[^"]*|'[^']*)ZgotmplZ|<style[^<]*ZgotmplZ` +
	`|<\w+(\s+[\w-]+(="[^"]*")?)*\s+ZgotmplZ`)

// A Theme is the compiled templates. It is safe for concurrent use.
type Theme struct {
	// Sum is the fingerprint of all templates: another theme makes other pages.
	Sum       fingerprint.Sum
	templates map[string]page
	parts     *shared
	stack
}

// A page is a template file with all that it calls.
type page struct {
	set *stencil.Set
	// entrance is the template to begin with: the frame when the file defines
	// "main", and the file alone when it does not, as for a feed's content.
	entrance string
}

// Forget drops the partials that pages shared. A program that renders several
// plans with one theme calls it between them, so that memory stays bounded.
func (t *Theme) Forget() { t.parts.forget() }

// NewTheme compiles the templates of layers; a file of a later layer takes the
// place of the file with the same name in an earlier one. Files whose names
// begin with "_" are partials, which every template may call by their names.
func NewTheme(layers ...fs.FS) (*Theme, error) {
	texts, err := collect(layers)
	if err != nil {
		return nil, err
	}
	files := texts.files
	names := slices.Sorted(maps.Keys(files))
	var problems diag.List
	parts := new(shared)
	funcs := helpers(markdown.New(), parts)
	common := template.New("").Funcs(funcs).Option("missingkey=error")
	for _, name := range names {
		if !isPage(name) {
			if _, err := common.New(name).Parse(files[name]); err != nil {
				problems.Add(unparsed(name, files[name], funcs, err))
			}
		}
	}
	sum, err := fingerprint.New().Of(files)
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	theme := &Theme{Sum: sum, templates: make(map[string]page), parts: parts, stack: texts}
	partials, err := common.Clone()
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	parts.use(partials, funcs)
	for _, name := range names {
		if !isPage(name) {
			continue
		}
		t := template.New("").Funcs(funcs).Option("missingkey=error")
		if _, err := t.New(name).Parse(files[name]); err != nil {
			problems.Add(unparsed(name, files[name], funcs, err))
			continue
		}
		entrance := name
		if t.Lookup("main") != nil {
			entrance = base
		}
		if err := addCalled(t, common, entrance); err != nil {
			return nil, fmt.Errorf("templates/%s: %w", name, err)
		}
		theme.templates[name] = page{stencil.New(t, funcs), entrance}
	}
	if problems.Len() > 0 {
		return nil, problems.Err()
	}
	return theme, nil
}

// isPage tells the templates that pages name from those that others call.
func isPage(name string) bool { return !strings.HasPrefix(name, "_") && name != base }

// Page renders one page into the buffer, which it does not keep.
func (t *Theme) Page(b *bytes.Buffer, page plan.Page) error {
	return t.execute(b, page.Path, page.Template, page.View())
}

// execute runs a template file on the view of a page. A mistake in a template is a
// [diag.Errors].
func (t *Theme) execute(b *bytes.Buffer, path, name string, view any) error {
	page, known := t.templates[name]
	if !known {
		return fmt.Errorf("rendering %s: the theme has no templates/%s", path, name)
	}
	if err := page.set.ExecuteTemplate(b, page.entrance, view); err != nil {
		return t.failure(path, name, view, err)
	}
	if isUnsafe(b.Bytes()) {
		return t.unsafe(path, name)
	}
	return nil
}
