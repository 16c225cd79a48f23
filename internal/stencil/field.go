package stencil

import (
	"reflect"
	"text/template/parse"
)

// A path leads from a value to a field of a field of it.
type path struct {
	from  eval // nil: the dot
	steps []step
}

// A step goes through pointers and then to a field.
type step struct {
	pointers int
	field    int
}

// expr is the value at the path's end.
func (p *path) expr(s shape) expr {
	steps, from := p.steps, p.from
	e := expr{shape: s, path: p}
	switch {
	case from == nil && len(steps) == 1 && steps[0].pointers == 0:
		field := steps[0].field
		e.eval = func(_ *run, dot reflect.Value) (reflect.Value, bool) { return dot.Field(field), true }
	case from == nil:
		e.eval = func(r *run, dot reflect.Value) (reflect.Value, bool) { return walk(r, dot, steps) }
	default:
		e.eval = func(r *run, dot reflect.Value) (reflect.Value, bool) {
			v, ok := from(r, dot)
			if !ok {
				return v, false
			}
			return walk(r, v, steps)
		}
	}
	if s.typ == stringType {
		e.text = func(r *run, dot reflect.Value) (string, bool) {
			v, ok := e.eval(r, dot)
			if !ok {
				return "", false
			}
			return v.String(), true
		}
	}
	return e
}

func walk(r *run, v reflect.Value, steps []step) (reflect.Value, bool) {
	for _, s := range steps {
		for range s.pointers {
			if v.IsNil() {
				r.fail("a nil pointer")
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(s.field)
	}
	return v, true
}

// An access is how a type gives what a name means.
type access struct {
	// method is its method's place, or -1.
	method int
	// steps lead to its field.
	steps []step
	// shape is the field's, or that of the method's bound function.
	shape shape
	// inMap means that the name is a key.
	inMap bool
	ok    bool
}

// wanted is a name of a type that is no pointer.
type wanted struct {
	typ         reflect.Type
	addressable bool
	name        string
}

// access finds what a name means. Methods come before fields.
func (s *Set) access(w wanted) access {
	if a, ok := s.accesses.Load(w); ok {
		return a.(access)
	}
	a := find(w)
	s.accesses.Store(w, a)
	return a
}

func find(w wanted) access {
	methods := w.typ
	if w.addressable && w.typ.Kind() != reflect.Interface {
		methods = reflect.PointerTo(w.typ)
	}
	if _, ok := methods.MethodByName(w.name); ok {
		for i := range methods.NumMethod() {
			if methods.Method(i).Name == w.name {
				return access{method: i, ok: true}
			}
		}
	}
	switch w.typ.Kind() {
	case reflect.Map:
		return access{method: -1, inMap: true, ok: stringType.AssignableTo(w.typ.Key()), shape: shape{known: true, typ: w.typ.Elem()}}
	case reflect.Struct:
		field, ok := w.typ.FieldByName(w.name)
		if !ok || !field.IsExported() {
			return access{}
		}
		a := access{method: -1, ok: true, shape: shape{true, field.Type, w.addressable}}
		at := w.typ
		for _, i := range field.Index {
			var s step
			if at.Kind() == reflect.Pointer { // an embedded one
				at, s.pointers, a.shape.addressable = at.Elem(), 1, true
			}
			s.field = i
			a.steps = append(a.steps, s)
			at = at.Field(i).Type
		}
		return a
	}
	return access{}
}

// field compiles one name after a value.
func (c *compiler) field(from expr, name string, args []parse.Node, final *expr, dot shape) expr {
	hasArgs := len(args) > 0 || final != nil
	if !from.shape.known || from.shape.typ != nil && from.shape.typ.Kind() == reflect.Interface {
		if hasArgs {
			return unknown("a method of what is only known later")
		}
		return c.laterField(from, name)
	}
	if from.shape.typ == nil {
		return unknown("a field of nothing")
	}
	w, pointers := wanted{from.shape.typ, from.shape.addressable, name}, 0
	for w.typ.Kind() == reflect.Pointer {
		w.typ, w.addressable, pointers = w.typ.Elem(), true, pointers+1
	}
	if w.typ.Kind() == reflect.Interface {
		return c.laterField(from, name)
	}
	a := c.set.access(w)
	switch {
	case !a.ok, a.method < 0 && hasArgs:
		return unknown("no field " + name)
	case a.method >= 0:
		return c.method(from, w, a.method, args, final, dot)
	case a.inMap:
		return c.laterField(from, name)
	}
	p := &path{}
	if from.path != nil {
		p.from = from.path.from
		p.steps = append(p.steps, from.path.steps...)
	} else {
		p.from = from.eval
	}
	at := len(p.steps)
	p.steps = append(p.steps, a.steps...)
	p.steps[at].pointers += pointers
	return p.expr(a.shape)
}

// laterField finds the name when the value is there.
func (c *compiler) laterField(from expr, name string) expr {
	set, key := c.set, reflect.ValueOf(name)
	return expr{eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := from.eval(r, dot)
		if !ok {
			return v, false
		}
		if v, ok = indirect(v); !ok || !v.IsValid() {
			r.fail("a field of nil")
			return v, false
		}
		w := wanted{v.Type(), v.CanAddr(), name}
		a := set.access(w)
		switch {
		case !a.ok:
			r.fail("no field " + name)
			return v, false
		case a.method >= 0:
			return r.result(bound(v, w, a.method), nil)
		case a.inMap:
			if v = v.MapIndex(key.Convert(v.Type().Key())); !v.IsValid() {
				r.fail("no key " + name)
			}
			return v, v.IsValid()
		}
		return walk(r, v, a.steps)
	}}
}

// method compiles the call of a method.
func (c *compiler) method(from expr, w wanted, method int, nodes []parse.Node, final *expr, dot shape) expr {
	methods := w.typ
	if w.addressable {
		methods = reflect.PointerTo(w.typ)
	}
	signature := reflect.Zero(methods).Method(method).Type()
	args, ok := c.arguments(signature, nodes, final, dot)
	if !ok {
		return unknown("arguments that do not fit")
	}
	return expr{shape: shape{known: true, typ: signature.Out(0)}, eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := from.eval(r, dot)
		if !ok {
			return v, false
		}
		if v, ok = indirect(v); !ok {
			r.fail("a method of nil")
			return v, false
		}
		in, ok := r.values(args, dot)
		if !ok {
			return v, false
		}
		return r.result(bound(v, w, method), in)
	}}
}

// bound is a method with its receiver, which is no pointer.
func bound(v reflect.Value, w wanted, method int) reflect.Value {
	if w.addressable {
		v = v.Addr()
	}
	return v.Method(method)
}
