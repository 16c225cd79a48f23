package stencil

import (
	"reflect"
	"strings"
	"text/template/parse"
)

// An eval gives a value, or false where the fast way ends.
type eval func(r *run, dot reflect.Value) (reflect.Value, bool)

// An expr is something that has a value.
type expr struct {
	shape shape
	eval  eval
	// text gives the value of a text without the detour, where there is a way.
	text func(r *run, dot reflect.Value) (string, bool)
	// holds gives whether the value counts as true, where there is a shorter way.
	holds condition
	// path leads to the value from another, for fields of fields.
	path *path
}

// A condition is whether something holds; the second result is false where the
// fast way ends.
type condition func(r *run, dot reflect.Value) (truth, ok bool)

// condition is whether the value counts as true.
func (e expr) condition() condition {
	if e.holds != nil {
		return e.holds
	}
	return func(r *run, dot reflect.Value) (bool, bool) {
		v, ok := e.eval(r, dot)
		return ok && truth(v), ok
	}
}

// unknown is an expression that is left to html/template.
func unknown(why string) expr {
	return expr{eval: func(r *run, _ reflect.Value) (reflect.Value, bool) {
		r.fail(why)
		return reflect.Value{}, false
	}}
}

func constant(v reflect.Value) eval {
	return func(*run, reflect.Value) (reflect.Value, bool) { return v, true }
}

func constantExpr(v reflect.Value) expr { return expr{shape: shapeOf(v), eval: constant(v)} }

var (
	intType    = reflect.TypeFor[int]()
	stringType = reflect.TypeFor[string]()
	boolType   = reflect.TypeFor[bool]()
	anyType    = reflect.TypeFor[any]()
	valueType  = reflect.TypeFor[reflect.Value]()
	errorType  = reflect.TypeFor[error]()
)

// commands compiles a pipeline without what it declares.
func (c *compiler) commands(cmds []*parse.CommandNode, dot shape) expr {
	var value expr
	for i, cmd := range cmds {
		if i == 0 {
			value = c.command(cmd, nil, dot)
		} else {
			before := value
			value = c.command(cmd, &before, dot)
		}
		value = inside(value)
	}
	return value
}

// inside takes a value out of an interface without methods, as a pipeline does
// after each command.
func inside(e expr) expr {
	if e.shape.known && (e.shape.typ == nil || e.shape.typ.Kind() != reflect.Interface) {
		return e
	}
	return expr{text: e.text, holds: e.holds, eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := e.eval(r, dot)
		if ok && v.Kind() == reflect.Interface && v.NumMethod() == 0 {
			v = v.Elem()
		}
		return v, ok
	}}
}

// command compiles one command; final is what the command before it gave.
func (c *compiler) command(cmd *parse.CommandNode, final *expr, dot shape) expr {
	args := cmd.Args[1:]
	switch n := cmd.Args[0].(type) {
	case *parse.FieldNode:
		return c.fields(dotExpr(dot), n.Ident, args, final, dot)
	case *parse.ChainNode:
		return c.chain(n, args, final, dot)
	case *parse.IdentifierNode:
		return c.function(n.Ident, args, final, dot)
	case *parse.VariableNode:
		return c.fields(c.variable(n), n.Ident[1:], args, final, dot)
	}
	if len(args) > 0 || final != nil {
		return unknown("arguments of what is no function")
	}
	return c.operand(cmd.Args[0], dot)
}

// operand compiles a node that stands as an argument, or alone.
func (c *compiler) operand(n parse.Node, dot shape) expr {
	switch n := n.(type) {
	case *parse.DotNode:
		return dotExpr(dot)
	case *parse.FieldNode:
		return c.fields(dotExpr(dot), n.Ident, nil, nil, dot)
	case *parse.ChainNode:
		return c.chain(n, nil, nil, dot)
	case *parse.VariableNode:
		return c.fields(c.variable(n), n.Ident[1:], nil, nil, dot)
	case *parse.IdentifierNode:
		return c.function(n.Ident, nil, nil, dot)
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			return unknown("a variable in brackets")
		}
		return c.commands(n.Cmds, dot)
	case *parse.BoolNode:
		return constantExpr(reflect.ValueOf(n.True))
	case *parse.StringNode:
		return constantExpr(reflect.ValueOf(n.Text))
	case *parse.NumberNode:
		if v := number(n); v.IsValid() {
			return constantExpr(v)
		}
	}
	return unknown("a node that is no value")
}

// number is a number where no type asks for another: whole unless it is written as
// a fraction.
func number(n *parse.NumberNode) reflect.Value {
	hex := strings.HasPrefix(strings.ToLower(n.Text), "0x") && !strings.ContainsAny(n.Text, "pP")
	switch {
	case n.IsComplex, n.Text[0] == '\'' && !n.IsInt:
		return reflect.Value{}
	case n.IsFloat && !hex && n.Text[0] != '\'' && strings.ContainsAny(n.Text, ".eEpP"):
		return reflect.ValueOf(n.Float64)
	case n.IsInt && int64(int(n.Int64)) == n.Int64:
		return reflect.ValueOf(int(n.Int64))
	}
	return reflect.Value{}
}

func dotExpr(dot shape) expr {
	return expr{
		shape: dot, path: &path{},
		eval: func(_ *run, dot reflect.Value) (reflect.Value, bool) { return dot, true },
	}
}

// variable compiles the variable that a node begins with.
func (c *compiler) variable(n *parse.VariableNode) expr {
	slot := c.slot(n.Ident[0])
	if slot < 0 {
		return unknown("no variable " + n.Ident[0])
	}
	get := func(r *run, _ reflect.Value) (reflect.Value, bool) { return r.vars[r.base+slot], true }
	return expr{shape: c.vars[slot].shape, path: &path{from: get}, eval: get}
}

// chain compiles (pipeline).Field.
func (c *compiler) chain(n *parse.ChainNode, args []parse.Node, final *expr, dot shape) expr {
	if _, ok := n.Node.(*parse.PipeNode); !ok {
		return unknown("fields of what stands in no brackets")
	}
	from := c.operand(n.Node, dot)
	from.path = &path{from: from.eval}
	return c.fields(from, n.Field, args, final, dot)
}

// fields compiles .A.B.C after a value. The arguments are for the last of them.
func (c *compiler) fields(from expr, names []string, args []parse.Node, final *expr, dot shape) expr {
	for i, name := range names {
		if i == len(names)-1 {
			return c.field(from, name, args, final, dot)
		}
		from = c.field(from, name, nil, nil, dot)
	}
	if len(args) > 0 || final != nil {
		return unknown("arguments of a variable")
	}
	return from
}
