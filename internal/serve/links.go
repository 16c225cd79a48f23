package serve

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Links are what symbolic links of the site lead to. The system tells of a change by the
// path that a folder is watched under, and watches a folder under one path only: so what
// a link leads to is watched where it really is, and a change there is one of the link.
type links map[string][]string // real path → links

// add notes a link; false when it is known.
func (l links) add(target, link string) bool {
	if slices.Contains(l[target], link) {
		return false
	}
	l[target] = append(l[target], link)
	return true
}

// forget drops a link, or those in a folder.
func (l links) forget(name string) {
	below := name + string(filepath.Separator)
	for target, known := range l {
		l[target] = slices.DeleteFunc(known, func(link string) bool { return link == name || strings.HasPrefix(link, below) })
		if len(l[target]) == 0 {
			delete(l, target)
		}
	}
}

// names are all names of a path: its own, and those that it has by links, which may stand
// in folders that are links.
func (l links) names(path string) []string {
	names := map[string]bool{path: true}
	for waiting := []string{path}; len(waiting) > 0 && len(l) > 0; waiting = waiting[1:] {
		for at := waiting[0]; ; at = filepath.Dir(at) {
			for _, link := range l[at] {
				const most = 64 // links may lead in circles
				if name := link + waiting[0][len(at):]; !names[name] && len(names) < most {
					names[name] = true
					waiting = append(waiting, name)
				}
			}
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// follow watches what a link leads to, and where that may appear anew. A build reads nothing
// outside of the site, and no folder behind a link but content, static, templates, and
// those of content.
func (w *watcher) follow(link string) error {
	target, err := filepath.EvalSymlinks(link)
	if err != nil || !strings.HasPrefix(target, w.source+string(filepath.Separator)) {
		return nil // the build says so, if it needs the file
	}
	info, err := os.Stat(target)
	parent := filepath.Dir(link)
	isPart := parent == w.source || slices.Contains(w.links.names(parent), filepath.Join(w.source, "content"))
	if err != nil || info.IsDir() && !isPart || !w.links.add(target, link) {
		return nil
	}
	if err := w.add(filepath.Dir(target)); err != nil || !info.IsDir() {
		return tolerate(err)
	}
	return w.attendFolder(target)
}
