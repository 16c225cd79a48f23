package serve

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Links are the symbolic links of a site. The system tells of a change by the path that a
// folder is watched under, and watches a folder under one path only: so what a link leads
// to is watched where it really is, and a change there is one of the link.
type links struct {
	ways map[string]way      // by link
	via  map[string][]string // the links that lead through a path
	to   map[string][]string // the links that end at a path
}

func newLinks() links {
	return links{make(map[string]way), make(map[string][]string), make(map[string][]string)}
}

// A way is how a link leads through a site: the paths that it passes, itself first, each of
// which may come to lead elsewhere, and where it ends; "" while there is nothing, and for
// a link that leaves the site, which no build follows.
type way struct {
	passes []string
	end    string
}

// trace goes the way of a link in a folder without links.
func trace(site, link string) way {
	const most = 40 // of Linux, too (path_resolution(7))
	var w way
	at, rest := filepath.Dir(link), []string{filepath.Base(link)}
	for hops := 0; len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		if part == "" || part == "." {
			continue
		}
		if part == ".." {
			if at == site {
				return w
			}
			at = filepath.Dir(at)
			continue
		}
		next := filepath.Join(at, part)
		w.passes = append(w.passes, next)
		target, err := os.Readlink(next)
		if err == nil {
			if hops++; hops > most || filepath.IsAbs(target) {
				return w
			}
			rest = slices.Concat(strings.Split(filepath.ToSlash(target), "/"), rest)
			continue
		}
		if _, err := os.Lstat(next); err != nil {
			return w
		}
		at = next
	}
	w.end = at
	return w
}

func (l links) add(link string, w way) {
	l.ways[link] = w
	for _, path := range w.passes {
		l.via[path] = append(l.via[path], link)
	}
	if w.end != "" {
		l.to[w.end] = append(l.to[w.end], link)
	}
}

func (l links) remove(link string) {
	w := l.ways[link]
	delete(l.ways, link)
	for _, path := range w.passes {
		without(l.via, path, link)
	}
	without(l.to, w.end, link)
}

func without(lists map[string][]string, key, value string) {
	lists[key] = slices.DeleteFunc(lists[key], func(v string) bool { return v == value })
	if len(lists[key]) == 0 {
		delete(lists, key)
	}
}

// names are all names of a path: its own, and those that it has by links, which may stand
// in folders that are links.
func (l links) names(path string) []string {
	names := map[string]bool{path: true}
	for waiting := []string{path}; len(waiting) > 0 && len(l.to) > 0; waiting = waiting[1:] {
		for at := waiting[0]; ; at = filepath.Dir(at) {
			for _, link := range l.to[at] {
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

// follow watches the way of a link, and where it ends.
func (w *watcher) follow(link string) error {
	w.leave(link)
	way := trace(w.source, link)
	info, err := os.Stat(way.end)
	isFolder := err == nil && info.IsDir()
	if isFolder && (way.end == w.source || !w.mayBeFolder(link)) {
		way.end = ""
	}
	w.links.add(link, way)
	var failed error
	for _, path := range way.passes { // all of them: leave lets go of as many
		failed = cmp.Or(failed, w.guard(filepath.Dir(path)))
	}
	if failed != nil || !isFolder || way.end == "" {
		return tolerate(failed)
	}
	return w.attendFolder(way.end)
}

// mayBeFolder says whether a build reads a folder behind a link: content, static,
// templates, and those of content.
func (w *watcher) mayBeFolder(link string) bool {
	parent := filepath.Dir(link)
	return parent == w.source || slices.Contains(w.links.names(parent), filepath.Join(w.source, "content"))
}

// leave lets go of the way of a link, as far as it is watched for no other.
func (w *watcher) leave(link string) {
	known, ok := w.links.ways[link]
	if !ok {
		return
	}
	w.links.remove(link)
	if _, isPart := w.relative(known.end); known.end != "" && !isPart && len(w.links.to[known.end]) == 0 {
		w.forgetFolder(known.end)
	}
	for _, path := range known.passes {
		w.unguard(filepath.Dir(path))
	}
}

// guard watches a folder for a link that leads through it.
func (w *watcher) guard(folder string) error {
	w.guarded[folder]++
	return w.watch(folder)
}

func (w *watcher) unguard(folder string) {
	if w.guarded[folder]--; w.guarded[folder] > 0 {
		return
	}
	delete(w.guarded, folder)
	if !w.folders[folder] {
		w.notify.Remove(folder) //nolint:errcheck // the system may have let go already
	}
}
