package importer

import (
	"bytes"
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
// name is there, the first free name with a number. It never leaves half of a file,
// does not follow symbolic links out of root, and overwrites a file only where the
// result is an update of it (see [Update]).
func Write(root string, r Result) (string, error) {
	if r.Skipped || r.Already != "" && r.Markdown == nil {
		return "", fmt.Errorf("%s is this article; import it again with --update", r.Already)
	}
	site, err := os.OpenRoot(root)
	if err != nil {
		return "", fmt.Errorf("opening the site: %w", err)
	}
	defer site.Close()
	file := r.File
	if r.Already != "" {
		err = replace(site, file, r.Markdown)
	} else {
		file, err = writeNew(site, file, r.Markdown)
	}
	if err != nil {
		return "", fmt.Errorf("writing %s: %w", r.File, err)
	}
	if err := replace(site, importedName(r), r.imported()); err != nil {
		return "", fmt.Errorf("keeping what was imported: %w", err)
	}
	return file, nil
}

// replace writes a file whole or not at all. A file that has the content already
// is left alone.
func replace(site *os.Root, file string, content []byte) error {
	if old, err := site.ReadFile(file); err == nil && bytes.Equal(old, content) {
		return nil
	}
	temporary, err := beside(site, file, content)
	if err != nil {
		return err
	}
	if err := site.Rename(temporary, file); err != nil {
		_ = site.Remove(temporary)
		return err
	}
	return nil
}

// beside writes a temporary file into a file's folder, which is made.
func beside(site *os.Root, file string, content []byte) (string, error) {
	if err := site.MkdirAll(path.Dir(file), 0o755); err != nil {
		return "", err
	}
	sum := sha256.Sum256(content)
	temporary := path.Join(path.Dir(file), ".import-"+hex.EncodeToString(sum[:6])+".tmp")
	return temporary, site.WriteFile(temporary, content, 0o644)
}

// writeNew writes a file beside its place and links it there, which fails when
// the name is taken, and never shows half a file.
func writeNew(site *os.Root, file string, content []byte) (string, error) {
	temporary, err := beside(site, file, content)
	if err != nil {
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
