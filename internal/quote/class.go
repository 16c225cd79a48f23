package quote

// A class is what a word can be, by its spelling alone. A word may be several.
type class uint32

const (
	clsDet        class = 1 << iota // the, a, his, some
	clsPrep                         // of, in, with
	clsConj                         // and, but, or
	clsSub                          // when, after, because: a clause follows
	clsPronoun                      // he, she, they, it, we
	clsMale                         // he, him, Mr., a man's given name
	clsFemale                       // she, her, Mrs., a woman's given name
	clsWho                          // who, whose, which
	clsAux                          // is, has, would
	clsAdverb                       // also, later, and words that end in -ly
	clsCue                          // a verb of speech that can be finite: says, said
	clsIng                          // its present participle: saying
	clsBase                         // its infinitive: say
	clsWeak                         // a verb that quotes only sometimes: believe, call for
	clsCueNoun                      // claim, remark, statement
	clsRole                         // president, minister: one person
	clsUnnamed                      // spokesman, officials: nobody in particular
	clsOrg                          // council, ministry: a word of institutions
	clsTitle                        // stands before a name: President, Mr., Gen.
	clsNation                       // French, Russian
	clsTime                         // Monday, March, yesterday
	clsAbbr                         // a full stop after it ends no sentence
	clsGiven                        // a given name
	clsNaming                       // call, describe: the quotation is a name for its object
	clsTell                         // tell, ask: the listener follows, never the speaker
	clsFunction                     // may stand capitalised without being part of a name
	clsMediated                     // read, show: what a document does
	clsPossessive                   // his, her, their
	clsPassive                      // a past participle: called, described
	clsVerb                         // a frequent verb that does not end in -ed
	clsLead                         // may lead to whom something is from: according, heard
)

// has reports whether the word can be any of these.
func (c class) has(other class) bool { return c&other != 0 }
