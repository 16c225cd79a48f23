package cache

import "io/fs"

// A Look is how a file looks without reading it. Two looks at a path are the same
// only if the file was left alone between them, but for a change within one tick of
// the disk's clock.
type Look struct {
	Size int64
	// Changed is when the file changed last, in nanoseconds: its time of modification,
	// or that of its status where the system keeps one, whichever is later. Only the
	// system sets the second: it tells of an edit whose time somebody set back.
	Changed int64
	// Inode tells a file from another one that took its name; 0 where the system has none.
	Inode uint64
}

// LookAt looks at a file's entry. It is not a link that it follows.
func LookAt(info fs.FileInfo) Look {
	changed, inode := status(info)
	return Look{Size: info.Size(), Changed: max(info.ModTime().UnixNano(), changed), Inode: inode}
}
