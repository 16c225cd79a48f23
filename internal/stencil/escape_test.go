package stencil

import (
	"bytes"
	"encoding/json"
	"html/template"
	"slices"
	"testing"
)

type named string

type speaking struct{ text string }

func (s speaking) String() string { return s.text }

type writing struct{ text string }

func (w writing) AppendJSON(dst []byte) []byte {
	text, _ := json.Marshal(w.text)
	return append(append(append(dst, `{"t":`...), text...), '}')
}

func (w writing) MarshalJSON() ([]byte, error) { return w.AppendJSON(nil), nil }

// places are where a value can stand in HTML.
var places = []string{
	`{{.}}`, `<title>{{.}}</title>`, `<p title="{{.}}">`, `<p title='{{.}}'>`, `<p title={{.}}>`, `<p title=x{{.}}>`, `<a href="{{.}}">`, `<a href='{{.}}'>`, `<a href={{.}}>`,
	`<a href="/x/{{.}}">`, `<a href="/x?q={{.}}">`, `<a href="/x#{{.}}">`, `<p style="color: {{.}}">`, `<style>p { width: {{.}} }</style>`,
	`<script>x = {{.}}</script>`, `<script>x = "{{.}}"</script>`, `<script>x = '{{.}}'</script>`, `<script type="application/ld+json">{{.}}</script>`,
	`<button onclick="f({{.}})">`, `<button onclick="f('{{.}}')">`, `<!-- {{.}} -->`, `<meta content="{{.}}">`, `<meta http-equiv="refresh" content="0; url={{.}}">`,
	`{{. | html}}`, `{{. | urlquery}}`, `<p title="{{. | html}}">`, `<p style="background: url('{{.}}')">`, `<textarea>{{.}}</textarea>`,
}

// slowPlaces are those that are left to html/template.
var slowPlaces = []string{
	`<a href="{{. | urlquery}}">`, `<img src="{{.}}" srcset="{{.}}">`, `<p {{.}}>`, "<script>`{{.}}`</script>", `<script>/{{.}}/</script>`, `<p style="font-family: '{{.}}'">`,
}

// typesOf are a text as every type that is printed in a way of its own.
func typesOf(s string) []any {
	return []any{
		s, named(s), &s,
		template.HTML(s), template.URL(s), template.CSS(s), template.JS(s), template.JSStr(s), template.HTMLAttr(s), template.Srcset(s),
		speaking{s},
		&speaking{s},
		writing{s},
		[]string{s},
		struct{ V any }{s},
		len(s) - 3, len(s) > 3, float64(len(s)) / 3, int8(len(s)), nil,
	}
}

// FuzzEscapers prints texts in every place, as every type: html/template's output
// and ours are the same bytes.
func FuzzEscapers(f *testing.F) {
	for _, s := range []string{
		"", "plain", "a b", `<script>alert("x" + 'y' & z)</script>`, "</SCRIPT >", "<!-- x -->", "]]>", "javascript:alert(1)", "JavaScript\t:x", "https://example.org/?a=1&b=ü#f", "mailto:x@example.org",
		"http:", "a/b:c", "//example.org", "%41%zz%", "\x00\x01\x1f\x7f", "\xff\xfe", "a\xc3", "\u2028\u2029", "\ufdd0\ufffd\uffff\U0010ffff", "\xed\xa0\x80", "+`=", "expres-sion(x)", "EXPRESSION", "-moz-binding",
		"#fff", "10px", "--x", "-1", `\41 \`, "url(x)", "ZgotmplZ", "{{.}}", "&amp;&#34;&lt;", "<b>bold</b>", "ü€😀", "a,b 2x", "\r\n\t\v\f", `"quoted\"`, "\\u003c", "'", "x\ny",
	} {
		f.Add(s)
	}
	references := make([]*template.Template, len(places))
	sets := make([]*Set, len(places))
	for i, place := range places {
		references[i], sets[i] = build("\n"+place), New(build("\n"+place), funcs)
		if err := references[i].ExecuteTemplate(&bytes.Buffer{}, "page", "x"); err != nil {
			f.Fatalf("%s: %v", place, err)
		}
		sets[i].entrance("page")
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i, place := range places {
			for _, v := range typesOf(s) {
				var got bytes.Buffer
				if sets[i].fast(&got, "page", v) != nil {
					continue // html/template would do it
				}
				var want bytes.Buffer
				if err := references[i].ExecuteTemplate(&want, "page", v); err != nil {
					t.Errorf("%s with %T %q: the fast way hides the error %v", place, v, v, err)
				} else if got.String() != want.String() {
					t.Errorf("%s with %T %q gives %q, want %q", place, v, v, got.String(), want.String())
				}
			}
		}
	})
}

// TestFastPlaces: the places that pages use are not left to html/template.
func TestFastPlaces(t *testing.T) {
	for _, place := range append(slices.Clone(places), slowPlaces...) {
		slow := slices.Contains(slowPlaces, place)
		set := New(build(place), funcs)
		set.entrance("page")
		for _, v := range []any{"text <b>", 7, true, named("x"), nil} {
			if err := set.fast(new(bytes.Buffer), "page", v); (err != nil) != slow {
				t.Errorf("%s with a %T: %v", place, v, err)
			}
		}
	}
}
