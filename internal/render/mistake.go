package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	texttemplate "text/template"
	"unicode/utf8"

	"digest/internal/diag"
)

// manual is where a template's author looks things up.
const manual = "docs/templates.md"

// told takes an error of html/template apart: the file, perhaps a line and a column, what
// was being evaluated, and what is wrong.
var told = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:\s]+?)(?::(\d+))?(?::(\d+))?: (?:executing "[^"]*" at <.*?>: )?(.*)$`)

// unparsed is the problem of a template file that is no template. The error has no column:
// the action at fault is the first one up to whose end the text gives the same error.
func unparsed(name, text string, funcs template.FuncMap, err error) diag.Problem {
	p := diag.Problem{File: "templates/" + name, Message: err.Error(), Hint: manual + " tells how templates are written"}
	parts := told.FindStringSubmatch(err.Error())
	if parts == nil {
		return p
	}
	p.Line, _ = strconv.Atoi(parts[2])
	p.Message = parts[4]
	if unknown := regexp.MustCompile(`^function "(.*)" not defined$`).FindStringSubmatch(p.Message); unknown != nil {
		p.Hint = diag.DidYouMean(unknown[1], slices.Sorted(maps.Keys(funcs)))
		if p.Hint == "" {
			p.Hint = manual + " lists the functions that templates may call"
		}
	}
	if p.Message == "unexpected EOF" {
		p.Hint = "an {{if}}, {{range}}, {{with}} or {{define}} has no {{end}}"
		return p
	}
	begin := lineStart(text, p.Line)
	for at := begin; p.Column == 0; {
		open := strings.Index(text[at:], "{{")
		if open < 0 || strings.Contains(text[begin:at+open], "\n") {
			break
		}
		at += open + len("{{")
		end := len(text)
		if next := strings.Index(text[at:], "{{"); next >= 0 {
			end = at + next
		}
		_, again := template.New(name).Funcs(funcs).Parse(text[:end])
		if again != nil && again.Error() == err.Error() {
			p.Column = column(text[begin : at-len("{{")])
		}
	}
	return p
}

// failure is the problem of a page that cannot be rendered. What a helper says of an
// author's text is no mistake of the template, and stays as it is.
func (t *Theme) failure(page, name string, view any, err error) error {
	err = innermost(err)
	parts := told.FindStringSubmatch(err.Error())
	if parts == nil || strings.HasPrefix(parts[4], "error calling markdown: ") {
		return fmt.Errorf("rendering %s: %w", page, err)
	}
	p := diag.Problem{
		File: "templates/" + name, Message: parts[4] + " (rendering " + page + ")",
		Hint: manual + " tells what each template is given",
	}
	if text, known := t.files[parts[1]]; known {
		p.File = "templates/" + parts[1]
		p.Line, _ = strconv.Atoi(parts[2])
		if offset, err := strconv.Atoi(parts[3]); err == nil {
			line := text[lineStart(text, p.Line):]
			p.Column = column(line[:min(offset, len(line))])
		}
	}
	if missing := regexp.MustCompile(`^can't evaluate field (\w+) in type (\S+)`).FindStringSubmatch(parts[4]); missing != nil {
		if hint := diag.DidYouMean(missing[1], fieldsOf(reflect.TypeOf(view), strings.TrimLeft(missing[2], "*"))); hint != "" {
			p.Hint = hint
		}
	}
	if missing := regexp.MustCompile(`no such template "(.*)"`).FindStringSubmatch(parts[4]); missing != nil {
		p.Hint = diag.DidYouMean(missing[1], slices.Sorted(maps.Keys(t.files)))
		if p.Hint == "" {
			p.Hint = "write templates/" + missing[1] + ", or take the call away"
		}
	}
	if refused, ok := errors.AsType[*template.Error](err); ok {
		t.explain(&p, page, name, refused)
	}
	return diag.Errors{p}
}

// unsafe is the problem of a page in which html/template refused to print something. It
// does not say where: the site's own templates are named, among which it may be.
func (t *Theme) unsafe(page, name string) error {
	p := diag.Problem{
		File:    "templates/" + name,
		Message: "prints an address or a style that is not safe there (rendering " + page + ")",
		Hint:    "an address begins with a slash, http:, https: or mailto:",
	}
	if own := t.ownIn(name); len(own) > 0 {
		p.Hint += "; " + madeWith(own)
	}
	return diag.Errors{p}
}

// madeWith names the site's own templates, among which a mistake may be.
func madeWith(own []string) string {
	return "of the site's own templates, the page is made with " + strings.Join(own, ", ")
}

// lineStart is where a line begins, counted from 1.
func lineStart(text string, line int) int {
	at := 0
	for range line - 1 {
		next := strings.IndexByte(text[at:], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return at
}

// column is that of what stands after the beginning of a line.
func column(before string) int { return utf8.RuneCountInString(before) + 1 }

// fieldsOf are the fields and methods of the type of that name within a view, sorted.
func fieldsOf(view reflect.Type, name string) []string {
	var names []string
	seen := make(map[reflect.Type]bool)
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
			t = t.Elem()
		}
		if t == nil || t.Kind() != reflect.Struct || seen[t] {
			return
		}
		seen[t] = true
		for field := range t.Fields() {
			visit(field.Type)
		}
		if t.String() != name {
			return
		}
		for _, field := range reflect.VisibleFields(t) {
			if field.IsExported() {
				names = append(names, field.Name)
			}
		}
		for method := range t.Methods() {
			names = append(names, method.Name)
		}
	}
	visit(view)
	slices.Sort(names)
	return names
}

// innermost is the error of the partial that went wrong, without the templates
// that call it.
func innermost(err error) error {
	for {
		var inner texttemplate.ExecError
		var refused *template.Error // of a partial that is shared
		switch cause := errors.Unwrap(err); {
		case errors.As(cause, &inner):
			err = inner
		case errors.As(cause, &refused):
			return refused
		default:
			return err
		}
	}
}

// isUnsafe says whether html/template refused to print something.
func isUnsafe(made []byte) bool {
	return bytes.Contains(made, []byte("ZgotmplZ")) && refused.Match(made)
}
