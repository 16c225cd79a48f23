package build

import (
	"io/fs"
	"path"
	"strings"

	"digest/internal/cache"
	"digest/internal/plan"
	"digest/internal/publish"
)

// rested keeps a file of the last build if nothing changed since but words of articles, and
// none of those that the file shows: then its view need not be made.
func (w *writer) rested(path string, order int) (bool, error) {
	if was, known := w.last.Outputs[path]; known && w.stands(was) {
		return w.keep(path, order, was)
	}
	return false, nil
}

// stands says whether a file of the last build would come out the same.
func (w *writer) stands(was cache.Output) bool {
	return w.restful && w.holding(was.Contents)
}

// keep puts a file of the last build into this one, if it looks as it was left.
func (w *writer) keep(path string, order int, was cache.Output) (bool, error) {
	kept, err := w.stage.Keep(publish.File{Path: path, Order: order}, func(info fs.FileInfo) bool {
		return cache.LookAt(info) == was.Look
	})
	if kept {
		w.note(path, was, was.Look.Size)
	}
	return kept, err
}

// restedFolders tells the folders of the output that look as the last build left them,
// and of whose files this build has all.
func (w *writer) restedFolders() func(folder string, info fs.FileInfo) bool {
	left := make(map[string]bool) // folders from which something is to go
	for name := range w.last.Outputs {
		if _, stays := w.outputs[name]; !stays {
			for folder := path.Dir(name); !left[folder]; folder = path.Dir(folder) {
				left[folder] = true
			}
		}
	}
	return func(folder string, info fs.FileInfo) bool {
		was, known := w.last.Folders[folder]
		if !known || left[folder] || was != cache.LookAt(info) {
			return false
		}
		w.folders[folder] = was
		return true
	}
}

// restedBundle keeps the files of the last build, all or none, if they stand.
func (w *writer) restedBundle(b plan.Bundle) (bool, error) {
	var files []publish.File
	for name, was := range w.last.Outputs {
		if strings.HasPrefix(name, b.Folder) {
			if !w.stands(was) {
				return false, nil
			}
			files = append(files, publish.File{Path: name, Order: orderDocument})
		}
	}
	kept, err := w.stage.KeepAll(files, func(name string, info fs.FileInfo) bool {
		return cache.LookAt(info) == w.last.Outputs[name].Look
	})
	if kept {
		for _, f := range files {
			was := w.last.Outputs[f.Path]
			w.note(f.Path, was, was.Look.Size)
		}
	}
	return kept && len(files) > 0, err
}
