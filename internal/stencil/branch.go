package stencil

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// ifNode compiles if, else and what is between.
func (c *compiler) ifNode(n *parse.BranchNode, dot shape) op {
	outer := len(c.vars)
	defer func() { c.vars = c.vars[:outer] }()
	value := c.commands(n.Pipe.Cmds, dot)
	if len(n.Pipe.Decl) > 0 {
		if n.Pipe.IsAssign {
			return failing("an assignment in if")
		}
		slot := c.declare(n.Pipe.Decl[0].Ident[0], value.shape)
		value = declaring(value, slot)
	}
	holds := value.condition()
	then, otherwise := c.list(n.List, dot), c.list(n.ElseList, dot)
	return func(r *run, dot reflect.Value) flow {
		truth, ok := holds(r, dot)
		switch {
		case !ok:
			return failed
		case truth:
			return r.list(then, dot)
		}
		return r.list(otherwise, dot)
	}
}

// withNode compiles with, whose nodes have another dot.
func (c *compiler) withNode(n *parse.BranchNode, dot shape) op {
	outer := len(c.vars)
	defer func() { c.vars = c.vars[:outer] }()
	value := c.commands(n.Pipe.Cmds, dot)
	if len(n.Pipe.Decl) > 0 {
		if n.Pipe.IsAssign {
			return failing("an assignment in with")
		}
		slot := c.declare(n.Pipe.Decl[0].Ident[0], value.shape)
		value = declaring(value, slot)
	}
	then, otherwise := c.body(n.List, value.shape), c.list(n.ElseList, dot)
	return func(r *run, dot reflect.Value) flow {
		v, ok := value.eval(r, dot)
		switch {
		case !ok:
			return failed
		case truth(v):
			return then.run(r, v)
		}
		return r.list(otherwise, dot)
	}
}

// declaring is a value that also becomes a variable.
func declaring(value expr, slot int) expr {
	return expr{shape: value.shape, eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := value.eval(r, dot)
		if ok {
			r.declare(slot, v)
		}
		return v, ok
	}}
}

// A loop is a range node.
type loop struct {
	over      expr
	variables int
	slot      int // of the first variable
	body      body
	otherwise []op
}

func (c *compiler) rangeNode(n *parse.RangeNode, dot shape) op {
	if n.Pipe.IsAssign {
		return failing("an assignment in range")
	}
	outer := len(c.vars)
	l := &loop{over: c.commands(n.Pipe.Cmds, dot), variables: len(n.Pipe.Decl), slot: outer}
	index, element := elements(l.over.shape)
	switch l.variables {
	case 1:
		c.declare(n.Pipe.Decl[0].Ident[0], element)
	case 2:
		c.declare(n.Pipe.Decl[0].Ident[0], index)
		c.declare(n.Pipe.Decl[1].Ident[0], element)
	}
	l.body = c.body(n.List, element)
	c.vars = c.vars[:outer]
	for _, v := range n.Pipe.Decl { // without elements, they hold what was to be gone through
		c.declare(v.Ident[0], shape{})
	}
	l.otherwise = c.list(n.ElseList, dot)
	c.vars = c.vars[:outer]
	return l.run
}

// elements are the shapes of the index and the elements of a list.
func elements(s shape) (index, element shape) {
	if !s.known || s.typ == nil {
		return shape{}, shape{}
	}
	t, addressable := s.typ, s.addressable
	for t.Kind() == reflect.Pointer {
		t, addressable = t.Elem(), true
	}
	switch t.Kind() {
	case reflect.Slice:
		return shape{known: true, typ: intType}, shape{known: true, typ: t.Elem(), addressable: true}
	case reflect.Array:
		return shape{known: true, typ: intType}, shape{known: true, typ: t.Elem(), addressable: addressable}
	}
	return shape{}, shape{}
}

func (l *loop) run(r *run, dot reflect.Value) flow {
	over, ok := l.over.eval(r, dot)
	if !ok {
		return failed
	}
	v, ok := indirect(over)
	if !ok {
		return r.fail("range over nil")
	}
	var count int
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		count = v.Len()
		for i := range count {
			switch f := l.once(r, i, v.Index(i)); f {
			case breaking:
				return next
			case failed:
				return failed
			}
		}
	case reflect.Map:
		count = v.Len()
		if v.Type().Key().Kind() != reflect.String {
			return r.fail("range over a map whose keys are not texts")
		}
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			switch f := l.with(r, key, v.MapIndex(key)); f {
			case breaking:
				return next
			case failed:
				return failed
			}
		}
	case reflect.Int:
		if l.variables > 1 {
			return r.fail("range over a number with two variables")
		}
		count = max(0, int(v.Int()))
		for i := range count {
			switch f := l.with(r, reflect.Value{}, reflect.ValueOf(i).Convert(v.Type())); f {
			case breaking:
				return next
			case failed:
				return failed
			}
		}
	case reflect.Invalid:
	default:
		return r.fail("range over a " + v.Kind().String())
	}
	if count > 0 {
		return next
	}
	for i := range l.variables {
		r.declare(l.slot+i, over)
	}
	return r.list(l.otherwise, dot)
}

// once runs the body for an element of a list.
func (l *loop) once(r *run, i int, element reflect.Value) flow {
	if l.variables == 2 {
		return l.with(r, reflect.ValueOf(i), element)
	}
	return l.with(r, reflect.Value{}, element)
}

// with runs the body with its variables.
func (l *loop) with(r *run, index, element reflect.Value) flow {
	switch l.variables {
	case 1:
		r.declare(l.slot, element)
	case 2:
		r.declare(l.slot, index)
		r.declare(l.slot+1, element)
	}
	return l.body.run(r, element)
}
