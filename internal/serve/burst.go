package serve

import (
	"maps"
	"slices"
	"strings"
)

// A burst is a set of paths that changed. The zero value is empty, ready to use.
type burst struct {
	paths map[string]bool
}

func (b *burst) add(path string) {
	if b.paths == nil {
		b.paths = make(map[string]bool)
	}
	b.paths[path] = true
}

// join adds another burst.
func (b *burst) join(other burst) {
	for path := range other.paths {
		b.add(path)
	}
}

func (b *burst) empty() bool { return len(b.paths) == 0 }

// many says that this is no one's hand at work, but a program's: a checkout, a script.
func (b *burst) many() bool { return len(b.paths) > 16 }

// list gives the paths in order, or nil where anything may have changed.
func (b *burst) list() []string {
	if b.paths["."] {
		return nil
	}
	return slices.Sorted(maps.Keys(b.paths))
}

// styles says that only stylesheets changed.
func (b *burst) styles() bool {
	for path := range b.paths {
		if !strings.HasSuffix(path, ".css") {
			return false
		}
	}
	return !b.empty()
}
