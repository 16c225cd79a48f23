package render

import (
	"bytes"
	"html/template"
	"io/fs"
	"strings"

	"digest/internal/markdown"
)

// Slow lists the template files that html/template must run.
func (t *Theme) Slow() []string {
	names := t.parts.set.Slow()
	for name, page := range t.templates {
		if page.set.Slow() != nil {
			names = append(names, name)
		}
	}
	return names
}

// Reference renders a theme with html/template alone: what a template file makes of
// a view.
func Reference(layers ...fs.FS) (func(name string, view any) (string, error), error) {
	files, err := collect(layers)
	if err != nil {
		return nil, err
	}
	funcs := helpers(markdown.New(), new(shared))
	common := template.New("").Option("missingkey=error")
	var partials *template.Template
	funcs["shared"] = func(name string, view any) (template.HTML, error) {
		var b bytes.Buffer
		err := partials.ExecuteTemplate(&b, name, view)
		return template.HTML(b.String()), err
	}
	common.Funcs(funcs)
	for name, text := range files {
		if strings.HasPrefix(name, "_") || name == base {
			template.Must(common.New(name).Parse(text))
		}
	}
	partials = template.Must(common.Clone())
	pages := make(map[string]*template.Template)
	for name, text := range files {
		pages[name] = template.Must(common.Clone())
		template.Must(pages[name].New(name).Parse(text))
	}
	return func(name string, view any) (string, error) {
		entrance := name
		if pages[name].Lookup("main") != nil {
			entrance = base
		}
		var b bytes.Buffer
		err := pages[name].ExecuteTemplate(&b, entrance, view)
		return b.String(), err
	}, nil
}
