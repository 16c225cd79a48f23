// Package stencil runs the templates of html/template, faster.
//
// # What it does
//
// html/template rewrites a template when it is first used: it works out where in
// the HTML each action stands and puts the escapers for that place into the
// action's pipeline. What it then runs is text/template, which looks up every
// name, by reflection, each time. This package takes the rewritten templates and
// compiles them, for the Go types they are used with, to functions: fields are
// found once, texts are copied, and what is printed goes through the escapers
// right into the page.
//
//	set := stencil.New(t, funcs) // t holds "page.html" and what it calls
//	err := set.ExecuteTemplate(&page, "page.html", view)
//
// Where the escapers go is html/template's decision alone; here are only their
// bodies, held to html/template's by tests and fuzzing.
//
// # What it does not do
//
// It does not know every construct, and has no error messages. Where the fast way
// ends, by a construct or escaper that it does not know or by anything that looks
// like a mistake, html/template runs the template from the start, and its result
// counts, page or error. So helper functions must be pure.
package stencil

import (
	"bytes"
	"errors"
	"html/template"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"text/template/parse"
)

// A Set is templates that call each other. It is safe for concurrent use.
type Set struct {
	templates *template.Template
	funcs     template.FuncMap
	entrances sync.Map // name → *entrance
	programs  sync.Map // program → []op
	accesses  sync.Map // wanted → access
	runs      sync.Pool

	// mu guards the trees: html/template rewrites them while another template is
	// being compiled.
	mu sync.Mutex
}

// An entrance is a template that pages begin with.
type entrance struct {
	// slow says that html/template must run it.
	slow atomic.Bool
}

// A program is a template with what its dot is.
type program struct {
	name string
	dot  shape
}

// New takes templates over that have not been executed, with the functions they
// were parsed with.
func New(t *template.Template, funcs template.FuncMap) *Set {
	for _, own := range t.Templates() {
		if own.Tree != nil && own.Tree.Root != nil {
			stop := &parse.TextNode{NodeType: parse.NodeText, Pos: own.Tree.Root.Pos}
			own.Tree.Root.Nodes = append([]parse.Node{stop}, own.Tree.Root.Nodes...)
		}
	}
	return &Set{templates: t, funcs: funcs, runs: sync.Pool{New: func() any { return new(run) }}}
}

// ExecuteTemplate does what html/template's method of that name does: it appends
// to the buffer what the template makes of the view. After an error the buffer may
// hold a part of it.
func (s *Set) ExecuteTemplate(b *bytes.Buffer, name string, view any) error {
	from := s.entrance(name)
	if !from.slow.Load() && s.fast(b, name, view) == nil {
		return nil
	}
	err := s.templates.ExecuteTemplate(b, name, view)
	if err == nil {
		from.slow.Store(true) // it needs something that is not here; the next page will, too
	}
	return err
}

// Slow lists the templates that turned out to need html/template, sorted.
func (s *Set) Slow() []string {
	var names []string
	for name, from := range s.entrances.Range {
		if from.(*entrance).slow.Load() {
			names = append(names, name.(string))
		}
	}
	slices.Sort(names)
	return names
}

// errPrimed is what writing to [stop] gives.
var errPrimed = errors.New("escaped")

// stop is where html/template's first execution of a template goes: it ends at the
// first write, which is the text without bytes that New put at the front. By then
// the template is escaped, and no action has run.
type stop struct{}

func (stop) Write([]byte) (int, error) { return 0, errPrimed }

// entrance makes html/template rewrite the template, the first time.
func (s *Set) entrance(name string) *entrance {
	if e, ok := s.entrances.Load(name); ok {
		return e.(*entrance)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if e, ok := s.entrances.Load(name); ok {
		return e.(*entrance)
	}
	e := new(entrance)
	e.slow.Store(!errors.Is(s.templates.ExecuteTemplate(stop{}, name, nil), errPrimed))
	s.entrances.Store(name, e)
	return e
}

// fast runs a template and appends to the buffer, or leaves the buffer alone and
// says what made it stop.
func (s *Set) fast(b *bytes.Buffer, name string, view any) (err error) {
	r := s.runs.Get().(*run)
	defer func() {
		// text/template makes errors of panics in helper functions. Here
		// html/template shall tell what is wrong.
		if p := recover(); p != nil {
			err = errors.New("a panic")
		}
		r.clear()
		s.runs.Put(r)
	}()
	r.set = s
	dot := reflect.ValueOf(view)
	if r.call(s.program(program{name, shapeOf(dot)}), dot) == failed {
		return errors.New(r.why)
	}
	b.Write(r.out)
	return nil
}

// program compiles a template for a type, the first time.
func (s *Set) program(p program) []op {
	if ops, ok := s.programs.Load(p); ok {
		return ops.([]op)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.templates.Lookup(p.name)
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		// Such as one that html/template derived for a context other than text.
		return []op{failing("no template " + p.name)}
	}
	c := &compiler{set: s, assigned: assigned(t.Tree.Root), vars: []variable{{"$", p.dot}}}
	ops := c.list(t.Tree.Root, p.dot)
	s.programs.Store(p, ops)
	return ops
}
