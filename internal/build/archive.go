package build

import (
	"context"
	"io/fs"
	"sync"

	"digest/internal/cache"
	"digest/internal/diag"
	"digest/internal/fingerprint"
	"digest/internal/link"
	"digest/internal/load"
	"digest/internal/news"
	"digest/internal/pack"
)

// articles are what a build remembers of the articles that it read: the records, and
// what was found in their texts by the people of that build.
type articles struct {
	Timezone string
	People   fingerprint.Sum
	Kept     []load.Kept
	Finds    []link.Finds // as long as Kept
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
	if r.last.Articles == (fingerprint.Sum{}) || pack.Read(cache.ReadArticles(r.file, r.last), &last) != nil {
		return a
	}
	finds := make(map[*news.ArticleRecord]link.Finds, len(last.Kept))
	same := last.Kept[:0]
	for i, k := range last.Kept {
		look, there := r.inputs[k.Record.File]
		if there && look == r.last.Inputs[k.Record.File] && look != unseen {
			finds[k.Record] = last.Finds[i]
			same = append(same, k)
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

// packing packs what the next build may recall, beside what else is done.
func (a *archivist) packing(o Options) func() []byte {
	if o.Program == "" {
		return func() []byte { return nil } // nothing is remembered
	}
	packed := make(chan []byte, 1)
	go func() { packed <- a.pack() }()
	return sync.OnceValue(func() []byte { return <-packed })
}

// pack is what the next build may recall.
func (a *archivist) pack() []byte {
	next := articles{People: a.memory.People()}
	next.Timezone, next.Kept = a.loader.Articles()
	next.Finds = make([]link.Finds, len(next.Kept))
	for i, k := range next.Kept {
		next.Finds[i] = a.memory.Found(k.Record)
	}
	return pack.Append(nil, next)
}

// rest is the fingerprint of everything that a site is made of but for the bodies of
// articles. Who stands in an article is part of it, though it may come from the body:
// other pages show it. So is what is still to come, and with it what has come.
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

// bodies are the sums of all articles' bodies.
func bodies(site *news.Site) map[fingerprint.Sum]bool {
	sums := make(map[fingerprint.Sum]bool, len(site.Articles))
	for _, a := range site.Articles {
		sums[fingerprint.Sum(a.Body.Stored.ContentSum())] = true
	}
	return sums
}
