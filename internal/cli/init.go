package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func newInitCommand(w World) *cobra.Command {
	return &cobra.Command{
		Use:   "init FOLDER",
		Short: "Start a digest of another debate",
		Long: `Init writes a small digest into a new or empty folder: site.toml with the
debate's question and scale to fill in, one article, one person, one topic and a
page about the digest, all plainly invented. It builds as it is.`,
		Example: "  digest init mysite\n  digest build --source mysite",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("init takes one folder, found %d", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			folder := args[0]
			if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
				return fmt.Errorf("%s is not empty; name a new folder", folder)
			} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			for _, f := range starter() {
				name := filepath.Join(folder, filepath.FromSlash(f.path))
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					return err
				}
				if err := os.WriteFile(name, []byte(f.text), 0o644); err != nil {
					return err
				}
			}
			_, err := fmt.Fprintf(w.Stdout, "%s holds a small digest; set id, title and question in %s, then run: digest build --source %s\n",
				folder, filepath.Join(folder, "site.toml"), folder)
			return err
		},
	}
}

type starterFile struct{ path, text string }

// starter is the digest that init writes.
func starter() []starterFile {
	return []starterFile{
		{"site.toml", `# A tag URI (RFC 4151): a name of yours, a date when it was yours, and a word.
# Set it once. Feed readers know every entry by it.
id = "tag:example.org,2026:my-debate"
title = "My debate"
description = "Who said what, and when, in the debate on the town bridge."
question = "Should the town build a second bridge?"
base_url = "https://example.org/"
language = "en"
timezone = "UTC"

# The points of the scale, in order.
[[positions]]
id = "for"
label = "Build it"
description = "Wants the bridge."

[[positions]]
id = "against"
label = "Leave it"
description = "Does not want the bridge."
`},
		{".gitignore", "/public/\n/.digest/\n"},
		{"content/articles/2026-01-15-a-first-article.md", `---
title: Mayor asks for a second bridge
date: 2026-01-15
source:
  name: The Example Gazette
  url: https://example.org/second-bridge
language: en
summary: The mayor wants the town to plan a second bridge this year.
topics: [bridge]
statements:
  - person: jane-doe
    paraphrase: Wants the town to plan a second bridge this year.
    position: for
---
This article is an example. [[Jane Doe]] is invented.
`},
		{"content/people/jane-doe.md", `---
name: Jane Doe
memberships:
  - role: Mayor
    organization: Exampletown
---
An invented person. Write a file like this for everybody who speaks.
`},
		{"content/topics/bridge.md", "---\nname: The bridge\norder: 1\n---\nWhat it would cost, and whom it would serve.\n"},
		{"content/phases/the-question-is-asked.md", "---\ntitle: The question is asked\nstart: 2026-01-01\n---\nThe mayor opens the debate.\n"},
		{"content/pages/about.md", "---\ntitle: About\norder: 1\nsummary: What this digest is.\n---\nSay here who you are, how entries are chosen, and how to ask for a correction.\n"},
	}
}
