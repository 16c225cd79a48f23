//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak is the most memory that a finished process held, in bytes.
func peak(took *os.ProcessState) int64 {
	usage, ok := took.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(usage.Maxrss) // there it is bytes
	}
	return int64(usage.Maxrss) << 10
}
