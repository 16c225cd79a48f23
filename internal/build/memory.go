package build

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"

	"digest/internal/cache"
	"digest/internal/fingerprint"
	"digest/internal/news"
)

// memoryFolder is where a site keeps what its builds remember.
const memoryFolder = ".digest"

// newborn is how old a file must be, in nanoseconds, for its time of change to be
// trusted: one that is changed twice within a tick of the disk's clock looks the
// same after the second change as after the first.
const newborn = 2e9

// memoryFile is the memory of builds into one output folder.
func memoryFile(source, output string) (string, error) {
	folder, err := resolve(output)
	if err != nil {
		return "", err
	}
	sum, err := fingerprint.New().Of(folder)
	if err != nil {
		return "", err
	}
	return filepath.Join(source, memoryFolder, fmt.Sprintf("build-%x", sum[:6])), nil
}

// identity is what a memory depends on besides the inputs: the program, and the
// options that change what it makes.
func (o Options) identity() (fingerprint.Sum, error) {
	return fingerprint.New().Of(o.Program, o.BaseURL, o.Drafts, o.Future)
}

// lookAtInputs looks at every file that a build reads, without reading it.
func (o Options) lookAtInputs() (map[string]cache.Look, error) {
	looks := make(map[string]cache.Look)
	if err := o.lookAt(looks, ".", []string{"site.toml"}); err != nil {
		return nil, err
	}
	for _, folder := range inputs {
		if err := o.lookInto(looks, folder); err != nil {
			return nil, err
		}
	}
	return looks, nil
}

// lookInto looks at the files of a folder and of those in it.
func (o Options) lookInto(looks map[string]cache.Look, folder string) error {
	entries, err := os.ReadDir(filepath.Join(o.Source, folder))
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return fmt.Errorf("reading the folder %s: %w", folder, err)
	}
	var names []string
	for _, entry := range entries {
		if !entry.IsDir() {
			names = append(names, entry.Name())
			continue
		}
		if err := o.lookInto(looks, path.Join(folder, entry.Name())); err != nil {
			return err
		}
	}
	return o.lookAt(looks, folder, names)
}

// lookAt looks at files of one folder, some goroutines side by side. A link is
// looked at where it leads. A file that changed just now looks like none, so that
// the next build reads it again.
func (o Options) lookAt(looks map[string]cache.Look, folder string, names []string) error {
	found := make([]cache.Look, len(names))
	jobs := max(1, o.Jobs)
	var workers sync.WaitGroup
	for job := range jobs {
		workers.Go(func() {
			for i := job; i < len(names); i += jobs {
				info, err := os.Stat(filepath.Join(o.Source, folder, names[i]))
				if err != nil {
					continue // a file that went away looks like none
				}
				found[i] = cache.LookAt(info)
				if o.Now.UnixNano()-found[i].Changed < newborn {
					found[i] = cache.Look{Size: -1}
				}
			}
		})
	}
	workers.Wait()
	for i, name := range names {
		looks[path.Join(folder, name)] = found[i]
	}
	return nil
}

// same says whether two looks at the inputs saw the same, and nothing newborn.
func same(before, now map[string]cache.Look) bool {
	if len(before) != len(now) {
		return false
	}
	for name, look := range now {
		if was, known := before[name]; !known || was != look || look.Size < 0 {
			return false
		}
	}
	return true
}

// rested is the whole of a build for which nothing changed: the inputs look as
// they did, the outputs are as they were put in place, and no article of the
// future has arrived. It returns false when there is something to do.
func (o Options) rested(ctx context.Context, m cache.Memory, now map[string]cache.Look) (Report, bool) {
	if o.Force || m.Report == nil || !same(m.Inputs, now) || m.Until != 0 && o.Now.UnixNano() >= m.Until {
		return Report{}, false
	}
	if !o.outputsRest(ctx, m) {
		return Report{}, false
	}
	var r Report
	if json.Unmarshal(m.Report, &r) != nil {
		return Report{}, false
	}
	r.Unchanged, r.Written, r.Removed = r.Files, 0, 0
	r.Output = o.Output
	return r, true
}

func (o Options) outputsRest(ctx context.Context, m cache.Memory) bool {
	names := make([]string, 0, len(m.Outputs))
	for name := range m.Outputs {
		names = append(names, name)
	}
	jobs := max(1, o.Jobs)
	rest := make([]bool, jobs)
	var workers sync.WaitGroup
	for job := range jobs {
		workers.Go(func() {
			for i := job; i < len(names); i += jobs {
				info, err := os.Lstat(filepath.Join(o.Output, filepath.FromSlash(names[i])))
				if err != nil || ctx.Err() != nil || !info.Mode().IsRegular() || cache.LookAt(info) != m.Outputs[names[i]].Look {
					return
				}
			}
			rest[job] = true
		})
	}
	workers.Wait()
	for _, r := range rest {
		if !r {
			return false
		}
	}
	return true
}

// A recollection is what a build knows when it begins: what the last one read and
// wrote, and how the inputs look now.
type recollection struct {
	file   string
	last   cache.Memory
	inputs map[string]cache.Look
}

// recall reads the memory of the last build and looks at the inputs, before
// anything of them is read: what changes later, the next build will see.
func (o Options) recall() (recollection, error) {
	if o.Program == "" {
		return recollection{}, nil
	}
	identity, err := o.identity()
	if err != nil {
		return recollection{}, err
	}
	var r recollection
	if r.file, err = memoryFile(o.Source, o.Output); err != nil {
		return recollection{}, err
	}
	if r.inputs, err = o.lookAtInputs(); err != nil {
		return recollection{}, err
	}
	if r.last = cache.Read(r.file); r.last.Program != identity {
		r.last = cache.Memory{}
	}
	return r, nil
}

// remember writes down what a build read and wrote. Files that it did not keep
// are looked at in their place.
func (o Options) remember(r recollection, site *news.Site, outputs map[string]cache.Output, report Report) error {
	if o.Program == "" {
		return nil
	}
	identity, err := o.identity()
	if err != nil {
		return err
	}
	m := cache.Memory{Program: identity, Inputs: r.inputs, Outputs: outputs}
	if !site.Arrival.IsZero() {
		m.Until = site.Arrival.UnixNano()
	}
	for name, output := range outputs {
		if output.Look != (cache.Look{}) {
			continue
		}
		info, err := os.Lstat(filepath.Join(o.Output, filepath.FromSlash(name)))
		if err != nil {
			return fmt.Errorf("looking at what was published: %w", err)
		}
		output.Look = cache.LookAt(info)
		outputs[name] = output
	}
	if m.Report, err = json.Marshal(report); err != nil {
		return fmt.Errorf("packing the build's report: %w", err)
	}
	return cache.Write(r.file, m)
}
