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
	"digest/internal/importer/phrases"
	"digest/internal/importer/similar"
	"digest/internal/importer/source"
	"digest/internal/news"
)

// Options are what the site and the editor say about an import.
type Options struct {
	// Settings are the site's: its id and the outlets that it knows.
	Settings news.Settings
	// Format is the name of one of [Formats]; empty or "auto" means by content.
	Format string
	// Encoding is that of the documents, by one of its names; empty means what they
	// state, or what they read best in.
	Encoding string
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
	// Update asks for a result where the digest has the article already.
	Update bool
	// Known are the articles that the digest has.
	Known []Known
	// People are those of the digest, to whom statements are given. Without them
	// none are proposed.
	People []*news.PersonRecord
}

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
	outlets source.Finder
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
	outlets, err := rulesOf(options)
	if err != nil {
		return nil, err
	}
	im := &Importer{options: options, outlets: outlets, phrases: phrases.Read(), quotes: newProposer(options.People)}
	for _, k := range options.Known {
		im.remember(k, similar.Of(k.Body))
	}
	return im, nil
}

func (im *Importer) remember(k Known, sketch similar.Sketch) {
	im.known = append(im.known, known{Known: k, address: canonical(k.URL), sketch: sketch})
}

// Import makes articles of one document: one, or those of a feed.
func Import(ctx context.Context, options Options, input Input) ([]Result, error) {
	im, err := New(options)
	if err != nil {
		return nil, err
	}
	drafts, err := im.Read(ctx, input)
	if err != nil {
		return nil, err
	}
	results := make([]Result, len(drafts))
	for i, d := range drafts {
		results[i] = im.Settle(d)
	}
	return results, nil
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
	text, encoding, err := decode(input.Data, input.ContentType, im.options.Encoding, &im.phrases)
	if err != nil {
		return nil, err
	}
	format, err := chooseFormat(im.options.Format, text)
	if err != nil {
		return nil, err
	}
	articles, err := format.Parse(found.Document{
		Text: text, Address: input.Address, Outlet: im.outlets, Keep: im.options.Keep,
		Latest: im.options.Latest, Phrases: &im.phrases, Images: im.options.Settings.Import.Images,
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
		if im.options.Date != "" {
			a.Date = im.options.Date
			a.State("date", a.Date, "--date")
		}
		if a.Language == "" {
			a.Language = im.phrases.Language(a.Body)
			a.State("language", a.Language, "the words of the text")
		}
		outlet := nameSource(im.options, &a)
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
		Notes: d.Notes, Dropped: d.Dropped, From: d.From, Missing: missing(d.Article), Unstated: unstated(d.Article),
		ID: identity(im.options.Settings.ID, d.URL, d.text),
	}
	result.Already = im.already(result)
	if result.Already != "" && !im.options.Update {
		return result
	}
	result.Similar = im.similarTo(d, result.Already)
	result.File = result.Already
	if result.File == "" {
		result.File = im.freeFile(fileName(d.Article))
		im.remember(Known{File: result.File, ID: result.ID, URL: result.URL}, d.sketch)
	}
	publish := d.Outlet.Publish
	if publish == "" {
		publish = news.Excerpt
	}
	result.Statements, result.Unknown = count(d.statements), d.unknown
	result.Markdown = write(result.ID, publish, d.Article, d.statements)
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
