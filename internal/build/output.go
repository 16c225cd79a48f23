package build

import (
	"fmt"
	"path/filepath"
	"strings"
)

// inputs are the folders of a site that a build reads.
var inputs = [...]string{"content", "static", "templates"}

// protected are the folders that the output may not be or hold.
func protected(source string) []string {
	folders := []string{source}
	for _, name := range inputs {
		folders = append(folders, filepath.Join(source, name))
	}
	return folders
}

// checkOutput refuses an output inside a folder that a build reads: the next
// build would take the pages for content.
func checkOutput(source, output string) error {
	from, err := resolve(source)
	if err != nil {
		return err
	}
	to, err := resolve(output)
	if err != nil {
		return err
	}
	inside, err := filepath.Rel(from, to)
	if err != nil {
		return nil // on another disk
	}
	first, _, _ := strings.Cut(filepath.ToSlash(inside), "/")
	for _, name := range inputs {
		if strings.EqualFold(first, name) { // some disks take Content for content
			return fmt.Errorf("output folder %q lies in the site's %s/, which a build reads; name a folder of its own, such as %q",
				output, name, "public")
		}
	}
	return nil
}

// resolve makes a path absolute and free of symbolic links, as far as it exists.
func resolve(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("finding %q: %w", path, err)
	}
	for dir := absolute; ; dir = filepath.Dir(dir) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			rest, err := filepath.Rel(dir, absolute)
			return filepath.Join(real, rest), err
		}
		if dir == filepath.Dir(dir) {
			return absolute, nil
		}
	}
}
