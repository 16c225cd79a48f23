package publish

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"sync"
	"sync/atomic"
)

// A survey looks at many files of the output at once, beside what else is done.
type survey struct {
	done  chan struct{}
	infos map[string]fs.FileInfo // read it when done is closed
}

// Survey begins to look at files and folders of the output ("." is the output itself),
// with up to jobs goroutines, for [Stage.Keep] and [Stage.Publish], which then need not.
// Call it once, before the first Write; nobody else writes to the output meanwhile.
func (s *Stage) Survey(paths []string, jobs int) {
	if s.Force || len(paths) == 0 {
		return
	}
	// Most of what was there will be again.
	s.files, s.dirs, s.real = grown(s.files, len(paths)), grown(s.dirs, len(paths)/2), grown(s.real, len(paths)/2)
	s.survey = &survey{done: make(chan struct{})}
	go s.survey.run(s, paths, jobs)
}

// grown is the map with room for so many.
func grown[V any](m map[string]V, size int) map[string]V {
	larger := make(map[string]V, size)
	maps.Copy(larger, m)
	return larger
}

func (v *survey) run(s *Stage, paths []string, jobs int) {
	defer close(v.done)
	found := make([]fs.FileInfo, len(paths))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range max(1, jobs) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(paths); i = int(next.Add(1)) - 1 {
				if info, err := os.Lstat(s.outputPath(paths[i])); err == nil {
					found[i] = info
				}
			}
		})
	}
	workers.Wait()
	v.infos = make(map[string]fs.FileInfo, len(paths))
	for i, info := range found {
		if info != nil {
			v.infos[paths[i]] = info
		}
	}
}

// look is what is at a path of the output, or nil. A survey that saw nothing there proves
// nothing: it does not know of every path.
func (s *Stage) look(name string) fs.FileInfo {
	if s.survey != nil {
		<-s.survey.done
		if info := s.survey.infos[name]; info != nil {
			return info
		}
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
	for _, name := range files {
		for ; name != "."; name = path.Dir(name) {
			delete(s.survey.infos, name)
		}
		delete(s.survey.infos, ".")
	}
}
