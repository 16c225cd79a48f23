package serve

import (
	"maps"
	"slices"
	"strings"
)

// A burst is a set of paths that changed. The zero value is empty, ready to use.
type burst struct {
	paths map[string]bool // whether the first that was seen of a path is that it came
}

func (b *burst) add(path string, came bool) {
	if b.paths == nil {
		b.paths = make(map[string]bool)
	}
	if _, known := b.paths[path]; !known {
		b.paths[path] = came
	}
}

// join adds another burst.
func (b *burst) join(other burst) {
	for path, came := range other.paths {
		b.add(path, came)
	}
}

func (b *burst) empty() bool { return len(b.paths) == 0 }

// many says that this is no one's hand at work, but a program's: a checkout, a script.
func (b *burst) many() bool { return len(b.paths) > 16 }

// list gives the paths in order, or nil where anything may have changed.
func (b *burst) list() []string {
	if _, all := b.paths["."]; all {
		return nil
	}
	return slices.Sorted(maps.Keys(b.paths))
}

// styles says that only stylesheets changed. What came and is not there any more counts for
// nothing: programs write beside a file, and rename.
func (b *burst) styles(there func(path string) bool) bool {
	some := false
	for path, came := range b.paths {
		switch {
		case strings.HasSuffix(path, ".css"), strings.HasSuffix(path, ".css.map"):
			some = true
		case !came || there(path):
			return false
		}
	}
	return some
}
