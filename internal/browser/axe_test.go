//go:build browser

package browser_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axe-core as `make browser` fetches it from npm. The sum is that of axe.min.js.
const (
	axeFile = "../../bin/axe-core-4.12.1.js"
	axeSum  = "66a8aaa95a8b044a7fd74a5435873bf04ff65a1ca75567c921b7509742085a14"
)

const (
	allRules    = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	colourRules = `["color-contrast", "link-in-text-block"]`
)

// runAxe gives a line for each place where a rule is broken.
const runAxe = `axe.run(document, {resultTypes: ["violations"], preload: false, runOnly: %s}).then(result => result.violations.flatMap(
	rule => rule.nodes.map(node => rule.id + ": " + node.target.join(" ") + ": " + node.failureSummary.replace(/\s+/g, " "))))`

// TestAccessibility: axe-core finds nothing on any page; on the main ones narrow and
// wide, light and dark. What a colour scheme changes is colours, so the dark ones are
// asked for those.
func TestAccessibility(t *testing.T) {
	axe, err := os.ReadFile(axeFile)
	if err != nil {
		t.Fatalf("these tests need axe-core, which `make browser` fetches: %v", err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(axe)); sum != axeSum {
		t.Fatalf("%s has the sum %s, want %s: remove it, and run `make browser`", axeFile, sum, axeSum)
	}
	for _, path := range pages {
		t.Run(strings.Trim(path, "/"), func(t *testing.T) {
			t.Parallel()
			tab := newTab(t)
			open(t, tab, 360, path)
			inPage[bool](t, tab, string(axe)+"; true")
			for _, at := range []struct {
				width         int64
				scheme, rules string
			}{
				{360, "light", allRules}, {360, "dark", colourRules}, {1280, "dark", colourRules}, {1280, "light", allRules},
			} {
				if at.scheme == "dark" && !slices.Contains(mainPages, path) {
					continue
				}
				if err := chromedp.Do(tab, chromedp.EmulateViewport(at.width, 900)); err != nil {
					t.Fatal(err)
				}
				emulate(t, tab, "", "prefers-color-scheme", at.scheme)
				for _, broken := range inPage[[]string](t, tab, fmt.Sprintf(runAxe, at.rules)) {
					t.Errorf("at %d px, %s: %s", at.width, at.scheme, broken)
				}
			}
		})
	}
}
