package stencil_test

import (
	"bytes"
	"fmt"
	"html/template"
	"sync"
	"testing"

	"digest/internal/stencil"
)

func Example() {
	funcs := template.FuncMap{"times": func(a, b int) int { return a * b }}
	t := template.Must(template.New("person").Funcs(funcs).Parse(
		`<a href="{{.Link}}" title="{{.Name}}">{{.Name}}</a>, {{times .Age 2}}`))
	set := stencil.New(t, funcs)
	var page bytes.Buffer
	err := set.ExecuteTemplate(&page, "person", struct {
		Name, Link string
		Age        int
	}{`Jane "JD" Doe`, "javascript:alert(1)", 21})
	fmt.Println(page.String(), err, set.Slow())
	// Output: <a href="#ZgotmplZ" title="Jane &#34;JD&#34; Doe">Jane &#34;JD&#34; Doe</a>, 42 <nil> []
}

// TestConcurrentUse runs several templates of one set, for several types, that call
// each other and that nobody has escaped or compiled before; the race detector
// watches.
func TestConcurrentUse(t *testing.T) {
	text := `{{define "leaf"}}[{{.}}]{{end}}` +
		`{{define "a"}}{{range .}}{{template "leaf" .}}{{end}}{{end}}` +
		`{{define "b"}}<p title="{{len .}}">{{template "a" .}}{{with .}}{{range $i, $v := .}}{{$i}}{{$v}}{{end}}{{end}}</p>{{end}}` +
		`{{define "c"}}{{template "b" .}}<p title="{{template "leaf" .}}">{{end}}` // left to html/template
	views := []any{[]string{"x", "<"}, []int{1, 2}, []any{"y", 3, nil}, map[string]int{"k": 1}}
	want := make(map[string]string)
	for _, name := range []string{"a", "b", "c"} {
		for i, view := range views {
			var b bytes.Buffer
			if err := template.Must(template.New("").Parse(text)).ExecuteTemplate(&b, name, view); err != nil {
				t.Fatal(err)
			}
			want[fmt.Sprint(name, i)] = b.String()
		}
	}
	set := stencil.New(template.Must(template.New("").Parse(text)), nil)
	var group sync.WaitGroup
	for range 4 {
		for _, name := range []string{"a", "b", "c"} {
			for i, view := range views {
				group.Go(func() {
					var b bytes.Buffer
					if err := set.ExecuteTemplate(&b, name, view); err != nil || b.String() != want[fmt.Sprint(name, i)] {
						t.Errorf("%s of %v = %q, %v, want %q", name, view, b.String(), err, want[fmt.Sprint(name, i)])
					}
				})
			}
		}
	}
	group.Wait()
}
