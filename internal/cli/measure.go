package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"strconv"
	"time"
)

// A stopwatch tells how long each stage of a build takes.
type stopwatch struct {
	now   func() time.Time
	stage string
	since time.Time
	spent map[string]int64 // milliseconds
}

// begin ends the stage that runs, and begins another.
func (s *stopwatch) begin(stage string) {
	now := s.now()
	if s.stage != "" {
		s.spent[s.stage] += now.Sub(s.since).Milliseconds()
	}
	s.stage, s.since = stage, now
}

// peakMemory is the most memory that the program had so far, in bytes: what the
// system says where it does, or else what Go has asked for.
func peakMemory() uint64 {
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		if _, rest, found := bytes.Cut(status, []byte("VmHWM:")); found {
			fields := bytes.Fields(rest)
			if kilobytes, err := strconv.ParseUint(string(fields[0]), 10, 64); err == nil {
				return kilobytes << 10
			}
		}
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.Sys
}

// profile writes what the program does into a folder until the returned function
// is called: cpu.pprof, heap.pprof and trace.out, for go tool pprof and go tool
// trace. Without a folder it does nothing.
func profile(folder string) (stop func() error, err error) {
	if folder == "" {
		return func() error { return nil }, nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("profiling: %w", err)
	}
	cpu, err := record(filepath.Join(folder, "cpu.pprof"), pprof.StartCPUProfile)
	if err != nil {
		return nil, err
	}
	events, err := record(filepath.Join(folder, "trace.out"), trace.Start)
	if err != nil {
		pprof.StopCPUProfile()
		return nil, errors.Join(err, cpu.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		trace.Stop()
		return errors.Join(cpu.Close(), events.Close(), writeHeap(filepath.Join(folder, "heap.pprof")))
	}, nil
}

// record starts something that writes into a new file.
func record(name string, start func(io.Writer) error) (*os.File, error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("profiling: %w", err)
	}
	if err := start(file); err != nil {
		return nil, errors.Join(fmt.Errorf("profiling: %w", err), file.Close())
	}
	return file, nil
}

func writeHeap(name string) error {
	heap, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("profiling: %w", err)
	}
	runtime.GC() // the profile tells what was allocated before the last collection
	return errors.Join(pprof.Lookup("allocs").WriteTo(heap, 0), heap.Close())
}
