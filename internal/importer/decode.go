package importer

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// decode gives a document's text as UTF-8. A byte order mark decides, then
// whether the bytes are UTF-8, then what the server and the document say; what is
// left is read as windows-1252, as browsers do (WHATWG Encoding). The encoding is
// named when it had to be guessed.
func decode(data []byte, contentType string) (text, guessed string, err error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", "", errors.New("the document is empty")
	}
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return "", "", errors.New("the document is a PDF; copy its text into a file and import that")
	}
	encoding, name, certain := charset.DetermineEncoding(data, contentType)
	marked := bytes.HasPrefix(data, []byte{0xfe, 0xff}) || bytes.HasPrefix(data, []byte{0xff, 0xfe})
	switch {
	case marked:
	case bytes.IndexByte(data, 0) >= 0:
		return "", "", errors.New("the document is not text; expected UTF-8, UTF-16 with a byte order mark, or windows-1252")
	case utf8.Valid(data):
		return string(bytes.TrimPrefix(data, []byte("\ufeff"))), "", nil
	}
	decoded, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", fmt.Errorf("reading the document as %s: %w", name, err)
	}
	text = string(bytes.TrimPrefix(decoded, []byte("\ufeff")))
	if !certain {
		return text, name, nil
	}
	return text, "", nil
}
