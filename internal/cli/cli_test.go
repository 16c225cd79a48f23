package cli_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"digest/internal/cli"

	"github.com/google/go-cmp/cmp"
)

// The commands are shown in cmd/digest/testdata/script. Here stands what a script
// cannot show: the clock, the context and broken pipes.

// run runs the command line in a world whose clock stands still.
func run(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, diagnostics bytes.Buffer
	code = cli.Main(ctx, args, cli.World{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &diagnostics,
		Now: func() time.Time { return time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC) },
	})
	return code, out.String(), diagnostics.String()
}

// newSite is a small digest in a fresh folder.
func newSite(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "site")
	if code, _, stderr := run(t.Context(), "init", folder); code != 0 {
		t.Fatalf("digest init: exit code %d: %s", code, stderr)
	}
	return folder
}

func TestTheClockDecidesOnlyWhatLiesInTheFuture(t *testing.T) {
	t.Parallel()
	folder := newSite(t)
	article := "---\ntitle: Later\ndate: 2030-01-02T03:04:06Z\nsource: {name: The Example Times}\n---\n"
	if err := os.WriteFile(filepath.Join(folder, "content", "articles", "later.md"), []byte(article), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		flag string
		want string
	}{
		{"--future=false", "1 article,"},
		{"--future", "2 articles,"},
	} {
		code, stdout, stderr := run(t.Context(), "build", "--source", folder, c.flag)
		if code != 0 || !strings.HasPrefix(stdout, c.want) {
			t.Errorf("build %s: exit code %d, %q, %q; want %q", c.flag, code, stdout, stderr, c.want)
		}
	}
}

func TestCtrlC(t *testing.T) {
	t.Parallel()
	folder := newSite(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for _, args := range [][]string{
		{"build", "--source", folder},
		{"import", "--source", folder, filepath.Join(folder, "site.toml")},
	} {
		code, stdout, stderr := run(ctx, args...)
		if code != 1 || stdout != "" {
			t.Errorf("digest %s: exit code %d, standard output %q; want 1 and none", args[0], code, stdout)
		}
		if want := "digest: stopped; nothing was left half-done\n"; !strings.HasSuffix(stderr, want) {
			t.Errorf("digest %s: standard error %q, want %q", args[0], stderr, want)
		}
	}
	if entries, err := filepath.Glob(filepath.Join(folder, "*public*")); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// A full disk or a closed pipe is no success.
func TestBrokenOutput(t *testing.T) {
	t.Parallel()
	folder := newSite(t)
	for _, args := range [][]string{
		{"version"},
		{"build", "--source", folder},
		{"build", "--source", folder, "--json"},
		{"init", filepath.Join(t.TempDir(), "new")},
	} {
		var stderr bytes.Buffer
		code := cli.Main(t.Context(), args, cli.World{
			Stdin: strings.NewReader(""), Stdout: broken{}, Stderr: &stderr, Now: time.Now,
		})
		if code != 1 || !strings.HasSuffix(stderr.String(), "digest: the pipe is closed\n") {
			t.Errorf("digest %v: exit code %d, %q", args, code, stderr.String())
		}
	}
}

// broken is a writer that cannot.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the pipe is closed") }

// Every command explains itself.
func TestHelp(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := run(t.Context(), "help")
	if code != 0 || stderr != "" {
		t.Fatalf("digest help: exit code %d, %q", code, stderr)
	}
	for _, command := range []string{"build", "import", "init", "version"} {
		if !strings.Contains(stdout, "\n  "+command) {
			t.Errorf("digest help does not name %s", command)
		}
		code, viaHelp, _ := run(t.Context(), "help", command)
		_, viaFlag, _ := run(t.Context(), command, "--help")
		if diff := cmp.Diff(viaHelp, viaFlag); code != 0 || diff != "" {
			t.Errorf("digest help %s and digest %s --help differ:\n%s", command, command, diff)
		}
	}
}
