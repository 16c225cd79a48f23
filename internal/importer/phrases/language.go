package phrases

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tongue is what tells a language: its most frequent words, and its letters
// beside a to z.
type tongue struct {
	tag     string
	words   map[string]bool
	letters string
}

// enoughText is as much of a text as tells its language.
const enoughText = 64 << 10 // bytes

// Language gives the language in which a text is written by its most frequent
// words, as a BCP 47 tag; or "" for a text that is short, in two languages, or in
// one that the files do not have. Frequent words tell a language as well as more
// costly methods do in texts of some sentences (Grefenstette, "Comparing two
// language identification schemes", JADT 1995).
func (l *List) Language(text string) string {
	const fewest = 6              // frequent words
	const share, lead = 0.15, 1.1 // of all words; against the second language
	words := wordsOf(text)
	best, second, tag := 0, 0, ""
	for _, t := range l.languages {
		switch n := t.count(words); {
		case n > best:
			best, second, tag = n, best, t.tag
		case n > second:
			second = n
		}
	}
	if best < fewest || float64(best) < share*float64(len(words)) || float64(best) < lead*float64(second) {
		return ""
	}
	return tag
}

// Plausibility says how much a text reads as one of the languages: its frequent
// words and letters speak for it, other letters against it. It compares readings of
// the same bytes in different encodings.
func (l *List) Plausibility(text string) int {
	const word = 2
	words := wordsOf(text)
	best := 0
	for i, t := range l.languages {
		score := word*t.count(words) + t.spelling(words)
		if i == 0 || score > best {
			best = score
		}
	}
	return best
}

func (t tongue) count(words []string) int {
	n := 0
	for _, w := range words {
		if t.words[w] {
			n++
		}
	}
	return n
}

// spelling counts the letters of the language beside a to z, less those of others
// and what no word has in it.
func (t tongue) spelling(words []string) int {
	n := 0
	for _, w := range words {
		for _, r := range w {
			switch {
			case r < utf8.RuneSelf:
			case strings.ContainsRune(t.letters, r):
				n++
			default:
				n--
			}
		}
	}
	return n
}

// wordsOf are the words at the beginning of a text, small, without punctuation at
// their ends.
func wordsOf(text string) []string {
	text = strings.ToValidUTF8(text[:min(len(text), enoughText)], "")
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r < utf8.RuneSelf && !unicode.IsLetter(r) || unicode.IsSpace(r)
	})
	for i, w := range words {
		words[i] = strings.TrimFunc(w, func(r rune) bool { return strings.ContainsRune("“”„«»‘’–—…", r) })
	}
	return words
}
