package news

// A Stored is an article's body that stays in its file until somebody needs it, so
// that a site of a hundred thousand articles does not have to fit into memory.
//
// Whatever is made of the text, such as the places of names in it, may be shown only
// by what holds the Stored: an incremental build asks the Sum whether a page shows
// another text than last time.
type Stored struct {
	// Sum tells the text, and whose it is, from every other.
	Sum [16]byte
	// Blank says that there is nothing in the text but white space.
	Blank bool
	// Read reads the text. It is an error when the text is not that of Sum any more.
	// It may be called from several goroutines.
	Read func() (string, error)
}

// A ChangedError says that a file is not any more what a site is made of, while it is made.
type ChangedError struct {
	File string // relative to the site
}

// Error names the file, and says what to do.
func (e *ChangedError) Error() string {
	return e.File + ": changed while the site was built; build again"
}

// ContentSum is the Sum; nil has the zero one.
func (s *Stored) ContentSum() [16]byte {
	if s == nil {
		return [16]byte{}
	}
	return s.Sum
}
