package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"digest/internal/news"
	"digest/internal/quote"
)

// A textLine is one line of the input of quotes --jsonl.
type textLine struct {
	ID     json.RawMessage `json:"id"`
	Text   string          `json:"text"`
	Date   string          `json:"date"`
	People json.RawMessage `json:"people"`
}

type personLine struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
	Gender  string   `json:"gender"`
	Roles   []string `json:"roles"`
}

// A foundLine is one line of its output.
type foundLine struct {
	ID     json.RawMessage `json:"id"`
	Quotes []quoteLine     `json:"quotes"`
	People []string        `json:"people"`
}

type quoteLine struct {
	Start      int        `json:"start"`
	End        int        `json:"end"`
	Text       string     `json:"text"`
	Speaker    *string    `json:"speaker"`
	Review     bool       `json:"review"`
	Rule       quote.Rule `json:"rule"`
	Cue        string     `json:"cue"`
	Confidence float64    `json:"confidence"`
}

// quoteLines answers each line with one. People who are the same as in the line
// before are not compiled again.
func quoteLines(ctx context.Context, w World, f quotesFlags, name string, people []quote.Person) error {
	input := w.Stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		input = file
	}
	lines := bufio.NewScanner(input)
	lines.Buffer(make([]byte, 0, 1<<16), maxText)
	out := bufio.NewWriter(w.Stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	q := quoter{standing: people, people: people, finder: quote.Compile(people), date: f.date}
	for number := 1; lines.Scan(); number++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		answer, err := q.answer(lines.Bytes())
		if err != nil {
			_ = out.Flush() // what was answered stays
			return fmt.Errorf("line %d: %w", number, err)
		}
		if err := encoder.Encode(answer); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading the lines: %w", err)
	}
	return out.Flush()
}

// A quoter keeps the people of the last line.
type quoter struct {
	standing []quote.Person
	given    []byte
	people   []quote.Person
	finder   *quote.Finder
	date     string
}

func (q *quoter) answer(line []byte) (foundLine, error) {
	var in textLine
	if err := json.Unmarshal(line, &in); err != nil {
		return foundLine{}, fmt.Errorf(`%w; write {"id": …, "text": "…", "people": […]}`, err)
	}
	if err := q.meet(in.People); err != nil {
		return foundLine{}, err
	}
	stated := in.Date
	if stated == "" {
		stated = q.date
	}
	var date news.Date
	if stated != "" {
		var err error
		if date, err = news.ParseDate(stated); err != nil {
			return foundLine{}, fmt.Errorf("date: %w", err)
		}
	}
	found := q.finder.Find(in.Text, date)
	answer := foundLine{ID: in.ID, Quotes: make([]quoteLine, 0, len(found.Quotes)), People: make([]string, 0)}
	for _, f := range found.Quotes {
		l := quoteLine{
			Start: f.Start, End: f.End, Text: in.Text[f.Start:f.End],
			Review: f.Review, Rule: f.Rule, Cue: f.Cue, Confidence: f.Confidence,
		}
		if f.Person >= 0 {
			l.Speaker = &q.people[f.Person].Name
		}
		answer.Quotes = append(answer.Quotes, l)
	}
	seen := make(map[int]bool)
	for _, m := range found.Mentions {
		if !seen[m.Person] {
			seen[m.Person] = true
			answer.People = append(answer.People, q.people[m.Person].Name)
		}
	}
	return answer, nil
}

// meet compiles the people of a line, if they are others than those of the last.
func (q *quoter) meet(given []byte) error {
	if bytes.Equal(given, q.given) {
		return nil
	}
	var lines []personLine
	people := q.standing
	if len(given) > 0 {
		if err := json.Unmarshal(given, &lines); err != nil {
			return fmt.Errorf("people: %w", err)
		}
	}
	if len(lines) > 0 {
		people = make([]quote.Person, len(lines))
	}
	for i, l := range lines {
		people[i] = quote.Person{Name: l.Name, OtherNames: l.Aliases, Gender: l.Gender}
		for _, role := range l.Roles {
			people[i].Roles = append(people[i].Roles, quote.Role{Phrase: role})
		}
	}
	q.given, q.people, q.finder = bytes.Clone(given), people, quote.Compile(people)
	return nil
}
