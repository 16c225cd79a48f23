package load

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"digest/internal/diag"
	"digest/internal/news"
)

var dateType = reflect.TypeFor[news.Date]()

// A decoder copies the tree of one file into a record and collects the mistakes.
type decoder struct {
	schemas schemas
	zone    *time.Location
	file    string
	// typed is set for TOML, whose authors say themselves what is text.
	typed bool

	path     []step
	problems diag.List
	// spoiled are keys with a mistake; nothing more is said about them and what
	// is in them, so that one slip gives one message.
	spoiled []string
}

// A step leads to a value: a key, or, where the key is empty, an index of a list.
type step struct {
	key   string
	index int
}

// decode fills the record, a pointer to a struct, from a mapping.
func (d *decoder) decode(root *yaml.Node, record any) {
	d.mapping(root, reflect.ValueOf(record).Elem())
}

// value decodes any node.
func (d *decoder) value(n *yaml.Node, to reflect.Value) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Value == "" {
		d.report("there is no value", "write one, or take the key away")
		return
	}
	switch kind := to.Kind(); {
	case to.Type() == dateType:
		d.date(n, to)
	case kind == reflect.String:
		d.text(n, to)
	case kind == reflect.Int:
		d.number(n, to)
	case kind == reflect.Bool:
		d.boolean(n, to)
	case kind == reflect.Pointer:
		to.Set(reflect.New(to.Type().Elem()))
		d.value(n, to.Elem())
	case kind == reflect.Slice:
		d.list(n, to)
	case kind == reflect.Struct:
		d.mapping(n, to)
	}
}

func (d *decoder) mapping(n *yaml.Node, to reflect.Value) {
	known := d.schemas[to.Type()]
	if n.Kind != yaml.MappingNode {
		d.report("expected keys with values, found "+describe(n), "the keys are "+strings.Join(known.keys, ", "))
		return
	}
	lines := make([]int, len(known.keys)) // where each key was first seen
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		d.path = append(d.path, step{key: key.Value})
		switch k := slices.Index(known.keys, key.Value); {
		case k < 0 || key.Kind != yaml.ScalarNode:
			d.unknown(key, known)
		case lines[k] > 0:
			d.reportAt(key, fmt.Sprintf("the key is written twice, first on line %d", lines[k]), "keep one of them")
		default:
			lines[k] = key.Line
			d.value(value, to.Field(known.fields[k]))
		}
		d.path = d.path[:len(d.path)-1]
	}
}

// unknown reports a key that no schema has. The key that its author probably
// meant counts as spoiled too: it need not be reported as missing.
func (d *decoder) unknown(key *yaml.Node, known *schema) {
	name := &d.path[len(d.path)-1].key
	switch {
	case key.Kind != yaml.ScalarNode:
		*name = "?"
		d.reportAt(key, "expected a key, found "+describe(key), `write "key: value"`)
		return
	case key.Value == "":
		*name = `""`
	}
	nearest := diag.Nearest(key.Value, known.keys)
	if nearest == "" {
		d.reportAt(key, "unknown key", "the keys here are "+strings.Join(known.keys, ", "))
		return
	}
	d.reportAt(key, "unknown key", diag.DidYouMean(key.Value, known.keys))
	*name = nearest
	d.spoiled = append(d.spoiled, d.key())
}

func (d *decoder) list(n *yaml.Node, to reflect.Value) {
	if n.Kind != yaml.SequenceNode {
		hint := ""
		if n.Kind == yaml.ScalarNode && to.Type().Elem().Kind() == reflect.String {
			hint = fmt.Sprintf("write it as [%s]", n.Value)
		}
		d.report("expected a list, found "+describe(n), hint)
		return
	}
	if len(n.Content) == 0 {
		return // an empty list is no list, so that records compare alike
	}
	list := reflect.MakeSlice(to.Type(), len(n.Content), len(n.Content))
	for i, element := range n.Content {
		d.path = append(d.path, step{index: i})
		d.value(element, list.Index(i))
		d.path = d.path[:len(d.path)-1]
	}
	to.Set(list)
}

// text takes the words as they stand in the file: an unquoted number or date is
// text where text is expected. true and null are not, since they may be meant.
// White space around the text, as a block scalar leaves it, is taken off.
func (d *decoder) text(n *yaml.Node, to reflect.Value) {
	if n.Kind != yaml.ScalarNode || d.typed && n.Tag != "!!str" || n.Tag == "!!bool" || n.Tag == "!!null" {
		hint := ""
		if n.Kind == yaml.ScalarNode {
			hint = fmt.Sprintf("put it in quotes: %q", n.Value)
		}
		d.report("expected text, found "+describe(n), hint)
		return
	}
	if i := strings.IndexFunc(n.Value, forbidden); i >= 0 {
		for _, r := range n.Value[i:] {
			d.report(forbiddenMessage(r), forbiddenHint)
			return
		}
	}
	to.SetString(strings.TrimSpace(n.Value))
}

func (d *decoder) date(n *yaml.Node, to reflect.Value) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!bool" || n.Tag == "!!null" {
		d.report("expected a date, found "+describe(n), "write it like 2026-05-28")
		return
	}
	// The raw text, since YAML knows other dates than EDTF.
	date, err := news.ParseDate(n.Value)
	if err != nil {
		d.report(err.Error(), "")
		return
	}
	to.Set(reflect.ValueOf(date.In(d.zone)))
}

func (d *decoder) number(n *yaml.Node, to reflect.Value) {
	// The spelling has to come back: YAML takes 010 for eight.
	number, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil || strconv.Itoa(number) != n.Value {
		d.report("expected a whole number, found "+describe(n), "write it like 10, without quotes")
		return
	}
	to.SetInt(int64(number))
}

func (d *decoder) boolean(n *yaml.Node, to reflect.Value) {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		d.report("expected true or false, found "+describe(n), "")
		return
	}
	to.SetBool(strings.EqualFold(n.Value, "true"))
}
