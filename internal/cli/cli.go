// Package cli is the command line: it reads flags and files, calls the packages
// that do the work, and prints what they return. Results go to standard output,
// progress and diagnostics to standard error. Everything below returns values
// and errors; only this package and main talk to the world.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"digest/internal/diag"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDone  = 0
	exitFault = 1 // the content or the input is at fault, or the machine
	exitUsage = 2
)

// World is what the commands need of the world around them.
type World struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Now tells the time of the build.
	Now func() time.Time
}

// Main runs the command line and returns the exit code.
func Main(ctx context.Context, args []string, w World) int {
	root := newRootCommand(w)
	root.SetArgs(args)
	root.SetIn(w.Stdin)
	root.SetOut(w.Stdout)
	root.SetErr(w.Stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	return complain(w.Stderr, err)
}

func newRootCommand(w World) *cobra.Command {
	root := &cobra.Command{
		Use:   "digest",
		Short: "Turn press coverage of a debate into a static site of who said what, and when",
		Long: `digest reads the articles, people and topics of a debate from content/ and the
settings from site.toml, and writes a static site: a timeline, a page for every
person with each statement and its source, and feeds.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		message, _, _ := strings.Cut(err.Error(), ": strconv.") // what parses numbers is no news to users
		return usageError{errors.New(message)}
	})
	root.AddCommand(newBuildCommand(w), newImportCommand(w), newInitCommand(w), newPeopleCommand(w),
		newQuotesCommand(w), newServeCommand(w), newVersionCommand(w))
	wrapArgs(root)
	return root
}

// wrapArgs makes every complaint about arguments a usage error.
func wrapArgs(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return usageError{err}
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		wrapArgs(sub)
	}
}

// knownCommand refuses what is no command: only then does the root get arguments.
func knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	hint := diag.DidYouMean(args[0], names)
	if hint == "" {
		hint = "the commands are " + strings.Join(names, ", ")
	}
	return fmt.Errorf("unknown command %q; %s", args[0], hint)
}

// noArguments is for commands that take flags only.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("%s takes no arguments, found %q", cmd.Name(), args[0])
}

// A usageError is a mistake on the command line rather than in the content.
type usageError struct{ error }

// Unwrap gives the mistake itself.
func (e usageError) Unwrap() error { return e.error }

// A toldError has been told already: only its exit code is left.
type toldError struct{ error }

// complain prints an error for the person who will mend it.
func complain(w io.Writer, err error) int {
	var problems diag.Errors
	var usage usageError
	switch {
	case errors.As(err, &toldError{}):
		return exitFault
	case errors.As(err, &problems):
		for _, p := range problems {
			fmt.Fprintln(w, p)
		}
		fmt.Fprintf(w, "digest: %d to mend; nothing was written\n", len(problems))
		return exitFault
	case errors.As(err, &usage):
		fmt.Fprintf(w, "digest: %v\nRun \"digest help\" for the commands and their flags.\n", err)
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "digest: stopped; nothing was left half-done")
		return exitFault
	}
	fmt.Fprintf(w, "digest: %v\n", err)
	return exitFault
}
