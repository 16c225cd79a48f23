package build

import (
	"digest/internal/cache"
	"digest/internal/fingerprint"
	"digest/internal/news"
)

// A standard is what files of the last build are held to.
type standard struct {
	// frame is the fingerprint of all that the words of articles stand in.
	frame fingerprint.Sum
	words words
	// numbering makes contents of sums, and holding says whether the words of contents of the
	// last build are still there.
	numbering *cache.Numbering
	holding   func(cache.Contents) bool
}

func (a *archivist) standard(site *news.Site, last cache.Memory, theme fingerprint.Sum) (standard, error) {
	frame, err := a.frame(site, theme)
	words := wordsOf(site)
	return standard{frame, words, cache.NewNumbering(last), last.Holding(words.sums)}, err
}

// frame is the fingerprint of everything that a site is made of but for the words of
// articles: titles, summaries and bodies. Who stands in an article is part of it, though it
// may come from the words: other pages show it. So is what is still to come, and with it
// what has come.
func (a *archivist) frame(site *news.Site, theme fingerprint.Sum) (fingerprint.Sum, error) {
	head, err := a.loader.Head()
	if err != nil {
		return fingerprint.Sum{}, err
	}
	count := 0
	for _, article := range site.Articles {
		count += 2 + len(article.People)
	}
	slugs := make([]string, 0, count)
	for _, article := range site.Articles {
		slugs = append(slugs, "", article.Slug)
		for _, person := range article.People {
			slugs = append(slugs, person.Slug)
		}
	}
	return fingerprint.New().Of(theme, head, slugs, site.Arrival)
}

// The words of a site are the sums of its articles' wordings and bodies.
type words struct {
	sums map[fingerprint.Sum]bool
	// wordings is the sum of all wordings, for what shows no one knows which. It is one of
	// sums.
	wordings fingerprint.Sum
}

func wordsOf(site *news.Site) words {
	w := words{sums: make(map[fingerprint.Sum]bool, 2*len(site.Articles)+1)}
	all := make([]news.Wording, 0, len(site.Articles))
	for _, a := range site.Articles {
		w.sums[fingerprint.Sum(a.Body.Stored.ContentSum())] = true
		w.sums[fingerprint.Sum(a.Wording)] = true
		all = append(all, a.Wording)
	}
	w.wordings = sumOfWords(all)
	w.sums[w.wordings] = true
	return w
}

// sumsOfWords are the sums of few, and one sum for many.
func sumsOfWords(words []news.Wording) []fingerprint.Sum {
	if len(words) > fewWords {
		return []fingerprint.Sum{sumOfWords(words)}
	}
	sums := make([]fingerprint.Sum, len(words))
	for i, word := range words {
		sums[i] = fingerprint.Sum(word)
	}
	return sums
}

// sumOfWords is one sum for several.
func sumOfWords(words []news.Wording) fingerprint.Sum {
	all := make([]byte, 0, len(news.Wording{})*len(words))
	for _, word := range words {
		all = append(all, word[:]...)
	}
	return fingerprint.Bytes(all)
}
