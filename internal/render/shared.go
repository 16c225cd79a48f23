package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"sync"
	"sync/atomic"

	"digest/internal/markdown"
	"digest/internal/stencil"
)

// shared renders partials whose bytes many pages use: a list entry stands in half a
// dozen lists. A view is known by its value, so it must be comparable; a pointer is
// known by where it points, so what it points to must not change.
type shared struct {
	set   *stencil.Set
	names []string
	made  atomic.Pointer[made]
	plain sync.Map // reflect.Type → bool: whether all its values can be compared
}

// made is what has been rendered: by the partial's name, by the view.
type made map[string]*sync.Map // any → markdown.HTML

// use takes the partials; before, nothing can be rendered.
func (s *shared) use(partials *template.Template, funcs template.FuncMap) {
	for _, t := range partials.Templates() {
		s.names = append(s.names, t.Name())
	}
	s.set = stencil.New(partials, funcs)
	s.forget()
}

// forget drops what was rendered.
func (s *shared) forget() {
	empty := make(made, len(s.names))
	for _, name := range s.names {
		empty[name] = new(sync.Map)
	}
	s.made.Store(&empty)
}

// render is the helper "shared": {{shared "_entry.html" .}}. It is for the text
// of a page; html/template has escaped what it returns.
func (s *shared) render(name string, view any) (markdown.HTML, error) {
	if !s.comparable(view) {
		return "", fmt.Errorf("a %T cannot be shared, because it cannot be compared; write {{template %q .}}", view, name)
	}
	known := (*s.made.Load())[name]
	if known != nil {
		if html, ok := known.Load(view); ok {
			return html.(markdown.HTML), nil
		}
	}
	var b bytes.Buffer
	if err := s.set.ExecuteTemplate(&b, name, view); err != nil {
		return "", err // also where there is no such partial
	}
	html := markdown.HTML(b.String())
	known.Store(view, html)
	return html, nil
}

// comparable asks the type, and the value only when that depends on it.
func (s *shared) comparable(view any) bool {
	t := reflect.TypeOf(view)
	if t == nil || t.Kind() == reflect.Pointer {
		return true
	}
	plain, known := s.plain.Load(t)
	if !known {
		plain = alwaysComparable(t)
		s.plain.Store(t, plain)
	}
	return plain.(bool) || reflect.ValueOf(view).Comparable()
}

// alwaysComparable is true of types whose values hold nothing that may be of a type
// that cannot be compared.
func alwaysComparable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Interface:
		return false
	case reflect.Array:
		return alwaysComparable(t.Elem())
	case reflect.Struct:
		for field := range t.Fields() {
			if !alwaysComparable(field.Type) {
				return false
			}
		}
	}
	return t.Comparable()
}
