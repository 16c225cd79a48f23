package build

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"digest/internal/cache"
	"digest/internal/fingerprint"
	"digest/internal/news"
	"digest/internal/publish"
)

// memoryFolder is where a site keeps what its builds remember.
const memoryFolder = ".digest"

// How old a file must be, in nanoseconds, for its time of change to be trusted: one that is
// changed twice within a tick of the disk's clock looks the same after the second change
// as after the first. (Git calls such files racy, git-scm.com/docs/racy-git.)
const (
	// coarseTick is for disks that count seconds; FAT counts two.
	coarseTick = 2e9
	// fineTick is for those that tell more: the system's clock ticks every 10 ms or more often
	// there, and this leaves room for a clock that is somewhat behind.
	fineTick = 1e8
)

// newborn says whether a time of change is too near to be trusted. Disks that count
// milliseconds or more show only zeros after them.
func newborn(changed int64, now time.Time) bool {
	tick := int64(coarseTick)
	if changed%1e6 != 0 {
		tick = fineTick
	}
	return now.UnixNano()-changed < tick
}

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
func (o Options) lookAtInputs() map[string]cache.Look {
	looks := make(map[string]cache.Look)
	o.lookAt(looks, ".", []string{"site.toml"})
	for _, folder := range inputs {
		if info, err := os.Lstat(filepath.Join(o.Source, folder)); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			looks[folder+"@"] = o.lookAtInput(info) // a link may come to lead out of the site
		}
		o.lookInto(looks, folder)
	}
	return looks
}

// lookInto looks at the files of a folder and of those in it, and notes the folders
// themselves: an empty one may be a mistake. Only a folder of content/ may be a link.
// What cannot be listed is unseen, and the stage that reads it will say why.
func (o Options) lookInto(looks map[string]cache.Look, folder string) {
	entries, err := os.ReadDir(filepath.Join(o.Source, folder))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return
	case err != nil:
		looks[folder] = unseen
		return
	}
	looks[folder+"/"] = cache.Look{}
	var names []string
	for _, entry := range entries {
		name := folder + "/" + entry.Name()
		if entry.Type()&fs.ModeSymlink != 0 {
			if info, err := entry.Info(); err == nil {
				looks[name+"@"] = o.lookAtInput(info) // a link may come to lead out of the site
			}
		}
		if entry.IsDir() || folder == "content" && o.isFolder(name) {
			o.lookInto(looks, name)
		} else {
			names = append(names, entry.Name())
		}
	}
	o.lookAt(looks, folder, names)
}

// isFolder says whether a path of the site is a folder, or a link to one.
func (o Options) isFolder(name string) bool {
	info, err := os.Stat(filepath.Join(o.Source, name))
	return err == nil && info.IsDir()
}

// unseen is the look of what is to be read again. No file has it.
var unseen = cache.Look{Size: -1}

// lookAtInput looks at a file's entry. One that changed just now is unseen.
func (o Options) lookAtInput(info fs.FileInfo) cache.Look {
	look := cache.LookAt(info)
	if newborn(look.Changed, o.Now) {
		return unseen
	}
	return look
}

// lookAt looks at files of one folder, some goroutines side by side. A link is
// looked at where it leads.
func (o Options) lookAt(looks map[string]cache.Look, folder string, names []string) {
	found := make([]cache.Look, len(names))
	jobs := max(1, o.Jobs)
	var workers sync.WaitGroup
	for job := range jobs {
		workers.Go(func() {
			for i := job; i < len(names); i += jobs {
				info, err := os.Stat(filepath.Join(o.Source, folder, names[i]))
				if err == nil { // a file that went away looks like nothing
					found[i] = o.lookAtInput(info)
				}
			}
		})
	}
	workers.Wait()
	for i, name := range names {
		looks[path.Join(folder, name)] = found[i]
	}
}

// sameNames says whether a folder of the site holds the files that it held.
func (r recollection) sameNames(folder string) bool {
	names := func(looks map[string]cache.Look) map[string]bool {
		found := make(map[string]bool)
		for name := range looks {
			if strings.HasPrefix(name, folder+"/") {
				found[name] = true
			}
		}
		return found
	}
	return maps.Equal(names(r.last.Inputs), names(r.inputs))
}

// same says whether two looks at the inputs saw the same, and nothing newborn.
func same(before, now map[string]cache.Look) bool {
	if len(before) != len(now) {
		return false
	}
	for name, look := range now {
		if was, known := before[name]; !known || was != look || look == unseen {
			return false
		}
	}
	return true
}

// rested is the whole of a build for which nothing changed: the inputs look as
// they did, the outputs are as they were put in place, and no article of the
// future has arrived. It returns false when there is something to do.
func (o Options) rested(ctx context.Context, m cache.Memory, now map[string]cache.Look) (Report, bool) {
	if o.Force || m.Report == nil || !same(m.Inputs, now) {
		return Report{}, false
	}
	if second := o.Now.Unix(); second < m.Since || m.Until != 0 && second >= m.Until {
		return Report{}, false
	}
	if !o.outputsRest(ctx, m) {
		return Report{}, false
	}
	var r Report
	if json.Unmarshal(m.Report, &r) != nil {
		return Report{}, false
	}
	r.Unchanged, r.Rendered, r.Written, r.Removed = r.Files, 0, 0, 0
	r.Output = o.Output
	return r, true
}

// outputsRest says whether the output holds what the last build wrote, and no more.
func (o Options) outputsRest(ctx context.Context, m cache.Memory) bool {
	return publish.Untouched(ctx, o.Output, recollection{last: m}.outputs(), o.Jobs, m.Left)
}

// A recollection is what a build knows when it begins: what the last one read and
// wrote, and how the inputs look now.
type recollection struct {
	file   string
	last   cache.Memory
	inputs map[string]cache.Look
}

// outputs are the files and folders that the last build left, a page's folder beside the page:
// what was found just now is found fast again.
func (r recollection) outputs() []string {
	const page = "/index.html"
	paths := make([]string, 0, len(r.last.Folders)+len(r.last.Outputs))
	for name := range r.last.Outputs {
		if folder, isPage := strings.CutSuffix(name, page); isPage {
			paths = append(paths, folder)
		}
		paths = append(paths, name)
	}
	for folder := range r.last.Folders {
		if _, there := r.last.Outputs[folder+page]; !there {
			paths = append(paths, folder)
		}
	}
	return paths
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
	var looking sync.WaitGroup
	looking.Go(func() { r.inputs = o.lookAtInputs() })
	if r.last = cache.Read(r.file); r.last.Program != identity {
		r.last = cache.Memory{}
	}
	looking.Wait()
	return r, nil
}

// remember writes down what a build read and wrote. Of m there are the outputs, the
// rest, and the folders that need no other look.
func (o Options) remember(r recollection, packed func() (cache.Draft, error), site *news.Site, m cache.Memory, report Report) error {
	if o.Program == "" {
		return nil
	}
	draft, err := packed()
	if err != nil {
		return err
	}
	defer draft.Drop() // unless it is kept
	identity, err := o.identity()
	if err != nil {
		return err
	}
	m.Program, m.Inputs, m.Since = identity, r.inputs, o.Now.Unix()
	if !site.Arrival.IsZero() {
		m.Until = site.Arrival.Unix()
	}
	if err := o.lookAtOutputs(&m); err != nil {
		return err
	}
	if m.Report, err = json.Marshal(report); err != nil {
		return fmt.Errorf("packing the build's report: %w", err)
	}
	m.Articles = draft.Sum
	if err := draft.Keep(); err != nil {
		return err
	}
	return cache.Write(r.file, m)
}

// lookAtOutputs looks at the files that a build wrote, and at all folders.
func (o Options) lookAtOutputs(m *cache.Memory) error {
	look := func(name string) (cache.Look, error) {
		info, err := os.Lstat(filepath.Join(o.Output, filepath.FromSlash(name)))
		if err != nil {
			return cache.Look{}, fmt.Errorf("looking at what was published: %w", err)
		}
		return cache.LookAt(info), nil
	}
	root, err := os.Stat(o.Output) // it may be a link
	if err != nil {
		return fmt.Errorf("looking at what was published: %w", err)
	}
	m.Folders["."] = cache.LookAt(root)
	for name, output := range m.Outputs {
		for folder := path.Dir(name); m.Folders[folder] == (cache.Look{}); folder = path.Dir(folder) {
			if m.Folders[folder], err = look(folder); err != nil {
				return err
			}
		}
		if output.Look != (cache.Look{}) {
			continue
		}
		if output.Look, err = look(name); err != nil {
			return err
		}
		m.Outputs[name] = output
	}
	return nil
}
