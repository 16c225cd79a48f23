package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestWord is how many characters of a word are kept; no longer one is looked for.
const longestWord = 64

// Words cuts a query into words as they stand in an index: runs of letters and
// digits, folded by [Fold].
func Words(query string) []string {
	var words []string
	eachTerm([]byte(Fold(query)), false, func(word []byte) { words = append(words, string(word)) })
	return words
}

// Fold takes off what readers do not type: accents, case, ligatures, invisible
// characters. "Šefčovič" becomes "sefcovic", "Straße" "strasse".
//
// static/js/search.js does the same; testdata of package searchtest holds both to it.
func Fold(text string) string { return string(appendFold(nil, text)) }

func appendFold(dst []byte, text string) []byte {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if '‐' <= r && r <= '‟' { // dashes and quotation marks, which are everywhere and stay
			dst = append(dst, text[i:i+size]...)
		} else {
			dst = appendFoldRune(dst, text[i:i+size])
		}
		i += size
	}
	return dst
}

// appendFoldRune folds one character that is not ASCII.
func appendFoldRune(dst []byte, s string) []byte {
	start := len(dst)
	dst = norm.NFKD.AppendString(dst, s)
	decomposed := string(dst[start:])
	dst = dst[:start]
	for _, r := range decomposed {
		r = unicode.ToLower(r)
		switch plain := plainLetter(r); {
		case unicode.In(r, unicode.Mn, unicode.Cf):
		case plain != "":
			dst = append(dst, plain...)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// plainLetter spells the letters whose plain form Unicode does not know.
func plainLetter(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ł':
		return "l"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ŋ':
		return "ng"
	case 'ς':
		return "σ"
	case 'ʼ':
		return "'" // an apostrophe that Unicode takes for a letter
	}
	return ""
}

// eachTerm calls do for the words of a folded text. With joined, it also gives
// words that an apostrophe or a hyphen joins as one: "o", "brien" and "obrien". The
// word is valid until do returns.
func eachTerm(folded []byte, joined bool, do func(word []byte)) {
	word, run, words := -1, -1, 0 // where they begin; the words of the run so far
	for i := 0; i <= len(folded); {
		r, size := rune(' '), 1 // a text ends like a word
		if i < len(folded) {
			r, size = decode(folded[i:])
		}
		switch {
		case isWord(r):
			if word < 0 {
				word = i
				words++
			}
			if run < 0 {
				run = i
			}
		case word >= 0 && isJoint(r):
			do(shorten(folded[word:i]))
			word = -1
		default:
			if word >= 0 {
				do(shorten(folded[word:i]))
			}
			if joined && words > 1 {
				do(shorten(join(folded[run:i])))
			}
			word, run, words = -1, -1, 0
		}
		i += size
	}
}

func decode(s []byte) (rune, int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	return utf8.DecodeRune(s)
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// isJoint says whether a character may stand within a word.
func isJoint(r rune) bool {
	return r == '\'' || r == '-' || r == '’' || r == '‐' || r == '‑'
}

// join is a run of words without what joins them.
func join(run []byte) []byte {
	joined := make([]byte, 0, len(run))
	for i := 0; i < len(run); {
		r, size := decode(run[i:])
		if !isJoint(r) {
			joined = append(joined, run[i:i+size]...)
		}
		i += size
	}
	return joined
}

func shorten(word []byte) []byte {
	if len(word) <= longestWord {
		return word
	}
	at := 0
	for range longestWord {
		if at == len(word) {
			return word
		}
		_, size := decode(word[at:])
		at += size
	}
	return word[:at]
}

// withoutAddresses takes the addresses of links out of Markdown: nobody looks for
// their parts.
func withoutAddresses(markdown string) string {
	var b strings.Builder
	for {
		at := strings.Index(markdown, "](")
		if bare := strings.Index(markdown, "://"); bare >= 0 && (at < 0 || bare < at) {
			for at = bare; at > 0 && isWord(rune(markdown[at-1])); at-- {
			}
		}
		if at < 0 {
			if b.Len() == 0 {
				return markdown
			}
			b.WriteString(markdown)
			return b.String()
		}
		b.WriteString(markdown[:at])
		b.WriteByte(' ')
		rest := markdown[at+len("]("):]
		end := strings.IndexAny(rest, ") \n\t")
		if end < 0 {
			return b.String()
		}
		markdown = rest[end:]
	}
}
