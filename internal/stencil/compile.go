package stencil

import (
	"reflect"
	"slices"
	"sync"
	"text/template/parse"
)

// A compiler makes the ops of one template for one type of its dot. It holds what
// a node sees: the variables that are declared there.
type compiler struct {
	set  *Set
	vars []variable
	// assigned are the names of variables that change, so that nothing is known of
	// their types.
	assigned map[string]bool
}

// A variable has the slot that is its place in the compiler's list: text/template
// has them on a stack too, and a block ends those that it declared.
type variable struct {
	name  string
	shape shape
}

// A shape is what is known of a value before there is one. The zero shape is
// nothing.
type shape struct {
	known bool
	// typ is nil for no value at all, as the dot of {{template "x"}}.
	typ reflect.Type
	// addressable values have the methods of their pointers, too.
	addressable bool
}

// shapeOf is all that there is to know of a value.
func shapeOf(v reflect.Value) shape {
	if !v.IsValid() {
		return shape{known: true}
	}
	return shape{true, v.Type(), v.CanAddr()}
}

// list compiles nodes. Variables that they declare end with them.
func (c *compiler) list(n *parse.ListNode, dot shape) []op {
	if n == nil {
		return nil
	}
	outer := len(c.vars)
	ops := make([]op, 0, len(n.Nodes))
	for _, node := range n.Nodes {
		if t, ok := node.(*parse.TextNode); ok && len(t.Text) == 0 {
			continue
		}
		ops = append(ops, c.node(node, dot))
	}
	c.vars = c.vars[:outer]
	return ops
}

func (c *compiler) node(n parse.Node, dot shape) op {
	switch n := n.(type) {
	case *parse.TextNode:
		text := slices.Clip(n.Text)
		return func(r *run, _ reflect.Value) flow {
			r.out = append(r.out, text...)
			return next
		}
	case *parse.ActionNode:
		if len(n.Pipe.Decl) > 0 {
			return c.declaration(n.Pipe, dot)
		}
		return c.print(n.Pipe, dot)
	case *parse.IfNode:
		return c.ifNode(&n.BranchNode, dot)
	case *parse.WithNode:
		return c.withNode(&n.BranchNode, dot)
	case *parse.RangeNode:
		return c.rangeNode(n, dot)
	case *parse.TemplateNode:
		return c.template(n, dot)
	case *parse.BreakNode:
		return func(*run, reflect.Value) flow { return breaking }
	case *parse.ContinueNode:
		return func(*run, reflect.Value) flow { return continuing }
	case *parse.CommentNode:
		return func(*run, reflect.Value) flow { return next }
	}
	return failing("a node without name")
}

// A body is nodes whose dot may be of several types.
type body struct {
	ops []op
	// For a dot that is not known before: what compiles, and what it has compiled.
	compile func(dot shape) []op
	made    *sync.Map // shape → []op
}

// body compiles the nodes of a block for its dot, or has them compiled when the
// dot is known.
func (c *compiler) body(n *parse.ListNode, dot shape) body {
	if dot.known {
		return body{ops: c.list(n, dot)}
	}
	later := &compiler{set: c.set, vars: slices.Clone(c.vars), assigned: c.assigned}
	return body{made: new(sync.Map), compile: func(dot shape) []op {
		c.set.mu.Lock()
		defer c.set.mu.Unlock()
		return later.list(n, dot)
	}}
}

func (b *body) run(r *run, dot reflect.Value) flow {
	if b.compile == nil {
		return r.list(b.ops, dot)
	}
	key := shapeOf(dot)
	ops, ok := b.made.Load(key)
	if !ok {
		ops, _ = b.made.LoadOrStore(key, b.compile(key))
	}
	return r.list(ops.([]op), dot)
}

// declaration compiles {{$x := pipeline}} and {{$x = pipeline}}.
func (c *compiler) declaration(p *parse.PipeNode, dot shape) op {
	value := c.commands(p.Cmds, dot)
	name := p.Decl[0].Ident[0]
	if len(p.Decl) != 1 {
		return failing("two variables outside range")
	}
	if p.IsAssign {
		slot := c.slot(name)
		if slot < 0 {
			return failing("no variable " + name)
		}
		return func(r *run, dot reflect.Value) flow {
			v, ok := value.eval(r, dot)
			if !ok {
				return failed
			}
			r.vars[r.base+slot] = v
			return next
		}
	}
	slot := c.declare(name, value.shape)
	return func(r *run, dot reflect.Value) flow {
		v, ok := value.eval(r, dot)
		if !ok {
			return failed
		}
		r.declare(slot, v)
		return next
	}
}

// declare adds a variable and gives its slot.
func (c *compiler) declare(name string, s shape) int {
	if c.assigned[name] {
		s = shape{}
	}
	c.vars = append(c.vars, variable{name, s})
	return len(c.vars) - 1
}

// slot is that of the variable that a name means: the last one declared; -1 is none,
// which the parser lets pass in {{$x = 1}}.
func (c *compiler) slot(name string) int {
	slot := len(c.vars) - 1
	for slot >= 0 && c.vars[slot].name != name {
		slot--
	}
	return slot
}

// template compiles a call of another template.
func (c *compiler) template(n *parse.TemplateNode, dot shape) op {
	value := expr{shape: shape{known: true}, eval: constant(reflect.Value{})}
	if n.Pipe != nil {
		if len(n.Pipe.Decl) > 0 {
			return failing("a variable in a call")
		}
		value = c.commands(n.Pipe.Cmds, dot)
	}
	set, name := c.set, n.Name
	if !value.shape.known {
		return func(r *run, dot reflect.Value) flow {
			v, ok := value.eval(r, dot)
			if !ok {
				return failed
			}
			return r.call(set.program(program{name, shapeOf(v)}), v)
		}
	}
	// Compiled at the first call: templates may call themselves.
	var once sync.Once
	var ops []op
	compile := func() { ops = set.program(program{name, value.shape}) }
	return func(r *run, dot reflect.Value) flow {
		v, ok := value.eval(r, dot)
		if !ok {
			return failed
		}
		once.Do(compile)
		return r.call(ops, v)
	}
}

// assigned are the names of the variables to which a template assigns.
func assigned(n parse.Node) map[string]bool {
	names := make(map[string]bool)
	var walk func(parse.Node)
	pipe := func(p *parse.PipeNode) {
		if p != nil && p.IsAssign {
			for _, v := range p.Decl {
				names[v.Ident[0]] = true
			}
		}
	}
	branch := func(b *parse.BranchNode) {
		pipe(b.Pipe)
		walk(b.List)
		if b.ElseList != nil {
			walk(b.ElseList)
		}
	}
	walk = func(n parse.Node) {
		switch n := n.(type) {
		case *parse.ListNode:
			for _, node := range n.Nodes {
				walk(node)
			}
		case *parse.ActionNode:
			pipe(n.Pipe)
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		case *parse.RangeNode:
			branch(&n.BranchNode)
		}
	}
	walk(n)
	return names
}
