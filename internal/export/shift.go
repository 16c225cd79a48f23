package export

import (
	"io"
	"iter"
)

// A shift is one entry of shifts.json.
type shift struct {
	Person ref `json:"person"`
	// Date is when the new position was first stated.
	Date      string     `json:"date,omitempty"`
	DateWords string     `json:"date_words,omitempty"`
	From      *statement `json:"from"`
	To        *statement `json:"to"`
}

func (e exporter) shiftsJSON(w io.Writer) error {
	return writeJSON(w, struct {
		header
		Shifts records[*shift] `json:"shifts"`
	}{
		e.header("Shifts", "Changes of position, newest first: the statement before and the statement after."),
		made(e.shifts()),
	}, nil)
}

func (e exporter) shiftsCSV(w io.Writer) error {
	columns := []column[*shift]{
		{"person", func(s *shift) string { return s.Person.Slug }},
		{"person_name", func(s *shift) string { return s.Person.Name }},
		{"person_url", func(s *shift) string { return s.Person.URL }},
		{"date", func(s *shift) string { return s.Date }},
		{"date_words", func(s *shift) string { return s.DateWords }},
	}
	columns = append(columns, statementColumns("from_", func(s *shift) *statement { return s.From })...)
	columns = append(columns, statementColumns("to_", func(s *shift) *statement { return s.To })...)
	return writeCSV(w, columns, made(e.shifts()), nil)
}

// statementColumns are the columns of one of a shift's two statements.
func statementColumns(prefix string, of func(*shift) *statement) []column[*shift] {
	return []column[*shift]{
		{prefix + "position", func(s *shift) string { return of(s).Position }},
		{prefix + "position_label", func(s *shift) string { return of(s).PositionLabel }},
		{prefix + "date", func(s *shift) string { return of(s).Date }},
		{prefix + "quote", func(s *shift) string { return of(s).Quote }},
		{prefix + "paraphrase", func(s *shift) string { return of(s).Paraphrase }},
		{prefix + "url", func(s *shift) string { return of(s).URL }},
		{prefix + "source_name", func(s *shift) string { return of(s).Source.Name }},
		{prefix + "source_url", func(s *shift) string { return of(s).Source.URL }},
	}
}

// shifts are those of the site, one by one.
func (e exporter) shifts() iter.Seq[*shift] {
	return func(yield func(*shift) bool) {
		for _, s := range e.site.Shifts {
			out := &shift{
				Person: e.personRef(s.Person),
				Date:   s.To.Date.String(), DateWords: s.To.Date.Words(),
				From: e.statement(s.From), To: e.statement(s.To),
			}
			if !yield(out) {
				return
			}
		}
	}
}
