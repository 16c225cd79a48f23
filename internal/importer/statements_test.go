package importer_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"digest/internal/importer"
	"digest/internal/news"
)

// Without people there is nobody to give a quotation to.
func TestStatementsNeedPeople(t *testing.T) {
	got := mustImport(t, importer.Options{Settings: site()}, read(t, "quoted.txt"))
	if bytes.Contains(got.Markdown, []byte("statements:")) || got.Statements.Count > 0 || len(got.Unknown) > 0 {
		t.Errorf("proposed %+v, %v in\n%s", got.Statements, got.Unknown, got.Markdown)
	}
}

func TestStatementsTwiceAreTheSameBytes(t *testing.T) {
	options := importer.Options{Settings: site(), People: people()}
	first, again := mustImport(t, options, read(t, "quoted.txt")), mustImport(t, options, read(t, "quoted.txt"))
	if diff := cmp.Diff(string(first.Markdown), string(again.Markdown)); diff != "" {
		t.Errorf("(-first +again):\n%s", diff)
	}
}

// Who holds an office is asked of the article's date.
func TestStatementsByRole(t *testing.T) {
	const text = "The council met on Monday, and nobody knew why.\n\n“We should talk,” the Utopian foreign minister said in the evening.\n"
	minister := func(slug, name string, start, end string) *news.PersonRecord {
		return &news.PersonRecord{
			Origin: news.Origin{Slug: slug}, Name: name,
			Memberships: []news.Membership{{
				Role: "Foreign minister", Organization: "Government of Utopia", RoleNames: []string{"Utopian foreign minister"},
				StartDate: mustDate(t, start), EndDate: mustDate(t, end),
			}},
		}
	}
	options := importer.Options{Settings: site(), People: []*news.PersonRecord{
		minister("jane-doe", "Jane Doe", "2020-01-01", "2024-12-31"), minister("john-roe", "John Roe", "2025-01-01", "2029-12-31"),
	}}
	for date, want := range map[string]string{"2023-05-01": "jane-doe", "2026-05-01": "john-roe"} {
		options.Date = date
		if got := string(mustImport(t, options, []byte(text)).Markdown); !strings.Contains(got, "- person: "+want+"\n    quote: We should talk\n") {
			t.Errorf("on %s, want %s:\n%s", date, want, got)
		}
	}
}

// Front matter stays short enough to be read, however much is quoted.
func TestStatementsHaveAMost(t *testing.T) {
	var text strings.Builder
	text.WriteString("Jane Doe spoke on Monday.\n\n")
	for i := range 400 {
		fmt.Fprintf(&text, "“Number %d is %s,” Jane Doe said.\n\n", i, strings.Repeat("long and ", 60))
	}
	got := mustImport(t, importer.Options{Settings: site(), People: people()}, []byte(text.String()))
	if head, _, _ := bytes.Cut(got.Markdown, []byte("\n---\n")); len(head) > 200<<10 {
		t.Errorf("the front matter has %d bytes", len(head))
	}
	if n := got.Statements.Count; n < 100 || n >= 400 || got.Statements.Review != n {
		t.Errorf("%+v, want some of the 400, all to review", got.Statements)
	}
	if len(got.Notes) != 1 || !strings.HasPrefix(got.Notes[0], "statements: the last ") {
		t.Errorf("Notes = %q", got.Notes)
	}
}

func TestUnknownNames(t *testing.T) {
	results := []importer.Result{
		{Unknown: []importer.Name{{Text: "Max Noe", Count: 2}, {Text: "Ann Poe", Count: 3}}},
		{Unknown: []importer.Name{{Text: "Max Noé", Count: 2}}},
	}
	want := []importer.Name{{Text: "Max Noe", Count: 4}, {Text: "Ann Poe", Count: 3}}
	if diff := cmp.Diff(want, importer.UnknownNames(results)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func mustDate(t *testing.T, s string) news.Date {
	t.Helper()
	d, err := news.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
