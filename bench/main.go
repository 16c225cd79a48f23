// Bench measures digest beside Hugo: whole builds, builds again, and the time from
// an edit to the page that shows it.
//
//	go run ./bench                         # 10,000 articles; with Hugo where it is installed
//	go run ./bench -n 10000,100000 -reps 1 # growth
//	go run ./bench -work /dev/shm/bench    # without the disk
//	go run ./bench -digest bin/digest -only digest,lean
//
// The sites are one corpus (package corpus) as a digest in the default theme, as a
// digest in the lean theme of bench/lean, and as the same pages made by Hugo
// (bench/hugo). Measures that are compared come from one run, one after the other in
// turn, so that the noise of the machine is shared; processor time and the ratios say
// more than seconds do. Builds are measured from outside, with the page cache warm.
//
// A folder is never written twice: where a tree of files was deleted, ext4 makes new
// ones many times slower for some minutes. The work folder is deleted in the end.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A plan is what is to be measured, and with which programs.
type plan struct {
	sizes        []int
	reps         int
	work         string
	digest, hugo string // programs; hugo is empty where there is none
	only         []string
	serve, keep  bool
}

func run(ctx context.Context, args []string) (err error) {
	p, err := readFlags(args)
	if err != nil {
		return err
	}
	if !p.keep {
		defer func() { err = errors.Join(err, os.RemoveAll(p.work)) }()
	}
	if p.digest == "" {
		p.digest = filepath.Join(p.work, "digest")
		build := exec.CommandContext(ctx, "go", "build", "-o", p.digest, "./cmd/digest")
		if out, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("building digest: %w\n%s", err, out)
		}
	}
	var all results
	for _, n := range p.sizes {
		sites, err := p.prepare(n)
		if err != nil {
			return err
		}
		for rep := range p.reps {
			fmt.Fprintf(os.Stderr, "bench: %d articles, round %d of %d\n", n, rep+1, p.reps)
			for _, s := range sites {
				if err := s.builds(ctx, rep, &all); err != nil {
					return err
				}
			}
		}
		for _, s := range sites {
			if p.serve {
				if err := s.edits(ctx, p.reps, &all); err != nil {
					return err
				}
			}
		}
	}
	all.print(os.Stdout, p.sizes)
	return nil
}

func readFlags(args []string) (plan, error) {
	var p plan
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	sizes := flags.String("n", "10000", "how many `articles`; several numbers measure growth")
	only := flags.String("only", "digest,lean,hugo", "which `sites`")
	flags.IntVar(&p.reps, "reps", 3, "how often; the table has medians")
	flags.StringVar(&p.work, "work", filepath.Join(os.TempDir(), "digest-bench"), "the `folder` for sites and output; it should not be there yet")
	flags.StringVar(&p.digest, "digest", "", "the digest to measure (default: this one)")
	flags.StringVar(&p.hugo, "hugo", "", "the Hugo to compare with (default: that of PATH or of go install)")
	flags.BoolVar(&p.serve, "serve", true, "measure the time from an edit to the page")
	flags.BoolVar(&p.keep, "keep", false, "keep the work folder")
	if err := flags.Parse(args); err != nil {
		return p, err
	}
	for number := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(number)
		if err != nil || n < 10 {
			return p, fmt.Errorf("-n %s: %q is not a number of articles, from 10 on", *sizes, number)
		}
		p.sizes = append(p.sizes, n)
	}
	p.only = strings.Split(*only, ",")
	p.reps = max(1, p.reps)
	if _, err := os.Stat(p.work); err == nil {
		return p, fmt.Errorf("-work %s is there already; delete it or name another, and wait some minutes on ext4", p.work)
	}
	if err := os.MkdirAll(p.work, 0o755); err != nil {
		return p, err
	}
	var err error
	if p.digest != "" {
		if p.digest, err = filepath.Abs(p.digest); err != nil {
			return p, err
		}
	}
	if slices.Contains(p.only, "hugo") {
		p.hugo = cmp.Or(p.hugo, findHugo())
	}
	if p.hugo == "" {
		fmt.Fprintln(os.Stderr, "bench: there is no hugo to compare with: apt install hugo, or go install github.com/gohugoio/hugo@latest")
	}
	return p, nil
}

// findHugo is the Hugo of PATH, or where go install puts it.
func findHugo() string {
	if found, err := exec.LookPath("hugo"); err == nil {
		return found
	}
	out, err := exec.Command("go", "env", "GOPATH").Output()
	if err != nil {
		return ""
	}
	found, _ := exec.LookPath(filepath.Join(strings.TrimSpace(string(out)), "bin", "hugo"))
	return found
}
