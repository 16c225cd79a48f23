package publish

import (
	"io/fs"
	"os"
	"path"
	"sync"
	"sync/atomic"

	"digest/internal/crew"
)

// A survey looks at many files of the output at once, beside what else is done.
type survey struct {
	done chan struct{}
	// paths were looked at and found there, or nil for nothing; same says that all of them look
	// as they are remembered. Read them when done is closed.
	paths []string
	found []fs.FileInfo
	same  bool
	// infos are what was found, by path. Call it when done is closed.
	infos func() map[string]fs.FileInfo
}

// Survey begins to look at files and folders of the output ("." is the output itself), with
// up to jobs goroutines, for [Stage.Keep], [Stage.Amend] and [Stage.Publish], which then
// need not. paths names them, on another goroutine, and same says, on any, whether one looks
// as the caller remembers it. Call it once, before the first Write; nobody else writes to
// the output meanwhile.
func (s *Stage) Survey(paths func() []string, jobs int, same func(name string, info fs.FileInfo) bool) {
	if s.Force {
		return
	}
	v := &survey{done: make(chan struct{})}
	v.infos = sync.OnceValue(v.index)
	s.survey = v
	go v.run(s, paths, jobs, same)
}

func (v *survey) run(s *Stage, paths func() []string, jobs int, same func(name string, info fs.FileInfo) bool) {
	defer close(v.done)
	v.paths = paths()
	v.found = make([]fs.FileInfo, len(v.paths))
	var other atomic.Bool
	crew.Work(jobs, len(v.paths), func(_, i int) bool {
		info, err := os.Lstat(s.outputPath(v.paths[i]))
		if err != nil || !same(v.paths[i], info) {
			other.Store(true)
		}
		if err == nil {
			v.found[i] = info
		}
		return true
	})
	v.same = len(v.paths) > 0 && !other.Load()
}

func (v *survey) index() map[string]fs.FileInfo {
	infos := make(map[string]fs.FileInfo, len(v.paths))
	for i, info := range v.found {
		if info != nil {
			infos[v.paths[i]] = info
		}
	}
	return infos
}

// surveyed is what the survey saw at a path, or nil. A survey that saw nothing there proves
// nothing: it does not know of every path. Of an output that is amended few paths are asked,
// and the disk tells sooner.
func (s *Stage) surveyed(name string) fs.FileInfo {
	if s.survey == nil || s.amendment != nil {
		return nil
	}
	<-s.survey.done
	return s.survey.infos()[name]
}

// look is what is at a path of the output, or nil.
func (s *Stage) look(name string) fs.FileInfo {
	if info := s.surveyed(name); info != nil {
		return info
	}
	info, err := os.Lstat(s.outputPath(name))
	if err != nil {
		return nil
	}
	return info
}

// forget drops what the survey saw of files, and of the folders that they are in: they
// are about to be written.
func (s *Stage) forget(files []string) {
	if s.survey == nil {
		return
	}
	<-s.survey.done
	infos := s.survey.infos()
	for _, name := range files {
		for ; name != "."; name = path.Dir(name) {
			delete(infos, name)
		}
		delete(infos, ".")
	}
}
