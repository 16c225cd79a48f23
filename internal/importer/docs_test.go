package importer_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"digest/internal/importer"
	"digest/internal/importer/found"
)

// docs/import.md names every format and every rule, with what it drops.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/import.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range found.Rules() {
		if row := fmt.Sprintf("| `%s` | %s |\n", rule.Name, rule.Drops); !strings.Contains(string(page), row) {
			t.Errorf("docs/import.md has no row %s", row)
		}
	}
	for _, f := range importer.Formats() {
		if !strings.Contains(string(page), "\n| `"+f.Name+"` | ") {
			t.Errorf("docs/import.md does not say what the format %s is", f.Name)
		}
	}
}
