package render

import (
	"bytes"
	"html/template"
	"io/fs"
	"strings"

	"digest/internal/markdown"
)

// Reference renders a theme with html/template alone: what a template file makes of
// a view.
func Reference(layers ...fs.FS) (func(name string, view any) (string, error), error) {
	texts, err := collect(layers)
	if err != nil {
		return nil, err
	}
	files := texts.files
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

// Helpers are the functions that templates may call.
func Helpers() template.FuncMap { return helpers(markdown.New(), new(shared)) }
