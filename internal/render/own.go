package render

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"digest/internal/diag"
	"digest/internal/scratch"
)

// called are the names of files in the text of a template: of those it calls, by
// {{template}} or by the helper shared.
var called = regexp.MustCompile("[\"`]([^\"`\\s]+\\.html)[\"`]")

// Notes are what the site should know of its own templates and need not mend, one
// sentence each: which of them nothing uses, and which make the templates that were
// rendered until now slow.
func (t *Theme) Notes() []string {
	var notes []string
	given := slices.Sorted(maps.Keys(t.given))
	used := t.reached(slices.DeleteFunc(slices.Clone(given), func(name string) bool { return !isPage(name) })...)
	for _, name := range slices.Sorted(maps.Keys(t.own)) {
		if used[name] {
			continue
		}
		note := "no page uses templates/" + name
		if hint := diag.DidYouMean(name, given); hint != "" {
			note += "; " + hint
		}
		notes = append(notes, note)
	}
	slow := t.Slow()
	if own := t.ownIn(slow...); len(own) > 0 {
		notes = append(notes, fmt.Sprintf("rendering %s is several times slower than it need be, because of %s; %s tells what keeps a template fast",
			strings.Join(slow, ", "), strings.Join(own, " or "), manual))
	}
	return notes
}

// Slow lists the template files, of those rendered until now, that html/template must
// run. They are sorted.
func (t *Theme) Slow() []string {
	names := t.parts.set.Slow()
	for name, page := range t.templates {
		if page.set.Slow() != nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// ownIn are the site's own template files that others are made with, sorted.
func (t *Theme) ownIn(names ...string) []string {
	var own []string
	reached := t.reached(names...)
	for _, name := range slices.Sorted(maps.Keys(t.own)) {
		if reached[name] {
			own = append(own, "templates/"+name)
		}
	}
	return own
}

// reached are the template files that others are made with, and these themselves.
func (t *Theme) reached(names ...string) map[string]bool {
	reached := make(map[string]bool)
	var visit func(name string)
	visit = func(name string) {
		text, known := t.files[name]
		if reached[name] || !known {
			return
		}
		reached[name] = true
		if t.templates[name].entrance == base {
			visit(base)
		}
		for _, call := range called.FindAllStringSubmatch(text, -1) {
			visit(call[1])
		}
	}
	for _, name := range names {
		visit(name)
	}
	return reached
}

// A stack is the template files of a theme's layers, by name.
type stack struct {
	// files are the texts; that of a later layer takes the place of an earlier one's.
	files map[string]string
	// given are the names in the first layer, the default theme, and own those in later ones.
	given, own map[string]bool
}

func collect(layers []fs.FS) (stack, error) {
	s := stack{make(map[string]string), make(map[string]bool), make(map[string]bool)}
	for i, layer := range layers {
		entries, err := fs.ReadDir(layer, ".")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return s, fmt.Errorf("templates: %w", err)
		}
		for _, entry := range entries {
			name := entry.Name()
			if path.Ext(name) != ".html" || scratch.Name(name) {
				continue
			}
			text, err := readTemplate(layer, name)
			if err != nil {
				return s, err
			}
			s.files[name] = text
			if i == 0 {
				s.given[name] = true
			} else {
				s.own[name] = true
			}
		}
	}
	return s, nil
}

// readTemplate reads a file. A link is told by what it leads to, before it is opened: to
// read a pipe would never end.
func readTemplate(layer fs.FS, name string) (string, error) {
	info, err := fs.Stat(layer, name)
	switch {
	case err != nil:
		return "", fmt.Errorf("templates/%s: %w", name, err)
	case info.IsDir():
		return "", fmt.Errorf("templates/%s is a folder, or a link to one, and a template is a file; rename it, or take it away", name)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("templates/%s is not a regular file; take it away", name)
	}
	text, err := fs.ReadFile(layer, name)
	if err != nil {
		return "", fmt.Errorf("templates/%s: %w", name, err)
	}
	return string(text), nil
}
