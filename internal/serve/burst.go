package serve

import (
	"maps"
	"path"
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

// styles says that only stylesheets changed. What came beside one and is not there any more
// counts for nothing: programs write beside a file, and rename.
func (b *burst) styles(there func(path string) bool) bool {
	folders := make(map[string]bool) // of stylesheets
	for name := range b.paths {
		if strings.HasSuffix(name, ".css") {
			folders[path.Dir(name)] = true
		}
	}
	for name, came := range b.paths {
		isStyle := strings.HasSuffix(name, ".css") || strings.HasSuffix(name, ".css.map")
		if !isStyle && (!came || !folders[path.Dir(name)] || there(name)) {
			return false
		}
	}
	return len(folders) > 0
}
