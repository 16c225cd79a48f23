package build

import (
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"digest/internal/cache"
	"digest/internal/plan"
)

// Remains are what a build leaves in the output.
type remains struct {
	// outputs are its files, and folders those that nobody touches: their looks are known.
	outputs map[string]cache.Output
	folders map[string]cache.Look
	// fresh are the outputs that this build noted. The others have looks, and so have their
	// folders, unless something goes from there.
	fresh map[string]cache.Output
	// gone are files of the last build that this one does not have. They are listed only of
	// an output that is amended; any other is looked through.
	gone []string
}

// remains are what is left when all is written.
func (w *writer) remains(planned *plan.Plan) remains {
	if !w.amending {
		return remains{outputs: w.outputs, folders: make(map[string]cache.Look), fresh: w.outputs}
	}
	r := remains{maps.Clone(w.last.Outputs), maps.Clone(w.last.Folders), w.outputs, w.gone(planned)}
	touch := func(name string) {
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			delete(r.folders, folder)
		}
		delete(r.folders, ".")
	}
	for name, output := range w.outputs {
		r.outputs[name] = output
		touch(name)
	}
	for _, name := range r.gone {
		delete(r.outputs, name)
		touch(name)
	}
	return r
}

// gone are the files of the last build that this one does not have.
func (w *writer) gone(planned *plan.Plan) []string {
	if int(w.seen.Load()) == len(w.last.Outputs) {
		return nil
	}
	has := make(map[string]bool, len(w.last.Outputs))
	for name := range outputs(planned) {
		has[name] = true
	}
	for _, f := range w.files {
		has[f.path] = true
	}
	for _, name := range w.bundled {
		has[name] = true
	}
	var gone []string
	for name := range w.last.Outputs {
		if !has[name] {
			gone = append(gone, name)
		}
	}
	slices.Sort(gone)
	return gone
}

// look looks at the files that were written, and at the folders that were touched.
func (r remains) look(output string) error {
	root, err := os.Stat(output) // it may be a link
	if err != nil {
		return err
	}
	r.folders["."] = cache.LookAt(root)
	at := func(name string) (cache.Look, error) {
		info, err := os.Lstat(filepath.Join(output, filepath.FromSlash(name)))
		if err != nil {
			return cache.Look{}, err
		}
		return cache.LookAt(info), nil
	}
	above := func(name string) error {
		for folder := path.Dir(name); r.folders[folder] == (cache.Look{}); folder = path.Dir(folder) {
			if r.folders[folder], err = at(folder); err != nil {
				return err
			}
		}
		return nil
	}
	for name, output := range r.fresh {
		if err := above(name); err != nil {
			return err
		}
		if output.Look == (cache.Look{}) {
			if output.Look, err = at(name); err != nil {
				return err
			}
			r.outputs[name] = output
		}
	}
	if len(r.gone) == 0 {
		return nil
	}
	for name := range r.outputs {
		if err := above(name); err != nil {
			return err
		}
	}
	return nil
}
