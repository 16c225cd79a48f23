package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"digest/internal/importer/prose"
)

// longestHeading is the most words of a heading within a text.
const longestHeading = 16

// classify says what a text looks like by itself.
func classify(text string) kind {
	if rest, ok := cutBullet(text); ok && prose.HasLetter(rest) {
		return item
	}
	switch words := prose.Words(text); {
	case interfaceTokens(text):
		return symbols
	case words > longestHeading:
		return passage
	case prose.EndsSentence(text) && !strings.HasSuffix(prose.TrimClosing(text), "?"):
		return passage
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
	if !prose.HasLetter(line) {
		return true
	}
	tokens := strings.Fields(line)
	const most = 12
	if len(tokens) > most || prose.EndsSentence(line) {
		return false
	}
	words, buttons := 0, 0
	for _, t := range tokens {
		switch {
		case isButton(t):
			buttons++
		case prose.HasLetter(t):
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
