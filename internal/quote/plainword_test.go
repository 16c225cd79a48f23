package quote

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// slowWords is the lexicon by which no word is plain.
func slowWords() *lexicon {
	l := *newLexicon()
	l.small = [256]byte{}
	return &l
}

func comparePlain(t *testing.T, slow, fast *lexicon, text string) {
	t.Helper()
	if diff := cmp.Diff(lex(nil, text, slow), lex(nil, text, fast), cmp.AllowUnexported(token{})); diff != "" {
		t.Errorf("%.200q (-as any word +as a plain one):\n%s", text, diff)
	}
}

// FuzzPlainWord holds that a plain word is read as any word is.
func FuzzPlainWord(f *testing.F) {
	for _, s := range []string{
		"He said so on 3 May 2026.", "The U.S. and the US told us. Mr. Roe, etc. No. 5", "O'Brien's well-known co-operation’s", "NATO's EU-wide",
		"a.m. p.m. e.g. approx. Gen. Lt. inc", "Quickly, reportedly SAID 2nd x9", "naïve Über é’s", "word\u00adword \xff said",
	} {
		f.Add(s)
	}
	slow, fast := slowWords(), newLexicon()
	f.Fuzz(func(t *testing.T, text string) { comparePlain(t, slow, fast, text) })
}

// TestPlainWordsOfArticles holds the same for the articles of the first digest.
func TestPlainWordsOfArticles(t *testing.T) {
	files, err := filepath.Glob("../../content/articles/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	slow, fast := slowWords(), newLexicon()
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		comparePlain(t, slow, fast, string(text))
	}
}
