package build

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"digest/internal/diag"
	"digest/internal/plan"
	"digest/internal/scratch"
)

// A staticFile is copied as it is.
type staticFile struct {
	path string
	data []byte
}

// staticFiles reads the layers; a file of a later one takes the place of the file with the
// same path in an earlier one. What editors leave stays out, and so do Go files.
func staticFiles(layers ...fs.FS) ([]staticFile, error) {
	byPath := make(map[string][]byte)
	for _, layer := range layers {
		err := fs.WalkDir(layer, ".", func(name string, entry fs.DirEntry, err error) error {
			switch {
			case name == "." && errors.Is(err, fs.ErrNotExist):
				return fs.SkipAll
			case err != nil:
				return fmt.Errorf("%s: %w", path.Join("static", name), err)
			case name != "." && scratch.Name(path.Base(name)):
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			case entry.IsDir() || strings.HasSuffix(name, ".go"):
				return nil
			}
			byPath[name], err = readStatic(layer, name)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	files := make([]staticFile, 0, len(byPath))
	for name, data := range byPath {
		files = append(files, staticFile{name, data})
	}
	slices.SortFunc(files, func(a, b staticFile) int { return strings.Compare(a.path, b.path) })
	return files, nil
}

// readStatic reads a file. A link is told by what it leads to, before it is opened: to
// read a pipe would never end.
func readStatic(layer fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(layer, name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("static/%s: %w", name, err)
	case info.IsDir():
		return nil, fmt.Errorf("static/%s is a link to a folder; copy the folder into static/, or link to its files", name)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("static/%s is not a regular file; take it away", name)
	}
	data, err := fs.ReadFile(layer, name)
	if err != nil {
		return nil, fmt.Errorf("static/%s: %w", name, err)
	}
	return data, nil
}

// clashes are the static files whose place the plan needs: as a file, or as a
// folder of its files, or the other way round.
func clashes(files []staticFile, planned *plan.Plan) diag.List {
	var problems diag.List
	for _, f := range files {
		if planned.Needs(f.path) {
			problems.Add(diag.Problem{
				File:    "static/" + f.path,
				Message: "asks for the address /" + f.path + ", where the build writes a file of its own",
				Hint:    "rename it, take it away, or take the alias away that leads there",
			})
		}
	}
	return problems
}

// outputs are the paths of the files that a plan writes.
func outputs(planned *plan.Plan) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range planned.Pages {
			if !yield(p.Path) {
				return
			}
		}
		for _, d := range planned.Documents {
			if !yield(d.Path) {
				return
			}
		}
		if folder := strings.TrimSuffix(planned.Search.Folder, "/"); folder != "" && !yield(folder) {
			return
		}
		for _, f := range planned.Feeds {
			for _, path := range f.Paths() {
				if !yield(path) {
					return
				}
			}
		}
	}
}
