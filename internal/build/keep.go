package build

import (
	"io/fs"
	"path"
	"strings"

	"digest/internal/cache"
	"digest/internal/plan"
	"digest/internal/publish"
)

// keepByWords keeps a file of the last build if nothing changed since but words of articles, and
// none of those that the file shows: then its view need not be made.
func (w *writer) keepByWords(path string, order int) (bool, error) {
	if was, known := w.last.Outputs[path]; known && w.stands(was) {
		return w.keep(path, order, was)
	}
	return false, nil
}

// stands says whether a file of the last build would come out the same.
func (w *writer) stands(was cache.Output) bool {
	return w.onlyWords && w.holding(was.Contents)
}

// keep puts a file of the last build into this one, if it looks as it was left. In an output
// that is amended, all do.
func (w *writer) keep(path string, order int, was cache.Output) (bool, error) {
	if !w.amending {
		kept, err := w.stage.Keep(publish.File{Path: path, Order: order}, func(info fs.FileInfo) bool {
			return cache.LookAt(info) == was.Look
		})
		if !kept || err != nil {
			return false, err
		}
	}
	w.kept(path, was)
	return true, nil
}

// untouched says of folders of the output whether they look as the last build left them, and
// this one has all of their files.
func (w *writer) untouched() func(folder string, info fs.FileInfo) bool {
	loses := make(map[string]bool) // folders from which something is to go
	for name := range w.last.Outputs {
		if _, stays := w.outputs[name]; !stays {
			for folder := path.Dir(name); !loses[folder]; folder = path.Dir(folder) {
				loses[folder] = true
			}
		}
	}
	return func(folder string, info fs.FileInfo) bool {
		was, known := w.last.Folders[folder]
		return known && !loses[folder] && was == cache.LookAt(info)
	}
}

// keepBundle keeps the files of the last build, all or none, if they stand.
func (w *writer) keepBundle(b plan.Bundle) (bool, error) {
	var files []publish.File
	for name, was := range w.last.Outputs {
		if strings.HasPrefix(name, b.Folder) {
			if !w.stands(was) {
				return false, nil
			}
			files = append(files, publish.File{Path: name, Order: orderDocument})
		}
	}
	if !w.amending {
		kept, err := w.stage.KeepAll(files, func(name string, info fs.FileInfo) bool {
			return cache.LookAt(info) == w.last.Outputs[name].Look
		})
		if !kept || err != nil {
			return false, err
		}
	}
	for _, f := range files {
		w.bundled = append(w.bundled, f.Path)
		w.kept(f.Path, w.last.Outputs[f.Path])
	}
	return len(files) > 0, nil
}

// kept notes a file of the last build; in an output that is amended, it is only counted.
func (w *writer) kept(path string, was cache.Output) {
	if w.amending {
		w.seen.Add(1)
		w.bytes.Add(was.Look.Size)
		return
	}
	w.note(path, was, was.Look.Size)
}
