package search_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"digest/internal/search"
)

// A corpus is a digest of any size, made up as it is read: the same numbers give
// the same texts. As in a language, few words make up most of a text.
type corpus struct {
	articles   int
	bodyWords  int
	vocabulary []string // the most frequent word first
	ranks      []uint16 // of words, each as often as the word
}

func newCorpus(articles, bodyWords int) *corpus {
	c := &corpus{articles: articles, bodyWords: bodyWords}
	r := rand.New(rand.NewPCG(1, 2))
	parts := strings.Fields("con de in re pro dis com un ex per ta mi lo ra ne to si va ku fe ble ment tion ing er al ic ous ity ly")
	const words = 30_000
	seen := make(map[string]bool)
	for len(c.vocabulary) < words {
		var word string
		for range 1 + r.IntN(4) {
			word += parts[r.IntN(len(parts))]
		}
		if !seen[word] {
			seen[word] = true
			c.vocabulary = append(c.vocabulary, word)
		}
	}
	zipf := rand.NewZipf(r, 1.07, 1.5, words-1)
	c.ranks = make([]uint16, 1<<18)
	for i := range c.ranks {
		c.ranks[i] = uint16(zipf.Uint64())
	}
	return c
}

// text is so many words.
func (c *corpus) text(r *rand.Rand, words int) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(c.vocabulary[c.ranks[r.Uint32N(uint32(len(c.ranks)))]])
	}
	return b.String()
}

// name is a person's.
func (c *corpus) name(i int) string {
	given := []string{"Ada", "Bo", "Zoë", "Dov", "Eve", "Finn", "Šimon", "Hana"}
	return fmt.Sprintf("%s %c%sfeld", given[i%len(given)], 'A'+i/len(given)%26, c.vocabulary[1000+i])
}

// entries are the articles of 84 months, three statements for each two of them,
// 200 people and 20 topics.
func (c *corpus) entries() []search.Entry {
	var all []search.Entry
	for i := range c.articles {
		day := 17_000 + i*2556/c.articles
		all = append(all, search.Entry{Kind: search.Article, Day: day, Key: fmt.Sprintf("article-%d", i), Document: func() search.Document {
			r := rand.New(rand.NewPCG(uint64(i), 1))
			return search.Document{
				Title: c.text(r, 8), Href: fmt.Sprintf("/articles/article-%d/", i), Note: "28 May 2026 · Example Times", Text: c.text(r, 25),
				Body: func() (string, error) { return c.text(r, c.bodyWords), nil },
			}
		}})
		for n := range 1 + i%2 {
			all = append(all, search.Entry{Kind: search.Statement, Day: day, Key: fmt.Sprintf("article-%d#%d", i, n), Document: func() search.Document {
				r := rand.New(rand.NewPCG(uint64(i), uint64(2+n)))
				person := min(r.IntN(200), r.IntN(200))
				return search.Document{
					Title: c.name(person), Href: fmt.Sprintf("/articles/article-%d/#%d", i, n), Note: "28 May 2026 · Talk now", Text: c.text(r, 20),
				}
			}})
		}
	}
	for i := range 200 {
		all = append(all, search.Entry{Kind: search.Person, Day: 17_000 + i*13%2556, Key: fmt.Sprintf("person-%d", i), Document: func() search.Document {
			r := rand.New(rand.NewPCG(uint64(i), 9))
			return search.Document{Title: c.name(i), Names: []string{"Minister " + c.name(i)}, Href: fmt.Sprintf("/people/person-%d/", i), More: []string{c.text(r, 10)}}
		}})
	}
	for i := range 20 {
		all = append(all, search.Entry{Kind: search.Topic, Key: fmt.Sprintf("topic-%d", i), Document: func() search.Document {
			return search.Document{Title: c.vocabulary[40*i], Href: fmt.Sprintf("/topics/topic-%d/", i), Text: c.vocabulary[i]}
		}})
	}
	return all
}

// An index is made, and its files are encoded when they are read.
type index map[string]func() ([]byte, error)

func build(tb testing.TB, entries []search.Entry, jobs int) index {
	tb.Helper()
	made, err := search.Build(tb.Context(), entries, jobs)
	if err != nil {
		tb.Fatal(err)
	}
	files := make(index)
	for _, f := range made.Files() {
		if files[f.Path] != nil {
			tb.Fatalf("%s is there twice", f.Path)
		}
		files[f.Path] = f.Encode
	}
	return files
}

// read gives a file of the index.
func (x index) read(path string) ([]byte, error) {
	if encode := x[path]; encode != nil {
		return encode()
	}
	return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
}

// bytes are all files.
func (x index) bytes(tb testing.TB) map[string]string {
	tb.Helper()
	files := make(map[string]string)
	for path, encode := range x {
		data, err := encode()
		if err != nil {
			tb.Fatal(err)
		}
		files[path] = string(data)
	}
	return files
}

// worst are queries that load much: the most common words, alone and together, and
// what many words begin with.
func (c *corpus) worst() []string {
	var queries []string
	for n := range 6 {
		queries = append(queries, c.vocabulary[n], strings.Join(c.vocabulary[6*n:6*n+6], " "))
	}
	byLength := slices.Clone(c.vocabulary[:500])
	slices.SortStableFunc(byLength, func(a, b string) int { return len(a) - len(b) })
	queries = append(queries, strings.Join(byLength[:6], " "), "c", "co", "con", "conc", "c d i r p u", "con de in re pro dis", "a s z o e m", "minister", "zoe", "ada")
	return queries
}
