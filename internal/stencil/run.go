package stencil

import (
	"reflect"
)

// A run is one execution of a template.
type run struct {
	set *Set
	out []byte
	// spare are for what one escaper hands to the next.
	spare [2][]byte
	// vars are the variables of the templates that are running, those of the
	// innermost from base on; the first of each is its "$".
	vars  []reflect.Value
	base  int
	depth int
	// why is what made the run stop.
	why string
}

// maxDepth ends templates that call themselves for ever. text/template goes deeper;
// whoever needs that gets it from html/template.
const maxDepth = 1000

// An op is a node of a template.
type op func(r *run, dot reflect.Value) flow

// A flow is how a node ended.
type flow uint8

const (
	next flow = iota
	breaking
	continuing
	failed
)

// clear readies the run for the next page, without what this one held.
func (r *run) clear() {
	r.out = r.out[:0]
	clear(r.vars[:cap(r.vars)])
	r.vars, r.base, r.depth, r.why, r.set = r.vars[:0], 0, 0, "", nil
}

// fail notes why the fast way ends here.
func (r *run) fail(why string) flow {
	r.why = why
	return failed
}

// failing is the op of a node that is left to html/template.
func failing(why string) op {
	return func(r *run, _ reflect.Value) flow { return r.fail(why) }
}

// list runs nodes one after the other.
func (r *run) list(ops []op, dot reflect.Value) flow {
	for _, o := range ops {
		if f := o(r, dot); f != next {
			return f
		}
	}
	return next
}

// call runs a template with variables of its own.
func (r *run) call(ops []op, dot reflect.Value) flow {
	if r.depth++; r.depth > maxDepth {
		return r.fail("templates call each other too deep")
	}
	base, top := r.base, len(r.vars)
	r.base = top
	r.vars = append(r.vars, dot)
	f := r.list(ops, dot)
	r.base, r.vars = base, r.vars[:top]
	r.depth--
	return f
}

// declare gives the variable in a slot its value, and ends those that were declared
// after it in inner blocks that are over.
func (r *run) declare(slot int, v reflect.Value) {
	r.vars = append(r.vars[:r.base+slot], v)
}

// truth is whether a value counts as true in an if.
func truth(v reflect.Value) bool {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0
	case reflect.Struct:
		return true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() != 0
	}
	return !v.IsZero()
}

// indirect goes through pointers and interfaces to what they hold; false is nil.
func indirect(v reflect.Value) (reflect.Value, bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, false
		}
		v = v.Elem()
	}
	return v, true
}
