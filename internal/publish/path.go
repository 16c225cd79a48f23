package publish

import (
	"fmt"
	"io/fs"
	"iter"
	"path/filepath"
	"strings"
)

// checkPath refuses paths that lead out of the output folder, and names that the
// computers of other people cannot store: a site is cloned, zipped and served anywhere.
func checkPath(name string) error {
	why := ""
	switch first, _, _ := strings.Cut(name, "/"); {
	case !fs.ValidPath(name) || name == ".":
		why = `a path is relative and has no empty, "." or ".." part`
	case strings.ContainsAny(name, "\\\x00"):
		why = "a path has no backslash and no NUL"
	case first == gitName || name == markerName:
		why = "this name is taken"
	case !filepath.IsLocal(filepath.FromSlash(name)):
		why = "it leads out of the output folder"
	default:
		for part := range strings.SplitSeq(name, "/") {
			if why = checkName(part); why != "" {
				break
			}
		}
	}
	if why == "" {
		return nil
	}
	return fmt.Errorf("cannot write %q into the output folder: %s", name, why)
}

// checkName says what is wrong with one part of a path, or "".
// (Naming Files, Paths, and Namespaces, learn.microsoft.com/windows/win32/fileio.)
func checkName(part string) string {
	const most = 255 // bytes, ext4 and APFS
	switch device, _, _ := strings.Cut(strings.ToUpper(part), "."); {
	case len(part) > most:
		return fmt.Sprintf("%q… is longer than %d bytes; choose a shorter name", part[:32], most)
	case strings.IndexFunc(part, func(r rune) bool { return r < ' ' || strings.ContainsRune(`<>:"|?*`, r) }) >= 0:
		return fmt.Sprintf("%q holds a character that Windows has no files with; choose another name", part)
	case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
		return fmt.Sprintf("%q ends in a full stop or space, which Windows drops; choose another name", part)
	case device == "CON" || device == "PRN" || device == "AUX" || device == "NUL",
		len(device) == 4 && (device[:3] == "COM" || device[:3] == "LPT") && device[3] >= '0' && device[3] <= '9':
		return fmt.Sprintf("%q is a device on Windows; choose another name", part)
	}
	return ""
}

// above lists the folders of a valid path, the nearest first, without ".".
func above(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		at := strings.LastIndexByte(name, '/')
		for at >= 0 && yield(name[:at]) {
			at = strings.LastIndexByte(name[:at], '/')
		}
	}
}
