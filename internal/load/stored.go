package load

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	"digest/internal/fingerprint"
	"digest/internal/news"
)

// stored leaves a body in its file.
func (r reader) stored(path string, body []byte) *news.Stored {
	return r.storedAs(path, textSum(path, body), len(bytes.TrimSpace(body)) == 0)
}

// storedAs is a body of which the sum is known.
func (r reader) storedAs(path string, sum fingerprint.Sum, blank bool) *news.Stored {
	return &news.Stored{Sum: sum, Blank: blank, Read: func() (string, error) {
		text, err := readFile(r.fsys, path, maxFile, nil)
		if err != nil {
			return "", fmt.Errorf("reading %s: %w", path, err)
		}
		parts, problem := split(text)
		if problem != nil || textSum(path, parts.body) != sum {
			return "", fmt.Errorf("%s changed while the site was built", path)
		}
		return string(parts.body), nil
	}}
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
