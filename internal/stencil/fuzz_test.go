package stencil

import (
	"bytes"
	"regexp"
	"slices"
	"testing"
)

// long is what would make a loop that does not end soon.
var long = regexp.MustCompile(`[\d_]{4}|\d[eEpPxX]`)

// FuzzTemplates runs texts that are templates by chance: what the fast way makes of
// a view is what html/template makes of it, and where that is an error, the fast way
// does not come to its end.
func FuzzTemplates(f *testing.F) {
	for _, text := range slices.Concat(constructs, oddities, mistakes) {
		f.Add(text)
	}
	v := view()
	f.Fuzz(func(t *testing.T, text string) {
		reference, own := build(text), build(text)
		if reference == nil || long.MatchString(text) {
			return
		}
		set := New(own, funcs)
		var got, want bytes.Buffer
		if set.entrance("page").slow.Load() || set.fast(&got, "page", v) != nil {
			return
		}
		if err := reference.ExecuteTemplate(&want, "page", v); err != nil {
			t.Errorf("%s: the fast way hides the error %v", text, err)
		} else if got.String() != want.String() {
			t.Errorf("%s\n gives %q,\nwant %q", text, got.String(), want.String())
		}
	})
}
