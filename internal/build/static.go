package build

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"digest/internal/diag"
	"digest/internal/plan"
)

// A staticFile is copied as it is.
type staticFile struct {
	path string
	data []byte
}

// staticFiles reads the layers; a file of a later one takes the place of the
// file with the same path in an earlier one. Hidden files and Go files stay out.
func staticFiles(layers ...fs.FS) ([]staticFile, error) {
	byPath := make(map[string][]byte)
	for _, layer := range layers {
		err := fs.WalkDir(layer, ".", func(name string, entry fs.DirEntry, err error) error {
			switch {
			case name == "." && errors.Is(err, fs.ErrNotExist):
				return fs.SkipAll
			case err != nil:
				return err
			case name != "." && strings.HasPrefix(path.Base(name), "."):
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			case entry.IsDir() || strings.HasSuffix(name, ".go"):
				return nil
			}
			data, err := fs.ReadFile(layer, name)
			byPath[name] = data
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("reading static/: %w", err)
		}
	}
	files := make([]staticFile, 0, len(byPath))
	for name, data := range byPath {
		files = append(files, staticFile{name, data})
	}
	slices.SortFunc(files, func(a, b staticFile) int { return strings.Compare(a.path, b.path) })
	return files, nil
}

// clashes are the static files whose place the plan needs, be it for a file or
// for a folder, and those that need a folder where the plan has a file.
func clashes(files []staticFile, planned *plan.Plan) diag.List {
	planFiles, planFolders := places(planned)
	var problems diag.List
	for _, f := range files {
		taken := planFiles[f.path] || planFolders[f.path]
		for folder := path.Dir(f.path); folder != "."; folder = path.Dir(folder) {
			taken = taken || planFiles[folder]
		}
		if taken {
			problems.Add(diag.Problem{
				File:    "static/" + f.path,
				Message: "asks for the address /" + f.path + ", where the build writes a file of its own",
				Hint:    "rename it, take it away, or take the alias away that leads there",
			})
		}
	}
	return problems
}

// places are the files that a plan writes, and the folders that they are in.
func places(planned *plan.Plan) (files, folders map[string]bool) {
	files, folders = make(map[string]bool), make(map[string]bool)
	add := func(name string) {
		files[name] = true
		for folder := path.Dir(name); folder != "." && !folders[folder]; folder = path.Dir(folder) {
			folders[folder] = true
		}
	}
	for _, p := range planned.Pages {
		add(p.Path)
	}
	for _, d := range planned.Documents {
		add(d.Path)
	}
	for _, f := range planned.Feeds {
		add(f.Atom)
		add(f.RSS)
		add(f.JSON)
	}
	return files, folders
}
