package quote

import (
	"unicode"
	"unicode/utf8"
)

// longestWord bounds what is looked up; no word of the lexicon is longer.
const longestWord = 24

// word reads a word with its inner hyphens and apostrophes, and files what it is.
func (l *lexer) word() {
	if l.plainWord() {
		return
	}
	start := l.pos
	end, hyphen := l.wordEnd(start)
	first, _ := utf8.DecodeRuneInString(l.text[start:])
	l.emit(kndWord, end-start)
	t := &l.tokens[len(l.tokens)-1]
	if unicode.IsUpper(first) {
		t.flags |= flgUpper
		if isAcronym(l.text[start:end]) {
			t.flags |= flgAcronym
		}
	}
	l.abbreviation(t, start)
	t.class = l.classify(l.text[start:l.pos], hyphen-start)
	t.correct()
	if l.pos > end && t.class == 0 {
		t.class = clsAbbr
	}
	l.suffix()
}

// correct is for the words that capitals make other words: US is not us.
func (t *token) correct() {
	if t.has(flgAcronym) && t.class.has(clsPronoun) {
		t.class = clsNation | clsFunction
	}
}

// longestAbbreviation bounds what a full stop may belong to.
const longestAbbreviation = 5

// plainWord reads a word if it is nothing but letters and digits of ASCII, and no
// hyphen, apostrophe or full stop makes it part of more. Nine of ten words are such:
// one pass finds the end and the hash by which the word is looked up.
func (l *lexer) plainWord() bool {
	start, end := l.pos, l.pos
	h := uint32(hashStart)
	for end < len(l.text) {
		c := l.words.small[l.text[end]]
		if c == 0 {
			break
		}
		h = (h ^ uint32(c)) * hashPrime
		end++
	}
	size := end - start
	if end < len(l.text) {
		switch c := l.text[end]; {
		case c == '-', c == '\'', c >= utf8.RuneSelf, c == '.' && size <= longestAbbreviation:
			return false
		}
	}
	if size == 0 {
		return false
	}
	word := l.text[start:end]
	t := token{start: int32(start), end: int32(end), kind: kndWord}
	if l.blank {
		t.flags |= flgBlank
	}
	if c := word[0]; 'A' <= c && c <= 'Z' {
		t.flags |= flgUpper
		if isAcronym(word) {
			t.flags |= flgAcronym
		}
	}
	if size <= longestWord {
		t.class = l.words.findASCII(word, h)
	}
	if t.class == 0 {
		t.class = adverb(word)
	}
	t.correct()
	l.tokens = append(l.tokens, t)
	l.pos, l.blank = end, false
	return true
}

// wordEnd is the end of the word's letters. Hyphens and apostrophes between
// letters belong to it, but not a possessive 's. hyphen is the place after the
// last hyphen, or the start.
func (l *lexer) wordEnd(start int) (end, hyphen int) {
	i := start
	hyphen = start
	for i < len(l.text) {
		c := l.text[i]
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9':
			i++
			continue
		case c < utf8.RuneSelf && c != '-' && c != '\'':
			return i, hyphen
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(l.text[i:])
			if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || isInvisible(r) && l.letterAt(i+size) {
				i += size
				continue
			}
		}
		switch {
		case (r == '-' || r == '\u2010' || r == '\u2011') && l.letterAt(i+size):
			i += size
			hyphen = i
		case (r == '\'' || r == '’') && l.letterAt(i+size) && !l.isSuffix(i+size):
			i += size
		default:
			return i, hyphen
		}
	}
	return i, hyphen
}

func (l *lexer) letterAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(l.text[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// isSuffix reports whether what follows an apostrophe is a possessive or a short
// verb: 's, 'd, 'll, 've, 're, 'm. "n't" stays with its verb.
func (l *lexer) isSuffix(i int) bool {
	j := i
	for j < len(l.text) && ('a' <= l.text[j]|0x20 && l.text[j]|0x20 <= 'z') {
		j++
	}
	if l.letterAt(j) {
		return false
	}
	switch l.text[i:j] {
	case "s", "S", "d", "ll", "ve", "re", "m":
		return true
	}
	return false
}

// suffix reads a possessive or a short verb behind the word at hand.
func (l *lexer) suffix() {
	r, size := utf8.DecodeRuneInString(l.text[l.pos:])
	if r != '\'' && r != '’' || !l.letterAt(l.pos+size) || !l.isSuffix(l.pos+size) {
		return
	}
	end := l.pos + size
	for end < len(l.text) && 'a' <= l.text[end]|0x20 && l.text[end]|0x20 <= 'z' {
		end++
	}
	if s := l.text[l.pos+size]; s == 's' || s == 'S' {
		l.tokens[len(l.tokens)-1].flags |= flgPossessive
		l.pos = end
		return
	}
	l.emit(kndWord, end-l.pos)
	l.tokens[len(l.tokens)-1].class = clsAux
}

// abbreviation takes the full stop of an abbreviation into the word: "Mr.", "J.", "U.S.".
func (l *lexer) abbreviation(t *token, start int) {
	for l.pos < len(l.text) && l.text[l.pos] == '.' {
		single := l.pos-start == 1 && t.has(flgUpper)
		inner := l.letterAt(l.pos+1) && l.pos-start <= 4
		known := l.pos-start <= longestAbbreviation && l.classify(l.text[start:l.pos+1], 0).has(clsAbbr)
		if !single && !inner && !known {
			return
		}
		l.pos++
		if inner {
			for l.pos < len(l.text) && l.letterAt(l.pos) {
				_, size := utf8.DecodeRuneInString(l.text[l.pos:])
				l.pos += size
			}
		}
		t.end = int32(l.pos)
		if !inner {
			return
		}
	}
}

// classify looks a word up, or what stands behind its last hyphen.
func (l *lexer) classify(word string, hyphen int) class {
	if len(word) > longestWord {
		return adverb(word)
	}
	c := l.words.find(l.lowered(word))
	if c == 0 && hyphen > 0 && hyphen < len(word) {
		c = l.words.find(l.lowered(word[hyphen:]))
		c &= clsRole | clsUnnamed | clsNation | clsOrg
	}
	if c == 0 {
		return adverb(word)
	}
	return c
}

// lowered is the word in lower case, with a straight apostrophe, and its hash.
func (l *lexer) lowered(word string) ([]byte, uint32) {
	l.lower = l.lower[:0]
	h := uint32(hashStart)
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return l.loweredRunes(word)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		l.lower = append(l.lower, c)
		h = (h ^ uint32(c)) * hashPrime
	}
	return l.lower, h
}

// loweredRunes is lowered for words that are not ASCII.
func (l *lexer) loweredRunes(word string) ([]byte, uint32) {
	l.lower = l.lower[:0]
	for _, r := range word {
		switch {
		case r == '’':
			l.lower = append(l.lower, '\'')
		case !isInvisible(r):
			l.lower = utf8.AppendRune(l.lower, unicode.ToLower(r))
		}
	}
	return l.lower, hash(l.lower)
}

// adverb is for the words that end in -ly.
func adverb(word string) class {
	if n := len(word); n > 4 && word[n-2:] == "ly" && word[0] >= 'a' {
		return clsAdverb
	}
	return 0
}

// isAcronym reports whether a word has two letters or more, all capitals.
func isAcronym(word string) bool {
	if len(word) < 2 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if 'a' <= word[i] && word[i] <= 'z' || word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
