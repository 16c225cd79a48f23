package build

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"digest/internal/cache"
	"digest/internal/crew"
)

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
	crew.Work(o.Jobs, len(names), func(_, i int) bool {
		if info, err := os.Stat(filepath.Join(o.Source, folder, names[i])); err == nil { // a file that went away looks like nothing
			found[i] = o.lookAtInput(info)
		}
		return true
	})
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
