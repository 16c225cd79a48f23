package found

import (
	"slices"
	"strings"

	"digest/internal/importer/phrases"
	"digest/internal/importer/source"
)

// A Document is what a format reads.
type Document struct {
	// Text is the document, as UTF-8.
	Text string
	// Address is where the document came from, http or https, or empty. What the
	// document itself gives as its permanent address wins.
	Address string
	// Outlet finds the outlet's rules by the article's address.
	Outlet source.Finder
	// Keep are the rules that an editor switched off.
	Keep Keep
	// Latest is the last day on which an article can have been published, as EDTF;
	// empty means any.
	Latest string
	// Phrases are the interface lines of pages; nil means those of the project.
	Phrases *phrases.List
	// Images keeps pictures as links to them.
	Images bool
}

// PhraseList gives the interface lines of pages.
func (d Document) PhraseList() *phrases.List {
	if d.Phrases != nil {
		return d.Phrases
	}
	list := phrases.Read()
	return &list
}

// Rules gives the outlet's rules for an article at an address; they may be nil.
func (d Document) Rules(address string) *source.Rules {
	if d.Outlet == nil {
		return nil
	}
	return d.Outlet(address)
}

// Keep are names of rules that an editor switched off: one of [Rules],
// "drop_line" for all of an outlet's rules of a kind, or one of them in full.
type Keep []string

// Has reports whether a rule is switched off.
func (k Keep) Has(rule string) bool {
	kind, _, _ := strings.Cut(rule, " ")
	return slices.Contains(k, rule) || slices.Contains(k, kind)
}
