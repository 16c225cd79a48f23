package stencil

import (
	"reflect"
	"text/template/parse"
)

// builtin compiles the functions of the language that take values as they are.
func (c *compiler) builtin(name string, nodes []parse.Node, final *expr, dot shape) expr {
	args := make([]expr, 0, len(nodes)+1)
	for _, n := range nodes {
		if _, ok := n.(*parse.NilNode); ok {
			args = append(args, expr{shape: shape{known: true}, eval: constant(reflect.Value{})})
			continue
		}
		args = append(args, c.operand(n, dot))
	}
	if final != nil {
		if name == "and" || name == "or" {
			return unknown("a pipeline into " + name) // which evaluates its end first
		}
		args = append(args, *final)
	}
	switch {
	case (name == "and" || name == "or") && len(args) > 0:
		return logic(args, name == "or")
	case name == "not" && len(args) == 1:
		holds := args[0].condition()
		return boolean(func(r *run, dot reflect.Value) (bool, bool) {
			truth, ok := holds(r, dot)
			return !truth, ok
		})
	case name == "eq" && len(args) > 1:
		return boolean(func(r *run, dot reflect.Value) (bool, bool) { return equalAny(r, dot, args) })
	case comparisons[name] != nil && len(args) == 2:
		holds := comparisons[name]
		return boolean(func(r *run, dot reflect.Value) (bool, bool) {
			order, ok := compareTwo(r, dot, args[0].eval, args[1].eval)
			return ok && holds(order), ok
		})
	case name == "ne" && len(args) == 2:
		return boolean(func(r *run, dot reflect.Value) (bool, bool) {
			same, ok := equalAny(r, dot, args)
			return !same, ok
		})
	case name == "len" && len(args) == 1:
		return length(args[0])
	case name == "index" && len(args) > 0:
		return indexing(args)
	case name == "slice" && len(args) > 0:
		return slicing(args)
	}
	return unknown("the function " + name)
}

func boolean(holds condition) expr {
	return expr{
		shape: shape{known: true, typ: boolType}, holds: holds,
		eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
			truth, ok := holds(r, dot)
			return reflect.ValueOf(truth), ok
		},
	}
}

// logic is and, or: the first argument that decides, or the last.
func logic(args []expr, or bool) expr {
	holds := make([]condition, len(args))
	for i, arg := range args {
		holds[i] = arg.condition()
	}
	return expr{
		holds: func(r *run, dot reflect.Value) (bool, bool) {
			for _, h := range holds {
				if truth, ok := h(r, dot); !ok || truth == or {
					return truth, ok
				}
			}
			return !or, true
		},
		eval: func(r *run, dot reflect.Value) (v reflect.Value, ok bool) {
			for _, arg := range args {
				if v, ok = arg.eval(r, dot); !ok || truth(v) == or {
					break
				}
			}
			return v, ok
		},
	}
}

func length(arg expr) expr {
	return expr{shape: shape{known: true, typ: intType}, eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := arg.eval(r, dot)
		if !ok {
			return v, false
		}
		if v, ok = indirect(v); ok {
			switch v.Kind() {
			case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
				return reflect.ValueOf(v.Len()), true
			}
		}
		r.fail("len of what has none")
		return v, false
	}}
}

// indexing is index: an element of a list, of a map, of an element of it, and so on.
func indexing(args []expr) expr {
	return expr{eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := args[0].eval(r, dot)
		for _, arg := range args[1:] {
			if !ok {
				return v, false
			}
			var at reflect.Value
			if at, ok = arg.eval(r, dot); ok {
				v, ok = element(v, at)
			}
		}
		if ok && !v.IsValid() || !ok {
			r.fail("index of what is not there")
			return v, false
		}
		return v, true
	}}
}

func element(v, at reflect.Value) (reflect.Value, bool) {
	v, ok := indirect(v)
	if at.Kind() == reflect.Interface {
		at = at.Elem()
	}
	if !ok || !at.IsValid() {
		return v, false
	}
	switch v.Kind() {
	case reflect.Array, reflect.Slice, reflect.String:
		i, ok := place(at, v.Len()-1)
		if !ok {
			return v, false
		}
		return v.Index(i), true
	case reflect.Map:
		if !at.Type().AssignableTo(v.Type().Key()) {
			return v, false
		}
		if found := v.MapIndex(at); found.IsValid() {
			return found, true
		}
		return reflect.Zero(v.Type().Elem()), true
	}
	return v, false
}

// place is a whole number from 0 to last.
func place(v reflect.Value, last int) (int, bool) {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch {
	case v.IsValid() && v.CanInt() && v.Int() >= 0 && v.Int() <= int64(last):
		return int(v.Int()), true
	case v.IsValid() && v.CanUint() && v.Uint() <= uint64(max(last, 0)) && last >= 0:
		return int(v.Uint()), true
	}
	return 0, false
}

// slicing is slice: a part of a list or a text.
func slicing(args []expr) expr {
	return expr{eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := args[0].eval(r, dot)
		if !ok {
			return v, false
		}
		if v, ok = indirect(v); !ok || len(args) > 3 || v.Kind() != reflect.Slice && v.Kind() != reflect.String {
			r.fail("slice of what cannot be")
			return v, false
		}
		bounds := [2]int{0, v.Len()}
		for i, arg := range args[1:] {
			at, ok := arg.eval(r, dot)
			if !ok {
				return at, false
			}
			if bounds[i], ok = place(at, v.Len()); !ok {
				r.fail("slice past the end")
				return v, false
			}
		}
		if bounds[0] > bounds[1] {
			r.fail("slice from the end")
			return v, false
		}
		return v.Slice(bounds[0], bounds[1]), true
	}}
}
