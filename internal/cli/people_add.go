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
	"unicode"

	"digest/internal/load"
	"digest/internal/mention"
	"digest/internal/slug"

	"github.com/spf13/cobra"
)

func newPeopleAddCommand(w World, site *string) *cobra.Command {
	var id string
	cmd := &cobra.Command{
		Use:   "add NAME",
		Short: "Write the file of a person",
		Long: `Add writes content/people/SLUG.md with the name, for the editor to fill in. It
never overwrites a file, and refuses a name that somebody bears already.`,
		Example: `  digest people add "Jane Doe"
  digest people add --slug mou-moumou "某 某某"`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return fmt.Errorf(`%s takes a name: digest people add "Jane Doe"`, cmd.Name())
			case 1:
				return nil
			}
			return fmt.Errorf("%s takes one name, found %d arguments; put it between quotation marks: digest people add %q",
				cmd.Name(), len(args), strings.Join(args, " "))
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := addPerson(cmd.Context(), *site, strings.Join(strings.Fields(args[0]), " "), id)
			if err != nil {
				return err
			}
			fmt.Fprintln(w.Stdout, file)
			return nil
		},
	}
	cmd.Flags().StringVar(&id, "slug", "", "the `name` of the file, where one cannot be made of the person's")
	return cmd
}

// addPerson writes one file and gives its path in the site.
func addPerson(ctx context.Context, site, name, id string) (string, error) {
	id, err := checkPerson(name, id)
	if err != nil {
		return "", usageError{err}
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
	_, err = out.WriteString("---\nname: " + yamlText(name) + "\n" + personTemplate + "---\n")
	return file, errors.Join(err, out.Close())
}

// personTemplate are the keys that most help to find a person in texts.
const personTemplate = `# gender: female
# other_names:
#   - name: another spelling
# memberships:
#   - role: Prime Minister
#     organization: Government of Utopia
#     start_date: 2024-01-31
`

// checkPerson refuses what is no name, and gives the name of the file: the one
// that was asked for, or one made of the person's.
func checkPerson(name, id string) (string, error) {
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 2 || !personName.MatchString(name) || isYAMLWord(name) {
		return "", fmt.Errorf("%q is no name of a person; write it as articles do: digest people add \"Jane Doe\"", name)
	}
	if id != "" {
		if id != slug.Of(id) {
			return "", fmt.Errorf("--slug: %q is no name of a file: small letters, digits and hyphens, such as jane-doe", id)
		}
		return id, nil
	}
	if id = slug.Of(name); id == "" {
		return "", fmt.Errorf("%q has no letters that a file name could be made of; add --slug, such as --slug jane-doe", name)
	}
	return id, nil
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
			if strings.HasSuffix(strings.ToLower(mention.Fold(n)), " "+key) {
				return fmt.Errorf("%q is the family name of %s (%s); if this is somebody else, write the full name", name, p.Name, p.File)
			}
		}
	}
	return nil
}

// personName is what a name of somebody may look like: letters, with the marks that
// stand in names and around nicknames.
var personName = regexp.MustCompile(`^\p{L}[\p{L}\p{M}'’"“” .,()·-]*$`)

// plainName is a name that is a YAML string without quotation marks.
var plainName = regexp.MustCompile(`^\p{L}[\p{L}\p{M}' .’-]*$`)

// yamlText gives a name as a YAML scalar; JSON strings are YAML (YAML 1.2.2, section 1.3).
func yamlText(name string) string {
	if plainName.MatchString(name) && !isYAMLWord(name) {
		return name
	}
	quoted, _ := json.Marshal(name) // a string always can be
	return string(quoted)
}

// isYAMLWord reports whether YAML reads a bare word as something else than text.
func isYAMLWord(word string) bool {
	switch strings.ToLower(word) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf":
		return true
	}
	return false
}
