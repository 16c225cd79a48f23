package webpage

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"unicode"

	"digest/internal/importer/found"
)

// A lineFinder finds the line of a page on which a text stands. The HTML parser
// keeps no positions, so it looks for the text's first words.
type lineFinder struct {
	text string
	from int // where the last text was found; texts come in order, mostly
}

// find gives the line, from 1, or 0 where the words do not stand in one piece.
func (f *lineFinder) find(words string) int {
	const enough = 24 // bytes, which two texts of a page rarely share
	words = strings.TrimSuffix(words, " …")
	piece := words
	if i := strings.IndexFunc(piece, func(r rune) bool { return strings.ContainsRune(`<>&"'’`, r) || r != ' ' && unicode.IsSpace(r) }); i >= 0 {
		piece = piece[:i]
	}
	piece = strings.ToValidUTF8(strings.TrimSpace(piece[:min(len(piece), enough)]), "")
	if piece == "" {
		piece = html.EscapeString(strings.ToValidUTF8(words[:min(len(words), enough)], ""))
	}
	if piece == "" {
		return 0
	}
	at := strings.Index(f.text[f.from:], piece)
	if at >= 0 {
		at += f.from
	} else if at = strings.Index(f.text[:f.from], piece); at < 0 {
		return 0
	}
	f.from = at
	return 1 + strings.Count(f.text[:at], "\n")
}

func sortDropped(list []found.Dropped) {
	slices.SortStableFunc(list, func(a, b found.Dropped) int { return cmp.Compare(a.Line, b.Line) })
}
