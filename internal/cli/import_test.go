package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"digest/internal/cli"
)

const importSite = `id = "tag:example.org,2026:debate"
title = "The debate"

[[import.sources]]
name = "The Example Post"
match = ["post.example"]
drop_line = ['^Pro tip']
`

const importPage = `<!doctype html><title>Envoys meet</title><link rel="canonical" href="https://post.example/2026/03/05/envoys-meet">
<nav>Home</nav><h1>Envoys meet</h1><p>The envoys of both sides met for a third time on Thursday, in a city that neither would name, to speak of terms.</p>
<p>“There is no agreement,” said John Roe, who was in the room for the whole of the second day and for most of the first.</p>`

// run runs the program in a new site and gives what it printed.
func runImport(t *testing.T, site string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, complaints bytes.Buffer
	code = cli.Main(t.Context(), append([]string{"import", "--source", site}, args...), cli.World{
		Stdin: strings.NewReader("A text from the standard input is an article, too."), Stdout: &out, Stderr: &complaints,
		Now: func() time.Time { return time.Date(2026, 5, 28, 12, 0, 0, 0, time.UTC) },
	})
	return code, out.String(), complaints.String()
}

func writeFiles(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func newImportSite(t *testing.T) string {
	t.Helper()
	site := t.TempDir()
	writeFiles(t, site, map[string]string{"site.toml": importSite})
	return site
}

// A folder is imported file by file; a bad one does not stop the rest.
func TestImportFolder(t *testing.T) {
	site, documents := newImportSite(t), t.TempDir()
	writeFiles(t, documents, map[string]string{
		"1.html": importPage, "2.html": importPage, "3.json": `{"a": 1}`, "4.txt": "A plan for talks\n\nThe members agreed on a plan.\n",
	})
	code, stdout, stderr := runImport(t, site, documents)
	if code != 1 {
		t.Errorf("exit %d, want 1", code)
	}
	if want := "content/articles/2026-03-05-envoys-meet.md\ncontent/articles/a-plan-for-talks.md\n"; stdout != want {
		t.Errorf("stdout = %q, want %q", stdout, want)
	}
	for _, want := range []string{
		"2.html: already in the digest as content/articles/2026-03-05-envoys-meet.md\n",
		"failed: importing \"" + filepath.Join(documents, "3.json"),
		"imported, needs attention: content/articles/a-plan-for-talks.md\n  date: not stated in the document",
		"2 imported, 0 updated, 1 skipped, 1 needing attention, 1 failed\n",
		`warning: import source "The Example Post": drop_line ^Pro tip matched nothing`,
	} {
		if !strings.Contains(stderr, want) {
			t.Errorf("stderr has no %q:\n%s", want, stderr)
		}
	}
	originals, err := filepath.Glob(filepath.Join(site, ".digest", "originals", "*"))
	if err != nil || len(originals) != 4 {
		t.Errorf("originals = %v, %v; two documents were read, and each has what is known of it", originals, err)
	}
	// Again: all that was imported is known.
	if _, stdout, stderr = runImport(t, site, documents); stdout != "" || !strings.Contains(stderr, "0 imported, 0 updated, 3 skipped") {
		t.Errorf("a second run: %q\n%s", stdout, stderr)
	}
	if _, _, stderr = runImport(t, site, "--update", documents); !strings.Contains(stderr, "0 imported, 3 updated, 0 skipped") {
		t.Errorf("an update:\n%s", stderr)
	}
}

func TestImportJSON(t *testing.T) {
	site := newImportSite(t)
	writeFiles(t, site, map[string]string{"page.html": importPage})
	code, stdout, stderr := runImport(t, site, "--json", "--dry-run", filepath.Join(site, "page.html"))
	var got struct {
		Articles []struct {
			Outcome, File, URL string
			From               map[string]string
			Dropped            []struct {
				Line       int
				Rule, Text string
			}
		}
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != 0 || stderr != "" {
		t.Fatalf("exit %d, %v, %s\n%s", code, err, stderr, stdout)
	}
	a := got.Articles[0]
	if a.Outcome != "imported" || a.URL != "https://post.example/2026/03/05/envoys-meet" || a.From["date"] != "address" {
		t.Errorf("got %+v", a)
	}
	if fmt.Sprint(a.Dropped) != "[{1 repeated-title Envoys meet} {2 page-navigation Home}]" && len(a.Dropped) == 0 {
		t.Errorf("dropped %v", a.Dropped)
	}
	if _, err := os.Stat(filepath.Join(site, "content")); err == nil {
		t.Error("--dry-run wrote something")
	}
}

// What prints needs no site.
func TestImportStdout(t *testing.T) {
	code, stdout, stderr := runImport(t, t.TempDir(), "--stdout", "--explain", "-")
	if code != 0 || !strings.HasSuffix(stdout, "\n---\n\nA text from the standard input is an article, too.\n") {
		t.Errorf("exit %d: %s%s", code, stdout, stderr)
	}
	if code, _, stderr = runImport(t, t.TempDir(), "-"); code != 1 || !strings.Contains(stderr, "there is no site.toml") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}

func TestImportAddress(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, importPage) }))
	t.Cleanup(server.Close)
	site := newImportSite(t)
	if code, _, stderr := runImport(t, site, server.URL); code != 1 || !strings.Contains(stderr, "allow it with --allow-private") {
		t.Errorf("exit %d: %s", code, stderr)
	}
	if code, stdout, stderr := runImport(t, site, "--allow-private", server.URL); code != 0 || stdout != "content/articles/2026-03-05-envoys-meet.md\n" {
		t.Errorf("exit %d: %s%s", code, stdout, stderr)
	}
}

func TestImportUsage(t *testing.T) {
	site, folder := newImportSite(t), t.TempDir()
	writeFiles(t, folder, map[string]string{"a.txt": "One text.", "b.txt": "Another text."})
	for _, args := range [][]string{
		{"--keep", "captoin", "-"},
		{"--date", "28 May", "-"},
		{"--max-size", "0", "-"},
		{"--timeout", "0s", "-"},
		{"--url", "https://example.org/", "a", "b"},
		{},
		{"--url", "notaurl", "-"},
		{"--format", "nosuch", "-"},
		{"--url", "https://example.org/", folder},
	} {
		if code, _, stderr := runImport(t, site, args...); code != 2 {
			t.Errorf("import %q: exit %d: %s", args, code, stderr)
		}
	}
	writeFiles(t, site, map[string]string{"big.txt": strings.Repeat("word ", 300_000)})
	if code, _, stderr := runImport(t, site, "--max-size", "1", filepath.Join(site, "big.txt")); code != 1 || !strings.Contains(stderr, "more than 1 MB") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}
