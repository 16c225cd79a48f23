package load

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sync"

	"digest/internal/fingerprint"
	"digest/internal/news"
)

// Bodies are those that were just read, for whoever asks for them next, so that they are not
// read again at once. They take so many bytes and no more.
type bodies struct {
	mu    sync.Mutex
	texts map[fingerprint.Sum]string
	room  int
}

func newBodies() *bodies {
	const most = 48 << 20
	return &bodies{texts: make(map[fingerprint.Sum]string), room: most}
}

// put holds a body, if there is room.
func (b *bodies) put(sum fingerprint.Sum, body []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.room -= len(body); b.room >= 0 {
		b.texts[sum] = string(body)
	}
}

func (b *bodies) get(sum fingerprint.Sum) (text string, held bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	text, held = b.texts[sum]
	return text, held
}

// drop lets go of everything, for good.
func (b *bodies) drop() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.texts, b.room = nil, -1
}

// stored leaves a body in its file.
func (r reader) stored(path string, body []byte) *news.Stored {
	sum := textSum(path, body)
	r.bodies.put(sum, body)
	return r.storedAs(path, sum, len(bytes.TrimSpace(body)) == 0)
}

// storedAs is a body of which the sum is known.
func (r reader) storedAs(path string, sum fingerprint.Sum, blank bool) *news.Stored {
	return &news.Stored{Sum: sum, Blank: blank, Read: func() (string, error) {
		if text, held := r.bodies.get(sum); held {
			return text, nil
		}
		text, err := readFile(r.fsys, path, maxFile, nil)
		if err != nil {
			return "", unreadable(path, err)
		}
		parts, problem := split(text)
		if problem != nil || textSum(path, parts.body) != sum {
			return "", &news.ChangedError{File: path}
		}
		return string(parts.body), nil
	}}
}

// headWithoutWords is the fingerprint of an article that was just decoded, but for its
// title and summary. Where its body begins counts for no more than they do.
func (r reader) headWithoutWords(a *news.ArticleRecord) fingerprint.Sum {
	blind := *a
	blind.Title, blind.Summary, blind.BodyLine = "", "", 0
	sum, err := r.hasher.Of(blind)
	if err != nil { // a record holds plain values: nothing else would be the same as ever
		return fingerprint.Sum{}
	}
	return sum
}

// wordingOf tells the title and the summary of an article from all others, also from the
// same words in another file.
func wordingOf(a *news.ArticleRecord) news.Wording {
	return news.Wording(headOf(fmt.Sprintf("wording of %d %s", len(a.Title), a.File), []byte(a.Title+a.Summary)))
}

// textSum tells a body from every other, also from the same words in another file.
func textSum(path string, body []byte) fingerprint.Sum { return headOf("body of "+path, body) }

// headOf is the fingerprint of a part of a file.
func headOf(path string, part []byte) fingerprint.Sum {
	h := sha256.New()
	fmt.Fprintf(h, "%d %s", len(path), path)
	h.Write(part)
	return fingerprint.Sum(h.Sum(nil)[:len(fingerprint.Sum{})])
}
