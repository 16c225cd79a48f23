// Package export writes a site's open data: the record without its design, for
// researchers to count, cite, map and chart.
//
// What comes in is a linked [news.Site] and the [Addresses] of its pages, which
// only package plan knows; what goes out is a list of [File] values, each with a
// name, words for the page that lists them, and a function that encodes it:
//
//	articles     JSON, CSV   each piece of coverage, its source, topics and people
//	statements   JSON, CSV   who said what, when, and where it is reported
//	shifts       JSON, CSV   changes of position, with both statements
//	people       JSON, CSV   the JSON is Popolo, https://www.popoloproject.com/specs/
//	events       JSON, CSV   dated milestones, and events.ics (iCalendar, RFC 5545)
//	timeline     JSON, CSV   TimelineJS, https://timeline.knightlab.com/docs/json-format.html
//	citations    JSON, CSV   CSL-JSON, https://citationstyles.org/
//
// # What holds for every file
//
// The bodies of articles, biographies and introductions are never exported,
// whether or not the site publishes them. Every statement carries its source.
// Dates are EDTF as their authors wrote them; where a format takes less, that
// is said at its type. Order is that of the site, and nothing depends on a
// clock, so the same site gives the same bytes.
//
// # JSON
//
// The formats of others keep their own shape. Ours are one object: title,
// description, source (the digest's title, url and id), as_of (the date of the
// newest article), and the records under the file's name. Text that is empty is
// left out, a list that is empty stays as []. Each record is a line. Text is plain
// text, not HTML, except in the timeline, which TimelineJS shows as HTML: there it
// is escaped.
//
// # CSV
//
// RFC 4180 with a header row, UTF-8 without a byte order mark, and LF at the end
// of lines. Lists stand in one cell, separated by "; ". A cell that a
// spreadsheet would run as a formula gets an apostrophe before it: see [File].
//
// # Use
//
//	for _, f := range export.Files(site, addresses) {
//		err := f.Write(file)
//		…
//	}
package export

import (
	"io"

	"digest/internal/news"
)

// Addresses are where the site's pages are, as absolute http or https URLs; empty
// for a topic or event whose page is left out.
// Every function must be set, and may be called from several goroutines.
type Addresses struct {
	// Site is the home page; it ends with "/".
	Site      string
	Article   func(*news.Article) string
	Statement func(*news.Statement) string
	Person    func(*news.Person) string
	Topic     func(*news.Topic) string
	Event     func(*news.Event) string
}

// A File is one download.
//
// In a CSV file a cell that begins with =, +, -, @, a tab or a line break, or
// with apostrophes and one of these, has one apostrophe more than the data, so
// that no spreadsheet runs it. Taking that apostrophe away gives the data back.
type File struct {
	// Name is the file's name in the folder of downloads: "articles.json".
	Name string
	// Title names the file for readers: "Articles as JSON".
	Title string
	// Description is what is in it, in one or two sentences of plain text.
	Description string
	// Write writes the file, record by record. It may be called concurrently with others.
	Write func(io.Writer) error
	// Words are the wordings of the articles whose titles or summaries the file shows;
	// nil means those of any article.
	Words func() []news.Wording
	// Rewrite, when there is one, writes the same as Write, faster: it takes from a former
	// file what is the same.
	Rewrite func(io.Writer, Former) error
}

// Files lists the downloads in the order in which the site shows them. Neither
// the site nor the addresses may change afterwards; nothing is encoded yet.
func Files(site *news.Site, at Addresses) []File {
	e := exporter{site: site, at: at}
	return []File{
		{
			"statements.json", "Statements as JSON",
			"Who said what, when: every statement with its person, position, quotation and source.",
			e.statementsJSON, e.wordsOfStatements, e.again(exporter.statementsJSON),
		},
		csvFile("statements", "Statements", "One statement a row, with its person, position, quotation and source.",
			e.statementsCSV, e.wordsOfStatements, e.again(exporter.statementsCSV)),
		{
			"shifts.json", "Shifts as JSON",
			"Every change of position: the person, the statement before and the statement after.", e.shiftsJSON, e.wordsOfShifts, nil,
		},
		csvFile("shifts", "Shifts", "One change of position a row.", e.shiftsCSV, noWords, nil),
		{
			"articles.json", "Articles as JSON",
			"Every piece of coverage with its source, summary, topics and people, without its text.",
			e.articlesJSON, nil, e.again(exporter.articlesJSON),
		},
		csvFile("articles", "Articles", "One article a row, without its text.", e.articlesCSV, nil, e.again(exporter.articlesCSV)),
		{
			"citations.json", "Citations as CSL-JSON",
			"The original articles as references for Zotero, Pandoc and other citation software.",
			e.citationsJSON, nil, e.again(exporter.citationsJSON),
		},
		csvFile("citations", "Citations", "One reference a row.", e.citationsCSV, nil, e.again(exporter.citationsCSV)),
		{
			"people.json", "People as Popolo JSON",
			"Persons, organizations and memberships by the Popolo specification.", e.peopleJSON, noWords, nil,
		},
		csvFile("people", "People", "One person a row, with the latest role and the latest position.", e.peopleCSV, noWords, nil),
		{
			"timeline.json", "Timeline as TimelineJS JSON",
			"Events and articles as slides and phases as eras, for TimelineJS.", e.timelineJSON, nil, e.again(exporter.timelineJSON),
		},
		csvFile("timeline", "Timeline", "The same slides in the columns of a TimelineJS spreadsheet.",
			e.timelineCSV, nil, e.again(exporter.timelineCSV)),
		{"events.json", "Events as JSON", "Every dated milestone, past and future.", e.eventsJSON, noWords, nil},
		csvFile("events", "Events", "One event a row.", e.eventsCSV, noWords, nil),
		{
			"events.ics", "Events as iCalendar",
			"A calendar to subscribe to. It has the events whose days are known: one of which only the month is known is not in it.",
			e.eventsICS, noWords, nil,
		},
	}
}

// noWords is for a file that shows neither title nor summary of any article.
func noWords() []news.Wording { return nil }

func (e exporter) wordsOfStatements() []news.Wording {
	var words []news.Wording
	for _, a := range e.site.Articles {
		if len(a.Statements) > 0 {
			words = append(words, a.Wording)
		}
	}
	return words
}

func (e exporter) wordsOfShifts() []news.Wording {
	var words []news.Wording
	for _, s := range e.site.Shifts {
		words = append(words, s.From.Article.Wording, s.To.Article.Wording)
	}
	return words
}

func csvFile(
	name, title, description string,
	write func(io.Writer) error, words func() []news.Wording, rewrite func(io.Writer, Former) error,
) File {
	return File{
		Name:        name + ".csv",
		Title:       title + " as CSV",
		Description: description + " A cell that a spreadsheet would take for a formula has an apostrophe before it.",
		Write:       write,
		Words:       words,
		Rewrite:     rewrite,
	}
}

// An exporter is what all encodings read.
type exporter struct {
	site   *news.Site
	at     Addresses
	former *former
}

// A header opens the JSON files whose shape is ours.
type header struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Source      digest `json:"source"`
	AsOf        string `json:"as_of,omitempty"`
}

// A digest is the site that a file is from.
type digest struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	ID    string `json:"id,omitempty"`
}

func (e exporter) header(title, description string) header {
	s := e.site.Settings
	return header{
		Title: title, Description: description,
		Source: digest{Title: s.Title, URL: e.at.Site, ID: s.ID},
		AsOf:   e.site.AsOf.String(),
	}
}
