package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
)

// An amendment is what a stage knows that changes some files of the output and leaves the
// others alone.
type amendment struct {
	files int // of the output before
	again int // those that are written
	gone  []string
}

// Amend makes this a build that changes some files of the output: those that are neither
// written nor removed stay, without a word about each. It says whether that can be: only if
// the survey found everything as the caller remembers it, all folders among it, can nothing
// else be in the output. Call it before the first Write, and neither set Untouched nor call Keep
// then.
func (s *Stage) Amend() bool {
	if s.survey == nil {
		return false
	}
	<-s.survey.done
	if !s.survey.same {
		return false
	}
	s.amendment = &amendment{}
	for _, info := range s.survey.found {
		if info.Mode().IsRegular() {
			s.amendment.files++
		}
	}
	return true
}

// Former opens a file of an output that is amended, as it is before that.
func (s *Stage) Former(name string) (io.ReadCloser, error) {
	file, err := os.Open(s.outputPath(name))
	if err != nil {
		return nil, explain("reading", path.Join(s.shown, name), err)
	}
	return file, nil
}

// Remove takes a file out of an output that is amended, when everything else is in place,
// and the folders that are empty then.
func (s *Stage) Remove(name string) {
	s.amendment.gone = append(s.amendment.gone, name)
}

// amends notes a file that is written beside all that stays.
func (s *Stage) amends(name string) error {
	switch info := s.look(name); {
	case info == nil:
	case info.IsDir():
		return fmt.Errorf("%q is wanted as a file and as a folder; give one of them another name", name)
	default:
		s.amendment.again++
	}
	for dir := range above(name) {
		if s.dirs[dir] {
			break // looked at before
		}
		if info := s.look(dir); info != nil && !info.IsDir() {
			return fmt.Errorf("%q is wanted as a file and as a folder; give one of them another name", dir)
		}
	}
	return nil
}

// amend puts what was written in place, and takes away what is to go.
func (p *placement) amend(changed []string) error {
	if err := p.putFiles(changed); err != nil {
		return err
	}
	for _, name := range p.amendment.gone {
		if err := p.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return explain("removing", path.Join(p.shown, name), err)
		}
		p.removed++
		for dir := range above(name) {
			if p.root.Remove(dir) != nil {
				break // it holds something
			}
		}
	}
	return nil
}

// countAmended reports on the files of an output that was amended.
func (p *placement) countAmended() Report {
	r := p.count()
	r.Removed = p.removed
	r.Unchanged += p.amendment.files - p.amendment.again - p.removed
	return r
}
