package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// resolve makes an output folder's path absolute. The folder itself may be a symbolic
// link, by which its owner says where the site should live.
func resolve(output string) (string, error) {
	if output == "" {
		return "", errors.New(`no output folder; name one, such as "public"`)
	}
	absolute, err := filepath.Abs(output)
	if err != nil {
		return "", fmt.Errorf("finding the output folder %q: %w", output, err)
	}
	if _, err := os.Lstat(absolute); errors.Is(err, fs.ErrNotExist) {
		return absolute, nil
	}
	resolved, err := filepath.EvalSymlinks(absolute)
	if err != nil {
		return "", explain("finding the output folder", output, err)
	}
	if info, err := os.Stat(resolved); err != nil || !info.IsDir() {
		return "", fmt.Errorf("output %q is not a folder; name a folder, or remove the file", output)
	}
	return resolved, nil
}

// checkProtected refuses an output folder that is, or holds, a folder that must not be
// emptied. It compares folders rather than names: links and letter case do not matter.
func checkProtected(shown, output string, protected []string) error {
	if filepath.Dir(output) == output {
		return fmt.Errorf("output folder %q is a whole disk; name a folder of its own, such as %q", shown, "public")
	}
	info, err := os.Stat(output)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // nothing is in it
	}
	if err != nil {
		return explain("reading the output folder", shown, err)
	}
	if home, err := os.UserHomeDir(); err == nil && holds(info, home) {
		return fmt.Errorf("output folder %q holds your home folder; name a folder of its own, such as %q", shown, "public")
	}
	for _, p := range protected {
		if holds(info, p) {
			return fmt.Errorf("output folder %q holds the site's sources in %q; name a folder of its own, such as %q", shown, p, "public")
		}
	}
	return nil
}

// holds says whether path is the folder or lies in it.
func holds(folder fs.FileInfo, path string) bool {
	path, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	for {
		if info, err := os.Stat(path); err == nil && os.SameFile(folder, info) {
			return true
		}
		parent := filepath.Dir(path)
		if parent == path {
			return false
		}
		path = parent
	}
}
