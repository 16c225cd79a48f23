package importer_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer"
	"digest/internal/news"
)

// The development documents beside the repository become what was expected of
// them: the same words in the same blocks. Where the folder is absent there is
// nothing to compare.
func TestImportSeeds(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "shared")
	expected, err := filepath.Glob(filepath.Join(shared, "seeds-expected", "[0-9][0-9][0-9].md"))
	if err != nil {
		t.Fatal(err)
	}
	settings := news.Settings{Import: news.ImportSettings{Sources: []news.ImportSource{{
		Name:      "seeds",
		CutAfter:  []string{"^A Message from The Moscow Times:"},
		DropLine:  []string{"Stark Warning to the World!$"},
		DropBlock: []string{"^Pro tip:", "^What do you think about"},
	}}}}
	for _, file := range expected {
		number := strings.TrimSuffix(filepath.Base(file), ".md")
		documents, err := filepath.Glob(filepath.Join(shared, "seeds", number+"_*"))
		if err != nil || len(documents) != 1 {
			t.Fatalf("documents of %s: %v, %v", number, documents, err)
		}
		t.Run(number, func(t *testing.T) {
			data, err := os.ReadFile(documents[0])
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			result := mustImport(t, importer.Options{Settings: settings, SourceName: "seeds"}, data)
			_, body, _ := strings.Cut(string(result.Markdown), "\n---\n")
			if diff := cmp.Diff(blocks(string(want)), blocks(body)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

var (
	blankLines   = regexp.MustCompile(`\n\s*\n`)
	headingMark  = regexp.MustCompile(`^#{1,6} `)
	escapedMarks = regexp.MustCompile(`\\([[:punct:]])`)
)

// blocks gives the words of each block, a heading's after one "#" whatever its level.
func blocks(markdown string) []string {
	var list []string
	for _, block := range blankLines.Split(strings.TrimSpace(markdown), -1) {
		block = escapedMarks.ReplaceAllString(headingMark.ReplaceAllString(block, "# "), "$1")
		list = append(list, strings.Join(strings.Fields(block), " "))
	}
	return list
}
