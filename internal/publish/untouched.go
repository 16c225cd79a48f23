package publish

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"

	"digest/internal/crew"
)

// Untouched says whether the output folder is as a build left it: same agrees with the
// look of each of these files and folders ("." is the output itself), none of which is
// followed if it is a link, the marker is there, and no build is under way or was killed. It works with up
// to jobs goroutines, which call same side by side. It takes no lock and changes nothing.
func Untouched(ctx context.Context, output string, paths []string, jobs int, same func(name string, info fs.FileInfo) bool) bool {
	resolved, err := resolve(output)
	if err != nil || interrupted(resolved) || !marked(resolved) {
		return false
	}
	var touched atomic.Bool
	crew.Work(jobs, len(paths), func(_, i int) bool {
		info, err := os.Lstat(filepath.Join(resolved, filepath.FromSlash(paths[i])))
		if err != nil || ctx.Err() != nil || !same(paths[i], info) {
			touched.Store(true)
		}
		return !touched.Load()
	})
	return !touched.Load()
}

// marked says whether a resolved output folder has its marker, and one of the right length.
func marked(output string) bool {
	info, err := os.Lstat(filepath.Join(output, markerName))
	return err == nil && info.Mode().IsRegular() && info.Size() == int64(len(markerText))
}

// interrupted says whether there is something beside a resolved output folder that
// a build has there, or had when it was killed.
func interrupted(output string) bool {
	for _, what := range []string{"lock", "stage"} {
		if _, err := os.Lstat(beside(output, what)); err == nil {
			return true
		}
	}
	return false
}
