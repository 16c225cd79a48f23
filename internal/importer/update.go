package importer

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"digest/internal/importer/merge"
)

// The folders of the site, ignored by git, in which an import keeps what it needs
// to be repeated: documents by the hash of their bytes, and each article as it was
// imported, from which an update sees what the editor changed.
const (
	originals = ".digest/originals"
	imports   = ".digest/imported"
)

// Update merges a result for an article that the digest has with the article's file
// in the folder root: what the editor changed since the import stays, other keys are
// refreshed. A result for a new article is given as it is.
func Update(root string, r Result) (Result, error) {
	if r.Already == "" || r.Skipped {
		return r, nil
	}
	site, err := os.OpenRoot(root)
	if err != nil {
		return r, fmt.Errorf("opening the site: %w", err)
	}
	defer site.Close()
	mine, err := site.ReadFile(r.Already)
	if err != nil {
		return r, fmt.Errorf("updating: %w", err)
	}
	base, err := site.ReadFile(importedName(r))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return r, fmt.Errorf("updating %s: %w", r.Already, err)
	}
	m := merge.Articles(string(base), string(mine), string(r.Markdown))
	r.Markdown, r.asImported, r.Changes = []byte(m.Text), []byte(m.Base), m.Changes
	r.Missing = slices.DeleteFunc(r.Missing, func(name string) bool {
		return merge.States(m.Text, strings.ReplaceAll(name, " ", ".")) // "source name" is source.name
	})
	return r, nil
}

// importedName is the file that holds an article as it was imported.
func importedName(r Result) string {
	sum := sha256.Sum256([]byte(cmp.Or(r.ID, canonical(r.URL), r.File)))
	return path.Join(imports, hex.EncodeToString(sum[:12])+".md")
}

// imported is what imports stated of the article, without the editor's changes.
func (r Result) imported() []byte {
	if r.asImported != nil {
		return r.asImported
	}
	return r.Markdown
}
