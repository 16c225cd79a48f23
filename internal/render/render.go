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
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	texttemplate "text/template"

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
	files, err := collect(layers)
	if err != nil {
		return nil, err
	}
	names := slices.Sorted(maps.Keys(files))
	parts := new(shared)
	funcs := helpers(markdown.New(), parts)
	common := template.New("").Funcs(funcs).Option("missingkey=error")
	for _, name := range names {
		if !isPage(name) {
			if _, err := common.New(name).Parse(files[name]); err != nil {
				return nil, fmt.Errorf("templates/%s: %w", name, err)
			}
		}
	}
	sum, err := fingerprint.New().Of(files)
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	theme := &Theme{Sum: sum, templates: make(map[string]page), parts: parts}
	partials, err := common.Clone()
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	parts.use(partials, funcs)
	for _, name := range names {
		if !isPage(name) {
			continue
		}
		t, err := common.Clone()
		if err == nil {
			_, err = t.New(name).Parse(files[name])
		}
		if err != nil {
			return nil, fmt.Errorf("templates/%s: %w", name, err)
		}
		entrance := name
		if t.Lookup("main") != nil {
			entrance = base
		}
		theme.templates[name] = page{stencil.New(t, funcs), entrance}
	}
	return theme, nil
}

// isPage tells the templates that pages name from those that others call.
func isPage(name string) bool { return !strings.HasPrefix(name, "_") && name != base }

func collect(layers []fs.FS) (map[string]string, error) {
	files := make(map[string]string)
	for _, layer := range layers {
		names, err := fs.Glob(layer, "*.html")
		if err != nil {
			return nil, fmt.Errorf("listing templates: %w", err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(layer, name)
			if err != nil {
				return nil, fmt.Errorf("reading template: %w", err)
			}
			files[path.Base(name)] = string(text)
		}
	}
	return files, nil
}

// Page renders one page into the buffer, which it does not keep.
func (t *Theme) Page(b *bytes.Buffer, page plan.Page) error {
	if err := t.execute(b, page.Template, page.View()); err != nil {
		return fmt.Errorf("rendering %s: %w", page.Path, err)
	}
	return nil
}

// execute runs a template file on a view.
func (t *Theme) execute(b *bytes.Buffer, name string, view any) error {
	page, known := t.templates[name]
	if !known {
		return fmt.Errorf("the theme has no templates/%s", name)
	}
	if err := page.set.ExecuteTemplate(b, page.entrance, view); err != nil {
		return innermost(err)
	}
	if made := b.Bytes(); bytes.Contains(made, []byte("ZgotmplZ")) && refused.Match(made) {
		return fmt.Errorf("templates/%s prints an address or a style that is not safe there", name)
	}
	return nil
}

// innermost is the error of the partial that went wrong, without the templates
// that call it.
func innermost(err error) error {
	for {
		var inner texttemplate.ExecError
		if !errors.As(errors.Unwrap(err), &inner) {
			return err
		}
		err = inner
	}
}
