package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"runtime"
	"time"

	"digest/internal/build"
	"digest/internal/serve"

	"github.com/spf13/cobra"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	source, addr, baseURL string
	drafts, future, open  bool
}

func newServeCommand(w World) *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site while you write",
		Long: `Serve builds the site in memory and shows it in the browser. When a file of the
site changes, it builds what changed and reloads the page, which keeps its place.
Mistakes in the content are shown over the last good page until they are mended.

Only this computer can reach it, unless --addr names another address. It ends with
Ctrl-C and writes no file.`,
		Example: `  digest serve --open
  digest serve --source mysite --addr 127.0.0.1:9000 --drafts`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkBaseURL(o.baseURL); err != nil {
				return usageError{err}
			}
			if _, _, err := net.SplitHostPort(o.addr); err != nil {
				return usageError{fmt.Errorf("--addr %q is not a host and a port; write it as %q", o.addr, "127.0.0.1:8080")}
			}
			preview, err := build.NewPreview(build.Options{
				Source: o.source, BaseURL: o.baseURL, Drafts: o.drafts, Future: o.future,
				Jobs: runtime.GOMAXPROCS(0),
			})
			if err != nil {
				return err
			}
			err = serve.Run(cmd.Context(), serve.Options{
				Addr: o.addr, Source: o.source,
				Watch: []string{"content", "site.toml", "static", "templates"},
				Build: snapshots(preview, w.Now),
				Ready: func(address string) { announce(w, address, o.open) },
				Log:   func(line string) { fmt.Fprintln(w.Stderr, "digest: "+line) },
				Now:   w.Now,
			})
			return errors.Join(err, preview.Close())
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.source, "source", ".", "the site's `folder`, which holds site.toml and content/")
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "the `host:port` to listen on; port 0 is any free one")
	flags.StringVar(&o.baseURL, "base-url", "", "the `address` the site will have, in place of base_url in site.toml")
	flags.BoolVar(&o.drafts, "drafts", false, "show drafts too")
	flags.BoolVar(&o.future, "future", false, "show articles that are dated in the future too")
	flags.BoolVar(&o.open, "open", false, "open the site in the browser")
	return cmd
}

// announce says where the site is, and opens the browser there.
func announce(w World, address string, open bool) {
	fmt.Fprintf(w.Stdout, "%s (Ctrl-C ends it)\n", address)
	if !open {
		return
	}
	if err := openBrowser(address); err != nil {
		fmt.Fprintf(w.Stderr, "digest: cannot open the browser: %v; open %s yourself\n", err, address)
	}
}

// openBrowser starts what the system opens addresses with, and does not wait for it.
// The program outlives the command: a browser does not close when the preview ends.
func openBrowser(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	program := exec.Command(name, args...)
	if err := program.Start(); err != nil {
		return err
	}
	go program.Wait() //nolint:errcheck // only so that no zombie stays
	return nil
}

// snapshots builds the site in memory; see [serve.Options] for what it is told.
func snapshots(preview *build.Preview, now func() time.Time) func(ctx context.Context, changed []string) (*serve.Snapshot, error) {
	var last *build.Pages
	var snapshot *serve.Snapshot
	return func(ctx context.Context, changed []string) (*serve.Snapshot, error) {
		pages, err := preview.Build(ctx, now(), changed)
		if err != nil {
			return nil, err
		}
		if pages != last {
			last, snapshot = pages, &serve.Snapshot{BasePath: pages.BasePath, File: pages.File, Until: pages.Until, Notes: pages.Notes}
		}
		return snapshot, nil
	}
}
