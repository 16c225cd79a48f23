package importer

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"digest/internal/mention"
	"digest/internal/news"
	"digest/internal/quote"
)

// A Name is somebody whom an article names twice or more, and who has no page.
type Name struct {
	Text  string `json:"name"`
	Count int    `json:"count"`
}

// String is the sentence for the editor, with the command that makes a page.
func (n Name) String() string {
	return fmt.Sprintf("%q is named %d times and has no page; digest people add %q", n.Text, n.Count, n.Text)
}

// Proposed counts the statements that an import proposes.
type Proposed struct {
	Count int `json:"count"`
	// Review is how many of them an editor should look at before relying on them.
	Review int `json:"review"`
}

// String is the sentence for the editor.
func (p Proposed) String() string {
	s := fmt.Sprintf("statements: %d proposed", p.Count)
	if p.Review > 0 {
		s += fmt.Sprintf(", %d to review", p.Review)
	}
	return s
}

func count(statements []news.StatementRecord) Proposed {
	p := Proposed{Count: len(statements)}
	for _, s := range statements {
		if s.Review {
			p.Review++
		}
	}
	return p
}

// A proposer finds statements in articles for the people of a digest. Any number
// of goroutines may use it.
type proposer struct {
	people []*news.PersonRecord
	finder *quote.Finder // nil without people
}

func newProposer(people []*news.PersonRecord) proposer {
	if len(people) == 0 {
		return proposer{}
	}
	list := make([]quote.Person, len(people))
	for i, r := range people {
		list[i] = quote.FromRecord(r)
	}
	return proposer{people: people, finder: quote.Compile(list)}
}

// propose adds to a draft what its people are quoted with, and who of those named
// has no page. Without people there is nobody to give a quotation to.
func (p proposer) propose(d *Draft) {
	if p.finder == nil {
		return
	}
	date, err := news.ParseDate(d.Date)
	if err != nil {
		date = news.Date{} // then roles of any time count
	}
	result := p.finder.Find(d.Body, date)
	d.unknown = unknownNames(result.Unknown)
	all := result.Statements(d.Body, p.people)
	var cut int
	d.statements, cut = selected(all)
	if len(d.statements) > 0 {
		d.State("statements", d.statements[0].Quote, "quotations in the text")
	}
	if cut > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("statements: the last %d quotations are not proposed, because front matter must stay short", cut))
	}
}

// selected gives the statements that are worth proposing, those to look at marked.
// Pages repeat a sentence in a box: once is enough. There is a most, because front
// matter that is too long to be read would keep the whole site from being built;
// cut is how many it keeps out.
func selected(statements []news.StatementRecord) (list []news.StatementRecord, cut int) {
	const (
		long = 300       // more letters than an excerpt should show; the editor shortens
		most = 100 << 10 // bytes
	)
	type said struct{ person, hash string }
	seen := make(map[said]bool)
	size := 0
	for i, s := range statements {
		key := said{s.Person, quote.Hash(s.Quote)}
		if s.Quote == "" || seen[key] {
			continue
		}
		if size += len(s.Quote); size > most {
			return list, len(statements) - i
		}
		seen[key] = true
		s.Review = s.Review || utf8.RuneCountInString(s.Quote) > long
		list = append(list, s)
	}
	return list, 0
}

// unknownNames are the full names that are certainly a person's and stand twice or
// more, in the order of the text.
func unknownNames(names []quote.Name) []Name {
	var list []Name
	at := make(map[string]int)
	for _, n := range names {
		text := strings.Join(strings.Fields(n.Text), " ")
		if !n.Person || n.Count < 2 || !strings.Contains(text, " ") {
			continue
		}
		key := nameKey(text)
		if i, ok := at[key]; ok {
			list[i].Count += n.Count
			continue
		}
		at[key] = len(list)
		list = append(list, Name{Text: text, Count: n.Count})
	}
	return list
}

// UnknownNames gathers the names of several results, the most frequent first.
func UnknownNames(results []Result) []Name {
	var list []Name
	at := make(map[string]int)
	for _, r := range results {
		for _, n := range r.Unknown {
			key := nameKey(n.Text)
			if i, ok := at[key]; ok {
				list[i].Count += n.Count
				continue
			}
			at[key] = len(list)
			list = append(list, n)
		}
	}
	slices.SortStableFunc(list, func(a, b Name) int { return cmp.Compare(b.Count, a.Count) })
	return list
}

// nameKey is alike for the ways in which outlets write one name.
func nameKey(name string) string { return strings.ToLower(mention.Fold(name)) }

// writeStatements writes the front matter's list of statements. There is no
// position: that is the editor's judgement.
func writeStatements(b *bytes.Buffer, statements []news.StatementRecord) {
	if len(statements) == 0 {
		return
	}
	b.WriteString("statements:\n")
	for _, s := range statements {
		fmt.Fprintf(b, "  - person: %s\n", scalar(s.Person))
		fmt.Fprintf(b, "    quote: %s\n", scalar(s.Quote))
		fmt.Fprintf(b, "    kind: %s\n", s.Kind)
		fmt.Fprintf(b, "    locator: %s\n", locator(s.Locator))
		if s.Review {
			b.WriteString("    review: true\n")
		}
	}
}

// paragraph is a locator that needs no quotation marks.
var paragraph = regexp.MustCompile(`^paragraph [0-9]+$`)

func locator(s string) string {
	if paragraph.MatchString(s) {
		return s
	}
	return scalar(s)
}
