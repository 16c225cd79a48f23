package export

import (
	"io"
	"slices"

	"digest/internal/news"
)

// PersonFiles lists the downloads of one person: the record as Popolo, in the shape of
// people.json with one person, and the person's statements, newest first, in the columns
// of statements.csv. Names are those within the person's own folder.
func PersonFiles(site *news.Site, at Addresses, person *news.Person) []File {
	e := exporter{site: site, at: at}
	return []File{
		{"person.json", "Popolo JSON", "The person, the roles and the organizations by the Popolo specification.", func(w io.Writer) error {
			return writeJSON(w, e.popolo([]*news.Person{person}), nil)
		}, noWords, nil},
		{"statements.csv", "Statements as CSV", "One statement of the person a row, newest first.", func(w io.Writer) error {
			return e.writeStatements(w, slices.Values(person.Statements))
		}, func() []news.Wording {
			words := make([]news.Wording, len(person.Statements))
			for i, s := range person.Statements {
				words[i] = s.Article.Wording
			}
			return words
		}, nil},
	}
}
