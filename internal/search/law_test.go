package search_test

import (
	"runtime"
	"strings"
	"testing"

	"digest/internal/search/searchtest"
)

const (
	// mostLoaded is what a query may load of an index of 100,000 articles.
	mostLoaded = 300_000
	// mostOfWord is how much of that a word of it may load.
	mostOfWord = 36_000
)

// TestWorstQueries: however common its words are, a query loads little.
func TestWorstQueries(t *testing.T) {
	t.Parallel()
	articles := 100_000
	if testing.Short() {
		articles = 2000
	}
	c := newCorpus(articles, 40)
	files := build(t, c.entries(), runtime.GOMAXPROCS(0))
	total, words := 0, 0
	for path, encode := range files {
		if !strings.HasPrefix(path, "w") {
			continue
		}
		data, err := encode()
		if err != nil {
			t.Fatal(err)
		}
		total += len(data)
		words++
		if path != "words.json" && len(data) > mostOfWord {
			t.Errorf("%s has %d bytes, at most %d are allowed", path, len(data), mostOfWord)
		}
	}
	t.Logf("%d files of words with %d bytes, %d others", words, total, len(files)-words)
	for _, query := range c.worst() {
		answer, err := searchtest.Find(files.read, query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		t.Logf("%q loads %d bytes in %d files, finds %v, more: %v", query, answer.Loaded, answer.Files, answer.Found, answer.More)
		if answer.Loaded > mostLoaded {
			t.Errorf("%q loads %d bytes in %d files, at most %d are allowed", query, answer.Loaded, answer.Files, mostLoaded)
		}
		if len(answer.First) == 0 && !testing.Short() {
			t.Errorf("%q finds nothing", query)
		}
	}
}
