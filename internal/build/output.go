package build

import (
	"fmt"
	"os"
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

// output is the folder to write.
func (o Options) output() string {
	if o.Output == "" {
		return filepath.Join(o.Source, "public")
	}
	return o.Output
}

// CheckProfile refuses a folder for a profile of the build that is the output or lies in
// it: a build removes what it did not write. Nor may it lie in a folder that a build reads.
// The folder need not exist.
func (o Options) CheckProfile(folder string) error {
	output, err := resolve(o.output())
	if err != nil {
		return err
	}
	at, err := resolve(folder)
	if err != nil {
		return err
	}
	is, _ := os.Stat(output) // an output to come is known by its name
	for ; at != filepath.Dir(at); at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if at == output || err == nil && os.SameFile(is, info) { // some disks take Public for public
			return fmt.Errorf("%q is, or lies in, the output folder %q, where a build removes what it did not write; name a folder outside, such as %q",
				folder, o.output(), filepath.Join(o.output(), "..", "profile"))
		}
	}
	part, _, err := partOf(o.Source, folder)
	if part != "" {
		return fmt.Errorf("%q lies in the site's %s/, which a build reads; name a folder of its own, such as %q",
			folder, part, filepath.Join(o.output(), "..", "profile"))
	}
	return err
}

// checkOutput refuses an output inside a folder that a build reads: the next
// build would take the pages for content.
func checkOutput(source, output string) error {
	part, inside, err := partOf(source, output)
	switch {
	case err != nil:
		return err
	case inside == memoryFolder:
		return fmt.Errorf("output folder %q is where builds remember what they did; name a folder of its own, such as %q",
			output, "public")
	case part != "":
		return fmt.Errorf("output folder %q lies in the site's %s/, which a build reads; name a folder of its own, such as %q",
			output, part, "public")
	}
	return nil
}

// partOf is the folder that a build reads in which another one lies, or is to lie, or "" if it
// lies in none; and its path in the site's folder, if it has one.
func partOf(source, folder string) (part, inside string, err error) {
	from, err := resolve(source)
	if err != nil {
		return "", "", err
	}
	to, err := resolve(folder)
	if err != nil {
		return "", "", err
	}
	if inside, err = filepath.Rel(from, to); err != nil {
		return "", "", nil // on another disk
	}
	first, _, _ := strings.Cut(filepath.ToSlash(inside), "/")
	for _, name := range inputs {
		if strings.EqualFold(first, name) { // some disks take Content for content
			return name, inside, nil
		}
	}
	return "", inside, nil
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
