package publish_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"digest/internal/publish"

	"github.com/google/go-cmp/cmp"
)

// A survey answers for what the build leaves alone. Of a folder into which the build puts
// something it knows nothing any more: what is left there from before goes.
func TestSurvey(t *testing.T) {
	output := site(t)
	build(t, output, tree{"a/kept": "1", "b/left": "2", "c/gone": "3"})
	past := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, folder := range []string{".", "a", "b", "c"} {
		if err := os.Chtimes(filepath.Join(output, folder), past, past); err != nil {
			t.Fatal(err)
		}
	}
	stage := begin(t, output)
	stage.Survey(func() []string { return []string{".", "a", "b", "c", "a/kept", "b/left", "no/such"} }, 2, func(string, fs.FileInfo) bool { return true })
	if stage.Amend() {
		t.Error("an output in which something is missing can be amended")
	}
	keep := func(name string, looks bool) bool {
		kept, err := stage.Keep(publish.File{Path: name}, func(info fs.FileInfo) bool { return looks && info.Size() == 1 })
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	if !keep("a/kept", true) || keep("b/left", false) || keep("no/such", true) {
		t.Error("Keep goes by other things than the survey")
	}
	write(t, stage, tree{"b/new": "4"})
	stage.Untouched = func(folder string, info fs.FileInfo) bool {
		return info.ModTime().Equal(past) && folder != "." // from which c is to go
	}
	report, err := stage.Publish(t.Context())
	if err != nil || report.Unchanged != 1 || report.Written != 1 || report.Removed != 2 {
		t.Errorf("Publish = %+v, %v", report, err)
	}
	if diff := cmp.Diff([]string{"a"}, report.Untouched); diff != "" {
		t.Errorf("untouched folders (-want +got):\n%s", diff)
	}
	if _, err := os.Stat(filepath.Join(output, "b", "left")); err == nil {
		t.Error("b/left is still there")
	}
}
