package importer

import (
	"cmp"

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

// Said is what an editor says of a document. An empty value says nothing.
type Said struct {
	Format     string     `json:"format,omitempty"`
	Encoding   string     `json:"encoding,omitempty"`
	SourceName string     `json:"source_name,omitempty"`
	Date       string     `json:"date,omitempty"`
	Keep       found.Keep `json:"keep,omitempty"`
}

// or fills in what was said before where nothing is said now.
func (s Said) or(before Said) Said {
	s.Format, s.Encoding = cmp.Or(s.Format, before.Format), cmp.Or(s.Encoding, before.Encoding)
	s.SourceName, s.Date = cmp.Or(s.SourceName, before.SourceName), cmp.Or(s.Date, before.Date)
	if len(s.Keep) == 0 {
		s.Keep = before.Keep
	}
	return s
}

// with are the options for one document.
func (o Options) with(said Said) Options {
	said = said.or(Said{Format: o.Format, Encoding: o.Encoding, SourceName: o.SourceName, Date: o.Date, Keep: o.Keep})
	o.Format, o.Encoding = said.Format, said.Encoding
	o.SourceName, o.Date, o.Keep = said.SourceName, said.Date, said.Keep
	return o
}

// checkRules checks the patterns of every outlet, so that a mistake in site.toml
// shows with the first import.
func checkRules(sources []news.ImportSource) error {
	for _, s := range sources {
		if _, err := source.Compile(s, func(string) bool { return false }); err != nil {
			return err
		}
	}
	return nil
}

// rulesOf gives the finder which chooses among the outlets.
func rulesOf(options Options) source.Finder {
	return func(pageURL string) *source.Rules {
		outlet, _ := source.Choose(options.Settings.Import.Sources, pageURL, options.SourceName)
		rules, _ := source.Compile(outlet, options.Keep.Has) // checkRules compiled it
		return rules
	}
}
