package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
)

// Publish puts the build in place and ends the stage. Call it when every Write has
// returned. A context that is done before it begins stops it; once it has begun it goes
// on to the end, so that nobody is left with a mixture of two builds. When it fails before
// it begins, the stage is still there to be aborted; when the disk fails it later, some
// files are new, each is whole, and the error says so.
func (s *Stage) Publish(ctx context.Context) (Report, error) {
	if err := s.end(ctx); err != nil {
		return Report{}, fmt.Errorf("publishing into %q: %w", s.shown, err)
	}
	report, err := s.put()
	if err == nil && s.Settled != nil {
		s.Settled(report)
	}
	return report, errors.Join(err, s.release())
}

// end closes the stage to further files, if it may be published.
func (s *Stage) end(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.state == ended:
		return errors.New("the build is over")
	case s.state == failed:
		return errors.New("a file could not be written, and the site would not be whole")
	case ctx.Err() != nil:
		return ctx.Err()
	}
	s.state = ended
	return nil
}

func (s *Stage) put() (Report, error) {
	// The marker goes first: should this be killed, the next build knows the folder.
	changed := s.changed()
	if marker := (File{Path: markerName, Data: []byte(markerText)}); !s.isPublished(marker) {
		if err := s.stage(marker); err != nil {
			return Report{}, err
		}
		changed = append([]string{markerName}, changed...)
	}
	if whole, err := s.putWhole(); err != nil {
		return Report{}, err
	} else if whole {
		return s.count(), nil
	}
	root, err := os.OpenRoot(s.output)
	if err != nil {
		return Report{}, explain("opening the output folder", s.shown, err)
	}
	defer root.Close()
	p := placement{Stage: s, root: root}
	report, err := p.place(changed)
	if err != nil {
		return Report{}, fmt.Errorf("%w; some files of the new site may be in place, each of them whole: build again when that is mended", err)
	}
	return report, nil
}

// place moves what was staged, and takes away what is of earlier builds.
func (p *placement) place(changed []string) (Report, error) {
	if p.amendment != nil {
		err := p.amend(changed)
		return p.countAmended(), err
	}
	p.inside = p.folders()
	p.forget(changed)
	if err := p.putFiles(changed); err != nil {
		return Report{}, err
	}
	if err := p.prune("."); err != nil {
		return Report{}, err
	}
	report := p.count()
	report.Removed, report.Untouched = p.removed, p.untouched
	return report, nil
}

// changed lists the staged files in the order in which they are put in place.
func (s *Stage) changed() []string {
	var paths []string
	for name, f := range s.files {
		if !f.unchanged {
			paths = append(paths, name)
		}
	}
	slices.SortFunc(paths, func(a, b string) int {
		return cmp.Or(cmp.Compare(s.files[a].order, s.files[b].order), cmp.Compare(a, b))
	})
	return paths
}

// count reports on the files of this build.
func (s *Stage) count() Report {
	var r Report
	for _, f := range s.files {
		if f.unchanged {
			r.Unchanged++
			continue
		}
		r.Written++
		r.Bytes += int64(f.size)
	}
	return r
}

// putWhole makes the staging folder the output folder, if there is none or it is empty.
func (s *Stage) putWhole() (bool, error) {
	if s.real["."] && os.Remove(s.output) != nil {
		return false, nil // it holds something, or is a disk of its own
	}
	if err := os.Rename(s.folder, s.output); err != nil {
		return false, explain("putting the site in place as", s.shown, err)
	}
	return true, nil
}

// A placement puts a build into a folder that holds an earlier one. Before a file is moved
// there, and for whatever is removed, it asks an os.Root, which no link leads out of.
type placement struct {
	*Stage
	root   *os.Root
	inside map[string][]string // the build's folders in each of its folders, sorted

	removed   int      // files of earlier builds
	untouched []string // folders that were not read
}

// folders are the build's folders by the folder that they are in.
func (s *Stage) folders() map[string][]string {
	inside := make(map[string][]string)
	for _, dir := range slices.Sorted(maps.Keys(s.dirs)) {
		inside[path.Dir(dir)] = append(inside[path.Dir(dir)], dir)
	}
	return inside
}

// isUntouched says whether a folder of the output need not be read.
func (p *placement) isUntouched(dir string) bool {
	if p.Untouched == nil || dir != "." && !p.dirs[dir] {
		return false
	}
	info := p.look(dir)
	return info != nil && info.IsDir() && p.Untouched(dir, info)
}

// putFiles moves files from the staging folder into the output folder, one by one.
func (p *placement) putFiles(paths []string) error {
	for _, name := range paths {
		if err := p.makeRealDir(path.Dir(name)); err != nil {
			return err
		}
		err := os.Rename(p.stagePath(name), p.outputPath(name))
		if info, statErr := p.root.Lstat(name); err != nil && statErr == nil && info.IsDir() {
			// An earlier build had a folder where this one has a file.
			if err := p.removeDir(name); err != nil {
				return err
			}
			err = os.Rename(p.stagePath(name), p.outputPath(name))
		}
		if err != nil {
			return explain("putting in place", path.Join(p.shown, name), err)
		}
	}
	return nil
}

// makeRealDir makes sure that the output has a folder, and those above it. A file or a
// link in its place is of an earlier build.
func (p *placement) makeRealDir(dir string) error {
	if p.real[dir] {
		return nil
	}
	if err := p.makeRealDir(path.Dir(dir)); err != nil {
		return err
	}
	info, err := p.root.Lstat(dir)
	if err == nil && !info.IsDir() {
		p.removed++
		err = p.root.Remove(dir)
	}
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		err = p.root.Mkdir(dir, 0o755)
	}
	if err != nil {
		return explain("making the folder", path.Join(p.shown, dir), err)
	}
	p.real[dir] = true
	return nil
}

// prune removes from a folder of the output what this build did not write into it. A
// folder that nobody touched is not read, but those inside of it are seen to.
func (p *placement) prune(dir string) error {
	if p.isUntouched(dir) {
		p.untouched = append(p.untouched, dir)
		for _, inside := range p.inside[dir] {
			if err := p.prune(inside); err != nil {
				return err
			}
		}
		return nil
	}
	names, err := p.readDir(dir)
	if err != nil {
		return explain("reading", path.Join(p.shown, dir), err)
	}
	for _, e := range names {
		name := path.Join(dir, e.Name())
		_, isFile := p.files[name]
		switch {
		case isFile, name == markerName, name == gitName:
		case !e.IsDir():
			p.removed++
			if err := p.root.Remove(name); err != nil {
				return explain("removing", path.Join(p.shown, name), err)
			}
		case p.dirs[name]:
			err = p.prune(name)
		default:
			err = p.removeDir(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// removeDir removes a folder that holds nothing of this build.
func (p *placement) removeDir(dir string) error {
	if err := p.prune(dir); err != nil {
		return err
	}
	if err := p.root.Remove(dir); err != nil {
		return explain("removing the folder", path.Join(p.shown, dir), err)
	}
	return nil
}

// readDir lists a folder by name. fs.ReadDir would refuse names that are not UTF-8.
func (p *placement) readDir(dir string) ([]fs.DirEntry, error) {
	file, err := p.root.Open(dir)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	entries, err := file.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, err
}
