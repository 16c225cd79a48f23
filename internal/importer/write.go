package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// Write puts a result's article into the site in the folder root and gives the
// path that it got, relative to root: the result's File, or, when a file of that
// name is there, the first free name with a number. It never overwrites a file,
// never leaves half of one, and does not follow symbolic links out of root.
func Write(root string, r Result) (string, error) {
	if r.Already != "" {
		return "", fmt.Errorf("%s is this article; import it again after moving that file away", r.Already)
	}
	site, err := os.OpenRoot(root)
	if err != nil {
		return "", fmt.Errorf("opening the site: %w", err)
	}
	defer site.Close()
	file, err := writeNew(site, r.File, r.Markdown)
	if err != nil {
		return "", fmt.Errorf("writing %s: %w", r.File, err)
	}
	return file, nil
}

// writeNew writes a file beside its place and links it there, which fails when
// the name is taken, and never shows half a file.
func writeNew(site *os.Root, file string, content []byte) (string, error) {
	if err := site.MkdirAll(path.Dir(file), 0o755); err != nil {
		return "", err
	}
	sum := sha256.Sum256(content)
	temporary := path.Join(path.Dir(file), ".import-"+hex.EncodeToString(sum[:6])+".tmp")
	if err := site.WriteFile(temporary, content, 0o644); err != nil {
		return "", err
	}
	defer func() { _ = site.Remove(temporary) }() // after a rename it is gone
	const most = 1000
	name := file
	for n := 2; n < most; n++ {
		err := place(site, temporary, name)
		if err == nil {
			return name, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
		name = numbered(file, n)
	}
	return "", fmt.Errorf("%d files of this name are there; rename the article", most)
}

// place gives a file a second name that is not taken. On a file system without
// links it takes the name first, with an empty file, and renames over that.
func place(site *os.Root, temporary, name string) error {
	err := site.Link(temporary, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	claim, err := site.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err := claim.Close(); err != nil {
		return err
	}
	return site.Rename(temporary, name)
}
