package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"digest/internal/mention"
	"digest/internal/news"
	"digest/internal/quote"

	"github.com/spf13/cobra"
)

func newPeopleSuggestCommand(w World, site *string) *cobra.Command {
	return &cobra.Command{
		Use:   "suggest",
		Short: "List names that occur in articles and have no page",
		Long: `Suggest lists the names of people that the articles name twice or more and that
have no file in content/people, the most frequent first: how often, in how many
articles, and where first.`,
		Example: "  digest people suggest",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return suggestPeople(cmd.Context(), w, *site)
		},
	}
}

// A suggestion is a name without a page.
type suggestion struct {
	name            string
	count, articles int
	file, context   string
}

func suggestPeople(ctx context.Context, w World, folder string) error {
	archive, err := readArchive(ctx, folder)
	if err != nil {
		return err
	}
	suggestions := suggest(archive)
	if len(suggestions) == 0 {
		fmt.Fprintln(w.Stderr, "digest: every name that occurs twice has a page")
		return nil
	}
	return printSuggestions(w.Stdout, suggestions)
}

// suggest gathers the unknown names of all articles.
func suggest(archive *news.Archive) []*suggestion {
	people := make([]quote.Person, len(archive.People))
	for i, r := range archive.People {
		people[i] = quote.FromRecord(r)
	}
	finder := quote.Compile(people)
	byName := make(map[string]*suggestion)
	var all []*suggestion
	for _, a := range archive.Articles {
		for _, n := range finder.Find(a.Body, a.Date).Unknown {
			if !n.Person || !strings.Contains(n.Text, " ") {
				continue
			}
			key := strings.ToLower(mention.Fold(n.Text))
			s := byName[key]
			if s == nil {
				s = &suggestion{name: strings.Join(strings.Fields(n.Text), " "), file: a.File, context: around(a.Body, n.Start, n.End)}
				byName[key] = s
				all = append(all, s)
			}
			s.count += n.Count
			s.articles++
		}
	}
	all = slices.DeleteFunc(all, func(s *suggestion) bool { return s.count < 2 })
	slices.SortStableFunc(all, func(a, b *suggestion) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(b.articles, a.articles), cmp.Compare(a.name, b.name))
	})
	return all
}

// around is the name with some words on both sides, on one line.
func around(text string, start, end int) string {
	const words = 6
	before := strings.Fields(text[max(0, start-200):start])
	after := strings.Fields(text[end:min(len(text), end+200)])
	before, after = before[max(0, len(before)-words):], after[:min(words, len(after))]
	line := strings.Join(before, " ") + " " + text[start:end]
	if rest := text[end:]; rest != "" && !strings.ContainsAny(rest[:1], " \t\r\n") {
		line += strings.Join(after, " ")
	} else {
		line += " " + strings.Join(after, " ")
	}
	return strings.ToValidUTF8(strings.Join(strings.Fields(line), " "), "")
}

func printSuggestions(w io.Writer, suggestions []*suggestion) error {
	var b strings.Builder
	for _, s := range suggestions {
		fmt.Fprintf(&b, "%s  %d times in %s\n  %s: … %s …\n  digest people add %q\n", s.name, s.count, count(s.articles, "article", "articles"), s.file, s.context, s.name)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
