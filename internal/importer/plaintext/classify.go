package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestHeading is the most words of a heading within a text.
const longestHeading = 16

// classify says what a text looks like by itself.
func classify(text string) kind {
	if rest, ok := cutBullet(text); ok && hasLetter(rest) {
		return item
	}
	switch words := countWords(text); {
	case interfaceTokens(text):
		return symbols
	case words > longestHeading:
		return prose
	case endsSentence(text) && !strings.HasSuffix(trimClosing(text), "?"):
		return prose
	}
	return short
}

// bullets begin an entry of a list. Dashes are no bullets: they begin speech in
// many languages.
const bullets = "•◦▪▫‣●○■□∙⁃*-+"

// cutBullet takes the bullet from a list entry's text.
func cutBullet(text string) (string, bool) {
	r, n := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune(bullets, r) || n == 0 {
		return text, false
	}
	rest := strings.TrimLeft(text[n:], " ")
	spaced := len(rest) < len(text[n:])
	return rest, rest != "" && (spaced || r >= utf8.RuneSelf)
}

// interfaceTokens reports whether a line is no language: nothing but symbols and
// digits, or a few tokens with symbols of buttons among them
// ("date 2026-02-23 + ↺ − 16 px").
func interfaceTokens(line string) bool {
	if !hasLetter(line) {
		return true
	}
	tokens := strings.Fields(line)
	const most = 12
	if len(tokens) > most || endsSentence(line) {
		return false
	}
	words, buttons := 0, 0
	for _, t := range tokens {
		switch {
		case isButton(t):
			buttons++
		case hasLetter(t):
			words++
		}
	}
	return buttons >= 2 && words <= 3
}

// isButton reports whether a token is one symbol which is neither money nor punctuation.
func isButton(token string) bool {
	r, n := utf8.DecodeRuneInString(token)
	return n == len(token) && unicode.In(r, unicode.Sm, unicode.So, unicode.Sk)
}

// trimClosing takes off what may stand behind a sentence's end.
func trimClosing(text string) string {
	return strings.TrimRight(text, "\"'”’“»)]} *")
}

// endsSentence reports whether a text ends as sentences and lead-ins do.
func endsSentence(text string) bool {
	text = trimClosing(text)
	if text == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:;,。！？：；", r)
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "¿¡"))
	return !unicode.IsLower(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func hasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

func hasDigit(text string) bool { return strings.ContainsFunc(text, unicode.IsDigit) }

// countWords counts the words; in scripts without spaces, every two characters.
func countWords(text string) int {
	words := 0
	for f := range strings.FieldsSeq(text) {
		if !strings.ContainsFunc(f, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			continue
		}
		unspaced := 0
		for _, r := range f {
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
				unspaced++
			}
		}
		words += max(1, unspaced/2)
	}
	return words
}
