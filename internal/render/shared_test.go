package render

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"digest/internal/plan"
)

// TestShared: a partial that is shared comes out like one that is not, and a
// view that cannot be told from another is refused.
func TestShared(t *testing.T) {
	theme, err := NewTheme(fstest.MapFS{
		"_word.html": {Data: []byte(`<b>{{.}}</b>`)},
		"good.html":  {Data: []byte(`{{range .}}{{shared "_word.html" .}}{{template "_word.html" .}} {{end}}`)},
		"bad.html":   {Data: []byte(`{{shared "_word.html" .}}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	view := func() any { return []string{"a<b", "a<b", "c"} }
	if err := theme.Page(&b, plan.Page{Path: "x.html", Template: "good.html", View: view}); err != nil {
		t.Fatal(err)
	}
	want := "<b>a&lt;b</b><b>a&lt;b</b> <b>a&lt;b</b><b>a&lt;b</b> <b>c</b><b>c</b> "
	if b.String() != want {
		t.Errorf("page = %s, want %s", b.String(), want)
	}
	err = theme.Page(&b, plan.Page{Path: "x.html", Template: "bad.html", View: view})
	if err == nil || !strings.Contains(err.Error(), "a []string cannot be shared") {
		t.Errorf("error = %v, want one that says why a list cannot be shared", err)
	}
}

// TestForget: after it, a pointer whose value changed is rendered anew.
func TestForget(t *testing.T) {
	theme, err := NewTheme(fstest.MapFS{
		"_word.html": {Data: []byte(`{{.Name}}`)},
		"page.html":  {Data: []byte(`{{shared "_word.html" .}}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	ref := &plan.Ref{Name: "before"}
	page := plan.Page{Path: "x.html", Template: "page.html", View: func() any { return ref }}
	var b bytes.Buffer
	if err := theme.Page(&b, page); err != nil {
		t.Fatal(err)
	}
	ref.Name = "after"
	theme.Forget()
	b.Reset()
	if err := theme.Page(&b, page); err != nil || b.String() != "after" {
		t.Errorf("page = %q, %v, want %q", b.String(), err, "after")
	}
}
