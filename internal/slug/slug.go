// Package slug makes names fit for addresses and files: small Latin letters, digits
// and hyphens, from text in any of the alphabets of Europe.
package slug

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestSlug is the most characters of a slug. A slug ends at a word.
const longestSlug = 60

// Of gives a headline as a file name: small Latin letters, digits and hyphens.
// Accents go, other alphabets are transliterated; what has no transliteration here
// is left out.
func Of(headline string) string {
	var words []string
	length := 0
	for word := range strings.FieldsFuncSeq(latin(headline), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}) {
		if length+len(word) > longestSlug {
			if len(words) == 0 {
				words = []string{word[:longestSlug]}
			}
			break
		}
		words = append(words, word)
		length += len(word) + len("-")
	}
	return strings.Join(words, "-")
}

// latin gives a text in small letters of the Latin alphabet where it can. An
// apostrophe joins: "doesn't" is one word.
func latin(s string) string {
	s = letters.Replace(strings.ToLower(norm.NFC.String(s)))
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// letters are those that canonical decomposition does not bring to Latin letters:
// Cyrillic as in the national standards' common ground (BGN/PCGN simplified),
// Greek as in ELOT 743, and letters of Latin alphabets without decomposition.
var letters = strings.NewReplacer(
	"'", "", "’", "", "ʼ", "", "`", "",
	"ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ħ", "h", "ı", "i", "ŋ", "ng", "ə", "a",
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "ё", "yo", "є", "ye", "ж", "zh", "з", "z",
	"и", "i", "й", "y", "і", "i", "ї", "yi", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r",
	"с", "s", "т", "t", "у", "u", "ў", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch",
	"ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "ђ", "dj", "ј", "j", "љ", "lj", "њ", "nj", "ћ", "c", "џ", "dz",
	"ѓ", "gj", "ќ", "kj", "ѕ", "dz",
	"ου", "ou", "ού", "ou", "α", "a", "ά", "a", "β", "v", "γ", "g", "δ", "d", "ε", "e", "έ", "e", "ζ", "z", "η", "i", "ή", "i",
	"θ", "th", "ι", "i", "ί", "i", "ϊ", "i", "ΐ", "i", "κ", "k", "λ", "l", "μ", "m", "ν", "n", "ξ", "x", "ο", "o", "ό", "o",
	"π", "p", "ρ", "r", "σ", "s", "ς", "s", "τ", "t", "υ", "y", "ύ", "y", "ϋ", "y", "ΰ", "y", "φ", "f", "χ", "ch", "ψ", "ps", "ω", "o", "ώ", "o",
)
