package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/pprof"
	"runtime/trace"
	"strings"
	"testing"
)

// A profile that cannot be taken whole leaves nothing running, and no file open.
func TestProfileIsAllOrNothing(t *testing.T) { // not in parallel: the program has one profile
	for _, tt := range []struct {
		name  string
		start func(io.Writer) error
		stop  func()
	}{
		{"trace", trace.Start, trace.Stop},
		{"CPU", pprof.StartCPUProfile, pprof.StopCPUProfile},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := t.TempDir()
			if err := tt.start(io.Discard); err != nil {
				t.Skipf("the test is being profiled: %v", err)
			}
			_, err := profile(folder)
			tt.stop()
			if err == nil {
				t.Fatalf("profile(%q) = nil beside another %s profile", folder, tt.name)
			}
			if open := openIn(t, folder); len(open) > 0 {
				t.Errorf("open files after %v: %q", err, open)
			}
			stop, err := profile(folder)
			if err != nil {
				t.Fatalf("the first profile was left running: %v", err)
			}
			if err := stop(); err != nil {
				t.Errorf("stop() = %v", err)
			}
			for _, name := range []string{"cpu.pprof", "heap.pprof", "trace.out"} {
				if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Size() == 0 {
					t.Errorf("%s: %v, %v; want a profile", name, info, err)
				}
			}
		})
	}
}

// openIn are the open files in a folder, where the system tells.
func openIn(t *testing.T, folder string) []string {
	t.Helper()
	const here = "/proc/self/fd"
	files, err := os.ReadDir(here)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var open []string
	for _, file := range files {
		if name, err := os.Readlink(filepath.Join(here, file.Name())); err == nil && strings.HasPrefix(name, folder) {
			open = append(open, name)
		}
	}
	return open
}
