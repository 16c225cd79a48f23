package publish_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digest/internal/publish"
)

// When the disk fails while files are put in place, at whichever file it is, each of them is
// whole, old or new; the error says that the site is a mixture; and the next build mends it.
func TestFailureInTheMiddle(t *testing.T) {
	t.Parallel()
	was := tree{"a.html": "1", "b.html": "1", "c/index.html": "1", "d.html": "1", "gone.html": "1"}
	next := tree{"a.html": "2", "b.html": "2", "c/index.html": "2", "d.html": "2"}
	for _, amended := range []bool{false, true} {
		for fails := range next {
			output := site(t)
			build(t, output, was)
			var stage *publish.Stage
			if !amended {
				stage = begin(t, output)
			} else if stage = amending(t, output, was); !stage.Amend() {
				t.Fatal("the output cannot be amended")
			}
			write(t, stage, next)
			if amended {
				stage.Remove("gone.html")
			}
			// The staged file cannot be moved when it is not there.
			staged := filepath.Join(filepath.Dir(output), "."+filepath.Base(output)+".digest-stage", filepath.FromSlash(fails))
			if err := os.Remove(staged); err != nil {
				t.Fatal(err)
			}
			_, err := stage.Publish(t.Context())
			if err == nil || !strings.Contains(err.Error(), `putting in place "`) || !strings.Contains(err.Error(), "some files of the new site may be in place") {
				t.Errorf("%s fails: %v", fails, err)
			}
			for name, text := range read(t, output) {
				if old, now := was[name], next[name]; text != old && text != now && !strings.HasPrefix(name, ".") {
					t.Errorf("%s fails: %s is %q", fails, name, text)
				}
			}
			build(t, output, next)
			checkTree(t, output, next)
		}
	}
}
