package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"text/tabwriter"

	"digest/internal/diag"
	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/news"

	"github.com/spf13/cobra"
)

func newPeopleCommand(w World) *cobra.Command {
	var site string
	cmd := &cobra.Command{
		Use:   "people",
		Short: "List the people of the digest",
		Long: `People lists everybody who has a file in content/people: in how many articles
they stand, how many statements they make, and when they were last seen. Drafts
count.`,
		Example: "  digest people\n  digest people suggest\n  digest people add \"Jane Doe\"",
		Args:    knownSubcommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runPeople(cmd.Context(), w, site)
		},
	}
	cmd.PersistentFlags().StringVar(&site, "source", ".", "the site's `folder`, which holds site.toml and content/")
	cmd.AddCommand(newPeopleSuggestCommand(w, &site), newPeopleAddCommand(w, &site))
	return cmd
}

func runPeople(ctx context.Context, w World, folder string) error {
	archive, err := readArchive(ctx, folder)
	if err != nil {
		return err
	}
	site, problems := link.Site(archive, link.Options{Drafts: true, Future: true, Jobs: runtime.GOMAXPROCS(0)})
	if problems.Len() > 0 {
		return problems.Err()
	}
	return listPeople(w.Stdout, site.People)
}

// readArchive reads a site whose content has no mistakes.
func readArchive(ctx context.Context, folder string) (*news.Archive, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	defer root.Close()
	archive, problems, err := load.Dir(ctx, root.FS(), runtime.GOMAXPROCS(0))
	if err != nil {
		return nil, err
	}
	return archive, problems.Err()
}

func listPeople(w io.Writer, people []*news.Person) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "NAME\tARTICLES\tSTATEMENTS\tLAST SEEN\tFILE")
	for _, p := range people {
		seen := "never"
		if len(p.Articles) > 0 {
			seen = p.Articles[0].Date.DayKey() // newest first
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%s\t%s\n", p.Name, len(p.Articles), len(p.Statements), seen, p.File)
	}
	return table.Flush()
}

// knownSubcommand refuses arguments, and says which command a misspelt one is like.
func knownSubcommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if nearest := diag.Nearest(args[0], names); nearest != "" {
		return fmt.Errorf("%s has no command %q; did you mean %q?", cmd.Name(), args[0], nearest)
	}
	return noArguments(cmd, args)
}
