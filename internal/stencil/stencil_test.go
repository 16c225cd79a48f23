package stencil

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"testing"
	"time"
)

// A person is a view with something of everything.
type person struct {
	Name    string
	Title   label
	Age     int
	Small   int8
	Count   uint16
	Ratio   float64
	Draft   bool
	Since   time.Duration
	Markup  template.HTML
	Home    template.URL
	Any     any
	None    any
	Friend  *person
	Friends []*person
	Names   []string
	Pair    [2]string
	Links   []ref
	Words   map[string]string
	Mixed   map[string]any
	Reason  error
	Pointer *string
	*base
	inner
	hidden string
}

type (
	label string
	ref   struct{ Name, Href string }
	base  struct{ Site string }
	inner struct{ Depth int }
)

func (p person) Greeting() string               { return "Hello, " + p.Name }
func (p *person) Shout() string                 { return strings.ToUpper(p.Name) + "!" }
func (p person) Add(a int, b ...int) int        { return a + len(b) + p.Age }
func (p person) Check(s string) (string, error) { return s, p.Reason }
func (b *base) Where() string                   { return "at " + b.Site }
func (r ref) String() string                    { return "<" + r.Name + ">" }
func (l label) Upper() label                    { return label(strings.ToUpper(string(l))) }
func (r *ref) Link() template.HTML              { return template.HTML(`<a href="` + r.Href + `">`) }
func (p person) Self() any                      { return p }
func (p person) Nothing() any                   { return nil }
func (p person) Boom() (string, error)          { return "", errors.New("boom") }
func (p person) Map() map[string]int            { return map[string]int{"b": 2, "a": 1} }
func (p person) Panic() string                  { return p.Names[99] }
func (inner) Deep() string                      { return "deep" }

var funcs = template.FuncMap{
	"upper":  strings.ToUpper,
	"plural": func(one, many string, n int) string { return map[bool]string{true: one, false: many}[n == 1] },
	"half":   func(a, b int) int { return a / b },
	"sum":    func(a, b any) int64 { return int64(a.(int)) + int64(b.(int)) },
	"list":   func(v ...any) []any { return v },
	"dict":   func(k string, v any) map[string]any { return map[string]any{k: v} },
	"join":   func(sep string, v any) string { return strings.Join(v.([]string), sep) },
	"bold": func(tag string, v any) (template.HTML, error) {
		return template.HTML(fmt.Sprintf("<%s>%v", tag, v)), nil
	},
	"fail":  func() (string, error) { return "", errors.New("failed") },
	"crash": func(s string) string { return s[100:] },
	"count": func(p person) int { return len(p.Names) },
	"ptr":   func(p *person) string { return p.Name },
	"size":  func(n int64, u uint8, f float32, b bool) string { return fmt.Sprint(n, u, f, b) },
	"anon":  func(v any) string { return fmt.Sprintf("%T", v) },
}

func view() person {
	text := "pointed <at>"
	friend := &person{Name: "John <Roe>", Age: 7, Names: []string{"only"}, base: &base{"there"}}
	return person{
		Name: `Jane "Doe" & <co>`, Title: "Dr. <x>", Age: 41, Small: -3, Count: 300, Ratio: 2.5, Draft: true, Since: 90 * time.Second,
		Markup: "<b>bold &amp; free</b>", Home: "javascript:home()", Any: "any <text>", Friend: friend,
		Friends: []*person{friend, {Name: "Ann", Friend: friend, Friends: []*person{friend}}}, Names: []string{"a", "b<", "c"}, Pair: [2]string{"x", "y"},
		Links: []ref{{"One", "/one/?a=1&b=2"}, {"Two", "javascript:alert(1)"}}, Words: map[string]string{"z": "last", "a": "first <"},
		Mixed: map[string]any{"n": 1, "s": "text", "l": []string{"in"}, "nil": nil}, Pointer: &text, base: &base{"here"}, inner: inner{3}, hidden: "h",
	}
}

// constructs are templates that the fast way knows.
var constructs = []string{
	`plain text`, `{{/* comment */}}a{{- " b " -}} c`,
	`{{.Name}} {{.Title}} {{.Age}} {{.Small}} {{.Count}} {{.Ratio}} {{.Draft}} {{.Since}} {{.Markup}} {{.Any}} {{.None}} {{.Pointer}}`,
	`{{.Site}} {{.Where}} {{.Depth}} {{.Deep}} {{.Friend.Site}} {{.Friend.Where}} {{.Friend.Friend}}`,
	`{{.Greeting}} {{.Friend.Shout}} {{.Title.Upper}} {{.Add 1}} {{.Add 1 2 3}} {{.Age | .Add}} {{.Check "x<"}} {{.Self.Name}} {{.Nothing}}`,
	`{{range .Links}}{{.}} {{.Name}} {{.String}} {{.Link}} {{end}}`, `{{range .Map}}{{.}},{{end}} {{.Map.a}}`,
	`{{"text <b>"}} {{1}} {{-2}} {{1.5}} {{'a'}} {{0x1F}} {{1e3}} {{true}} {{false}} {{1_000}}`,
	`{{if .Name}}yes{{end}}{{if .Friend.Friend}}no{{else}}else{{end}}{{if .Draft}}d{{end}}{{if .Age}}a{{end}}{{if .Ratio}}r{{end}}{{if .Names}}n{{end}}{{if .None}}x{{else if .Any}}any{{end}}`,
	`{{with .Friend}}{{.Name}} {{$.Name}}{{with .Names}}{{.}}{{end}}{{end}}{{with .None}}x{{else}}{{.Age}}{{end}}{{with .Friend.Friend}}{{.Name}}{{else with .Any}}{{.}}{{end}}`,
	`{{with $x := .Friend}}{{$x.Name}}{{end}}{{if $y := .Name}}{{$y}}{{end}}{{with $z := .None}}{{else}}[{{$z}}]{{end}}`,
	`{{$a := .Name}}{{$b := 1}}{{$a}} {{$b}}{{$b = 2}} {{$b}}{{if true}}{{$b = "three"}}{{$c := 4}}{{$c}}{{end}} {{$b}}`,
	`{{$n := 0}}{{range .Names}}{{$n = .}}{{end}}{{$n}}`, `{{$a := 1}}{{with .Friend}}{{$a := 2}}{{$a}}{{end}}{{$a}}`,
	`{{range .Names}}<{{.}}>{{end}}{{range .Pair}}{{.}}{{end}}{{range .Friends}}{{.Name}}{{else}}none{{end}}{{range .Friend.Friends}}x{{else}}none{{end}}`,
	`{{range $i, $n := .Names}}{{if $i}}, {{end}}{{$i}}: {{$n}}{{end}}{{range $n := .Names}}{{$n}}{{end}}`,
	`{{range $i, $n := .Friend.Friends}}x{{else}}{{$i}} {{$n}}{{end}}`, `{{range .None}}x{{else}}nil{{end}}`,
	`{{range $k, $v := .Words}}{{$k}}={{$v}};{{end}}{{range .Mixed}}{{.}},{{end}}{{range $i := 3}}{{$i}}{{end}}{{range 0}}x{{else}}zero{{end}}`,
	`{{range .Names}}{{if eq . "b<"}}{{continue}}{{end}}{{.}}{{end}}{{range .Names}}{{if eq . "b<"}}{{break}}{{end}}{{.}}{{else}}e{{end}}`,
	`{{range .Friends}}{{range .Names}}{{break}}{{end}}{{with .Name}}{{continue}}{{end}}x{{end}}`,
	`{{define "x"}}[{{.}}{{$}}]{{end}}{{template "x" .Name}}{{template "x" .Age}}{{template "x" .Any}}{{template "x"}}{{template "x" .Title}}`,
	`{{define "tree"}}{{.Name}}{{range .Friends}}({{template "tree" .}}){{end}}{{end}}{{template "tree" .}}`,
	`{{block "b" .Friend}}{{.Name}}{{$.Age}}{{end}}`, `{{define "v"}}{{$x := .}}{{$x}}{{end}}{{$x := 1}}{{template "v" 2}}{{$x}}`,
	`{{eq .Age 41}} {{eq .Name "x" "y"}} {{eq .Name "x" .Name}} {{ne .Age 41}} {{eq .Count 300}} {{eq .Title "Dr. <x>"}} {{eq .Draft true}} {{eq .None nil}} {{eq .Friend .Friend}} {{eq .Ratio 2.5}}`,
	`{{lt 1 2}} {{le 2 2}} {{gt .Age 40}} {{ge "a" "b"}} {{lt .Name "z"}} {{gt .Count .Count}} {{not .Draft}} {{not .None}}`,
	`{{and 1 0 2}} {{and .Name .Age}} {{or "" .Name}} {{or 0 ""}} {{if and .Draft (not .None) (or .None .Age)}}y{{end}} {{if or .None 0}}y{{else}}n{{end}}`,
	`{{len .Name}} {{len .Names}} {{len .Words}} {{len .Pair}} {{index .Names 1}} {{index .Words "a"}} {{index .Words "none"}} {{index .Mixed "l" 0}} {{index .Friends 1 | printf "%T"}}`,
	`{{(index .Links 0).Name}} {{(index .Friends 1).Friend.Name}} {{(.Self).Age}} {{slice .Name 1 3}} {{slice .Names 1}} {{slice .Name 2}}`,
	`{{print .Name 1 2 .Age}} {{printf "%s-%d" .Name .Age}} {{println .Name}} {{printf "%v" .None}} {{.Name | printf "%q %q" "x"}} {{print nil}}`,
	`{{.Name | html}} {{html .Name .Age}} {{.Name | urlquery}} {{.Name | js}} {{html "<" 1}}`,
	`{{upper .Name}} {{.Name | upper | upper}} {{plural "one" "many" 1}} {{plural "one" "many" (len .Names)}} {{half 9 2}} {{sum 1 .Age}} {{join ", " .Names}} {{bold "i" .Title}} {{upper "x"}}`,
	`{{range list 1 "a" .Friend}}{{.}}{{end}} {{(dict "k" .Name).k}} {{with dict "k" .Friend}}{{.k.Name}}{{end}} {{count .}} {{count .Friend}} {{ptr .Friend}} {{size 1 2 3.5 true}} {{anon 1}}{{anon 1.0}}{{anon nil}}{{anon .Pointer}}`,
	`{{with .Any}}{{.}}{{end}}{{with .Mixed}}{{.n}} {{.s}} {{range .l}}{{.}}{{end}}{{end}}{{.Words.z}} {{.Mixed.s}} {{.Mixed.nil}}`,
	`{{range $k, $v := .Mixed}}{{$k}}{{if $v}}{{$v}}{{end}}{{end}}`, `{{.Self.Friend.Name}}{{with .Self}}{{.Greeting}}{{range .Friends}}{{.Shout}}{{end}}{{end}}`,
	`<a href="{{.Home}}" title="{{.Name}}" class="p{{.Age}}">{{.Name}}</a><a href="/q?x={{.Name}}&amp;y={{.Age}}">{{.Markup}}</a>`,
	`{{range .Links}}<a href="{{.Href}}">{{.Name}}</a>{{end}}`, `<p style="--share: {{.Age}}; width: {{.Ratio}}%">`,
	`<script>var a = {{.Names}}, b = {{.Age}}, c = "{{.Name}}", d = {{.Mixed}}, e = {{.None}}, f = {{.Since}};</script>`,
	`<title>{{.Name}}{{.Markup}}</title><p title={{.Name}}></p><!-- {{.Name}} --><meta content="{{.Name}}"><img alt="{{.Title}}">`,
	`<meta http-equiv="refresh" content="0; url={{.Name}}"><textarea>{{.Name}}</textarea><button onclick="f({{.Name}})">`,
}

// oddities are templates that are left to html/template.
var oddities = []string{
	`{{define "x"}}{{.}}{{end}}<p title="{{template "x" .Name}}">{{template "x" .Age}}`, // a template in two places
	`<p {{.Name}}="x">`, `<p title="{{.Markup}}">`, `<img srcset="{{.Name}}">`, "<script>`{{.Name}}`</script>", `<script>/{{.Name}}/</script>`,
	`{{$x := 0}}{{range $x = .Names}}{{$x}}{{end}}`, `{{and .Name .Age | and 1}}`, `<p style="color: {{"\\41"}}">`, `{{eq 1i 1i}}`, `{{lt 1.5 2.5}}`,
	`{{eq .Friend.Friend nil}}{{with .Reason}}x{{end}}{{range $x := .Since}}{{break}}{{end}}`, `<p title={{.Markup}}>`,
}

// mistakes are templates that html/template runs into an error.
var mistakes = []string{
	`{{.Nope}}`, `a{{.hidden}}`, "line\n{{.Friend.Friend.Name}}", `{{.Boom}}`, `{{fail}}`, `{{crash .Name}}`, `{{.Panic}}`, `{{index .Names 9}}`, `{{index .Names "x"}}`,
	`{{.Words.none}}`, `{{.Name.First}}`, `{{upper .Age}}`, `{{upper}}`, `{{plural "a" "b"}}`, `{{lt .Friend 1}}`, `{{eq .Name 1}}`, `{{range .Age.X}}{{end}}`, `{{template "none"}}`,
	`{{range .Name}}{{end}}`, `{{len .Age}}`, `{{.Name 1}}`, `{{1 | .Name}}`, `{{nil}}`, `{{with .Friend}}{{.Nope}}{{end}}`, `{{.Any.X}}`, `{{.None.X}}`, `{{count .Name}}`,
	`{{define "x"}}{{template "x" .}}{{end}}{{template "x" .}}`, `{{.Check 1}}`, `{{slice .Name 99}}`, `{{call .Name}}`, `<script>{{if .Draft}}"{{end}}</script>`,
	`{{template "x"}}{{define "x"}}{{.Name}}{{end}}`, `{{range $i, $j := 3}}{{end}}`, `{{eq .Names .Names}}`,
}

// build parses a text; nil if it is none.
func build(text string) *template.Template {
	t, err := template.New("page").Funcs(funcs).Option("missingkey=error").Parse(text)
	if err != nil {
		return nil
	}
	return t
}

// both runs a text the fast way and html/template's, which must agree; it says
// whether the fast way came to its end.
func both(t *testing.T, text string, view any) (fast bool) {
	t.Helper()
	reference := build(text)
	if reference == nil {
		t.Fatalf("%s cannot be parsed", text)
	}
	var want, got bytes.Buffer
	wantErr := reference.ExecuteTemplate(&want, "page", view)
	set := New(build(text), funcs)
	for range 2 { // the second time, everything is compiled
		got.Reset()
		err := set.ExecuteTemplate(&got, "page", view)
		if fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%s\n gives the error %v,\nwant %v", text, err, wantErr)
		}
		if err == nil && got.String() != want.String() {
			t.Errorf("%s\n gives %q,\nwant %q", text, got.String(), want.String())
		}
	}
	return !slices.Contains(set.Slow(), "page")
}

func TestConstructs(t *testing.T) {
	v := view()
	for _, text := range constructs {
		for _, view := range []any{v, &v} {
			if !both(t, text, view) {
				var b bytes.Buffer
				set := New(build(text), funcs)
				set.entrance("page")
				t.Errorf("%s with a %T is left to html/template: %v", text, view, set.fast(&b, "page", view))
			}
		}
	}
}

func TestOddities(t *testing.T) {
	for _, text := range oddities {
		if both(t, text, view()) {
			t.Errorf("%s is not left to html/template", text)
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, text := range mistakes {
		both(t, text, view())
	}
	both(t, `{{.}}`, nil)
	both(t, `{{.X}}`, nil)
}
