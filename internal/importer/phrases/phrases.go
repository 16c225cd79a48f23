// Package phrases knows the interface of news pages by its words: lines such as
// "Share this article" or "Mehr zum Thema", in files of data, one a language.
//
//	list := phrases.Read()
//	list.Section("Leave a comment (12)")    // "end"
//	list.Begins("Sign up for our letter.")  // "offer"
//	list.Byline("by Jane Doe")              // "Jane Doe"
//	list.Language("Sie haben es gesagt. …") // "de"
//
// Only whole lines count: a sentence that has such words in it is not a phrase.
// The file en.txt explains the format and the sections.
package phrases

import (
	"embed"
	"io/fs"
	"strings"
	"unicode"
)

//go:embed *.txt
var files embed.FS

// The sections of the files: what whole lines are, and what a text may begin with.
const (
	Start    = "start"    // interface above or beside an article
	Tail     = "tail"     // interface below or within an article
	Advert   = "advert"   // labels an advertisement
	End      = "end"      // heads what stands below an article
	Comments = "comments" // heads the comments of readers
	Credit   = "credit"   // begins a line that names who else worked on the article
	Label    = "label"    // begins a line that leads to another article
	Offer    = "offer"    // begins a sentence that offers newsletters or subscriptions
)

// The most words that a line may have that a phrase with "*" stands for: a line of
// an interface, a heading of what stands below an article.
const (
	longestLine    = 30
	longestHeading = 8
)

// A List is the phrases of all languages together: a page's language is not
// known before its interface is. It does not change after [Read] and may be used
// from several goroutines.
type List struct {
	whole      map[string]string // a phrase's words to its section
	prefixes   map[string]string // likewise, of phrases with "*"
	beginnings map[string]string // likewise, of what is no interface by itself
	bylines    []string
	languages  []tongue
}

// Read reads the phrases of all languages.
func Read() List {
	l := List{whole: map[string]string{}, prefixes: map[string]string{}, beginnings: map[string]string{}}
	names, _ := fs.Glob(files, "*.txt") // the pattern is well-formed
	for _, name := range names {
		text, _ := files.ReadFile(name) // embedded, so it is there
		t := tongue{tag: strings.TrimSuffix(name, ".txt"), words: map[string]bool{}}
		for line := range strings.Lines(string(text)) {
			l.add(strings.TrimSpace(line), &t)
		}
		l.languages = append(l.languages, t)
	}
	return l
}

func (l *List) add(line string, t *tongue) {
	section, phrase, ok := strings.Cut(line, ": ")
	if !ok || strings.HasPrefix(line, "#") {
		return
	}
	prefix, many := strings.CutSuffix(phrase, "*")
	switch {
	case section == "words":
		for word := range strings.FieldsSeq(phrase) {
			t.words[word] = true
		}
	case section == "letters":
		t.letters = phrase
	case section == "byline":
		l.bylines = append(l.bylines, phrase+" ")
	case section == Credit || section == Label || section == Offer:
		l.beginnings[Words(prefix)] = section
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
	count := strings.Count(words, " ")
	if count >= longestLine {
		return ""
	}
	section := longestPrefix(l.prefixes, words)
	if (section == End || section == Comments) && count >= longestHeading {
		return ""
	}
	return section
}

// Begins gives the section (credit, label or offer) of a text of any length by its
// first words, or "".
func (l *List) Begins(text string) string {
	const longest = 120 // bytes; no phrase is longer
	words := Words(strings.ToValidUTF8(text[:min(len(text), longest)], ""))
	return longestPrefix(l.beginnings, words+" ")
}

// longestPrefix gives the section of the longest phrase that some words begin with.
func longestPrefix(phrases map[string]string, words string) string {
	longest := ""
	for i, r := range words {
		if r == ' ' {
			if section := phrases[words[:i]]; section != "" {
				longest = section
			}
		}
	}
	return longest
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
