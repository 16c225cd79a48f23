package build

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
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

// memoryFile is the memory of builds into one output folder, which is resolved.
func memoryFile(source, output string) (string, error) {
	sum, err := fingerprint.New().Of(output)
	if err != nil {
		return "", err
	}
	return filepath.Join(source, memoryFolder, fmt.Sprintf("build-%x", sum[:6])), nil
}

// dropLost takes away the memories of output folders that are gone, as far as it can. Nobody
// asks for them, and whoever builds into a new folder each time would have ever more. One
// with a draft beside it is left for a day: another build may be about to remember.
func dropLost(source string, now time.Time) {
	folder := filepath.Join(source, memoryFolder)
	entries, _ := os.ReadDir(folder)
	busy, found := make(map[string]bool), make(map[string]bool)
	for _, entry := range entries {
		name, _, _ := strings.Cut(entry.Name(), ".")
		if !strings.HasPrefix(name, "build-") {
			continue
		}
		found[name] = true
		if info, err := entry.Info(); err == nil && strings.HasSuffix(entry.Name(), cache.DraftEnd) && now.Sub(info.ModTime()) < 24*time.Hour {
			busy[name] = true
		}
	}
	for name := range found {
		file := filepath.Join(folder, name)
		if _, err := os.Stat(cache.Read(file).Output); err != nil && !busy[name] {
			cache.Remove(file)
		}
	}
}

// identity is what a memory depends on besides the inputs: the program, and the
// options that change what it makes.
func (o Options) identity() (fingerprint.Sum, error) {
	return fingerprint.New().Of(o.Program, o.BaseURL, o.Drafts, o.Future)
}

// upToDate is the whole of a build for which nothing changed: the inputs look as
// they did, the outputs are as they were put in place, and no article of the
// future has arrived. It returns false when there is something to do.
func (o Options) upToDate(ctx context.Context, before recollection) (Report, bool) {
	last := before.last
	if o.Force || last.Report == nil || !same(last.Inputs, before.inputs) {
		return Report{}, false
	}
	if second := o.Now.Unix(); second < last.Since || last.Until != 0 && second >= last.Until {
		return Report{}, false
	}
	if !publish.Untouched(ctx, o.Output, before.outputs(), o.Jobs, last.Left) {
		return Report{}, false
	}
	var r Report
	if json.Unmarshal(last.Report, &r) != nil {
		return Report{}, false
	}
	r.Unchanged, r.Rendered, r.Written, r.Removed = r.Files, 0, 0, 0
	r.Output = o.Output
	return r, true
}

// A recollection is what a build knows when it begins: what the last one read and
// wrote, and how the inputs look now.
type recollection struct {
	file     string
	output   string          // the folder, without links
	identity fingerprint.Sum // of this build, not of the last
	last     cache.Memory
	inputs   map[string]cache.Look
}

// outputs are the files and folders that the last build left.
func (r recollection) outputs() []string {
	paths := make([]string, 0, len(r.last.Folders)+len(r.last.Outputs))
	for folder := range r.last.Folders {
		paths = append(paths, folder)
	}
	for name := range r.last.Outputs {
		paths = append(paths, name)
	}
	return paths
}

// recall reads the memory of the last build and looks at the inputs, before
// anything of them is read: what changes later, the next build will see.
func (o Options) recall() (recollection, error) {
	if o.Program == "" {
		return recollection{}, nil
	}
	var r recollection
	var err error
	if r.identity, err = o.identity(); err != nil {
		return recollection{}, err
	}
	if r.output, err = resolve(o.Output); err != nil {
		return recollection{}, err
	}
	if r.file, err = memoryFile(o.Source, r.output); err != nil {
		return recollection{}, err
	}
	var looking sync.WaitGroup
	looking.Go(func() { r.inputs = o.lookAtInputs() })
	if r.last = cache.Read(r.file); r.last.Program != r.identity {
		r.last = cache.Memory{}
	}
	looking.Wait()
	return r, nil
}

// remember writes down what a build read and wrote, for the next one.
func (b *builder) remember(site *news.Site, w *writer, left remains, published publish.Report, r Report) error {
	if b.packed == nil {
		return nil
	}
	draft, err := b.packed()
	if err != nil {
		return err
	}
	defer draft.Drop() // unless it is kept
	for _, folder := range published.Untouched {
		left.folders[folder] = b.before.last.Folders[folder]
	}
	if err := left.look(b.Output); err != nil {
		return fmt.Errorf("looking at what was published: %w", err)
	}
	next := cache.Memory{
		Program: b.before.identity, Output: b.before.output, Inputs: b.before.inputs, Since: b.Now.Unix(),
		Outputs: left.outputs, Folders: left.folders, Frame: w.frame, Articles: draft.Sum,
	}
	if !site.Arrival.IsZero() {
		next.Until = site.Arrival.Unix()
	}
	w.numbering.Finish(&next)
	if next.Report, err = json.Marshal(r); err != nil {
		return fmt.Errorf("packing the build's report: %w", err)
	}
	if err := draft.Keep(); err != nil {
		return err
	}
	if err := cache.Write(b.before.file, next); err != nil {
		return err
	}
	if b.before.last.Report == nil { // not each time: it reads all memories
		dropLost(b.Source, b.Now)
	}
	return nil
}
