package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"

	"digest/internal/load"
	"digest/internal/mention"
	"digest/internal/slug"

	"github.com/spf13/cobra"
)

func newPeopleAddCommand(w World, site *string) *cobra.Command {
	return &cobra.Command{
		Use:   "add NAME…",
		Short: "Write the file of a person",
		Long: `Add writes content/people/SLUG.md with the name, for the editor to fill in. It
never overwrites a file, and refuses a name that somebody bears already.`,
		Example: `  digest people add "Jane Doe"`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf(`%s takes a name: digest people add "Jane Doe"`, cmd.Name())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, name := range args {
				file, err := addPerson(cmd.Context(), *site, strings.Join(strings.Fields(name), " "))
				if err != nil {
					return err
				}
				fmt.Fprintln(w.Stdout, file)
			}
			return nil
		},
	}
}

// addPerson writes one file and gives its path in the site.
func addPerson(ctx context.Context, site, name string) (string, error) {
	id := slug.Of(name)
	if id == "" {
		return "", usageError{fmt.Errorf("%q has no letters that a file name could be made of", name)}
	}
	root, err := os.OpenRoot(site)
	if err != nil {
		return "", fmt.Errorf("opening the site's folder: %w", err)
	}
	defer root.Close()
	if err := checkNewName(ctx, root.FS(), name); err != nil {
		return "", err
	}
	file := path.Join("content", "people", id+".md")
	if err := root.MkdirAll(path.Dir(file), 0o755); err != nil {
		return "", err
	}
	out, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("%s is there already; add the name to its other_names, or give the file of the other person another name", file)
	}
	if err != nil {
		return "", fmt.Errorf("writing %s: %w", file, err)
	}
	_, err = out.WriteString("---\nname: " + yamlText(name) + "\n---\n")
	return file, errors.Join(err, out.Close())
}

// checkNewName refuses the name of somebody who has a file. Mistakes in the files
// do not matter here.
func checkNewName(ctx context.Context, site fs.FS, name string) error {
	archive, _, err := load.Dir(ctx, site, 1)
	if err != nil {
		return err
	}
	key := strings.ToLower(mention.Fold(name))
	for _, p := range archive.People {
		names := []string{p.Name}
		for _, other := range p.OtherNames {
			names = append(names, other.Name)
		}
		for _, n := range names {
			if strings.ToLower(mention.Fold(n)) == key {
				return fmt.Errorf("%q is a name of %s", name, p.File)
			}
		}
	}
	return nil
}

// plainName is a name that is a YAML string without quotation marks.
var plainName = regexp.MustCompile(`^\p{L}[\p{L}\p{M}' .’-]*$`)

// yamlText gives a name as a YAML scalar; JSON strings are YAML (YAML 1.2.2, section 1.3).
func yamlText(name string) string {
	switch strings.ToLower(name) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf":
	default:
		if plainName.MatchString(name) {
			return name
		}
	}
	quoted, _ := json.Marshal(name) // a string always can be
	return string(quoted)
}
