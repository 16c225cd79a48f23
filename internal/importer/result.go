package importer

import (
	"fmt"
	"slices"

	"digest/internal/diag"
	"digest/internal/importer/found"
	"digest/internal/importer/merge"
	"digest/internal/importer/source"
	"digest/internal/news"
)

// A Result is what an import makes of one article.
type Result struct {
	// Already is the file of the article in the digest that this is; empty when it
	// is new.
	Already string `json:"already,omitempty"`
	// Skipped is that the digest has the article and no update was asked for: there
	// is nothing to write.
	Skipped bool `json:"-"`
	// File is where the article belongs: "content/articles/2026-05-28-a-title.md".
	File string `json:"file,omitempty"`
	// ID and URL are the article's, by which it is known again.
	ID  string `json:"id,omitempty"`
	URL string `json:"url,omitempty"`
	// Markdown is the file's content: front matter and body.
	Markdown []byte `json:"-"`
	// asImported is the base of the next update, after an update.
	asImported []byte
	// Format is the name of the document's format.
	Format string `json:"format,omitempty"`
	// Outlet is what the site knows of the source; it may be zero.
	Outlet news.ImportSource `json:"-"`
	// Missing names what the document does not state and an article needs, in
	// the order of the front matter: "title", "date", "source name".
	Missing []string `json:"missing,omitempty"`
	// Unstated names what the document does not state and an article may do
	// without: "author", "language".
	Unstated []string `json:"unstated,omitempty"`
	// Notes are sentences about what was doubtful, each beginning with what it is
	// about: "source name: taken from the address's host".
	Notes []string `json:"notes,omitempty"`
	// Similar are articles of the digest with much the same text.
	Similar []Similar `json:"similar,omitempty"`
	// Changes are what an update refreshed and what it left as the editor has it.
	Changes []merge.Change `json:"changes,omitempty"`
	// Statements counts those proposed in Markdown.
	Statements Proposed `json:"statements,omitzero"`
	// Unknown are whom the article names twice or more and the digest does not know.
	Unknown []Name `json:"unknown,omitempty"`
	// Dropped is what is not in the body, in document order.
	Dropped []found.Dropped `json:"dropped,omitempty"`
	// teaser says that the document had a description only.
	teaser bool
	// matched are the outlet's rules that match something in the document.
	matched []string
	// From says where each value of the front matter was found, by its key.
	From map[string]string `json:"from,omitempty"`
}

// A Similar is an article of the digest with much the same text as another.
type Similar struct {
	File string `json:"file"`
	// Share is the part of the text that is the same, from 0 to 1.
	Share float64 `json:"share"`
}

// Attention reports whether an editor has something to mend or to decide.
func (r Result) Attention() bool {
	return len(r.Missing)+len(r.Notes)+len(r.Similar) > 0 || slices.ContainsFunc(r.Changes, func(c merge.Change) bool { return c.Kept })
}

// Sentences tells the editor what to look at before publishing, one sentence
// each, without full stops.
func (r Result) Sentences() []string {
	if r.Skipped {
		return []string{"already in the digest as " + r.Already}
	}
	var sentences []string
	for _, m := range r.Missing {
		sentences = append(sentences, m+": not stated in the document; add it before publishing")
	}
	for _, u := range r.Unstated {
		sentences = append(sentences, u+": not stated in the document")
	}
	sentences = append(sentences, r.Notes...)
	for _, s := range r.Similar {
		sentences = append(sentences, fmt.Sprintf("duplicate: %.0f %% of the text is that of %s", 100*s.Share, s.File))
	}
	for _, c := range r.Changes {
		sentences = append(sentences, c.String())
	}
	if r.asImported == nil && r.Statements.Count > 0 {
		sentences = append(sentences, r.Statements.String())
	}
	for _, n := range r.Unknown {
		sentences = append(sentences, n.String())
	}
	if n := len(r.Dropped); n == 1 {
		sentences = append(sentences, "body: 1 piece of the page's interface was left out")
	} else if n > 1 {
		sentences = append(sentences, fmt.Sprintf("body: %d pieces of the page's interface were left out", n))
	}
	return sentences
}

// missing names what an article needs and has not.
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

// unstated names what an article may do without.
func unstated(a found.Article) []string {
	var names []string
	if a.Author == "" {
		names = append(names, "author")
	}
	if a.Language == "" {
		names = append(names, "language")
	}
	return names
}

// IdleRules warns of the rules of outlets that matched nothing in the results of an
// import: the page has changed, or the rule has a mistake. Rules that were switched
// off are not among them.
func IdleRules(results []Result, keep found.Keep) []string {
	matched := map[string]map[string]bool{} // by outlet
	var outlets []news.ImportSource
	for _, r := range results {
		if r.Outlet.Name == "" || r.teaser { // a description has nothing of a page's interface
			continue
		}
		if matched[r.Outlet.Name] == nil {
			matched[r.Outlet.Name] = map[string]bool{}
			outlets = append(outlets, r.Outlet)
		}
		for _, d := range r.Dropped {
			matched[r.Outlet.Name][d.Rule] = true
		}
		for _, rule := range r.matched {
			matched[r.Outlet.Name][rule] = true
		}
	}
	var warnings []string
	for _, outlet := range outlets {
		for _, rule := range source.Patterns(outlet) {
			if !matched[outlet.Name][rule] && !keep.Has(rule) {
				warnings = append(warnings, fmt.Sprintf("import source %q: %s matched nothing", outlet.Name, rule))
			}
		}
	}
	return warnings
}

// checkKeep refuses names of rules that there are not.
func checkKeep(options Options) error {
	names := []string{"cut_after", "drop_line", "drop_block", "drop_selector"}
	for _, rule := range found.Rules() {
		names = append(names, rule.Name)
	}
	for _, s := range options.Settings.Import.Sources {
		names = append(names, source.Patterns(s)...)
	}
	for _, name := range options.Keep {
		if !slices.Contains(names, name) {
			hint := diag.DidYouMean(name, names)
			if hint == "" {
				hint = "--explain shows the names of the rules that dropped something"
			}
			return fmt.Errorf("there is no rule %q to keep from; %s", name, hint)
		}
	}
	return nil
}
