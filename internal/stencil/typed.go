package stencil

import (
	"fmt"
	"html/template"
	"reflect"
)

// plain are the language's functions that can be called like helpers.
var plain = template.FuncMap{
	"html":        template.HTMLEscaper,
	"js":          template.JSEscaper,
	"urlquery":    template.URLQueryEscaper,
	"print":       fmt.Sprint,
	"printf":      fmt.Sprintf,
	"println":     fmt.Sprintln,
	"_eval_args_": joined,
}

// joined is what html/template calls _eval_args_: the arguments of {{html .A .B}}.
func joined(args ...any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, arg := range args {
		args[i] = printable(arg)
	}
	return fmt.Sprint(args...)
}

// texts is a function that gives a text.
type texts func(r *run, dot reflect.Value) (string, bool)

// boxed gives a text as a value.
func boxed(text texts) eval {
	return func(r *run, dot reflect.Value) (reflect.Value, bool) {
		s, ok := text(r, dot)
		return reflect.ValueOf(s), ok
	}
}

// typed calls functions of common types without reflection. Each argument gives a
// value that can be assigned to its parameter.
func typed(f any, args []eval) (expr, bool) {
	switch f := f.(type) {
	case func(string) string:
		return expr{text: func(r *run, dot reflect.Value) (string, bool) {
			a, ok := args[0](r, dot)
			if !ok {
				return "", false
			}
			return f(a.String()), true
		}}, true
	case func(string, string, int) string:
		return expr{text: func(r *run, dot reflect.Value) (string, bool) {
			a, b, c, ok := three(r, dot, args)
			if !ok {
				return "", false
			}
			return f(a.String(), b.String(), int(c.Int())), true
		}}, true
	case func(string, any) string:
		return expr{text: func(r *run, dot reflect.Value) (string, bool) {
			a, b, ok := two(r, dot, args)
			if !ok {
				return "", false
			}
			return f(a.String(), b.Interface()), true
		}}, true
	case func(string, ...any) string:
		return expr{text: func(r *run, dot reflect.Value) (string, bool) {
			in, ok := r.interfaces(args[1:], dot)
			if !ok {
				return "", false
			}
			a, ok := args[0](r, dot)
			if !ok {
				return "", false
			}
			return f(a.String(), in...), true
		}}, true
	case func(...any) string:
		return expr{text: func(r *run, dot reflect.Value) (string, bool) {
			in, ok := r.interfaces(args, dot)
			if !ok {
				return "", false
			}
			return f(in...), true
		}}, true
	case func(string, any) (template.HTML, error):
		text := func(r *run, dot reflect.Value) (string, bool) {
			a, b, ok := two(r, dot, args)
			if !ok {
				return "", false
			}
			html, err := f(a.String(), b.Interface())
			if err != nil {
				r.fail("a function's error")
				return "", false
			}
			return string(html), true
		}
		return expr{text: text, eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
			s, ok := text(r, dot)
			return reflect.ValueOf(s).Convert(htmlType), ok
		}}, true
	case func(int, int) int:
		return expr{eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
			a, b, ok := two(r, dot, args)
			if !ok {
				return a, false
			}
			return reflect.ValueOf(f(int(a.Int()), int(b.Int()))), true
		}}, true
	case func(any, any) int64:
		return expr{eval: func(r *run, dot reflect.Value) (reflect.Value, bool) {
			a, b, ok := two(r, dot, args)
			if !ok {
				return a, false
			}
			return reflect.ValueOf(f(a.Interface(), b.Interface())), true
		}}, true
	}
	return expr{}, false
}

func two(r *run, dot reflect.Value, args []eval) (a, b reflect.Value, ok bool) {
	if a, ok = args[0](r, dot); ok {
		b, ok = args[1](r, dot)
	}
	return a, b, ok
}

func three(r *run, dot reflect.Value, args []eval) (a, b, c reflect.Value, ok bool) {
	if a, b, ok = two(r, dot, args); ok {
		c, ok = args[2](r, dot)
	}
	return a, b, c, ok
}

// interfaces are the arguments of a call, as many as there are.
func (r *run) interfaces(args []eval, dot reflect.Value) ([]any, bool) {
	in := make([]any, len(args))
	for i, arg := range args {
		v, ok := arg(r, dot)
		if !ok {
			return nil, false
		}
		if v.IsValid() {
			in[i] = v.Interface()
		}
	}
	return in, true
}
