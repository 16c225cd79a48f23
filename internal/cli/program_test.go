package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Two versions of a program differ however alike their files look, and the same program is the
// same wherever it lies.
func TestIdentity(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	source, made := filepath.Join(folder, "main.go"), filepath.Join(folder, "program")
	compile := func(word string, flags ...string) []byte {
		t.Helper()
		if err := os.WriteFile(source, []byte("package main\n\nfunc main() { println(\""+word+"\") }\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		build := exec.Command("go", append(append([]string{"build", "-o", made}, flags...), source)...)
		if said, err := build.CombinedOutput(); err != nil {
			t.Fatalf("go build: %v\n%s", err, said)
		}
		program, err := os.ReadFile(made)
		if err != nil {
			t.Fatal(err)
		}
		return program
	}
	for _, flags := range [][]string{nil, {"-ldflags=-buildid="}, {"-ldflags=-s -w"}} {
		ids := make(map[string]string)
		for _, word := range []string{"left", "west", "left"} {
			id := identity(bytes.NewReader(compile(word, flags...)))
			if id == "" {
				t.Fatalf("%s: no identity", flags)
			}
			if was, known := ids[word]; known && was != id {
				t.Errorf("%s: %q is %q and %q", flags, word, was, id)
			}
			ids[word] = id
			if flags == nil {
				said, err := exec.Command("go", "tool", "buildid", made).Output()
				if err != nil || strings.TrimSpace(string(said)) != id {
					t.Errorf("the identity is %q; go tool buildid says %q, %v", id, said, err)
				}
			}
		}
		if ids["left"] == ids["west"] {
			t.Errorf("%s: two programs are both %q", flags, ids["left"])
		}
	}
}

// Where programs have their ids.
func TestIDs(t *testing.T) {
	t.Parallel()
	windows := "MZ\x00\xff Go build ID: \"abc/def\"\n \xff"
	if got := quotedID(strings.NewReader(windows)); got != "abc/def" {
		t.Errorf("quoted: %q", got)
	}
	for _, none := range []string{"", "MZ", `Go build ID: "abc`, strings.Repeat(" ", 64<<10) + `Go build ID: "abc"`} {
		if got := quotedID(strings.NewReader(none)) + notedID(strings.NewReader(none)); got != "" {
			t.Errorf("%.20q: %q", none, got)
		}
	}
}
