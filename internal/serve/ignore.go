package serve

import "strings"

// ignored says whether a path belongs to an editor or a system rather than to the
// site: backups, locks, swap files, hidden files.
func ignored(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if ignoredName(part) {
			return true
		}
	}
	return false
}

func ignoredName(name string) bool {
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
