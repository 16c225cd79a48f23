package importer

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"digest/internal/importer/phrases"
)

// codePages are the encodings that a text without a mark may be in, those that are
// used most first: of two that read as well the first is taken. Windows-1252 is what
// browsers take (WHATWG Encoding).
var codePages = []string{"windows-1252", "windows-1250", "windows-1251", "windows-1257", "iso-8859-2", "koi8-r"}

// decode gives a document's text as UTF-8. The editor's encoding decides, then a
// byte order mark, then whether the bytes are UTF-8, then what the server and the
// document say. What is left is read in the code page in which its words and letters
// are those of a language, and that is named, for it was guessed.
func decode(data []byte, contentType, stated string, list *phrases.List) (text, guessed string, err error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", "", errors.New("the document is empty")
	}
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return "", "", errors.New("the document is a PDF; copy its text into a file and import that")
	}
	if stated != "" {
		page, err := lookup(stated)
		if err != nil {
			return "", "", err
		}
		text, err = decodeAs(data, page, stated)
		return text, "", err
	}
	page, name, certain := charset.DetermineEncoding(data, contentType)
	marked := bytes.HasPrefix(data, []byte{0xfe, 0xff}) || bytes.HasPrefix(data, []byte{0xff, 0xfe})
	switch {
	case marked:
	case bytes.IndexByte(data, 0) >= 0:
		return "", "", errors.New("the document is not text; expected UTF-8, UTF-16 with a byte order mark, or the encoding that --encoding names")
	case utf8.Valid(data):
		return string(bytes.TrimPrefix(data, []byte("\ufeff"))), "", nil
	case !certain:
		return guess(data, list)
	}
	text, err = decodeAs(data, page, name)
	return text, "", err
}

// lookup finds an encoding by one of its names.
func lookup(name string) (encoding.Encoding, error) {
	page, _ := charset.Lookup(name)
	if page == nil {
		return nil, fmt.Errorf("there is no encoding %q; expected a name such as windows-1250, iso-8859-2 or utf-16le", name)
	}
	return page, nil
}

func decodeAs(data []byte, page encoding.Encoding, name string) (string, error) {
	decoded, err := page.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("reading the document as %s: %w", name, err)
	}
	return string(bytes.TrimPrefix(decoded, []byte("\ufeff"))), nil
}

// guess reads a text in the code page in which it reads best.
func guess(data []byte, list *phrases.List) (text, name string, err error) {
	most := 0
	for _, candidate := range codePages {
		page, err := lookup(candidate)
		if err != nil {
			return "", "", err
		}
		decoded, err := decodeAs(data, page, candidate)
		if err != nil {
			return "", "", err
		}
		if score := list.Plausibility(decoded); name == "" || score > most {
			text, name, most = decoded, candidate, score
		}
	}
	return text, name, nil
}
