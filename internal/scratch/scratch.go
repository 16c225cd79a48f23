// Package scratch knows the files that editors and systems leave in a folder while
// somebody works there: hidden files, backups, locks, swap files. They belong to no
// site, whose other files are each read, or told.
//
//	scratch.Name("a.md")                // false
//	scratch.Name("a.md~")               // true: a backup
//	scratch.Path("static/.git/HEAD")    // true: in a hidden folder
package scratch

import "strings"

// Name says whether a file or folder of that name is an editor's or a system's.
func Name(name string) bool {
	switch {
	case name == "4913": // Vim tries with it whether it may write into the folder
		return true
	case strings.HasPrefix(name, "."): // .a.md.swp (Vim), .#a.md (Emacs), .goutputstream-… (GNOME), .DS_Store, .git
		return true
	case strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"): // Emacs saves by itself
		return true
	case strings.HasPrefix(name, "~$"): // Word
		return true
	}
	for _, end := range [...]string{"~", ".swp", ".swo", ".swx", "___jb_tmp___", "___jb_old___"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// Path says whether a part of a path, between its slashes, is such a name.
func Path(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if Name(part) {
			return true
		}
	}
	return false
}
