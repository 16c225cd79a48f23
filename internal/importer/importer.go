// Package importer turns documents about the debate (a press room's JSON, saved
// pages, text copied from a page, feeds) into articles of the digest: Markdown with
// front matter, under content/articles.
//
//	im, err := importer.New(options)
//	drafts, err := im.Read(ctx, importer.Input{Name: "page.html", Data: data})
//	for _, draft := range drafts {
//		result := im.Settle(draft)        // … show result.Sentences() to the editor
//		file, err := importer.Write(root, result)
//	}
//
// [Importer.Read] is a pure function, and the slow part: the bytes become text
// (decode), the text's format is found by its content or named (the list
// [Formats]), and the format finds the articles (package found says what they are).
// [Importer.Settle] compares an article with those that the digest has, and writes
// it with front matter. The same documents in the same order give the same bytes.
//
// Nothing is invented. What a document does not state is left out and is in
// Missing; what was taken out of the text is in Dropped. An imported article is a
// draft, and publishes an excerpt only, until an editor says otherwise.
package importer

import (
	"context"
	"errors"
	"fmt"

	"digest/internal/importer/found"
	"digest/internal/importer/markup"
	"digest/internal/importer/phrases"
	"digest/internal/importer/similar"
	"digest/internal/importer/source"
	"digest/internal/news"
)

// A Known is an article which the digest has.
type Known struct {
	// File is its path relative to the site: "content/articles/a.md".
	File string
	// ID and URL are the front matter's id and source.url; either may be empty.
	ID, URL string
	// Body is its text, with which new articles are compared.
	Body string
}

// An Input is one document.
type Input struct {
	// Name is the file's name or address, for messages.
	Name string
	Data []byte
	// Address is where the document came from, if that is known.
	Address string
	// ContentType is what a server says of the document; it may be empty.
	ContentType string
	// Said is what the editor says of this document, where that is not the same as
	// [Options] say of all.
	Said Said
}

// A Draft is an article that a document states, before the digest's own articles
// are asked about it.
type Draft struct {
	found.Article
	// Format is the name of the document's format.
	Format string
	// Outlet is what the site knows of the source; it may be zero.
	Outlet news.ImportSource
	// text is the document, for the id of an article without an address.
	text   string
	sketch similar.Sketch
	// statements are proposals; unknown are names without a page.
	statements []news.StatementRecord
	unknown    []Name
}

// An Importer reads documents for one site. Read may be called from several
// goroutines; Settle, which remembers what it has seen, from one.
type Importer struct {
	options Options
	phrases phrases.List
	known   []known
	quotes  proposer
}

// A known is a known article ready to be compared.
type known struct {
	Known
	address string // canonical
	sketch  similar.Sketch
}

// New makes an importer. The error is that of a rule in the settings, or of --keep,
// that is none.
func New(options Options) (*Importer, error) {
	if err := checkKeep(options); err != nil {
		return nil, err
	}
	if options.Encoding != "" {
		if _, err := lookup(options.Encoding); err != nil {
			return nil, err
		}
	}
	if err := checkRules(options.Settings.Import.Sources); err != nil {
		return nil, err
	}
	im := &Importer{options: options, phrases: phrases.Read(), quotes: newProposer(options.People)}
	for _, k := range options.Known {
		im.remember(k, similar.Of(k.Body))
	}
	return im, nil
}

func (im *Importer) remember(k Known, sketch similar.Sketch) {
	im.known = append(im.known, known{Known: k, address: canonical(k.URL), sketch: sketch})
}

// Read finds the articles of a document. The error names the document and says what
// was expected of it.
func (im *Importer) Read(ctx context.Context, input Input) ([]Draft, error) {
	drafts, err := im.read(ctx, input)
	if err != nil {
		return nil, fmt.Errorf("importing %q: %w", input.Name, err)
	}
	return drafts, nil
}

func (im *Importer) read(ctx context.Context, input Input) ([]Draft, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	options := im.options.with(input.Said)
	text, encoding, err := decode(input.Data, input.ContentType, options.Encoding, &im.phrases)
	if err != nil {
		return nil, err
	}
	format, err := chooseFormat(options.Format, text, input.ContentType)
	if err != nil {
		return nil, err
	}
	articles, err := format.Parse(found.Document{
		Text: text, Address: input.Address, Outlet: rulesOf(options), Keep: options.Keep,
		Latest: options.Latest, Phrases: &im.phrases, Images: options.Settings.Import.Images,
	})
	if err != nil {
		return nil, err
	}
	if len(articles) == 0 {
		return nil, errors.New("the document has no article")
	}
	drafts := make([]Draft, len(articles))
	for i, a := range articles {
		if encoding != "" {
			a.Notes = append([]string{"encoding: read as " + encoding + ", which the document does not state; look at accents and quotation marks, or give --encoding"}, a.Notes...)
		}
		if a.URL == "" && !format.Entries {
			a.URL = markup.Link(input.Address)
			a.State("source.url", a.URL, "the document's address")
		}
		if options.Date != "" {
			a.Date = options.Date
			a.State("date", a.Date, "--date")
		}
		if a.Language == "" {
			a.Language = im.phrases.Language(a.Body)
			a.State("language", a.Language, "the words of the text")
		}
		outlet := nameSource(options, &a)
		drafts[i] = Draft{Article: a, Format: format.Name, Outlet: outlet, text: text, sketch: similar.Of(a.Body)}
		if len(articles) > 1 {
			drafts[i].text = a.Title + "\n" + a.Body
		}
		im.quotes.propose(&drafts[i])
	}
	return drafts, nil
}

// Settle compares a draft with the articles that the digest has and those settled
// before, and writes it.
func (im *Importer) Settle(d Draft) Result {
	result := Result{
		URL: d.URL, Format: d.Format, Outlet: d.Outlet,
		Notes: d.Notes, matched: d.Matched, teaser: d.Teaser, Dropped: d.Dropped, From: d.From,
		Missing: missing(d.Article), Unstated: unstated(d.Article),
		ID: identity(im.options.Settings.ID, d.URL, d.text),
	}
	result.Already = im.already(result)
	result.Skipped = result.Already != "" && !im.options.Update
	if !result.Skipped {
		result.Similar, result.File = im.similarTo(d, result.Already), result.Already
	}
	if result.Already == "" {
		result.File = im.freeFile(fileName(d.Article))
		im.remember(Known{File: result.File, ID: result.ID, URL: result.URL}, d.sketch)
	}
	publish := d.Outlet.Publish
	if publish == "" {
		publish = news.Excerpt
	}
	result.Statements, result.Unknown = count(d.statements), d.unknown
	a := d.Article
	switch {
	case a.Teaser && result.Already != "" && im.options.Update:
		a.Body = "" // it is not the text, which the digest may have
	case a.Teaser:
		a.Summary = "" // it is the body, as nothing better is known
	}
	result.Markdown = write(result.ID, publish, a, d.statements)
	return result
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
