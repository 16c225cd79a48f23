package serve

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whatever happens to folders, in the end each is watched under its own name.
func TestWatchFollowsFolders(t *testing.T) {
	for seed := range uint64(20) {
		w := watchSite(t)
		random := rand.New(rand.NewPCG(seed, 0))
		folder := func() string {
			return "static/" + strings.Repeat("x/", random.IntN(3)) + string(rune('a'+random.IntN(4)))
		}
		for range 200 {
			switch from, to := folder(), folder(); random.IntN(8) {
			case 0:
				w.remove(from)
			case 1, 2, 3:
				os.Rename(w.path(from), w.path(to)) //nolint:errcheck // it may not exist, or the other may be in the way
			case 4:
				w.seen() // or else the watcher comes to it when all is over
			default:
				w.write(from + "/file")
			}
		}
		w.seen()
		var want []string
		w.check(filepath.WalkDir(w.path("static"), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() {
				name, _ := w.watcher.relative(filepath.Join(path, "last"))
				want = append(want, name)
			}
			return err
		}))
		w.write(want...)
		slices.Sort(want)
		if diff := cmp.Diff(want, w.seen()); diff != "" {
			t.Errorf("with seed %d (-want +got):\n%s", seed, diff)
		}
	}
}
