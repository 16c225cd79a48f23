package load

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"digest/internal/diag"
	"digest/internal/news"
	"digest/internal/scratch"
)

// People reads the persons in the Markdown files at the root of fsys, which is a
// content/people of some site, or a folder like one. They are sorted by slug.
// Mistakes are handled as in [Dir].
func People(fsys fs.FS) ([]*news.PersonRecord, diag.List, error) {
	var people []*news.PersonRecord
	var problems diag.List
	kinds := contentKinds()
	kind := &kinds[slices.IndexFunc(kinds, func(k contentKind) bool { return k.folder == "people" })]
	files, err := fs.Glob(fsys, "*.md")
	if err != nil {
		return nil, problems, fmt.Errorf("reading the people: %w", err)
	}
	r := reader{fsys: fsys, schemas: newSchemas(), zone: time.UTC}
	var buffer []byte
	for _, name := range files {
		if scratch.Name(name) {
			continue
		}
		var d document
		d, buffer, err = r.read(contentFile{path: name, slug: strings.TrimSuffix(name, ".md"), kind: kind}, buffer)
		if err != nil {
			return nil, problems, err
		}
		problems.Append(d.problems)
		if person, ok := d.record.(*news.PersonRecord); ok {
			people = append(people, person)
		}
	}
	bySlug(people, func(p *news.PersonRecord) string { return p.Slug })
	return people, problems, nil
}
