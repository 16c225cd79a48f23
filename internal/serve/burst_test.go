package serve

import (
	"path"
	"testing"
)

// The browser swaps stylesheets without a reload only if nothing else changed.
func TestOnlyStyles(t *testing.T) {
	there := func(name string) bool { return path.Base(name)[0] != '-' }
	for _, c := range []struct {
		name  string
		paths map[string]bool // whether the path came
		want  bool
	}{
		{"nothing", nil, false},
		{"a stylesheet", map[string]bool{"static/a.css": false}, true},
		{"a new one", map[string]bool{"static/a.css": true}, true},
		{"one that went", map[string]bool{"static/-a.css": false}, true},
		{"with its map", map[string]bool{"static/a.css": false, "static/a.css.map": true}, true},
		{"saved by renaming", map[string]bool{"static/a.css": true, "static/-sedRdRi4N": true}, true},
		{"and a page", map[string]bool{"static/a.css": false, "content/pages/a.md": false}, false},
		{"and a page that came", map[string]bool{"static/a.css": false, "content/pages/a.md": true}, false},
		{"and a page that went", map[string]bool{"static/a.css": false, "static/-a.md": false}, false},
		{"a file that came and went", map[string]bool{"static/-a.tmp": true}, false},
		{"and a template that was replaced, then removed", map[string]bool{"static/a.css": false, "templates/-_footer.html": true}, false},
		{"a map alone", map[string]bool{"static/a.css.map": false}, false},
		{"anything", map[string]bool{".": false}, false},
	} {
		var b burst
		for path, came := range c.paths {
			b.add(path, came)
		}
		if got := b.styles(there); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
