package markdown

import (
	"strconv"
	"strings"
	"unicode"
)

// slugs makes the ids of one text's headings. The zero value is ready.
type slugs struct {
	taken map[string]bool
	next  map[string]int // the number to try next for a slug that is taken
}

// unique is the slug of a heading's words: letters and digits of any script in lower
// case with "-" between words, and a number after it when another heading has it.
func (s *slugs) unique(words string) string {
	if s.taken == nil {
		s.taken, s.next = make(map[string]bool), make(map[string]int)
	}
	base := slug(words)
	id := base
	for s.taken[id] {
		s.next[base]++
		id = base + "-" + strconv.Itoa(s.next[base]+1)
	}
	s.taken[id] = true
	return id
}

func slug(words string) string {
	var b strings.Builder
	gap := false
	for _, r := range words {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r) && b.Len() > 0 && !gap:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'', r == '’': // "Europe's" is one word
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}
