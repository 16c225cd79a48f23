package plaintext

import (
	"embed"
	"io/fs"
	"strings"
	"unicode"
)

// phraseFiles are the interface lines of news pages, one file per language.
// en.txt explains the format.
//
//go:embed phrases
var phraseFiles embed.FS

// longestInterfaceLine is the most words that a line may have that a phrase
// with "*" stands for.
const longestInterfaceLine = 30

// phrases are the interface lines of all languages together: a page's language
// is not known before its interface is.
type phrases struct {
	whole    map[string]string // a phrase's words to its section
	prefixes map[string]string
	bylines  []string
}

func readPhrases() phrases {
	p := phrases{whole: map[string]string{}, prefixes: map[string]string{}}
	names, _ := fs.Glob(phraseFiles, "phrases/*.txt") // the pattern is well-formed
	for _, name := range names {
		data, _ := phraseFiles.ReadFile(name) // embedded, so it is there
		for line := range strings.Lines(string(data)) {
			p.add(strings.TrimSpace(line))
		}
	}
	return p
}

func (p *phrases) add(line string) {
	section, phrase, ok := strings.Cut(line, ": ")
	if !ok || strings.HasPrefix(line, "#") {
		return
	}
	prefix, many := strings.CutSuffix(phrase, "*")
	switch {
	case section == "byline":
		p.bylines = append(p.bylines, phrase+" ")
	case many:
		p.prefixes[plainWords(prefix)] = section
	default:
		p.whole[plainWords(phrase)] = section
	}
}

// section gives the section of a line which is interface as a whole, or "".
func (p *phrases) section(line string) string {
	words := plainWords(line)
	if section := p.whole[words]; section != "" || words == "" {
		return section
	}
	if strings.Count(words, " ") >= longestInterfaceLine {
		return ""
	}
	for i, r := range words {
		if r == ' ' {
			if section := p.prefixes[words[:i]]; section != "" {
				return section
			}
		}
	}
	return ""
}

// byline gives the author whom a line like "by Jane Doe" names, or "".
func (p *phrases) byline(line string) string {
	for _, b := range p.bylines {
		if len(line) <= len(b) || !strings.EqualFold(line[:len(b)], b) {
			continue
		}
		author := strings.TrimSpace(line[len(b):])
		if n := len(strings.Fields(author)); n >= 1 && n <= 8 && startsUpper(author) && !endsSentence(author) {
			return strings.TrimRight(author, " ,|·•-–—")
		}
	}
	return ""
}

// plainWords are the words of a line in small letters, apostrophes straight,
// without punctuation at their ends, and without words that have no letter.
func plainWords(line string) string {
	var words []string
	for word := range strings.FieldsSeq(strings.ToLower(strings.ReplaceAll(line, "’", "'"))) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
		if word != "" {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}
