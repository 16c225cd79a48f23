package news

// A Wording stands for an article's title and summary, as a [Stored] does for its body:
// whatever is made of these may be shown only by what holds the Wording. The zero
// Wording stands for nothing; it is for articles of which no build remembers anything.
type Wording [16]byte

// ContentSum is the Wording itself.
func (w Wording) ContentSum() [16]byte { return w }
