package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected texts in the scripts")

// TestScripts runs testdata/script: each script is a promise to those who use the
// command, and says so in its comments. Beside the commands of testscript they use
//
//	fails CODE digest ARG…   the command ends with that exit code
//	tree DIR                 every file below DIR with a hash of its bytes
//	[!] holds DIR PATTERN    a file below DIR, or its path, matches
//	backdate DIR             every file below DIR is from the year 2000
//	backdated DIR            which files below DIR still are
//	escapes FILE…            \r, \xFF and such become the bytes they stand for
//	repeat FILE N TEXT       a file that holds the text so many times
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GOMAXPROCS", "2") // --jobs goes by it, and the output names it
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"fails": fails, "tree": tree, "holds": holds, "backdate": backdate,
			"backdated": backdated, "escapes": escapes, "repeat": repeat,
		},
	})
}

func fails(ts *testscript.TestScript, neg bool, args []string) {
	arguments(ts, neg, len(args) >= 2, "fails CODE COMMAND ARG…")
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code, exit := 0, (*exec.ExitError)(nil)
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

func tree(ts *testscript.TestScript, neg bool, args []string) {
	arguments(ts, neg, len(args) == 1, "tree DIR")
	walk(ts, args[0], func(name, path string, _ fs.FileInfo) {
		fmt.Fprintf(ts.Stdout(), "%.6x %s\n", sha256.Sum256([]byte(ts.ReadFile(path))), name)
	})
}

func holds(ts *testscript.TestScript, neg bool, args []string) {
	arguments(ts, false, len(args) == 2, "holds DIR PATTERN")
	pattern, err := regexp.Compile(args[1])
	ts.Check(err)
	var found []string
	walk(ts, args[0], func(name, path string, _ fs.FileInfo) {
		if pattern.MatchString(name) || pattern.MatchString(ts.ReadFile(path)) {
			found = append(found, name)
		}
	})
	if neg != (len(found) == 0) {
		ts.Fatalf("%q is in %d files of %s: %s", args[1], len(found), args[0], strings.Join(found, ", "))
	}
}

// theYear2000 is when backdated files are from.
func theYear2000() time.Time { return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) }

func backdate(ts *testscript.TestScript, neg bool, args []string) {
	arguments(ts, neg, len(args) == 1, "backdate DIR")
	walk(ts, args[0], func(_, path string, _ fs.FileInfo) {
		ts.Check(os.Chtimes(path, theYear2000(), theYear2000()))
	})
}

func backdated(ts *testscript.TestScript, neg bool, args []string) {
	arguments(ts, neg, len(args) == 1, "backdated DIR")
	walk(ts, args[0], func(name, _ string, info fs.FileInfo) {
		if info.ModTime().Equal(theYear2000()) {
			fmt.Fprintln(ts.Stdout(), name)
		}
	})
}

func escapes(ts *testscript.TestScript, neg bool, args []string) {
	arguments(ts, neg, len(args) > 0, "escapes FILE…")
	escape := regexp.MustCompile(`\\r|\\x[0-9A-F]{2}`)
	for _, file := range args {
		plain := escape.ReplaceAllStringFunc(ts.ReadFile(file), func(code string) string {
			text, err := strconv.Unquote(`"` + code + `"`)
			ts.Check(err)
			return text
		})
		ts.Check(os.WriteFile(ts.MkAbs(file), []byte(plain), 0o644))
	}
}

func repeat(ts *testscript.TestScript, neg bool, args []string) {
	arguments(ts, neg, len(args) == 3, "repeat FILE N TEXT")
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	text := strings.ReplaceAll(args[2], `\n`, "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(text, n)), 0o644))
}

func arguments(ts *testscript.TestScript, neg, fine bool, usage string) {
	if neg || !fine {
		ts.Fatalf("usage: %s", usage)
	}
}

// walk visits the files below a folder in the order of their names.
func walk(ts *testscript.TestScript, dir string, visit func(name, path string, info fs.FileInfo)) {
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		visit(filepath.ToSlash(name), path, info)
		return err
	}))
}
