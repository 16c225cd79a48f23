package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"strings"

	"digest/internal/load"
	"digest/internal/news"
	"digest/internal/quote"

	"github.com/spf13/cobra"
)

// defaultPeople is where quotes looks for people when it is not told.
const defaultPeople = "content/people"

type quotesFlags struct {
	people, date string
	asJSONLines  bool
}

func newQuotesCommand(w World) *cobra.Command {
	var f quotesFlags
	cmd := &cobra.Command{
		Use:   "quotes FILE|-",
		Short: "Print the quotations found in a text, and who said them",
		Long: `Quotes reads a text, plain or Markdown, and prints each quotation with its
speaker, the rule that decided, and whether an editor should look. Speakers are
people of the digest; a quotation of anybody else has none.

With --jsonl each line of the input is an object {"id", "text", "people": [{"name",
"aliases", "gender", "roles"}]} and each line of the output {"id", "quotes":
[{"start", "end", "text", "speaker", "review", "rule", "cue", "confidence"}],
"people": [names found]}. Offsets are bytes of UTF-8, without the marks. A line
without people takes those of --people. docs/quotes.md tells the rules.`,
		Example: `  digest quotes article.md
  pbpaste | digest quotes --date 2026-05-28 -
  digest quotes --jsonl < articles.jsonl > quotes.jsonl`,
		Args: f.checkArguments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.date != "" {
				if _, err := news.ParseDate(f.date); err != nil {
					return usageError{fmt.Errorf("--date: %w", err)}
				}
			}
			return runQuotes(cmd.Context(), w, f, append(args, "-")[0])
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.people, "people", "", "the `folder` of the people's files (default: "+defaultPeople+", if it is there)")
	flags.StringVar(&f.date, "date", "", "the `date` of the text, as EDTF: roles that somebody held then count")
	flags.BoolVar(&f.asJSONLines, "jsonl", false, "read and write JSON Lines")
	return cmd
}

// checkArguments wants one file; JSON Lines may come from standard input untold.
func (f *quotesFlags) checkArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 && f.asJSONLines {
		return nil
	}
	if len(args) != 1 {
		return fmt.Errorf("%s takes one file, or - for standard input; found %d", cmd.Name(), len(args))
	}
	return nil
}

func runQuotes(ctx context.Context, w World, f quotesFlags, name string) error {
	people, err := readPeople(f.people)
	if err != nil {
		return err
	}
	if f.asJSONLines {
		return quoteLines(ctx, w, f, name, people)
	}
	data, err := readText(w.Stdin, name)
	if err != nil {
		return err
	}
	text, date := articleText(string(data))
	if f.date != "" {
		date, _ = news.ParseDate(f.date) // checked before
	}
	if len(people) == 0 {
		fmt.Fprintln(w.Stderr, "digest: no people are known, so no speaker is named; --people says where their files are")
	}
	found := quote.Compile(people).Find(text, date)
	return printQuotes(w, text, people, found)
}

// readPeople reads the people's files. Only a folder that was named has to exist.
func readPeople(folder string) ([]quote.Person, error) {
	named := folder != ""
	if !named {
		folder = defaultPeople
	}
	root, err := os.OpenRoot(folder)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("opening the people's folder: %w", err)
	}
	defer root.Close()
	records, problems, err := load.People(root.FS())
	if err != nil {
		return nil, err
	}
	if problems.Len() > 0 {
		return nil, problems.Err()
	}
	people := make([]quote.Person, len(records))
	for i, r := range records {
		people[i] = quote.FromRecord(r)
	}
	return people, nil
}

// frontMatter is the head of an article's file, with its date.
var (
	frontMatter     = regexp.MustCompile(`^(?:\x{FEFF})?---\r?\n(?s:.*?)\n---\r?\n`)
	frontMatterDate = regexp.MustCompile(`(?m)^date:[ \t]*["']?([^"'\s]+)`)
)

// articleText is the body of an article's file, and its date if it states one; of
// any other text it is the text.
func articleText(text string) (string, news.Date) {
	head := frontMatter.FindString(text)
	var date news.Date
	if stated := frontMatterDate.FindStringSubmatch(head); stated != nil {
		date, _ = news.ParseDate(stated[1]) // an article with a bad date is for digest build to refuse
	}
	return text[len(head):], date
}

// printQuotes prints what was found for people: the speaker, how it is known, and
// the words.
func printQuotes(w World, text string, people []quote.Person, found quote.Result) error {
	ink := inkFor(w.Stdout)
	var b strings.Builder
	for _, q := range found.Quotes {
		speaker := ink.dim("nobody of the digest")
		if q.Person >= 0 {
			speaker = ink.bold(people[q.Person].Name)
		}
		how := string(q.Rule)
		if q.Cue != "" {
			how += " " + fmt.Sprintf("%q", q.Cue)
		}
		fmt.Fprintf(&b, "%s  %s", speaker, ink.dim(fmt.Sprintf("%s, %.2f, paragraph %d", how, q.Confidence, q.Paragraph)))
		if q.Review {
			b.WriteString("  " + ink.warn("review"))
		}
		fmt.Fprintf(&b, "\n  %s\n", strings.Join(strings.Fields(text[q.Start:q.End]), " "))
	}
	if len(found.Quotes) == 0 {
		fmt.Fprintln(w.Stderr, "digest: no quotation was found")
	}
	for _, n := range found.Unknown {
		if n.Person && n.Count > 1 {
			fmt.Fprintf(w.Stderr, "%s is named %d times and has no page; add it with: digest people add %q\n", n.Text, n.Count, n.Text)
		}
	}
	_, err := io.WriteString(w.Stdout, b.String())
	return err
}
