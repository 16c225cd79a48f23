package stencil

import (
	"cmp"
	"reflect"
)

// comparisons say of which orders a comparison holds.
var comparisons = map[string]func(order int) bool{
	"lt": func(order int) bool { return order == -1 },
	"le": func(order int) bool { return order == -1 || order == 0 },
	"gt": func(order int) bool { return order == 1 },
	"ge": func(order int) bool { return order == 1 || order == 0 },
}

// A basic is what counts of a type when values are compared.
type basic int

const (
	other basic = iota
	truths
	whole
	natural
	fraction
	word
)

func basicOf(v reflect.Value) basic {
	switch {
	case v.Kind() == reflect.String:
		return word
	case v.CanInt():
		return whole
	case v.CanUint():
		return natural
	case v.Kind() == reflect.Bool:
		return truths
	case v.CanFloat():
		return fraction
	}
	return other
}

// compareTwo gives the order of two values; false if they have none.
func compareTwo(r *run, dot reflect.Value, first, second eval) (order int, ok bool) {
	a, ok := first(r, dot)
	if !ok {
		return 0, false
	}
	b, ok := second(r, dot)
	if !ok {
		return 0, false
	}
	a, b = concrete(a), concrete(b)
	kind := basicOf(a)
	if kind != basicOf(b) {
		kind = other
	}
	switch kind {
	case whole:
		return cmp.Compare(a.Int(), b.Int()), true
	case natural:
		return cmp.Compare(a.Uint(), b.Uint()), true
	case word:
		return cmp.Compare(a.String(), b.String()), true
	}
	r.fail("values without an order")
	return 0, false
}

// concrete is what an interface holds.
func concrete(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// equalAny is eq: whether the first value equals one of the others.
func equalAny(r *run, dot reflect.Value, args []expr) (same, ok bool) {
	a, ok := args[0].eval(r, dot)
	if !ok {
		return false, false
	}
	a = concrete(a)
	for _, arg := range args[1:] {
		b, ok := arg.eval(r, dot) // also after an equal one: it may be a mistake
		if !ok {
			return false, false
		}
		if same {
			continue
		}
		if same, ok = equal(a, concrete(b)); !ok {
			r.fail("values that cannot be equal")
			return false, false
		}
	}
	return same, true
}

func equal(a, b reflect.Value) (same, ok bool) {
	kind, otherKind := basicOf(a), basicOf(b)
	if kind != otherKind {
		switch {
		case kind == whole && otherKind == natural:
			return a.Int() >= 0 && uint64(a.Int()) == b.Uint(), true
		case kind == natural && otherKind == whole:
			return b.Int() >= 0 && uint64(b.Int()) == a.Uint(), true
		}
		return false, !a.IsValid() || !b.IsValid()
	}
	switch kind {
	case word:
		return a.String() == b.String(), true
	case whole:
		return a.Int() == b.Int(), true
	case natural:
		return a.Uint() == b.Uint(), true
	case truths:
		return a.Bool() == b.Bool(), true
	case fraction:
		return a.Float() == b.Float(), true
	}
	if !a.IsValid() || !b.IsValid() {
		return isNil(a) && isNil(b), true
	}
	if a.Kind() == reflect.Pointer && a.Type() == b.Type() {
		return a.Pointer() == b.Pointer(), true
	}
	return false, false
}

// isNil is true of no value, and of a nil.
func isNil(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return v.IsNil()
	}
	return false
}
