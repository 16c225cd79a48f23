package importer

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// An Original is what is known of a kept document beside its bytes, so that an
// import of it can be repeated.
type Original struct {
	// Order counts the imports: a document of a later one replaces what an earlier
	// one states of the same article.
	Order int `json:"order"`
	// Name is the file or address that the editor named.
	Name string `json:"name"`
	// Address and ContentType are as in [Input].
	Address     string `json:"address,omitempty"`
	ContentType string `json:"content_type,omitempty"`
	Said
}

// originalName is that of a kept document: the SHA-256 of its bytes.
var originalName = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Originals is where a site keeps documents.
type Originals struct {
	root string
	last int // the highest order
}

// OpenOriginals gives the documents that the site in the folder root keeps.
func OpenOriginals(root string) (*Originals, error) {
	site, err := os.OpenRoot(root)
	if err != nil {
		return nil, fmt.Errorf("opening the site: %w", err)
	}
	defer site.Close()
	last, err := lastOrder(site)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", originals, err)
	}
	return &Originals{root: root, last: last}, nil
}

// Keep keeps a document with what was said of it, now or when it was kept before,
// and gives its path. Its order is the next after all that are kept.
func (o *Originals) Keep(input Input) (string, error) {
	site, err := os.OpenRoot(o.root)
	if err != nil {
		return "", fmt.Errorf("opening the site: %w", err)
	}
	defer site.Close()
	sum := sha256.Sum256(input.Data)
	name := path.Join(originals, hex.EncodeToString(sum[:]))
	before, err := readOriginal(site, name+".json")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("keeping the original: %w", err)
	}
	known := Original{
		Order: o.last + 1, Name: input.Name,
		Address: cmp.Or(input.Address, before.Address), ContentType: cmp.Or(input.ContentType, before.ContentType),
		Said: input.Said.or(before.Said),
	}
	text, err := json.MarshalIndent(known, "", "  ")
	if err == nil {
		err = replace(site, name, input.Data)
	}
	if err == nil {
		err = replace(site, name+".json", append(text, '\n'))
	}
	if err != nil {
		return "", fmt.Errorf("keeping the original: %w", err)
	}
	o.last++
	return name, nil
}

func readOriginal(site *os.Root, name string) (Original, error) {
	var known Original
	text, err := site.ReadFile(name)
	if err != nil {
		return known, err
	}
	if err := json.Unmarshal(text, &known); err != nil {
		return known, fmt.Errorf("%s: %w; mend it, or delete it", name, err)
	}
	return known, nil
}

// lastOrder is the highest order of the kept documents.
func lastOrder(site *os.Root) (int, error) {
	entries, err := fs.ReadDir(site.FS(), originals)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, err
	}
	last := 0
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".json") {
			continue
		}
		known, err := readOriginal(site, path.Join(originals, entry.Name()))
		if err != nil {
			return 0, err
		}
		last = max(last, known.Order)
	}
	return last, nil
}

// ReadOriginal gives what is known of a kept document at a path, and false for
// other files.
func ReadOriginal(file string) (Original, bool, error) {
	var known Original
	if !originalName.MatchString(filepath.Base(file)) {
		return known, false, nil
	}
	folder, err := os.OpenRoot(filepath.Dir(file))
	if err == nil {
		defer folder.Close()
		known, err = readOriginal(folder, filepath.Base(file)+".json")
	}
	if errors.Is(err, fs.ErrNotExist) {
		return known, false, nil
	}
	if err != nil {
		return known, false, fmt.Errorf("reading what was said of the original: %w", err)
	}
	return known, true, nil
}

// Input gives a document as it was imported, but for what is said of it anew.
func (o Original) Input(anew Input) Input {
	return Input{
		Name: anew.Name, Data: anew.Data, Address: cmp.Or(anew.Address, o.Address),
		ContentType: cmp.Or(anew.ContentType, o.ContentType), Said: anew.Said.or(o.Said),
	}
}

// InOrder sorts the files of a folder of kept documents in the order in which they
// were imported, behind files of which nothing is known, and leaves out what only
// says something of another. Other files stay as they are.
func InOrder(files []string) ([]string, error) {
	orders := map[string]int{}
	var documents []string
	for _, file := range files {
		if about, ok := strings.CutSuffix(file, ".json"); ok && originalName.MatchString(filepath.Base(about)) {
			continue
		}
		known, _, err := ReadOriginal(file)
		if err != nil {
			return nil, err
		}
		orders[file] = known.Order
		documents = append(documents, file)
	}
	slices.SortStableFunc(documents, func(a, b string) int { return orders[a] - orders[b] })
	return documents, nil
}
