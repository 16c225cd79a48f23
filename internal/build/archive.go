package build

import (
	"context"
	"io"
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

// articles begin what a build remembers of the articles that it read. Batches of them
// follow, each with its length before it.
type articles struct {
	Timezone string
	People   fingerprint.Sum
}

// An archivist reads the content for a build, as little of it as can be.
type archivist struct {
	loader *load.Loader
	memory link.Memory
	// batches are what the last build remembered, and recalled those of its articles that
	// were not read.
	batches  []recalledBatch
	recalled map[*news.ArticleRecord]*link.Finds
}

func newArchivist(fsys fs.FS, o Options) *archivist {
	return &archivist{loader: load.NewLoader(fsys, load.Options{Jobs: o.Jobs, StoreBodies: true, Watch: o.Progress})}
}

// load lists what there is, recalls what has not changed meanwhile, and reads the rest.
func (a *archivist) load(ctx context.Context, r recollection, jobs int) (*news.Archive, diag.List, error) {
	var listing sync.WaitGroup
	listing.Go(a.loader.Scan)
	a.recall(r, jobs)
	listing.Wait()
	return a.loader.Load(ctx, []string{})
}

// recall gives the loader the articles whose files look as they did when the last build read
// them.
func (a *archivist) recall(r recollection, jobs int) {
	if r.last.Articles == (fingerprint.Sum{}) {
		return
	}
	var last articles
	rest, err := pack.Of[articles]().Read(cache.ReadArticles(r.file, r.last), &last)
	if err != nil {
		return
	}
	batches, whole := unpackBatches(rest, jobs)
	if !whole {
		return
	}
	a.batches = batches
	a.recalled = make(map[*news.ArticleRecord]*link.Finds, batchSize*len(batches))
	same := make([]load.Kept, 0, batchSize*len(batches))
	for _, b := range batches {
		for _, m := range b.articles {
			look, there := r.inputs[m.Kept.Record.File]
			if there && look == r.last.Inputs[m.Kept.Record.File] && look != unseen {
				a.recalled[m.Kept.Record] = m.Finds
				same = append(same, m.Kept)
			}
		}
	}
	a.memory.Recall(last.People, a.recalled)
	a.loader.Recall(last.Timezone, same)
}

// reread says whether an article was read in this build: nothing is known of what it was.
func (a *archivist) reread(article *news.Article) bool {
	return a.recalled[article.ArticleRecord] == nil
}

// pack writes what the next build may recall.
func (a *archivist) pack(w io.Writer) error {
	timezone, kept := a.loader.Articles()
	if _, err := w.Write(pack.Of[articles]().Append(nil, articles{Timezone: timezone, People: a.memory.People()})); err != nil {
		return err
	}
	all := make([]remembered, len(kept))
	for i, k := range kept {
		all[i] = remembered{k, a.memory.Found(k.Record)}
	}
	return packBatches(w, a.batches, all)
}
