package stencil

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"text/template/parse"
)

// A content is what html/template's types promise of a text.
type content uint8

const (
	text content = iota
	css
	html
	attribute
	script
	scriptText
	address
	srcset
)

var (
	htmlType     = reflect.TypeFor[template.HTML]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	contents     = map[reflect.Type]content{
		reflect.TypeFor[template.CSS]():      css,
		htmlType:                             html,
		reflect.TypeFor[template.HTMLAttr](): attribute,
		reflect.TypeFor[template.JS]():       script,
		reflect.TypeFor[template.JSStr]():    scriptText,
		reflect.TypeFor[template.URL]():      address,
		reflect.TypeFor[template.Srcset]():   srcset,
	}
)

// print compiles an action: its value, through the escapers that html/template has
// put at the end of the pipeline, into the page.
func (c *compiler) print(p *parse.PipeNode, dot shape) op {
	cmds := p.Cmds
	end := len(cmds)
	for end > 0 && escaperOf(cmds[end-1]) != nil {
		end--
	}
	if end == 0 {
		return failing("an escaper without a value")
	}
	value := c.commands(cmds[:end], dot)
	names := make([]string, 0, 3)
	var stages []escaper
	for _, cmd := range cmds[end:] {
		names = append(names, cmd.Args[0].(*parse.IdentifierNode).Ident)
		stages = append(stages, escaperOf(cmd))
	}
	switch _, trusted := contents[value.shape.typ]; {
	case len(names) == 0 && value.shape.typ != stringType && !trusted:
		return failing("an action without escapers") // its value is printed by other rules
	case len(names) > 0 && names[0] == jsValue:
		return printScript(value, stages[1:])
	}
	return printText(value, chain(names, stages))
}

// escaperOf is the escaper that a command is; nil if it is something else.
func escaperOf(cmd *parse.CommandNode) escaper {
	if n, ok := cmd.Args[0].(*parse.IdentifierNode); ok && len(cmd.Args) == 1 {
		return escapers[n.Ident]
	}
	return nil
}

// printText compiles the printing of a value by what is known of its type.
func printText(value expr, write escaper) op {
	t := value.shape.typ
	kind, trusted := contents[t]
	switch {
	case !value.shape.known || t == nil:
		return printAny(value, write)
	case t == stringType || trusted:
		get := value.text
		if get == nil {
			get = func(r *run, dot reflect.Value) (string, bool) {
				v, ok := value.eval(r, dot)
				if !ok {
					return "", false
				}
				return v.String(), true
			}
		}
		return func(r *run, dot reflect.Value) flow {
			s, ok := get(r, dot)
			if !ok {
				return failed
			}
			return r.write(write, s, kind)
		}
	case t.Implements(stringerType) || t.Implements(errorType):
		return printAny(value, write)
	case t.Kind() == reflect.String, t.Kind() >= reflect.Int && t.Kind() <= reflect.Int64, t.Kind() == reflect.Bool:
		return func(r *run, dot reflect.Value) flow {
			v, ok := value.eval(r, dot)
			if !ok {
				return failed
			}
			return r.scalar(write, v)
		}
	}
	return printAny(value, write)
}

// write escapes a text into the page.
func (r *run) write(write escaper, s string, kind content) flow {
	out, ok := write(r, r.out, s, kind)
	if !ok {
		return r.fail("a text that only html/template can escape")
	}
	r.out = out
	return next
}

// scalar prints a text, a whole number or a truth.
func (r *run) scalar(write escaper, v reflect.Value) flow {
	switch v.Kind() {
	case reflect.String:
		return r.write(write, v.String(), text)
	case reflect.Bool:
		return r.write(write, strconv.FormatBool(v.Bool()), text)
	}
	return r.write(write, strconv.FormatInt(v.Int(), 10), text)
}

// printAny prints what is only known when it is there.
func printAny(value expr, write escaper) op {
	return func(r *run, dot reflect.Value) flow {
		v, ok := value.eval(r, dot)
		switch {
		case !ok:
			return failed
		case !v.IsValid():
			return r.write(write, "", text)
		}
		s, kind := textOf(v.Interface())
		return r.write(write, s, kind)
	}
}

// textOf is what html/template prints of a value, and what it trusts it to be.
func textOf(a any) (string, content) {
	v := reflect.ValueOf(a)
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if !v.IsValid() {
		return "", text // html/template leaves out a nil
	}
	if v.Type() == stringType {
		return v.String(), text
	}
	if kind, trusted := contents[v.Type()]; trusted {
		return v.String(), kind
	}
	return fmt.Sprint(printable(a)), text
}

// printable goes through pointers to what fmt should print, which is something that
// has a text, or no pointer.
func printable(a any) any {
	if a == nil {
		return nil
	}
	v := reflect.ValueOf(a)
	for v.Kind() == reflect.Pointer && !v.IsNil() && !v.Type().Implements(stringerType) && !v.Type().Implements(errorType) {
		v = v.Elem()
	}
	return v.Interface()
}
