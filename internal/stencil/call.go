package stencil

import (
	"reflect"
	"text/template/parse"
)

// function compiles the call of a helper or of one of the language's own functions.
func (c *compiler) function(name string, nodes []parse.Node, final *expr, dot shape) expr {
	f, own := c.set.funcs[name]
	if !own {
		if f = plain[name]; f == nil {
			return c.builtin(name, nodes, final, dot)
		}
	}
	fn := reflect.ValueOf(f)
	args, ok := c.arguments(fn.Type(), nodes, final, dot)
	if !ok {
		return unknown("arguments of " + name + " that do not fit")
	}
	if e, ok := typed(f, args); ok {
		e.shape = shape{known: true, typ: fn.Type().Out(0)}
		if e.eval == nil {
			e.eval = boxed(e.text)
		}
		return e
	}
	return expr{shape: shape{known: true, typ: fn.Type().Out(0)}, eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		in, ok := r.values(args, dot)
		if !ok {
			return reflect.Value{}, false
		}
		return r.result(fn, in)
	}}
}

// values are the arguments of a call.
func (r *run) values(args []eval, dot reflect.Value) ([]reflect.Value, bool) {
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		v, ok := arg(r, dot)
		if !ok {
			return nil, false
		}
		in[i] = v
	}
	return in, true
}

// result calls a function that gives a value, or a value and an error.
func (r *run) result(fn reflect.Value, in []reflect.Value) (reflect.Value, bool) {
	out := fn.Call(in)
	if len(out) == 2 && !out[1].IsNil() {
		r.fail("a function's error")
		return reflect.Value{}, false
	}
	return out[0], true
}

// arguments compiles what a function is given, final last; false if the function or
// its arguments are not as they should be.
func (c *compiler) arguments(fn reflect.Type, nodes []parse.Node, final *expr, dot shape) ([]eval, bool) {
	count := len(nodes)
	if final != nil {
		count++
	}
	fixed := fn.NumIn()
	if fn.IsVariadic() {
		fixed--
	}
	if count < fixed || count > fixed && !fn.IsVariadic() {
		return nil, false
	}
	if n := fn.NumOut(); n != 1 && (n != 2 || fn.Out(1) != errorType) {
		return nil, false
	}
	args := make([]eval, 0, count)
	for i := range count {
		t := fn.In(min(i, fn.NumIn()-1))
		if i >= fixed {
			t = t.Elem()
		}
		if t == valueType {
			return nil, false
		}
		if i < len(nodes) {
			args = append(args, c.argument(nodes[i], t, dot))
		} else {
			args = append(args, fitting(*final, t))
		}
	}
	return args, true
}

// argument compiles a node as an argument of a type. Constants take the type on.
func (c *compiler) argument(n parse.Node, t reflect.Type, dot shape) eval {
	kind := t.Kind()
	v := reflect.New(t).Elem()
	switch n := n.(type) {
	case *parse.NilNode:
		switch kind {
		case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
			return constant(reflect.Zero(t))
		}
		return unknown("nil for a " + t.String()).eval
	case *parse.BoolNode:
		if kind == reflect.Bool {
			v.SetBool(n.True)
			return constant(v)
		}
	case *parse.StringNode:
		if kind == reflect.String {
			v.SetString(n.Text)
			return constant(v)
		}
	case *parse.NumberNode:
		switch {
		case v.CanInt() && n.IsInt:
			v.SetInt(n.Int64)
			return constant(v)
		case v.CanUint() && n.IsUint:
			v.SetUint(n.Uint64)
			return constant(v)
		case v.CanFloat() && n.IsFloat:
			v.SetFloat(n.Float64)
			return constant(v)
		}
	default:
		return fitting(c.operand(n, dot), t)
	}
	if t == anyType {
		return c.operand(n, dot).eval
	}
	return unknown("a constant that is no " + t.String()).eval
}

// fitting is a value as an argument of a type.
func fitting(e expr, t reflect.Type) eval {
	if e.shape.known && e.shape.typ != nil && e.shape.typ.AssignableTo(t) {
		return e.eval
	}
	return func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := e.eval(r, dot)
		if !ok {
			return v, false
		}
		if v, ok = fit(v, t); !ok {
			r.fail("a value that is no " + t.String())
		}
		return v, ok
	}
}

// fit makes a value one that can be given where the type is asked for.
func fit(v reflect.Value, t reflect.Type) (reflect.Value, bool) {
	if !v.IsValid() {
		switch t.Kind() {
		case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
			return reflect.Zero(t), true
		}
		return v, false
	}
	if v.Type().AssignableTo(t) {
		return v, true
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
		if v.Type().AssignableTo(t) {
			return v, true
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(t):
		v = v.Elem()
		return v, v.IsValid()
	case v.CanAddr() && reflect.PointerTo(v.Type()).AssignableTo(t):
		return v.Addr(), true
	}
	return v, false
}
