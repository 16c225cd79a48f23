//go:build darwin || freebsd || netbsd

package cache

import (
	"io/fs"
	"syscall"
)

// status is when a file's status changed, in nanoseconds, and its inode.
func status(info fs.FileInfo) (changed int64, inode uint64) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ctimespec.Nano(), s.Ino
	}
	return 0, 0
}
