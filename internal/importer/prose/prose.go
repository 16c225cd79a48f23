// Package prose answers small questions about a line of text in any language:
// how many words it has, whether it ends as a sentence does.
//
//	prose.EndsSentence("She left.”") // true
//	prose.Words("42 % of them")      // 3
package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// EndsSentence reports whether a text ends as sentences and lead-ins do, whatever
// quotation marks and brackets close it.
func EndsSentence(text string) bool {
	r, n := utf8.DecodeLastRuneInString(TrimClosing(text))
	return n > 0 && strings.ContainsRune(".!?…:;,。！？：；।؟", r)
}

// TrimClosing takes off what may stand behind a sentence's end.
func TrimClosing(text string) string {
	return strings.TrimRight(text, "\"'”’“»)]} *")
}

// StartsUpper reports whether a text begins with a digit or a letter that is not
// small, as headlines and names do.
func StartsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "¿¡"))
	return !unicode.IsLower(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// HasLetter reports whether a text has a letter of any alphabet.
func HasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// HasDigit reports whether a text has a digit.
func HasDigit(text string) bool { return strings.ContainsFunc(text, unicode.IsDigit) }

// Words counts the words; in scripts without spaces, every two characters.
func Words(text string) int {
	words := 0
	for f := range strings.FieldsSeq(text) {
		if !strings.ContainsFunc(f, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			continue
		}
		unspaced := 0
		for _, r := range f {
			if r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
				unspaced++
			}
		}
		words += max(1, unspaced/2)
	}
	return words
}
