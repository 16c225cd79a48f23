package build

import (
	"context"
	"encoding/binary"
	"io"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"

	"digest/internal/cache"
	"digest/internal/diag"
	"digest/internal/fingerprint"
	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/news"
	"digest/internal/pack"
)

// articles begin what a build remembers of the articles that it read. Batches of them
// follow, each with its length before it.
type articles struct {
	Timezone string
	People   fingerprint.Sum
}

// batch is how many articles are packed in one piece; several are unpacked side by side.
const batch = 256

// A remembered is an article, and what was found in its texts by the people of the build.
type remembered struct {
	Kept  load.Kept
	Finds link.Finds
}

// An archivist reads the content for a build, as little of it as can be.
type archivist struct {
	loader *load.Loader
	memory link.Memory
	// recalled are the articles that were not read.
	recalled map[*news.ArticleRecord]*link.Finds
}

// newArchivist recalls the articles whose files look as they did when the last build
// read them, and lists what there is meanwhile.
func newArchivist(fsys fs.FS, o Options, r recollection) *archivist {
	a := &archivist{loader: load.NewLoader(fsys, max(1, o.Jobs))}
	a.loader.StoreBodies, a.loader.Watch = true, o.Progress
	var listing sync.WaitGroup
	listing.Go(a.loader.Scan)
	a.recall(r, max(1, o.Jobs))
	listing.Wait()
	return a
}

func (a *archivist) recall(r recollection, jobs int) {
	if r.last.Articles == (fingerprint.Sum{}) {
		return
	}
	var last articles
	rest, err := pack.Of[articles]().Read(cache.ReadArticles(r.file, r.last), &last)
	if err != nil {
		return
	}
	batches, whole := unpack(rest, jobs)
	if !whole {
		return
	}
	finds := make(map[*news.ArticleRecord]*link.Finds, batch*len(batches))
	same := make([]load.Kept, 0, batch*len(batches))
	for _, articles := range batches {
		for i := range articles {
			m := &articles[i]
			look, there := r.inputs[m.Kept.Record.File]
			if there && look == r.last.Inputs[m.Kept.Record.File] && look != unseen {
				finds[m.Kept.Record] = &m.Finds
				same = append(same, m.Kept)
			}
		}
	}
	a.recalled = finds
	a.memory.Recall(last.People, finds)
	a.loader.Recall(last.Timezone, same)
}

// unpack reads batches of articles; false when they are damaged.
func unpack(packed string, jobs int) (batches [][]remembered, whole bool) {
	text, pieces := pack.Of[string](), []string(nil)
	for packed != "" {
		var piece string
		var err error
		if packed, err = text.Read(packed, &piece); err != nil {
			return nil, false
		}
		pieces = append(pieces, piece)
	}
	batches = make([][]remembered, len(pieces))
	packer := pack.Of[[]remembered]()
	var next atomic.Int64
	var damaged atomic.Bool
	var workers sync.WaitGroup
	for range min(jobs, len(pieces)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(pieces); i = int(next.Add(1)) - 1 {
				if rest, err := packer.Read(pieces[i], &batches[i]); err != nil || rest != "" {
					damaged.Store(true)
				}
			}
		})
	}
	workers.Wait()
	return batches, !damaged.Load()
}

// reread says whether an article was read in this build: nothing is known of what it was.
func (a *archivist) reread(article *news.Article) bool {
	return a.recalled[article.ArticleRecord] == nil
}

// load reads what is not recalled.
func (a *archivist) load(ctx context.Context) (*news.Archive, diag.List, error) {
	return a.loader.Load(ctx, []string{})
}

// packing writes what the next build may recall of a site that has no mistakes, beside what
// else is done. It ends when the returned function is called first.
func (a *archivist) packing(o Options, r recollection, faultless bool) (done func() (cache.Draft, error)) {
	return aside(func() (cache.Draft, error) {
		if o.Program == "" || !faultless {
			return cache.Draft{}, nil // nothing is remembered
		}
		return cache.DraftArticles(r.file, a.pack)
	})
}

// pack writes what the next build may recall.
func (a *archivist) pack(w io.Writer) error {
	timezone, kept := a.loader.Articles()
	_, err := w.Write(pack.Of[articles]().Append(nil, articles{Timezone: timezone, People: a.memory.People()}))
	packer := pack.Of[[]remembered]()
	var b, length []byte
	for some := range slices.Chunk(kept, batch) {
		if err != nil {
			break
		}
		articles := make([]remembered, len(some))
		for i, k := range some {
			articles[i] = remembered{k, *a.memory.Found(k.Record)}
		}
		b = packer.Append(b[:0], articles)
		length = binary.AppendUvarint(length[:0], uint64(len(b)))
		_, err = w.Write(length)
		if err == nil {
			_, err = w.Write(b)
		}
	}
	return err
}

// A state is what files of the last build are held to.
type state struct {
	rest  fingerprint.Sum
	words words
	// numbering makes contents of sums, and holding says whether the words of contents of the
	// last build are still there.
	numbering *cache.Numbering
	holding   func(cache.Contents) bool
}

func (a *archivist) state(site *news.Site, last cache.Memory, furnished func() (furniture, error)) (state, error) {
	with, err := furnished()
	if err != nil {
		return state{}, err
	}
	rest, err := a.rest(site, with.theme.Sum)
	words := wordsOf(site)
	return state{rest, words, cache.NewNumbering(last), last.Holding(words.sums)}, err
}

// rest is the fingerprint of everything that a site is made of but for the words of
// articles: titles, summaries and bodies. Who stands in an article is part of it, though it
// may come from the words: other pages show it. So is what is still to come, and with it
// what has come.
func (a *archivist) rest(site *news.Site, theme fingerprint.Sum) (fingerprint.Sum, error) {
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
