// Package internal holds the architecture as a test: which package may import
// which, and which third-party module is used where. Changing a table here is a
// decision: ARCHITECTURE.md says why, in the same commit.
package internal_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// levels are the packages from the bottom up. A package imports only packages of
// lower levels; the model, news, is at the bottom and imports nothing of ours.
var levels = [][]string{
	{
		"internal/card", "internal/crew", "internal/diag", "internal/feed", "internal/fingerprint", "internal/importer/dates", "internal/importer/fetch",
		"internal/importer/prose", "internal/importer/similar", "internal/importer/spacing",
		"internal/markdown", "internal/mention", "internal/news", "internal/pack", "internal/progress", "internal/scratch", "internal/search", "internal/sitemap", "internal/slug",
		"internal/stencil", "static", "templates",
	},
	{
		"internal/cache", "internal/export", "internal/importer/phrases", "internal/importer/source", "internal/load", "internal/publish", "internal/quote",
		"internal/search/searchtest",
	},
	{"internal/importer/found", "internal/importer/merge", "internal/link", "internal/plan"},
	{"internal/importer/markup", "internal/render"},
	{"internal/importer/newsfeed", "internal/importer/plaintext", "internal/importer/prezly", "internal/importer/webpage"},
	{"internal/build", "internal/importer", "internal/serve"},
	{"internal/cli"},
	{"bench/corpus", "cmd/digest"},
	{"bench"},
}

// holders are the only packages that may import a third-party module.
var holders = map[string][]string{
	"codeberg.org/go-fonts/stix":                      {"internal/card"},
	"codeberg.org/readeck/go-readability/v2":          {"internal/importer/webpage"},
	"github.com/Masterminds/sprig/v3":                 {"internal/render"},
	"github.com/JohannesKaufmann/html-to-markdown/v2": {"internal/importer/markup"},
	"github.com/fsnotify/fsnotify":                    {"internal/serve"},
	"github.com/andybalholm/cascadia":                 {"internal/importer/source", "internal/importer/webpage", "internal/load"},
	"github.com/gorilla/feeds":                        {"internal/feed"},
	"github.com/mmcdole/gofeed":                       {"internal/importer/newsfeed"},
	"github.com/pelletier/go-toml/v2":                 {"internal/load"},
	"github.com/schollz/progressbar/v3":               {"internal/cli"},
	"github.com/spf13/cobra":                          {"internal/cli"},
	"github.com/yuin/goldmark":                        {"internal/markdown"},
	"go.yaml.in/yaml/v4":                              {"internal/load"},
	"golang.org/x/image":                              {"internal/card"},
	"golang.org/x/net":                                {"internal/feed", "internal/importer", "internal/importer/markup", "internal/importer/newsfeed", "internal/importer/prezly", "internal/importer/webpage"},
	"golang.org/x/term":                               {"internal/cli"},
	"golang.org/x/text":                               {"internal/card", "internal/feed", "internal/importer", "internal/importer/newsfeed", "internal/importer/prezly", "internal/importer/spacing", "internal/importer/webpage", "internal/load", "internal/mention", "internal/plan", "internal/search", "internal/slug"},
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func TestImportsPointDown(t *testing.T) {
	level := make(map[string]int)
	for i, names := range levels {
		for _, name := range names {
			level["digest/"+name] = i
		}
	}
	for _, p := range list(t) {
		own, known := level[p.ImportPath]
		if !known {
			t.Errorf("%s stands in no level: put it into the table", p.ImportPath)
			continue
		}
		delete(level, p.ImportPath)
		level[p.ImportPath] = own
		for _, imported := range p.Imports {
			if !strings.HasPrefix(imported, "digest/") {
				continue
			}
			if other, ok := level[imported]; ok && other >= own {
				t.Errorf("%s (level %d) imports %s (level %d): imports point down", p.ImportPath, own, imported, other)
			}
		}
	}
}

func TestModelImportsNothingOfOurs(t *testing.T) {
	for _, p := range list(t) {
		if p.ImportPath != "digest/internal/news" {
			continue
		}
		for _, imported := range p.Imports {
			if strings.Contains(strings.SplitN(imported, "/", 2)[0], ".") || strings.HasPrefix(imported, "digest/") {
				t.Errorf("the model imports %s; it imports the standard library only", imported)
			}
		}
	}
}

func TestModulesHaveHolders(t *testing.T) {
	for _, p := range list(t) {
		for _, imported := range p.Imports {
			module := moduleOf(imported)
			if module == "" {
				continue
			}
			if !slices.Contains(holders[module], strings.TrimPrefix(p.ImportPath, "digest/")) {
				t.Errorf("%s imports %s; only %v may import %s", p.ImportPath, imported, holders[module], module)
			}
		}
	}
}

// moduleOf is the third-party module of an import path, or "" for our own and the
// standard library's.
func moduleOf(path string) string {
	if strings.HasPrefix(path, "digest/") || !strings.Contains(strings.SplitN(path, "/", 2)[0], ".") {
		return ""
	}
	for module := range holders {
		if path == module || strings.HasPrefix(path, module+"/") {
			return module
		}
	}
	return path
}

// list asks go for the packages of this module, without their tests.
func list(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "digest/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatalf("reading go list: %v", err)
		}
		if len(p.Imports) > 0 || p.ImportPath != "digest/internal" {
			packages = append(packages, p)
		}
	}
}
