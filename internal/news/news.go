// Package news is the model: articles, the people in them, what those people
// are reported to have said, and the debate that it adds up to.
//
// There are two levels of the same world. An [Archive] holds records as their
// authors wrote them, where a reference is a slug. A [Site] holds the same
// records with every reference resolved and every back-reference filled in, so
// that a half-linked value cannot exist. Package load makes the first, package
// link the second; after that nothing changes, and any number of goroutines may
// read it.
//
// The package imports nothing of ours, reads no file and no clock. Its one
// piece of behaviour is [Date], the EDTF dates of which the record is made.
package news

// An Archive is the content of one digest as its authors wrote it. Each list is
// sorted by slug. References between records are slugs.
type Archive struct {
	Settings  Settings
	Articles  []*ArticleRecord
	People    []*PersonRecord
	Topics    []*TopicRecord
	Phases    []*PhaseRecord
	Events    []*EventRecord
	Briefings []*BriefingRecord
	Pages     []*PageRecord
}
