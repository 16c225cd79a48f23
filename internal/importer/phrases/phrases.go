// Package phrases knows the interface of news pages by its words: lines such as
// "Share this article" or "Mehr zum Thema", in files of data, one a language.
//
//	list := phrases.Read()
//	list.Section("Leave a comment (12)") // "end"
//	list.Byline("by Jane Doe")           // "Jane Doe"
//
// Only whole lines count: a sentence that has such words in it is not a phrase.
// The file en.txt explains the format and the sections.
package phrases

import (
	"embed"
	"io/fs"
	"strings"
	"unicode"

	"digest/internal/importer/prose"
)

//go:embed *.txt
var files embed.FS

// The sections of the files.
const (
	Start  = "start"  // interface above or beside an article
	Tail   = "tail"   // interface below or within an article
	End    = "end"    // heads what stands below an article
	Credit = "credit" // names who else worked on the article
	Label  = "label"  // begins a line that leads to another article
	Offer  = "offer"  // begins a sentence that offers newsletters or subscriptions
)

// longestLine is the most words that a line may have that a phrase with "*"
// stands for.
const longestLine = 30

// A List is the phrases of all languages together: a page's language is not
// known before its interface is. It does not change after [Read] and may be used
// from several goroutines.
type List struct {
	whole    map[string]string // a phrase's words to its section
	prefixes map[string]string
	bylines  []string
}

// Read reads the phrases of all languages.
func Read() List {
	l := List{whole: map[string]string{}, prefixes: map[string]string{}}
	names, _ := fs.Glob(files, "*.txt") // the pattern is well-formed
	for _, name := range names {
		text, _ := files.ReadFile(name) // embedded, so it is there
		for line := range strings.Lines(string(text)) {
			l.add(strings.TrimSpace(line))
		}
	}
	return l
}

func (l *List) add(line string) {
	section, phrase, ok := strings.Cut(line, ": ")
	if !ok || strings.HasPrefix(line, "#") {
		return
	}
	prefix, many := strings.CutSuffix(phrase, "*")
	switch {
	case section == "byline":
		l.bylines = append(l.bylines, phrase+" ")
	case many:
		l.prefixes[Words(prefix)] = section
	default:
		l.whole[Words(phrase)] = section
	}
}

// Section gives the section of a line which is interface as a whole, or "".
func (l *List) Section(line string) string {
	if len(line) > longestLine*20 {
		return ""
	}
	words := Words(line)
	if section := l.whole[words]; section != "" || words == "" {
		return section
	}
	if strings.Count(words, " ") >= longestLine {
		return ""
	}
	return l.prefix(words)
}

// Begins gives the section of a text of any length which begins with a phrase
// that has a "*", or "".
func (l *List) Begins(text string) string {
	const longest = 120 // characters; no phrase is longer
	head := text
	if len(head) > longest {
		head = head[:longest]
	}
	return l.prefix(Words(head))
}

func (l *List) prefix(words string) string {
	for i, r := range words {
		if r == ' ' {
			if section := l.prefixes[words[:i]]; section != "" {
				return section
			}
		}
	}
	return ""
}

// Byline gives the author whom a line like "by Jane Doe" names, or "".
func (l *List) Byline(line string) string {
	for _, b := range l.bylines {
		if len(line) <= len(b) || !strings.EqualFold(line[:len(b)], b) {
			continue
		}
		author := strings.TrimSpace(line[len(b):])
		if n := len(strings.Fields(author)); n >= 1 && n <= 8 && prose.StartsUpper(author) && !prose.EndsSentence(author) {
			return strings.TrimRight(author, " ,|·•-–—")
		}
	}
	return ""
}

// Words are the words of a line in small letters, apostrophes straight, without
// punctuation at their ends, and without words that have no letter.
func Words(line string) string {
	var words []string
	for word := range strings.FieldsSeq(strings.ToLower(strings.ReplaceAll(line, "’", "'"))) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
		if word != "" {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}
