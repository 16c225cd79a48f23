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
	most := int64(usage.Maxrss) //nolint:unconvert // some systems have 32 bits for it
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return most // there it is bytes
	}
	return most << 10
}
