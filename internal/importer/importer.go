// Package importer turns a document about the debate (a press room's JSON, text
// copied from a page) into an article of the digest: Markdown with front matter,
// under content/articles.
//
//	result, err := importer.Import(ctx, options, importer.Input{Name: "story.json", Data: data})
//	…                                       // show result.Sentences() to the editor
//	file, err := importer.Write(root, result)
//
// [Import] is a pure function: the same document and options give the same bytes.
// The stages are: the bytes become text (decode), the text's format is found by
// its content or named (the list [Formats]), the format finds the article (package
// found says what that is), and the article is written with front matter.
//
// Nothing is invented. What the document does not state is left out and is in
// Missing; what was taken out of the text is in Dropped. An imported article is a
// draft, and publishes an excerpt only, until an editor says otherwise.
package importer

import (
	"context"
	"fmt"

	"digest/internal/importer/found"
	"digest/internal/importer/source"
	"digest/internal/news"
)

// Options are what the site and the editor say about an import.
type Options struct {
	// Settings are the site's: its id and the outlets that it knows.
	Settings news.Settings
	// Format is the name of one of [Formats]; empty or "auto" means by content.
	Format string
	// SourceName is the outlet; empty means the one whose host the document's
	// address has.
	SourceName string
	// Date is the date of publication as EDTF, for a document that does not state
	// it. The caller has checked that it is a date. It wins over the document's.
	Date string
	// Latest is the last day on which an article can have been published, as EDTF;
	// empty means any.
	Latest string
	// Keep are the rules that the editor switched off.
	Keep found.Keep
	// Known are the articles that the digest has.
	Known []Known
}

// A Known is an article which the digest has.
type Known struct {
	// File is its path relative to the site: "content/articles/a.md".
	File string
	// ID and URL are the front matter's id and source.url; either may be empty.
	ID, URL string
}

// An Input is one document.
type Input struct {
	// Name is the file's name or address, for messages.
	Name string
	Data []byte
	// Address is where the document came from, if that is known.
	Address string
}

// A Result is what an import makes of one document.
type Result struct {
	// Already is the file of the article in the digest that this document is;
	// empty when it is new. Then there is nothing to write.
	Already string
	// File is where the article belongs: "content/articles/2026-05-28-a-title.md".
	File string
	// ID and URL are the article's, for the list of known articles.
	ID, URL string
	// Markdown is the file's content: front matter and body.
	Markdown []byte
	// Format is the name of the document's format.
	Format string
	// Missing names what the document does not state and an article needs, in
	// the order of the front matter: "title", "date", "source name".
	Missing []string
	// Notes are sentences about what was doubtful, each beginning with what it is
	// about: "source name: taken from the address's host".
	Notes []string
	// Dropped is what is not in the body, in document order.
	Dropped []found.Dropped
	// From says where each value of the front matter was found, by its key.
	From map[string]string
}

// Known gives the entry which the article adds to the list of known articles
// once it is written to a file.
func (r Result) Known(file string) Known { return Known{File: file, ID: r.ID, URL: r.URL} }

// Sentences tells the editor what to look at before publishing, one sentence
// each, without full stops.
func (r Result) Sentences() []string {
	if r.Already != "" {
		return []string{"already in the digest as " + r.Already}
	}
	var sentences []string
	for _, m := range r.Missing {
		sentences = append(sentences, m+": not stated in the document; add it before publishing")
	}
	sentences = append(sentences, r.Notes...)
	if n := len(r.Dropped); n == 1 {
		sentences = append(sentences, "body: 1 piece of the page's interface was left out")
	} else if n > 1 {
		sentences = append(sentences, fmt.Sprintf("body: %d pieces of the page's interface were left out", n))
	}
	return sentences
}

// Import makes articles of a document: one, or those of a feed. The error names the
// document and says what was expected of it.
func Import(ctx context.Context, options Options, input Input) ([]Result, error) {
	results, err := importDocument(ctx, options, input)
	if err != nil {
		return nil, fmt.Errorf("importing %q: %w", input.Name, err)
	}
	return results, nil
}

func importDocument(ctx context.Context, options Options, input Input) ([]Result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	text, encoding, err := decode(input.Data)
	if err != nil {
		return nil, err
	}
	format, err := chooseFormat(options.Format, text)
	if err != nil {
		return nil, err
	}
	outlets, err := rulesOf(options)
	if err != nil {
		return nil, err
	}
	articles, err := format.Parse(found.Document{
		Text: text, Address: input.Address, Outlet: outlets, Keep: options.Keep,
		Latest: options.Latest, Images: options.Settings.Import.Images,
	})
	if err != nil {
		return nil, err
	}
	var results []Result
	for _, article := range articles {
		if encoding != "" {
			article.Notes = append([]string{"encoding: read as " + encoding + ", which the document does not state; look at accents and quotation marks"}, article.Notes...)
		}
		result := finish(options, format.Name, text, article)
		results = append(results, result)
		if result.Already == "" {
			options.Known = append(options.Known[:len(options.Known):len(options.Known)], result.Known(result.File))
		}
	}
	return results, nil
}

// finish adds what the editor and the site know, and writes the article.
func finish(options Options, format, text string, article found.Article) Result {
	if options.Date != "" {
		article.Date = options.Date
		article.State("date", article.Date, "--date")
	}
	outlet := nameSource(options, &article)
	result := Result{
		URL: article.URL, Format: format,
		Notes: article.Notes, Dropped: article.Dropped, From: article.From,
		ID: identity(options.Settings.ID, article.URL, text),
	}
	if result.Already = already(options.Known, result); result.Already != "" {
		return result
	}
	result.Missing = missing(article)
	result.File = freeFile(options.Known, fileName(article))
	publish := outlet.Publish
	if publish == "" {
		publish = news.Excerpt
	}
	result.Markdown = write(result.ID, publish, article)
	return result
}

func missing(a found.Article) []string {
	var names []string
	for _, required := range []struct{ name, value string }{
		{"title", a.Title}, {"date", a.Date}, {"source name", a.SourceName},
	} {
		if required.value == "" {
			names = append(names, required.name)
		}
	}
	return names
}

// nameSource sets the outlet's name: the editor's, the site's, the document's, or
// the address's host, and gives what the site knows of the outlet.
func nameSource(options Options, a *found.Article) news.ImportSource {
	outlet, known := source.Choose(options.Settings.Import.Sources, a.URL, options.SourceName)
	host := source.Host(a.URL)
	switch {
	case known:
		a.SourceName = outlet.Name
		a.State("source.name", a.SourceName, "site.toml")
	case options.SourceName != "":
		a.SourceName = options.SourceName
		a.State("source.name", a.SourceName, "--source-name")
	case a.SourceName == "" && host != "":
		a.SourceName = host
		a.State("source.name", a.SourceName, "guessed from the host")
		a.Notes = append(a.Notes, fmt.Sprintf(
			"source name: guessed from the host %q; write the outlet's name, or add it to [[import.sources]] of site.toml", host))
	}
	return outlet
}

// rulesOf checks the patterns of every outlet, so that a mistake in site.toml
// shows with the first import, and gives the finder which chooses among them.
func rulesOf(options Options) (source.Finder, error) {
	sources := options.Settings.Import.Sources
	keep := func(rule string) bool { return options.Keep.Has(rule) }
	for _, s := range sources {
		if _, err := source.Compile(s, keep); err != nil {
			return nil, err
		}
	}
	return func(pageURL string) *source.Rules {
		outlet, _ := source.Choose(sources, pageURL, options.SourceName)
		rules, _ := source.Compile(outlet, keep) // it compiled above
		return rules
	}, nil
}
