package build

import (
	"context"
	"io"
	"io/fs"

	"digest/internal/cache"
	"digest/internal/diag"
	"digest/internal/fingerprint"
	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/news"
	"digest/internal/pack"
)

// articles begin what a build remembers of the articles that it read.
type articles struct {
	Timezone string
	People   fingerprint.Sum
	// Articles is how many follow, each as a remembered.
	Articles int
}

// A remembered is an article, and what was found in its texts by the people of the build.
type remembered struct {
	Kept  load.Kept
	Finds link.Finds
}

// An archivist reads the content for a build, as little of it as can be.
type archivist struct {
	loader *load.Loader
	memory link.Memory
}

// newArchivist recalls the articles whose files look as they did when the last build
// read them.
func newArchivist(fsys fs.FS, o Options, r recollection) *archivist {
	a := &archivist{loader: load.NewLoader(fsys, max(1, o.Jobs))}
	a.loader.StoreBodies, a.loader.Watch = true, o.Progress
	var last articles
	packed, err := pack.Of[articles]().Read(cache.ReadArticles(r.file, r.last), &last)
	if r.last.Articles == (fingerprint.Sum{}) || err != nil {
		return a
	}
	finds := make(map[*news.ArticleRecord]link.Finds, last.Articles)
	same := make([]load.Kept, 0, last.Articles)
	packer := pack.Of[remembered]()
	for range last.Articles {
		var m remembered
		if packed, err = packer.Read(packed, &m); err != nil {
			return a
		}
		look, there := r.inputs[m.Kept.Record.File]
		if there && look == r.last.Inputs[m.Kept.Record.File] && look != unseen {
			finds[m.Kept.Record] = m.Finds
			same = append(same, m.Kept)
		}
	}
	a.memory.Recall(last.People, finds)
	a.loader.Recall(last.Timezone, same)
	return a
}

// load reads what is not recalled.
func (a *archivist) load(ctx context.Context) (*news.Archive, diag.List, error) {
	return a.loader.Load(ctx, []string{})
}

// packing writes what the next build may recall, beside what else is done. It ends when
// the returned function is called first.
func (a *archivist) packing(o Options, r recollection) (done func() (cache.Draft, error)) {
	if o.Program == "" {
		return func() (cache.Draft, error) { return cache.Draft{}, nil } // nothing is remembered
	}
	var draft cache.Draft
	var err error
	written := make(chan struct{})
	go func() {
		defer close(written)
		draft, err = cache.DraftArticles(r.file, a.pack)
	}()
	return func() (cache.Draft, error) {
		<-written
		return draft, err
	}
}

// pack writes what the next build may recall.
func (a *archivist) pack(w io.Writer) error {
	timezone, kept := a.loader.Articles()
	b := pack.Append(nil, articles{Timezone: timezone, People: a.memory.People(), Articles: len(kept)})
	_, err := w.Write(b)
	packer := pack.Of[remembered]()
	for i := 0; i < len(kept) && err == nil; i++ {
		b = packer.Append(b[:0], remembered{kept[i], a.memory.Found(kept[i].Record)})
		_, err = w.Write(b)
	}
	return err
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
	slugs := make([]string, 0, 4*len(site.Articles))
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

// sumOfWords is one sum for several.
func sumOfWords(words []news.Wording) fingerprint.Sum {
	all := make([]byte, 0, len(news.Wording{})*len(words))
	for _, word := range words {
		all = append(all, word[:]...)
	}
	return fingerprint.Bytes(all)
}
