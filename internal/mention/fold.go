package mention

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s the way names are compared: accents are taken off (also what
// Unicode does not decompose: ł, ø, đ, ß, æ, œ, ı, ð, þ), apostrophes become ',
// hyphens and en dashes -, and all kinds of blank a space; invisible characters
// such as soft hyphens are dropped. Case is kept.
func Fold(s string) string {
	return string(appendFold(make([]byte, 0, len(s)), s))
}

func appendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		dst = appendFoldRune(dst, r, s[i:i+size])
		i += size
	}
	return dst
}

// appendFoldRune folds one rune that is not ASCII; s is its encoding.
func appendFoldRune(dst []byte, r rune, s string) []byte {
	if plain := undecomposed(r); plain != "" {
		return append(dst, plain...)
	}
	switch {
	case r == utf8.RuneError, isIgnorable(r), unicode.Is(unicode.Mn, r):
		return dst
	case isApostrophe(r):
		return append(dst, '\'')
	case isHyphen(r):
		return append(dst, '-')
	case isSpace(r):
		return append(dst, ' ')
	}
	decomposition := norm.NFD.PropertiesString(s).Decomposition()
	if decomposition == nil {
		return append(dst, s...)
	}
	for len(decomposition) > 0 {
		d, size := utf8.DecodeRune(decomposition)
		if !unicode.Is(unicode.Mn, d) {
			dst = utf8.AppendRune(dst, d)
		}
		decomposition = decomposition[size:]
	}
	return dst
}

// undecomposed spells the letters that have no decomposition in Unicode.
func undecomposed(r rune) string {
	switch r {
	case 'ł':
		return "l"
	case 'Ł':
		return "L"
	case 'ø':
		return "o"
	case 'Ø':
		return "O"
	case 'đ', 'ð':
		return "d"
	case 'Đ', 'Ð':
		return "D"
	case 'ß':
		return "ss"
	case 'ẞ':
		return "SS"
	case 'æ':
		return "ae"
	case 'Æ':
		return "AE"
	case 'œ':
		return "oe"
	case 'Œ':
		return "OE"
	case 'ı':
		return "i"
	case 'þ':
		return "th"
	case 'Þ':
		return "Th"
	}
	return ""
}

// appendLower appends folded text in lower case.
func appendLower(dst, folded []byte) []byte {
	for i := 0; i < len(folded); {
		c := folded[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRune(folded[i:])
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
		i += size
	}
	return dst
}

// capitals counts the upper-case letters of a word that is written in capitals
// throughout; for any other word it is 0.
func capitals(word []byte) (n int) {
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRune(word[i:])
		switch {
		case unicode.IsUpper(r):
			n++
		case unicode.IsLetter(r):
			return 0
		}
		i += size
	}
	return n
}

// isIgnorable reports whether r has no width and no meaning here: soft hyphen,
// zero-width space and joiners, word joiner, byte order mark.
func isIgnorable(r rune) bool {
	return r == '\u00ad' || '\u200b' <= r && r <= '\u200d' || r == '\u2060' || r == '\ufeff'
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '′' || r == '＇'
}

// isHyphen takes the en dash for a hyphen, as in "the Doe–Roe plan".
func isHyphen(r rune) bool {
	return r == '-' || r == '\u2010' || r == '\u2011' || r == '–'
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || unicode.Is(unicode.Zs, r) }
