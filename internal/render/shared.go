package render

import (
	"bytes"
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"

	"digest/internal/markdown"
	"digest/internal/stencil"
)

// shared renders partials whose bytes many pages use: a list entry stands in
// half a dozen lists, and rendering it costs twenty times as much as copying it.
// A view is known by its value, so it must be comparable; a pointer is known by
// where it points, so what it points to must not change.
type shared struct {
	set  *stencil.Set
	made atomic.Pointer[sync.Map] // use → markdown.HTML
}

// A use is a partial with its view.
type use struct {
	name string
	view any
}

func newShared() *shared {
	s := &shared{}
	s.forget()
	return s
}

// forget drops what was rendered.
func (s *shared) forget() { s.made.Store(new(sync.Map)) }

// render is the helper "shared": {{shared "_entry.html" .}}. It is for the text
// of a page; html/template has escaped what it returns.
func (s *shared) render(name string, view any) (markdown.HTML, error) {
	if v := reflect.ValueOf(view); v.IsValid() && !v.Comparable() {
		return "", fmt.Errorf("a %T cannot be shared, because it cannot be compared; write {{template %q .}}", view, name)
	}
	key, made := use{name, view}, s.made.Load()
	if html, ok := made.Load(key); ok {
		return html.(markdown.HTML), nil
	}
	var b bytes.Buffer
	if err := s.set.ExecuteTemplate(&b, name, view); err != nil {
		return "", err
	}
	html := markdown.HTML(b.String())
	made.Store(key, html)
	return html, nil
}
