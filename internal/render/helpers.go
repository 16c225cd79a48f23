package render

import (
	"html/template"
	"maps"
	"strconv"

	"digest/internal/markdown"
	"digest/internal/plan"

	"github.com/Masterminds/sprig/v3"
)

// sprigNames are the functions that templates get from sprig. The list is
// closed: sprig's hermetic map still holds functions that are random, need the
// clock or do cryptography, some that change their argument ("set"), and some
// that go by the order of a map, which is another each time ("keys", "values").
var sprigNames = [...]string{
	"abbrev", "add", "add1", "append", "coalesce", "compact", "concat", "contains", "default", "dict",
	"div", "empty", "first", "get", "has", "hasKey", "hasPrefix", "hasSuffix", "initial", "join",
	"kindIs", "last", "list", "lower", "max", "min", "mod", "mul", "nospace", "plural", "prepend", "repeat",
	"replace", "rest", "reverse", "round", "slice", "sortAlpha", "split", "splitList", "squote",
	"sub", "substr", "ternary", "title", "toString", "trim", "trimAll", "trimPrefix", "trimSuffix", "trunc",
	"uniq", "until", "untilStep", "upper", "without", "wrap",
}

// helpers are the functions that templates may call.
func helpers(renderer *markdown.Renderer, parts *shared) template.FuncMap {
	funcs := make(template.FuncMap, len(sprigNames)+4)
	hermetic := sprig.HermeticHtmlFuncMap()
	for _, name := range sprigNames {
		funcs[name] = hermetic[name]
	}
	maps.Copy(funcs, template.FuncMap{
		// markdown renders a body; its headings fit under what the view says.
		"markdown": func(b plan.Body) (markdown.HTML, error) {
			text, err := b.Whole()
			if err != nil {
				return "", err
			}
			return renderer.HTML(text, markdown.Options{Prefix: b.Prefix, Base: b.Base, HeadingTop: b.Level, HeadingPrefix: b.Anchor})
		},
		// shared renders a partial once for each view, and then reuses its bytes.
		"shared": parts.render,
		// mille is a length in thousandths of the whole, as SVG writes it: "43.5%".
		"mille": func(n int) string { return strconv.FormatFloat(float64(n)/10, 'f', -1, 64) + "%" },
		// percent is a part of a whole, rounded, as in a width.
		"percent": func(part, whole int) int {
			if whole == 0 {
				return 0
			}
			return (100*part + whole/2) / whole
		},
	})
	return funcs
}
